package dev.deskpulse.ticket;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One comment or reply, as plain text (markup already taken out).
 *
 * @param id the source's id, unique within its ticket
 * @param author null where the source hides or has erased the author
 * @param isPublic whether the customer can see it
 */
public record Message(
        String id,
        @Nullable PersonId author,
        AuthorRole role,
        Instant created,
        Instant updated,
        boolean isPublic,
        String text) {
    public Message {
        Text.notBlank(id, "Message id");
    }
}
