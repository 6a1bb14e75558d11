package dev.deskpulse.scheduler.topic;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A ticket's topic, with the reason.
 *
 * @param id null where the ticket is near no topic
 * @param score how near, from {@link #NEAR} to 1: the cosine of the ticket's vector to the topic's
 * @param words those of the topic's telling words that the ticket's opening holds, as it writes them, the most telling
 *     first; may be none, since nearness is of meaning
 */
public record TopicTag(
        @Nullable String id,
        @Nullable String name,
        @Nullable Double score,
        List<String> words) {
    /** What is less near than this to every topic has none. */
    public static final double NEAR = TopicSpace.NEAR;

    static final TopicTag NONE = new TopicTag(null, null, null, List.of());

    public TopicTag {
        words = List.copyOf(words);
    }
}
