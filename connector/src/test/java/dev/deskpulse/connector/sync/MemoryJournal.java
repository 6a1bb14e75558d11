package dev.deskpulse.connector.sync;

import dev.deskpulse.connector.sync.CompletenessCertificate.SetAside;
import dev.deskpulse.ticket.SourceId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A journal in memory; each write crosses the boundary before and after it commits. */
final class MemoryJournal implements SyncJournal {
    Boundary boundary = Boundary.QUIET;
    private @Nullable Instant cursor;
    private @Nullable Instant censusCursor;
    private @Nullable String mapping;
    private final Map<String, SetAside> setAside = new HashMap<>();
    private final List<CompletenessCertificate> kept = new ArrayList<>();

    @Override
    public Optional<Instant> cursor(SourceId source) {
        return Optional.ofNullable(cursor);
    }

    @Override
    public void moveCursor(SourceId source, Instant to) {
        boundary.cross("journal cursor");
        cursor = to;
        boundary.cross("journal cursor moved");
    }

    @Override
    public Optional<Instant> censusCursor(SourceId source) {
        return Optional.ofNullable(censusCursor);
    }

    @Override
    public void moveCensusCursor(SourceId source, Instant to) {
        boundary.cross("journal census cursor");
        censusCursor = to;
        boundary.cross("journal census cursor moved");
    }

    @Override
    public Optional<String> mapping(SourceId source) {
        return Optional.ofNullable(mapping);
    }

    @Override
    public void keepMapping(SourceId source, String fingerprint) {
        boundary.cross("journal mapping");
        mapping = fingerprint;
        boundary.cross("journal mapping kept");
    }

    @Override
    public Map<String, SetAside> setAside(SourceId source) {
        return Map.copyOf(setAside);
    }

    @Override
    public List<SetAside> told(SourceId source) {
        return setAside.values().stream()
                .filter(issue -> List.of(SetAside.TOLD, SetAside.BEGUN).contains(issue.reason()))
                .toList();
    }

    @Override
    public void setAside(SourceId source, Collection<SetAside> issues) {
        boundary.cross("journal set aside");
        issues.forEach(issue -> setAside.put(issue.issueId(), issue));
        boundary.cross("journal set aside kept");
    }

    @Override
    public void settle(SourceId source, Collection<String> issueIds) {
        boundary.cross("journal settle");
        issueIds.forEach(id ->
                setAside.computeIfPresent(id, (same, issue) -> issue.reason().equals(SetAside.TOLD) ? issue : null));
        boundary.cross("journal settled");
    }

    @Override
    public void keep(CompletenessCertificate certificate) {
        boundary.cross("journal keep");
        kept.add(certificate);
        boundary.cross("journal kept");
    }

    @Override
    public Optional<CompletenessCertificate> latest(SourceId source) {
        return kept.isEmpty() ? Optional.empty() : Optional.of(kept.get(kept.size() - 1));
    }
}
