package dev.deskpulse.scheduler.text;

import dev.deskpulse.ticket.PersonId;
import dev.deskpulse.ticket.TicketId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the ledger of tags.
 *
 * @param at when it was judged anew, or when the person did it
 * @param by the person, null for the model, and where the site's history does not tell
 * @param model the version that judged anew, or that was corrected; empty where nothing had been judged
 * @param oldValue null where there was none
 * @param newValue null where a person took the value away
 * @param evidence of the new value
 */
public record TagChange(
        TicketId ticket,
        TagTask task,
        Instant at,
        Maker maker,
        @Nullable PersonId by,
        String model,
        @Nullable String oldValue,
        @Nullable String newValue,
        List<Evidence> evidence) {
    public TagChange {
        evidence = List.copyOf(evidence);
    }

    /** Who changed it. */
    public enum Maker {
        MODEL,
        PERSON
    }
}
