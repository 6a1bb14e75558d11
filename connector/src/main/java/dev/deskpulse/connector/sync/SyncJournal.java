package dev.deskpulse.connector.sync;

import dev.deskpulse.connector.sync.CompletenessCertificate.SetAside;
import dev.deskpulse.ticket.SourceId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What sync must remember between runs. Each call is committed when it returns. */
public interface SyncJournal {
    /** Up to when, by the site's clock, everything is stored; empty before the first run has ended. */
    Optional<Instant> cursor(SourceId source);

    void moveCursor(SourceId source, Instant to);

    /**
     * The cursor of the latest run that finished its census. What was edited while it could not be seen has passed the
     * ordinary cursor unread; a run with a census looks again from here.
     */
    Optional<Instant> censusCursor(SourceId source);

    void moveCensusCursor(SourceId source, Instant to);

    /** With which mapping the source's tickets were read; empty before the first run. */
    Optional<String> mapping(SourceId source);

    void keepMapping(SourceId source, String fingerprint);

    /** The rerun set, by issue id. */
    Map<String, SetAside> setAside(SourceId source);

    /** Of the rerun set, those {@linkplain SetAside#TOLD that the site told of} and nobody has read since. */
    List<SetAside> told(SourceId source);

    /** Adds to the rerun set, or replaces what is there for the same issues. */
    void setAside(SourceId source, Collection<SetAside> issues);

    /** Takes issues out of the rerun set, but for those that the site has told of since a run began to read them. */
    void settle(SourceId source, Collection<String> issueIds);

    void keep(CompletenessCertificate certificate);

    Optional<CompletenessCertificate> latest(SourceId source);
}
