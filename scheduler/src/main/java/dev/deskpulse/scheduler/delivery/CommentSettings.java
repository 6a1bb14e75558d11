package dev.deskpulse.scheduler.delivery;

import dev.deskpulse.ticket.TicketKey;
import org.jspecify.annotations.Nullable;

/**
 * Where alerts are commented.
 *
 * @param ticket one of the site's for all alerts; null for the latest of those behind each
 */
public record CommentSettings(@Nullable TicketKey ticket) {
    public CommentSettings {
        if (ticket != null && !ticket.value().matches("[A-Z][A-Z0-9_]*-[1-9][0-9]*")) {
            throw new IllegalArgumentException("'" + ticket.value() + "' is not none, ticket, or a key such as HD-1");
        }
    }
}
