package dev.deskpulse.scheduler.writeback;

import dev.deskpulse.ticket.TicketId;

/**
 * One thing that Deskpulse keeps on one ticket.
 *
 * @param name of a field the {@link DeskpulseField}'s name, of a property its key, of a comment the finding's id
 */
public record WriteTarget(TicketId ticket, What what, String name) {
    /** The three kinds of things. */
    public enum What {
        FIELD,
        PROPERTY,
        COMMENT
    }

    static WriteTarget of(TicketId ticket, DeskpulseField field) {
        return new WriteTarget(ticket, What.FIELD, field.name());
    }
}
