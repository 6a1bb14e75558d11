package dev.deskpulse.scheduler.privacy;

import dev.deskpulse.ticket.TicketId;
import java.util.List;
import java.util.Map;

/**
 * What forgetting a person came to.
 *
 * @param pseudonym stands in the person's place from now on
 * @param rows changed ones by table
 * @param tickets those that were rewritten, absent ones among them
 */
public record Erasure(String pseudonym, Map<String, Long> rows, List<TicketId> tickets) {
    public Erasure {
        rows = Map.copyOf(rows);
        tickets = List.copyOf(tickets);
    }
}
