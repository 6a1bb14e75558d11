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
import java.util.function.Predicate;

/**
 * Names topics by the phrases that tell them from the other topics of the same texts, see {@link LogOdds}. Longer phrases
 * come before the words they are made of, and no word is said twice. What tells a topic's texts is more than a name holds.
 */
final class NameTopics {
    private static final int MOST_PHRASES = 4;
    private static final int MOST_TELLING = 40;
    private static final double SIGNIFICANT = 1.96;
    /** Of a topic's texts: what fewer say is a chance, such as a customer's name. */
    private static final double LEAST_SHARE = 0.2;

    private static final double LEAST_TELLING_SHARE = 0.05;

    /** Of the first phrase's weight; what says far less than it is left out. */
    private static final double LEAST_WEIGHT = 0.3;
    /** A longer phrase stands for a shorter one where so many of its texts have it. */
    private static final double STANDS_FOR = 0.5;

    private final Script script;
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
        this.script = script;
        this.phrases = new Phrases(script, texts);
        for (int i = 0; i < texts.size(); i++) {
            sizes.merge(topics.get(i), 1, Integer::sum);
            Map<String, Integer> own = byTopic.computeIfAbsent(topics.get(i), t -> new HashMap<>());
            for (String phrase : phrases.wholeIn(texts.get(i))) {
                own.merge(phrase, 1, Integer::sum);
                total.merge(phrase, 1, Integer::sum);
            }
        }
    }

    /** The most telling first; empty where nothing tells the topic from the others. */
    List<String> phrases(int topic) {
        List<Weighed> candidates = weighed(topic, LEAST_SHARE, phrases::isFree);
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

    /** As {@link TellingWords} compares them, the most telling first. */
    List<String> telling(int topic) {
        List<Weighed> candidates = weighed(topic, LEAST_TELLING_SHARE, phrase -> true);
        return candidates.stream()
                .filter(candidate -> standsAlone(candidate, candidates))
                .map(Weighed::phrase)
                .limit(MOST_TELLING)
                .toList();
    }

    /** A piece that is nearly always part of the same longer phrase says nothing by itself; a word does. */
    private boolean standsAlone(Weighed candidate, List<Weighed> candidates) {
        return phrases.isFree(candidate.phrase)
                || phrases.tokens(candidate.phrase).size() == 1
                || longest(candidate, candidates).equals(candidate);
    }

    private List<Weighed> weighed(int topic, double leastShare, Predicate<String> asked) {
        Map<String, Integer> own = only(byTopic.getOrDefault(topic, Map.of()), asked);
        double least = leastShare * sizes.getOrDefault(topic, 0);
        double here = sum(own);
        LogOdds odds = new LogOdds(here, sum(only(total, asked)) - here);
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
                        && script.contains(other.phrase, phrase.phrase))
                .max(Comparator.comparingInt((Weighed other) -> other.phrase.length())
                        .thenComparing(Weighed::z))
                .orElse(phrase);
    }

    private static Map<String, Integer> only(Map<String, Integer> counts, Predicate<String> asked) {
        Map<String, Integer> some = new HashMap<>(counts);
        some.keySet().removeIf(asked.negate());
        return some;
    }

    private static double sum(Map<String, Integer> counts) {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }
}
