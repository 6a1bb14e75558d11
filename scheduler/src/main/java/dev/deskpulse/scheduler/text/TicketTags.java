package dev.deskpulse.scheduler.text;

import dev.deskpulse.ticket.TicketId;
import java.time.Instant;

/**
 * All tags of one ticket.
 *
 * @param input fingerprint of all that was judged: while it and the model stay the same, a ticket is not judged again
 * @param model the tagger's version
 */
public record TicketTags(
        TicketId ticket,
        String input,
        String model,
        Instant taggedAt,
        Language language,
        Sentiment sentiment,
        KindTag kind,
        PrioritySuggestion priority) {}
