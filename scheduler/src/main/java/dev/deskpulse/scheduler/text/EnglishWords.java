package dev.deskpulse.scheduler.text;

import dev.deskpulse.scheduler.text.model.Tongue;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The words that our own English examples use more than once. Read when they are first asked for. */
final class EnglishWords {
    private static final int LEAST_TIMES = 2;

    private static final Set<String> KNOWN = read();

    private EnglishWords() {}

    /** @param word in small letters, with straight apostrophes */
    static boolean contains(String word) {
        return KNOWN.contains(word);
    }

    private static Set<String> read() {
        Map<String, Integer> times = new HashMap<>();
        Corpus.read(Tongue.ENGLISH)
                .forEach(line ->
                        LanguageDetector.forEachLatinWord(line.text(), word -> times.merge(word, 1, Integer::sum)));
        return times.entrySet().stream()
                .filter(word -> word.getValue() >= LEAST_TIMES)
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }
}
