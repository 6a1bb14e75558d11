package dev.deskpulse.connector.jira;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one person changed at one moment, in one or several fields. */
public record JiraHistoryEntry(
        String id, Instant created, @Nullable JiraUser author, List<Item> items) {
    public JiraHistoryEntry {
        items = List.copyOf(items);
    }

    /**
     * One field's change.
     *
     * @param field the field's id where the site gives one, else its name
     */
    public record Item(
            String field,
            @Nullable String from,
            @Nullable String fromText,
            @Nullable String to,
            @Nullable String toText) {}
}
