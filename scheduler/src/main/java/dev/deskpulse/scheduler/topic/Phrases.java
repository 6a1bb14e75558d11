package dev.deskpulse.scheduler.topic;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The words and phrases that texts of one script have in common, found without a dictionary: runs of tokens that stand
 * together more often than their parts would by chance, and that do not always continue in the same way on either side
 * (after Sproat and Shih, "A statistical method for finding word boundaries in Chinese text", 1990, and Chen, Bai and
 * Gao's accessor variety, 2004). A phrase counts once a text.
 */
final class Phrases {
    private static final int LEAST_TEXTS = 3;
    private static final double LEAST_LIFT = 3;
    private static final double MOSTLY = 0.7;
    private static final double MOST_ONE_SIDED = 0.8;
    private static final double SMALL_ENOUGH = 0.2;

    private final Script script;
    private final int texts;
    private final int least;
    private final Map<String, Integer> counts = new HashMap<>();
    private final Map<String, Map<String, Integer>> before = new HashMap<>();
    private final Map<String, Map<String, Integer>> after = new HashMap<>();
    private final Map<String, Map<String, Integer>> shown = new HashMap<>();
    private final Set<String> whole = new LinkedHashSet<>();
    private final Set<String> free = new LinkedHashSet<>();

    /** One place in a text where a run of tokens stands. */
    private record Place(List<Script.Token> run, int from, int to) {
        List<String> keys() {
            return run.subList(from, to).stream().map(Script.Token::key).toList();
        }

        String shown(Script script) {
            return script.join(
                    run.subList(from, to).stream().map(Script.Token::shown).toList());
        }
    }

    /** Learns the phrases of the texts; the same text twice counts once. */
    Phrases(Script script, Collection<String> texts) {
        this.script = script;
        List<List<List<Script.Token>>> runs =
                new LinkedHashSet<>(texts).stream().map(script::runs).toList();
        this.texts = runs.size();
        this.least = Math.min(runs.size(), Math.min(LEAST_TEXTS, 2 + runs.size() / 20));
        for (int length = 1; length <= script.longest(); length++) {
            count(runs, length);
        }
        runs.forEach(this::surround);
        shown.keySet().stream().filter(this::holdsTogether).forEach(whole::add);
        whole.stream().filter(this::hasVariety).forEach(free::add);
    }

    /** Longer runs are counted only where both of their parts are known, which keeps the table small. */
    private void count(List<List<List<Script.Token>>> texts, int length) {
        Map<String, Integer> found = new HashMap<>();
        for (List<List<Script.Token>> text : texts) {
            Set<String> keys = new LinkedHashSet<>();
            for (Place place : places(text, length)) {
                if (length == 1 || (isKnown(place, 0, 1) && isKnown(place, 1, 0))) {
                    keys.add(key(place));
                }
            }
            keys.forEach(key -> found.merge(key, 1, Integer::sum));
        }
        found.values().removeIf(count -> count < least);
        counts.putAll(found);
    }

    private boolean isKnown(Place place, int skipped, int dropped) {
        return counts.containsKey(key(new Place(place.run, place.from + skipped, place.to - dropped)));
    }

    private String key(Place place) {
        return script.join(place.keys());
    }

    private static List<Place> places(List<List<Script.Token>> text, int length) {
        List<Place> places = new ArrayList<>();
        for (List<Script.Token> run : text) {
            for (int from = 0; from + length <= run.size(); from++) {
                places.add(new Place(run, from, from + length));
            }
        }
        return places;
    }

    private void surround(List<List<Script.Token>> text) {
        for (int length = 1; length <= script.longest(); length++) {
            for (Place place : places(text, length)) {
                String key = key(place);
                if (counts.containsKey(key) && mayStandAlone(place)) {
                    neighbour(before, key, place.run, place.from - 1);
                    neighbour(after, key, place.run, place.to);
                    shown.computeIfAbsent(key, k -> new HashMap<>()).merge(place.shown(script), 1, Integer::sum);
                }
            }
        }
    }

    /** The end of a run is a neighbour of its own kind each time: there the phrase ended by itself. */
    private static void neighbour(Map<String, Map<String, Integer>> sides, String key, List<Script.Token> run, int at) {
        Map<String, Integer> side = sides.computeIfAbsent(key, k -> new HashMap<>());
        boolean inside = at >= 0 && at < run.size();
        side.merge(inside ? run.get(at).key() : "\n" + side.size(), 1, Integer::sum);
    }

    private boolean mayStandAlone(Place place) {
        List<String> keys = place.keys();
        return script.opens(keys.get(0)) && script.closes(keys.get(keys.size() - 1), keys.size());
    }

    private boolean hasVariety(String key) {
        return variety(before.getOrDefault(key, Map.of())) && variety(after.getOrDefault(key, Map.of()));
    }

    private static boolean variety(Map<String, Integer> neighbours) {
        int sum = neighbours.values().stream().mapToInt(Integer::intValue).sum();
        return sum > 0 && Collections.max(neighbours.values()) <= Math.max(1, MOST_ONE_SIDED * sum);
    }

    /**
     * However it is cut in two, the whole is far more frequent than two independent parts would be together, or one part
     * hardly ever stands without the other.
     */
    private boolean holdsTogether(String key) {
        List<String> tokens = script.runs(key).stream()
                .flatMap(List::stream)
                .map(Script.Token::key)
                .toList();
        for (int cut = 1; cut < tokens.size(); cut++) {
            double left = counts.getOrDefault(script.join(tokens.subList(0, cut)), texts);
            double right = counts.getOrDefault(script.join(tokens.subList(cut, tokens.size())), texts);
            double whole = counts.getOrDefault(key, 0);
            boolean byChance = whole * texts < LEAST_LIFT * left * right;
            if (byChance && whole < MOSTLY * Math.min(left, right)) {
                return false;
            }
        }
        return true;
    }

    /** Those that stand in a text. */
    Set<String> in(String text) {
        return standing(script, free, text).keySet();
    }

    /** Those that stand in a text, and others that hold together but always continue in the same way. */
    Set<String> wholeIn(String text) {
        return standing(script, whole, text).keySet();
    }

    /** Whether it continues in many ways on either side. */
    boolean isFree(String phrase) {
        return free.contains(phrase);
    }

    /** Those of some phrases that stand in a text, with how they are first written there. */
    static Map<String, String> standing(Script script, Set<String> phrases, String text) {
        List<List<Script.Token>> runs = script.runs(text);
        Map<String, String> found = new LinkedHashMap<>();
        for (int length = 1; length <= script.longest(); length++) {
            for (Place place : places(runs, length)) {
                String key = script.join(place.keys());
                if (phrases.contains(key)) {
                    found.putIfAbsent(key, place.shown(script));
                }
            }
        }
        return found;
    }

    /** As most texts write it, but small where enough do: a capital is often that of a sentence's first word. */
    String shown(String phrase) {
        Map<String, Integer> forms = shown.getOrDefault(phrase, Map.of());
        double enough = SMALL_ENOUGH
                * forms.values().stream().mapToInt(Integer::intValue).sum();
        Map<String, Integer> small = new HashMap<>(forms);
        small.entrySet()
                .removeIf(form -> form.getValue() < enough
                        || !form.getKey().equals(form.getKey().toLowerCase(Locale.ROOT)));
        return mostFrequent(small.isEmpty() ? forms : small).orElse(phrase);
    }

    private static Optional<String> mostFrequent(Map<String, Integer> forms) {
        return forms.entrySet().stream()
                .max(Map.Entry.<String, Integer>comparingByValue()
                        .thenComparing(Map.Entry.comparingByKey(Collections.reverseOrder())))
                .map(Map.Entry::getKey);
    }

    /** The tokens of a phrase. */
    Set<String> tokens(String phrase) {
        return script.runs(phrase).stream()
                .flatMap(List::stream)
                .map(Script.Token::key)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
