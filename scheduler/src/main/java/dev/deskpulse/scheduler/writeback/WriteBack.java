package dev.deskpulse.scheduler.writeback;

import dev.deskpulse.connector.jira.JiraException;
import dev.deskpulse.connector.jira.JiraSite;
import dev.deskpulse.connector.store.TicketStore;
import dev.deskpulse.progress.Progress;
import dev.deskpulse.scheduler.cause.Explained;
import dev.deskpulse.scheduler.text.TagStore;
import dev.deskpulse.scheduler.topic.TicketTopics;
import dev.deskpulse.scheduler.topic.TopicStore;
import dev.deskpulse.scheduler.writeback.PresentValues.Decision;
import dev.deskpulse.ticket.SourceId;
import dev.deskpulse.ticket.Ticket;
import dev.deskpulse.ticket.TicketId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Brings one site's tickets to what the tags and findings say. Differences only: a run that finds none sends no
 * request. Tickets of other sources are left alone.
 */
public final class WriteBack {
    private static final int BATCH = 500;
    private static final int AT_ONCE = 100;

    private final TicketStore tickets;
    private final TagStore tags;
    private final TopicStore topics;
    private final CustomerWishes customers;
    private final Ledgers ledgers;
    private final UrgentTickets urgent;
    private final SiteFields fields;
    private final SourceId source;
    private final JiraSite site;
    private final InstantSource clock;
    private final int parallel;

    /**
     * What is written follows from these.
     *
     * @param urgent what any run writes before it goes on
     */
    public record Sources(
            TicketStore tickets, TagStore tags, TopicStore topics, CustomerWishes customers, UrgentTickets urgent) {
        /** Without anything of customers, and nothing urgent. */
        public Sources(TicketStore tickets, TagStore tags, TopicStore topics) {
            this(tickets, tags, topics, CustomerWishes.NONE, new UrgentTickets());
        }
    }

    /** What is remembered of earlier runs. */
    public record Ledgers(WriteLedger writes, Corrections corrections) {}

    /**
     * @param source the site as the store names it
     * @param parallel on how many tickets it works at once
     */
    public WriteBack(
            Sources sources,
            Ledgers ledgers,
            SiteFields fields,
            SourceId source,
            JiraSite site,
            InstantSource clock,
            int parallel) {
        this.tickets = sources.tickets();
        this.tags = sources.tags();
        this.topics = sources.topics();
        this.customers = sources.customers();
        this.ledgers = ledgers;
        this.urgent = sources.urgent();
        this.fields = fields;
        this.source = source;
        this.site = site;
        this.clock = clock;
        this.parallel = parallel;
    }

    /** What becomes of tickets whose writes were undone. */
    public enum Undone {
        /** They stay as the undo left them until their tags change. */
        STAYS,
        /** Their tags are written again. */
        IS_WRITTEN_AGAIN
    }

    /**
     * @param changedSince only tickets saved since then are looked at; {@link Instant#MIN} for all. Tickets with a
     *     write whose outcome is unknown are looked at always
     * @param findings those that should stand as a comment on the ticket that represents them best
     * @throws JiraException.Unavailable where the site is down; what was written is known, the rest waits
     */
    public WriteBackReport run(Instant changedSince, List<Explained> findings, Undone undone, Progress progress) {
        progress.begin("Writing back", -1);
        Set<DeskpulseField> written = fields.among(DeskpulseField.written(customers.fields()));
        Map<DeskpulseField, String> ids = fields.resolve(site, written);
        WriteBackPlanner planner = planner(ids, undone);
        try (Run run = new Run(planner)) {
            for (DeskpulseField field : written) {
                if (!ids.containsKey(field)) {
                    run.tally.message(
                            "Field '" + field.fieldName() + "' does not exist on the site; run `deskpulse setup`");
                }
            }
            run.write(planned(planner, tickets.findAll(ledgers.writes.unsettled())));
            tickets.forEach(changedSince, BATCH, batch -> {
                // Evidence that is no longer kept must not take the place of what the site shows.
                run.write(
                        planned(planner, batch.stream().filter(Ticket::hasWords).toList()));
                progress.advance(batch.size());
            });
            run.write(
                    comments(planner, findings.stream().map(FindingComment::of).toList()));
            run.write(comments(planner, customers.notes()));
            return run.tally.report(run.id, planner.leftUndone());
        }
    }

    /** Brings the fields and properties of urgent tickets alone to what their tags say; otherwise as {@link #run}. */
    public WriteBackReport urgent() {
        WriteBackPlanner planner =
                planner(fields.resolve(site, fields.among(DeskpulseField.written(customers.fields()))), Undone.STAYS);
        try (Run run = new Run(planner)) {
            run.writeUrgent();
            return run.tally.report(run.id, planner.leftUndone());
        }
    }

    /** Brings these comments alone to what they should say; otherwise as {@link #run}. */
    public WriteBackReport comments(List<StandingComment> wanted, Undone undone, Progress progress) {
        progress.begin("Commenting", wanted.size());
        WriteBackPlanner planner = planner(Map.of(), undone);
        try (Run run = new Run(planner)) {
            run.write(comments(planner, wanted));
            return run.tally.report(run.id, planner.leftUndone());
        }
    }

    private WriteBackPlanner planner(Map<DeskpulseField, String> fieldIds, Undone undone) {
        Set<String> undoing = undone == Undone.STAYS ? ledgers.writes.undoing() : Set.of();
        return new WriteBackPlanner(
                ledgers.writes, ledgers.corrections, fieldIds, undoing, new TicketTopics(tickets, topics), customers);
    }

    /** One run: its id is taken, and noted in the ledger, with the first write. */
    private final class Run implements AutoCloseable {
        private final WriteBackReport.Tally tally = new WriteBackReport.Tally();
        private final PresentValues present =
                new PresentValues(site, clock, ledgers.writes.gaps().all());
        private final WriteBackRunner runner =
                new WriteBackRunner(site, ledgers.writes, ledgers.corrections, clock, parallel);
        private final WriteBackPlanner planner;
        private @Nullable String id;

        Run(WriteBackPlanner planner) {
            this.planner = planner;
        }

        void write(List<TicketPlan> plans) {
            for (int from = 0; from < plans.size(); from += AT_ONCE) {
                writeUrgent();
                writeChunk(plans.subList(from, Math.min(from + AT_ONCE, plans.size())));
            }
        }

        void writeUrgent() {
            List<TicketId> first = urgent.all();
            for (int from = 0; from < first.size(); from += AT_ONCE) {
                List<TicketId> ids = first.subList(from, Math.min(first.size(), from + AT_ONCE));
                writeChunk(planned(planner, tickets.findAll(ids)));
                urgent.remove(ids);
            }
        }

        private void writeChunk(List<TicketPlan> plans) {
            Decision decision = present.decide(plans);
            ledgers.writes.adopt(decision.adopted());
            ledgers.corrections.save(decision.outcomes().stream()
                    .flatMap(outcome -> IssueWrites.correction(outcome).stream())
                    .toList());
            tally.add(decision.outcomes());
            if (!decision.writes().isEmpty()) {
                Map<WriteTarget, KnownWrite> known = new HashMap<>();
                plans.forEach(plan -> known.putAll(plan.known()));
                noteRefusedFields(runner.apply(begun(), decision.writes(), known));
            }
        }

        private void noteRefusedFields(List<WriteOutcome> outcomes) {
            tally.add(outcomes);
            boolean refused = outcomes.stream()
                    .anyMatch(outcome -> outcome instanceof WriteOutcome.Rejected
                            && outcome.target().what() == WriteTarget.What.FIELD);
            if (refused) {
                fields.forget();
            }
        }

        private String begun() {
            String begun = id;
            if (begun == null) {
                begun = RunIds.next(clock);
                ledgers.writes.begin(begun, null);
                id = begun;
            }
            return begun;
        }

        @Override
        public void close() {
            runner.close();
        }
    }

    private List<TicketPlan> planned(WriteBackPlanner planner, List<Ticket> batch) {
        List<Ticket> ours =
                batch.stream().filter(ticket -> ticket.source().equals(source)).toList();
        return planner.plan(ours, tags.findAll(ours.stream().map(Ticket::id).toList()));
    }

    private List<TicketPlan> comments(WriteBackPlanner planner, List<StandingComment> wanted) {
        Map<String, KnownWrite> standing = ledgers.writes.comments();
        List<TicketPlan> plans = new ArrayList<>();
        for (StandingComment comment : wanted) {
            ticketFor(comment, standing.get(comment.name()))
                    .map(ticket -> planner.planComment(ticket, comment.name(), comment.text()))
                    .filter(plan -> !plan.isEmpty())
                    .ifPresent(plans::add);
        }
        return plans;
    }

    /** The ticket whose comment stands already, else the best place that is still there. */
    private Optional<Ticket> ticketFor(StandingComment comment, @Nullable KnownWrite standing) {
        List<TicketId> candidates = new ArrayList<>();
        if (standing != null) {
            candidates.add(standing.target().ticket());
        }
        candidates.addAll(comment.tickets());
        return tickets.findAll(candidates).stream()
                .filter(ticket -> ticket.source().equals(source))
                .findFirst();
    }
}
