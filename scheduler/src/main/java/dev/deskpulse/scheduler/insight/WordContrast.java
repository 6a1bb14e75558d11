package dev.deskpulse.scheduler.insight;

import dev.deskpulse.scheduler.statistics.LogOdds;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hipparchus.util.FastMath;

/**
 * The words that tell some texts from others, by {@link LogOdds}. Counts are texts, not occurrences: one customer who
 * repeats himself is one voice.
 */
final class WordContrast {
    private static final double SIGNIFICANT = 2.58;
    private static final int LEAST_TEXTS = 3;

    private final Map<String, Double> scores = new HashMap<>();

    /** Each text is the set of its words. */
    WordContrast(Collection<Set<String>> texts, Collection<Set<String>> others) {
        Map<String, Integer> here = count(texts);
        Map<String, Integer> there = count(others);
        LogOdds odds = new LogOdds(sum(here), sum(there));
        here.forEach((word, count) -> {
            double z = odds.z(count, there.getOrDefault(word, 0));
            if (z >= SIGNIFICANT && count >= LEAST_TEXTS) {
                scores.put(word, z);
            }
        });
    }

    /** The most telling first. Of two words that overlap in Chinese only the better is kept. */
    List<String> telling(int most) {
        List<String> ordered = scores.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.naturalOrder())))
                .map(Map.Entry::getKey)
                .toList();
        List<String> kept = new ArrayList<>();
        for (String word : ordered) {
            if (kept.size() < most && kept.stream().noneMatch(better -> overlap(better, word))) {
                kept.add(word);
            }
        }
        return kept;
    }

    /** Pairs of one longer word, such as 漏水 and 水壶 of 漏水壶. */
    private static boolean overlap(String a, String b) {
        boolean pairs = a.length() == 2 && b.length() == 2;
        return pairs && (a.charAt(1) == b.charAt(0) || b.charAt(1) == a.charAt(0));
    }

    /** How typical a text is: what its telling words weigh together, less for text that has much else to say. */
    double typicality(Set<String> words) {
        double sum = 0;
        for (String word : words) {
            sum += scores.getOrDefault(word, 0.0);
        }
        return sum / FastMath.sqrt(words.size() + 10.0);
    }

    private static Map<String, Integer> count(Collection<Set<String>> texts) {
        Map<String, Integer> counts = new HashMap<>();
        texts.forEach(words -> words.forEach(word -> counts.merge(word, 1, Integer::sum)));
        return counts;
    }

    private static double sum(Map<String, Integer> counts) {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }
}
