package dev.deskpulse.scheduler.topic;

import dev.deskpulse.scheduler.statistics.LogOdds;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Names topics by the phrases that tell them from the other topics of the same texts, see {@link LogOdds}. Longer phrases
 * come before the words they are made of, and no word is said twice.
 */
final class NameTopics {
    private static final int MOST_PHRASES = 4;
    private static final double SIGNIFICANT = 1.96;
    /** Of a topic's texts: what fewer say is a chance, such as a customer's name. */
    private static final double LEAST_SHARE = 0.2;

    /** Of the first phrase's weight; what says far less than it is left out. */
    private static final double LEAST_WEIGHT = 0.3;
    /** A longer phrase stands for a shorter one where so many of its texts have it. */
    private static final double STANDS_FOR = 0.5;

    private final Phrases phrases;
    private final Map<Integer, Map<String, Integer>> byTopic = new TreeMap<>();
    private final Map<Integer, Integer> sizes = new HashMap<>();
    private final Map<String, Integer> total = new HashMap<>();

    private record Weighed(String phrase, int count, double z) {}

    /**
     * Counts.
     *
     * @param texts the texts to learn from
     * @param topics the topic of each, negative for none
     */
    NameTopics(Script script, List<String> texts, List<Integer> topics) {
        this.phrases = new Phrases(script, texts);
        for (int i = 0; i < texts.size(); i++) {
            sizes.merge(topics.get(i), 1, Integer::sum);
            Map<String, Integer> own = byTopic.computeIfAbsent(topics.get(i), t -> new HashMap<>());
            for (String phrase : phrases.in(texts.get(i))) {
                own.merge(phrase, 1, Integer::sum);
                total.merge(phrase, 1, Integer::sum);
            }
        }
    }

    /** The most telling first; empty where nothing tells the topic from the others. */
    List<String> phrases(int topic) {
        Map<String, Integer> own = byTopic.getOrDefault(topic, Map.of());
        List<Weighed> candidates = weighed(own, LEAST_SHARE * sizes.getOrDefault(topic, 0));
        List<Weighed> chosen = new ArrayList<>();
        Set<String> said = new HashSet<>();
        for (Weighed candidate : candidates) {
            Weighed phrase = longest(candidate, candidates);
            boolean weighty = chosen.isEmpty() || candidate.z >= LEAST_WEIGHT * chosen.get(0).z;
            boolean news = phrases.tokens(phrase.phrase).stream().noneMatch(said::contains);
            if (chosen.size() < MOST_PHRASES && weighty && news) {
                chosen.add(phrase);
                said.addAll(phrases.tokens(phrase.phrase));
            }
        }
        return chosen.stream().map(phrase -> phrases.shown(phrase.phrase)).toList();
    }

    private List<Weighed> weighed(Map<String, Integer> own, double least) {
        double here = sum(own);
        LogOdds odds = new LogOdds(here, sum(total) - here);
        boolean alone = byTopic.size() == 1;
        return own.entrySet().stream()
                .map(e -> new Weighed(
                        e.getKey(),
                        e.getValue(),
                        alone
                                ? SIGNIFICANT + e.getValue()
                                : odds.z(e.getValue(), total.getOrDefault(e.getKey(), 0) - e.getValue())))
                .filter(weighed -> weighed.z >= SIGNIFICANT && weighed.count >= least)
                .sorted(Comparator.comparingDouble(Weighed::z).reversed().thenComparing(Weighed::phrase))
                .toList();
    }

    private Weighed longest(Weighed phrase, List<Weighed> candidates) {
        return candidates.stream()
                .filter(other -> other.phrase.length() > phrase.phrase.length()
                        && other.count >= STANDS_FOR * phrase.count
                        && phrases.contains(other.phrase, phrase.phrase))
                .max(Comparator.comparingInt((Weighed other) -> other.phrase.length())
                        .thenComparing(Weighed::z))
                .orElse(phrase);
    }

    private static double sum(Map<String, Integer> counts) {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }
}
