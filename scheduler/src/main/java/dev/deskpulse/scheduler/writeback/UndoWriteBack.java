package dev.deskpulse.scheduler.writeback;

import dev.deskpulse.connector.jira.FetchOutcome;
import dev.deskpulse.connector.jira.IssueStub;
import dev.deskpulse.connector.jira.JiraIssue;
import dev.deskpulse.connector.jira.JiraSite;
import dev.deskpulse.progress.Progress;
import dev.deskpulse.scheduler.writeback.WriteOutcome.Corrected;
import dev.deskpulse.scheduler.writeback.WriteOutcome.Gone;
import dev.deskpulse.scheduler.writeback.WriteOutcome.Rejected;
import dev.deskpulse.scheduler.writeback.WriteOutcome.Unchanged;
import dev.deskpulse.ticket.TicketId;
import dev.deskpulse.ticket.TicketKey;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Takes back what a run wrote: fields get what they held before, explanations and comments that the run made go away.
 * What a person has changed since stays, and so does what a later run wrote. The undoing is a run of its own in the
 * ledger; later write-backs leave the tickets so until their tags change, unless they are told to write them again.
 */
public final class UndoWriteBack {
    private static final int AT_ONCE = 100;

    private final WriteBack.Ledgers ledgers;
    private final JiraSite site;
    private final InstantSource clock;
    private final int parallel;

    public UndoWriteBack(WriteBack.Ledgers ledgers, JiraSite site, InstantSource clock, int parallel) {
        this.ledgers = ledgers;
        this.site = site;
        this.clock = clock;
        this.parallel = parallel;
    }

    /** @throws IllegalArgumentException where the ledger has no such run */
    public WriteBackReport undo(String run, Progress progress) {
        if (ledgers.writes().runs().stream().noneMatch(known -> known.id().equals(run))) {
            throw new IllegalArgumentException(
                    "The ledger has no run '" + run + "'; `deskpulse write-back --runs` lists them");
        }
        Map<TicketId, List<LedgerEntry>> byTicket = ledgers.writes().writtenBy(run).stream()
                .collect(Collectors.groupingBy(
                        entry -> entry.target().ticket(), LinkedHashMap::new, Collectors.toList()));
        progress.begin("Undoing " + run, byTicket.size());
        String undoing = RunIds.next(clock);
        ledgers.writes().begin(undoing, run);
        WriteBackReport.Tally tally = new WriteBackReport.Tally();
        try (WriteBackRunner runner =
                new WriteBackRunner(site, ledgers.writes(), ledgers.corrections(), clock, parallel)) {
            List<TicketId> tickets = List.copyOf(byTicket.keySet());
            for (int from = 0; from < tickets.size(); from += AT_ONCE) {
                List<TicketId> some = tickets.subList(from, Math.min(from + AT_ONCE, tickets.size()));
                Map<WriteTarget, KnownWrite> known = ledgers.writes().known(some);
                tally.add(runner.apply(undoing, reversed(some, byTicket, known, tally), known));
                progress.advance(some.size());
            }
        }
        return tally.report(undoing, 0);
    }

    private List<TicketWrites> reversed(
            List<TicketId> tickets,
            Map<TicketId, List<LedgerEntry>> byTicket,
            Map<WriteTarget, KnownWrite> known,
            WriteBackReport.Tally tally) {
        Map<String, FetchOutcome> present = fetch(tickets, byTicket);
        List<TicketWrites> all = new ArrayList<>();
        for (TicketId ticket : tickets) {
            FetchOutcome outcome = present.get(ticket.nativeId());
            JiraIssue issue = outcome instanceof FetchOutcome.Fetched fetched ? fetched.issue() : null;
            List<Write> writes = new ArrayList<>();
            for (LedgerEntry entry : byTicket.getOrDefault(ticket, List.of())) {
                reverse(entry, issue, known.get(entry.target()), tally).ifPresent(writes::add);
            }
            if (!writes.isEmpty()) {
                TicketKey key = new TicketKey(issue == null ? ticket.nativeId() : issue.key());
                all.add(new TicketWrites(ticket, key, writes));
            }
        }
        return all;
    }

    private Map<String, FetchOutcome> fetch(List<TicketId> tickets, Map<TicketId, List<LedgerEntry>> byTicket) {
        Set<String> fields = byTicket.values().stream()
                .flatMap(List::stream)
                .filter(entry -> entry.target().what() == WriteTarget.What.FIELD)
                .flatMap(entry -> Optional.ofNullable(entry.nativeId()).stream())
                .collect(Collectors.toSet());
        return PresentValues.byId(site.fetch(
                tickets.stream()
                        .map(ticket -> new IssueStub(ticket.nativeId(), ticket.nativeId(), null))
                        .toList(),
                fields));
    }

    private Optional<Write> reverse(
            LedgerEntry entry, @Nullable JiraIssue issue, @Nullable KnownWrite known, WriteBackReport.Tally tally) {
        if (issue == null) {
            tally.add(List.of(new Gone(entry.target())));
            return Optional.empty();
        }
        if (known == null || !known.entry().equals(entry.id())) {
            tally.add(List.of(new Rejected(
                    entry.target(), issue.key() + ": a later run has written this; undo that one first", false)));
            return Optional.empty();
        }
        return switch (entry.target().what()) {
            case FIELD -> field(entry, issue, known, tally);
            case PROPERTY -> Optional.of(new Write.OfProperty(entry.target(), known.after(), earlier(entry)));
            case COMMENT ->
                Optional.of(new Write.OfComment(entry.target(), known.nativeId(), entry.after(), entry.before()));
        };
    }

    private @Nullable String earlier(LedgerEntry entry) {
        return entry.before() == null
                ? null
                : ledgers.writes().writtenBefore(entry).orElse(null);
    }

    private Optional<Write> field(LedgerEntry entry, JiraIssue issue, KnownWrite known, WriteBackReport.Tally tally) {
        DeskpulseField field = DeskpulseField.valueOf(entry.target().name());
        String id = String.valueOf(entry.nativeId());
        String present = FieldValues.fromJira(issue.fields().get(id));
        if (FieldValues.same(field, present, entry.before())) {
            tally.add(List.of(new Unchanged(entry.target())));
            return Optional.empty();
        }
        if (!FieldValues.same(field, present, known.after())) {
            Correction correction = new PresentValues(site, clock, List.of())
                    .correction(entry.target(), known.after(), present, PresentValues.lastChange(issue, field, id));
            ledgers.corrections().save(List.of(correction));
            tally.add(List.of(new Corrected(entry.target(), correction)));
            return Optional.empty();
        }
        return Optional.of(new Write.OfField(entry.target(), field, id, present, entry.before()));
    }
}
