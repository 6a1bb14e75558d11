package dev.deskpulse.connector.jira.wire;

import java.util.List;

/**
 * What was found, and how many the site says there are.
 *
 * @param found oldest first, each once
 */
public record Counted<T>(List<T> found, int total) {
    public Counted {
        found = List.copyOf(found);
    }

    public static <T> Counted<T> all(List<T> found) {
        return new Counted<>(found, found.size());
    }
}
