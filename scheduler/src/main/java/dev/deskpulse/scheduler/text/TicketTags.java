package dev.deskpulse.scheduler.text;

import dev.deskpulse.ticket.TicketId;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;

/**
 * All tags of one ticket.
 *
 * @param input fingerprint of all that was judged: while it and the model stay the same, a ticket is not judged again
 * @param model the tagger's version
 * @param priority of a done ticket the one that was last suggested before it was done
 * @param trajectory how the customer's mood moved; the sentiment follows from its last and its worst state
 * @param entities what the customer names, in the order of the text
 */
public record TicketTags(
        TicketId ticket,
        String input,
        String model,
        Instant taggedAt,
        Language language,
        Sentiment sentiment,
        KindTag kind,
        PrioritySuggestion priority,
        Trajectory trajectory,
        List<Entity> entities)
        implements Serializable {
    public TicketTags {
        entities = List.copyOf(entities);
    }

    /** The same with another priority. */
    TicketTags suggesting(PrioritySuggestion other) {
        return new TicketTags(ticket, input, model, taggedAt, language, sentiment, kind, other, trajectory, entities);
    }
}
