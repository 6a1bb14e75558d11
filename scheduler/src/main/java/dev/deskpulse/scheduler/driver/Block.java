package dev.deskpulse.scheduler.driver;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A column as the model sees it: every case has exactly one entry other than 0 in it. Values take one place each, all of
 * them (the penalty keeps that solvable, and draws each towards the others rather than towards one that is picked). A
 * number takes one place, and those not known another.
 */
final class Block {
    /** What is not among the most frequent values, or has too few cases to speak of. */
    static final String OTHER = "(other)";

    static final String NOT_KNOWN = "(not known)";

    private static final int LEAST_CASES = 20;
    private static final int FEW_NUMBERS = 4;
    private static final double SKEWED = 2;

    /** What a case can be set to in this block: a place, its entry there, and what people call it. */
    record Level(int place, double entry, String label) {}

    private final String name;
    private final List<Level> levels;
    private final int[] places;
    private final double[] entries;
    private final boolean number;

    private Block(String name, List<Level> levels, int[] places, double[] entries, boolean number) {
        this.name = name;
        this.levels = List.copyOf(levels);
        this.places = places;
        this.entries = entries;
        this.number = number;
    }

    /** Empty where all cases are the same in it. */
    static Optional<Block> of(Column column) {
        if (column instanceof Column.Values values) {
            return ofValues(values.name(), values.values());
        }
        Column.Numbers numbers = (Column.Numbers) column;
        List<@Nullable Double> all = numbers.numbers();
        TreeSet<Double> distinct = new TreeSet<>();
        for (Double x : all) {
            if (x != null && distinct.size() <= FEW_NUMBERS) {
                distinct.add(x);
            }
        }
        return distinct.size() <= FEW_NUMBERS ? ofValues(column.name(), texts(all)) : ofNumbers(column.name(), all);
    }

    private static List<@Nullable String> texts(List<@Nullable Double> numbers) {
        List<@Nullable String> texts = new ArrayList<>();
        numbers.forEach(x -> texts.add(x == null ? null : Quantiles.text(x)));
        return texts;
    }

    private static Optional<Block> ofValues(String name, List<@Nullable String> values) {
        Map<String, Integer> counts = new HashMap<>();
        values.forEach(value -> counts.merge(value == null ? NOT_KNOWN : value, 1, Integer::sum));
        List<String> own = Levels.commonest(counts, LEAST_CASES);
        List<String> labels = new ArrayList<>(own);
        if (own.size() < counts.size()) {
            labels.add(OTHER);
        }
        if (labels.size() < 2) {
            return Optional.empty();
        }
        Map<String, Integer> placeOf = new HashMap<>();
        own.forEach(label -> placeOf.put(label, placeOf.size()));
        int[] places = new int[values.size()];
        for (int i = 0; i < places.length; i++) {
            String value = values.get(i);
            places[i] = placeOf.getOrDefault(value == null ? NOT_KNOWN : value, labels.size() - 1);
        }
        double[] entries = new double[places.length];
        Arrays.fill(entries, 1);
        List<Level> levels = new ArrayList<>();
        labels.forEach(label -> levels.add(new Level(levels.size(), 1, label)));
        return Optional.of(new Block(name, levels, places, entries, false));
    }

    /** Standardised; where the numbers are skewed and none is below 0, their logarithms (of 1 more) are. */
    private static Optional<Block> ofNumbers(String name, List<@Nullable Double> numbers) {
        double[] known = numbers.stream()
                .filter(x -> x != null)
                .mapToDouble(Double::doubleValue)
                .sorted()
                .toArray();
        double[] between = Quantiles.apart(known);
        boolean logarithm = known[0] >= 0 && Quantiles.skewness(known) > SKEWED;
        double[] scaled =
                Arrays.stream(known).map(x -> logarithm ? Math.log1p(x) : x).toArray();
        double mean = Arrays.stream(scaled).average().orElse(0);
        double deviation = Math.sqrt(Arrays.stream(scaled)
                .map(x -> (x - mean) * (x - mean))
                .average()
                .orElse(1));
        int[] places = new int[numbers.size()];
        double[] entries = new double[places.length];
        for (int i = 0; i < places.length; i++) {
            Double x = numbers.get(i);
            places[i] = x == null ? 1 : 0;
            entries[i] = x == null ? 1 : ((logarithm ? Math.log1p(x) : x) - mean) / deviation;
        }
        List<Level> levels = new ArrayList<>();
        for (double x : between) {
            levels.add(new Level(0, ((logarithm ? Math.log1p(x) : x) - mean) / deviation, Quantiles.text(x)));
        }
        if (known.length < places.length) {
            levels.add(new Level(1, 1, NOT_KNOWN));
        }
        return Optional.of(new Block(name, levels, places, entries, true));
    }

    String name() {
        return name;
    }

    /** Of a number: low, high, and not known where some are not. */
    List<Level> levels() {
        return levels;
    }

    boolean isNumber() {
        return number;
    }

    int width() {
        return levels.stream().mapToInt(Level::place).max().orElse(0) + 1;
    }

    int place(int row) {
        return places[row];
    }

    double entry(int row) {
        return entries[row];
    }

    int rows() {
        return places.length;
    }

    /** How many cases are in a place. */
    int cases(int place) {
        return (int) Arrays.stream(places).filter(p -> p == place).count();
    }
}
