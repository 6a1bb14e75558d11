package dev.deskpulse.connector.file;

import dev.deskpulse.ticket.Ticket;
import dev.deskpulse.ticket.Untold;
import java.util.Set;

/**
 * One case of an event log.
 *
 * @param ticket made of its events; where the opening is untold, it counts from its first event on
 * @param untold what the log does not tell of it
 */
public record LogCase(Ticket ticket, Set<Untold> untold) {
    public LogCase {
        untold = Set.copyOf(untold);
    }
}
