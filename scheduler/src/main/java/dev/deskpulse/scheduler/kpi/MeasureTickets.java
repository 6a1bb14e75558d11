package dev.deskpulse.scheduler.kpi;

import dev.deskpulse.connector.store.TicketStore;
import dev.deskpulse.progress.Progress;
import dev.deskpulse.scheduler.text.TicketTags;
import dev.deskpulse.ticket.SlaCycle;
import dev.deskpulse.ticket.Ticket;
import dev.deskpulse.ticket.TicketId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Keeps the fact rows in step with the tickets: computes those of changed tickets, drops those of absent ones. */
public final class MeasureTickets {
    private static final int BATCH = 5_000;

    /** Where the tags of tickets come from; a ticket without tags is measured without them. */
    @FunctionalInterface
    public interface TagLookup {
        Map<TicketId, TicketTags> tagsOf(Collection<TicketId> tickets);
    }

    /** What a run did. */
    public record Outcome(long measured, long removed) {}

    private final TicketStore tickets;
    private final TagLookup tags;
    private final FactStore facts;
    private final TicketMeasurer measurer;
    private final @Nullable SlaHistory sla;

    /** Without a memory of SLA goals: each cycle counts as its source shows it today. */
    public MeasureTickets(TicketStore tickets, TagLookup tags, FactStore facts, TicketMeasurer measurer) {
        this(tickets, tags, facts, measurer, null);
    }

    /** @param sla remembers the goals that were in force */
    public MeasureTickets(
            TicketStore tickets, TagLookup tags, FactStore facts, TicketMeasurer measurer, @Nullable SlaHistory sla) {
        this.tickets = tickets;
        this.tags = tags;
        this.facts = facts;
        this.measurer = measurer;
        this.sla = sla;
    }

    /**
     * Measures the tickets saved since a moment of the store's clock; {@link Instant#MIN} for all, which also is the
     * way after a change of the calendar, the zone, the field mapping or the tagger. Running it twice is harmless.
     */
    public Outcome run(Instant changedSince, Progress progress) {
        progress.begin("Measuring tickets", -1);
        AtomicLong measured = new AtomicLong();
        tickets.forEach(changedSince, BATCH, batch -> {
            measure(batch);
            measured.addAndGet(batch.size());
            progress.advance(batch.size());
        });
        // Where all facts were measured just now, none is left over; a profile's facts are in a database without
        // tickets.
        Set<TicketId> gone = facts.count() == measured.get() ? Set.of() : facts.gone();
        if (!gone.isEmpty()) {
            facts.remove(gone);
        }
        facts.linkContacts();
        return new Outcome(measured.get(), gone.size());
    }

    /** Measures these tickets again, such as those whose tags a person has corrected. */
    public void again(Collection<TicketId> ids) {
        if (!ids.isEmpty()) {
            measure(tickets.findAll(ids));
            facts.linkContacts();
        }
    }

    private void measure(List<Ticket> batch) {
        Map<TicketId, TicketTags> known =
                tags.tagsOf(batch.stream().map(Ticket::id).toList());
        Map<TicketId, List<SlaCycle>> cycles = sla == null ? Map.of() : sla.learn(batch);
        facts.save(batch.parallelStream()
                .map(ticket -> measurer.measure(
                        ticket, known.get(ticket.id()), cycles.getOrDefault(ticket.id(), ticket.slaCycles())))
                .toList());
    }
}
