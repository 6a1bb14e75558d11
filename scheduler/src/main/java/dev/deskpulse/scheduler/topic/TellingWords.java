package dev.deskpulse.scheduler.topic;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds a topic's telling words in a text, whatever their case, script (traditional or simplified) and number. */
final class TellingWords {
    private static final int MOST = 8;

    private TellingWords() {}

    /**
     * As the text writes them; the words of a longer phrase that is there are not said again.
     *
     * @param telling from {@link NameTopics#telling}, the most telling first
     */
    static List<String> in(TopicLanguage language, List<String> telling, String text) {
        Map<String, String> found = Phrases.standing(language.script(), Set.copyOf(telling), text);
        return telling.stream()
                .filter(found::containsKey)
                .filter(phrase -> found.keySet().stream()
                        .noneMatch(longer ->
                                !longer.equals(phrase) && language.script().contains(longer, phrase)))
                .map(phrase -> found.getOrDefault(phrase, phrase))
                .limit(MOST)
                .toList();
    }
}
