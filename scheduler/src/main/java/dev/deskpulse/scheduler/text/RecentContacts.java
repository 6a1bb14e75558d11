package dev.deskpulse.scheduler.text;

import dev.deskpulse.connector.store.Database;
import dev.deskpulse.ticket.TicketId;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * How often the customer of a ticket had opened another one in the 30 days before. Later ones do not count, so that an
 * answer never changes with what comes after.
 */
final class RecentContacts {
    private static final String COUNT = """
            SELECT ticket_id, earlier FROM (
                SELECT t.id AS ticket_id, count(*) AS earlier
                FROM tickets t
                JOIN tickets o ON o.customer = t.customer AND o.source = t.source AND o.absence IS NULL
                    AND o.created < t.created AND o.created >= t.created - INTERVAL '30 days'
                WHERE t.absence IS NULL
                GROUP BY t.id
            ) AS counted WHERE""";

    private RecentContacts() {}

    /** Of those of the tickets that had any. */
    static Map<TicketId, Integer> before(Collection<TicketId> tickets, Database database) {
        record Earlier(TicketId ticket, int count) {}
        Map<TicketId, Integer> found = new HashMap<>();
        TicketRows.of(
                        tickets,
                        database,
                        COUNT,
                        row -> new Earlier(new TicketId(TicketRows.text(row, 1)), row.getInt(2)))
                .forEach(earlier -> found.put(earlier.ticket, earlier.count));
        return found;
    }
}
