package dev.deskpulse.scheduler.text;

import dev.deskpulse.ticket.TicketId;

/** Knows which comments Deskpulse itself wrote: they are never judged as anybody's words. */
@FunctionalInterface
public interface OwnComments {
    /** Nothing was ever written. */
    OwnComments NONE = (ticket, messageId) -> false;

    boolean contains(TicketId ticket, String messageId);
}
