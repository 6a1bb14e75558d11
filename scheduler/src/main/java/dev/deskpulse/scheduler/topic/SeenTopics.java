package dev.deskpulse.scheduler.topic;

import dev.deskpulse.scheduler.sight.Sight;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The topics that somebody sees: those of which they see some tickets. Names and words are made of all of a topic's
 * tickets, so that a topic with hardly any that they see would tell of those they do not.
 */
final class SeenTopics {
    private static final int LEAST = 5;

    private static final String TOPICS = """
            SELECT p.topic FROM ticket_topic p JOIN kpi_fact f ON f.ticket = p.ticket_id
            WHERE p.topic IS NOT NULL AND %s GROUP BY p.topic HAVING count(*) >= ?""";

    /** Null for all. */
    private final @Nullable Set<String> seen;

    SeenTopics(TopicStore store, Sight sight) {
        if (sight.seesAllTickets()) {
            seen = null;
        } else {
            List<Object> values = new ArrayList<>(sight.values());
            values.add(LEAST);
            seen = Set.copyOf(
                    store.query(TOPICS.formatted(sight.condition("f.scope")), values, row -> TopicStore.text(row, 1)));
        }
    }

    boolean contains(String topic) {
        return seen == null || seen.contains(topic);
    }
}
