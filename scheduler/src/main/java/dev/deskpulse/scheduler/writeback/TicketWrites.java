package dev.deskpulse.scheduler.writeback;

import dev.deskpulse.ticket.TicketId;
import dev.deskpulse.ticket.TicketKey;
import java.util.List;

/** The changes to make on one ticket, one after the other. */
record TicketWrites(TicketId ticket, TicketKey key, List<Write> writes) {
    TicketWrites {
        writes = List.copyOf(writes);
    }
}
