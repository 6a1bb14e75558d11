package dev.deskpulse.jirarestclient;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One issue as the client understands it.
 *
 * @param history empty where the answer held none
 */
public record IssueFacts(String key, String summary, List<Comment> comments, List<Change> history) {
    public IssueFacts {
        comments = List.copyOf(comments);
        history = List.copyOf(history);
    }

    /** @param body in wiki markup */
    public record Comment(long id, Instant created, String body) {}

    /** One field's change. */
    public record Change(
            Instant at,
            String field,
            @Nullable String fromText,
            @Nullable String toText) {}
}
