package dev.deskpulse.scheduler.text;

import dev.deskpulse.connector.store.TicketStore;
import dev.deskpulse.progress.Progress;
import dev.deskpulse.ticket.Ticket;
import dev.deskpulse.ticket.TicketId;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Tags the tickets whose input, or the model, changed since they were last tagged; the others are left alone. */
public final class TagTickets {
    private static final int BATCH = 1_000;

    private final TicketStore tickets;
    private final TagStore tags;
    private final BatchTagger tagger;

    public TagTickets(TicketStore tickets, TagStore tags, Tagger tagger) {
        this.tickets = tickets;
        this.tags = tags;
        this.tagger = new BatchTagger(tags, tagger);
    }

    /**
     * Streams the tickets and saves their tags batch by batch, so that a run that is cut off loses no more than one.
     *
     * @param changedSince only tickets saved since then, and open ones whose SLA clock runs; {@link Instant#MIN} for all,
     *     which also sees open tickets that have merely grown older and finds all tickets that a new model has not seen
     * @return how many tickets were judged
     */
    public long run(Instant changedSince, Progress progress) {
        AtomicLong judged = new AtomicLong();
        progress.begin("Tagging tickets", -1);
        tickets.forEach(changedSince, BATCH, batch -> {
            // What was judged of words that are no longer kept stands.
            judged.addAndGet(tagBatch(batch.stream().filter(Ticket::hasWords).toList()));
            progress.advance(batch.size());
        });
        if (!changedSince.equals(Instant.MIN)) {
            judged.addAndGet(tagPressed());
        }
        return judged.get();
    }

    /** Looks at these alone; otherwise as {@link #run}. */
    public void only(List<TicketId> ids) {
        for (int from = 0; from < ids.size(); from += BATCH) {
            List<Ticket> found = tickets.findAll(ids.subList(from, Math.min(ids.size(), from + BATCH)));
            if (!found.isEmpty()) {
                tagBatch(found);
            }
        }
    }

    /** Nobody touches a ticket whose SLA runs out, and still its priority rises. */
    private long tagPressed() {
        long judged = 0;
        List<TicketId> open = tags.openTickets();
        for (int from = 0; from < open.size(); from += BATCH) {
            List<Ticket> pressed = tickets.findAll(open.subList(from, Math.min(open.size(), from + BATCH))).stream()
                    .filter(TicketFacts::isPressed)
                    .toList();
            judged += pressed.isEmpty() ? 0 : tagBatch(pressed);
        }
        return judged;
    }

    private int tagBatch(List<Ticket> batch) {
        List<TaggedTicket> tagged = tagger.tagAll(batch);
        if (!tagged.isEmpty()) {
            tags.save(tagged);
        }
        return tagged.size();
    }
}
