package dev.deskpulse.scheduler.writeback;

import dev.deskpulse.ticket.TicketId;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Tickets that are written before all others, by whichever run is under way in this process. */
public final class UrgentTickets {
    private final Set<TicketId> waiting = new LinkedHashSet<>();

    public synchronized void add(Collection<TicketId> tickets) {
        waiting.addAll(tickets);
    }

    /** Those that nobody has written yet. */
    synchronized List<TicketId> all() {
        return List.copyOf(waiting);
    }

    /** They were written, or need not be any more. */
    public synchronized void remove(Collection<TicketId> tickets) {
        tickets.forEach(waiting::remove);
    }

    /** Whether some of these wait. */
    public synchronized boolean holds(Collection<TicketId> tickets) {
        return tickets.stream().anyMatch(waiting::contains);
    }
}
