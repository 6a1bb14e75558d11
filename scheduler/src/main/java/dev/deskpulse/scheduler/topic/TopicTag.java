package dev.deskpulse.scheduler.topic;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A ticket's topic, with the reason.
 *
 * @param id null where the ticket is near no topic
 * @param score how near, from {@link #NEAR} to 1: the cosine of the ticket's vector to the topic's
 * @param words those of the topic's telling words that the ticket's opening holds; may be none, since nearness is of
 *     meaning
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

    static TopicTag of(StoredTopic topic, @Nullable Double score, String text) {
        return new TopicTag(topic.id(), topic.title(), score, found(topic.language(), topic.name(), text));
    }

    /** The telling words that make up a found name, as far as they are in the text. */
    static List<String> found(TopicLanguage language, String name, String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return List.of(name.split(language.comma(), -1)).stream()
                .filter(word -> !word.isBlank() && lower.contains(word.toLowerCase(Locale.ROOT)))
                .toList();
    }
}
