package dev.deskpulse.scheduler.agent;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts and sums of a value over cases, by every level of every factor and every pair of levels: all that least squares ask
 * for, however many cases there are.
 */
public final class CaseSums {
    private final Map<Level, Sum> single = new HashMap<>();
    private final Map<Pair, Long> pairs = new HashMap<>();
    private Sum all = Sum.NONE;

    /** @param factor its number; 0 is the agent */
    public record Level(int factor, String value) {}

    private record Pair(Level first, Level second) {}

    /** Of the values and their squares. */
    record Sum(long cases, double sum, double squares) {
        static final Sum NONE = new Sum(0, 0, 0);

        Sum plus(Sum other) {
            return new Sum(cases + other.cases, sum + other.sum, squares + other.squares);
        }

        double mean() {
            return sum / cases;
        }
    }

    /** One case by its levels, one for each factor. */
    public void add(double value, List<String> levels) {
        Sum one = new Sum(1, value, value * value);
        addAll(one);
        for (int i = 0; i < levels.size(); i++) {
            Level first = new Level(i, levels.get(i));
            add(first, one);
            for (int j = i + 1; j < levels.size(); j++) {
                add(first, new Level(j, levels.get(j)), 1);
            }
        }
    }

    void addAll(Sum sum) {
        all = all.plus(sum);
    }

    void add(Level level, Sum sum) {
        single.merge(level, sum, Sum::plus);
    }

    void add(Level first, Level second, long cases) {
        pairs.merge(new Pair(first, second), cases, Long::sum);
    }

    Sum all() {
        return all;
    }

    Sum of(Level level) {
        return single.getOrDefault(level, Sum.NONE);
    }

    /** In a fixed order, so that the same cases give the same figures. */
    List<Level> levels(boolean agents) {
        List<Level> levels = new ArrayList<>(single.keySet());
        levels.removeIf(level -> (level.factor == 0) != agents);
        levels.sort(Comparator.comparingInt(Level::factor).thenComparing(Level::value));
        return levels;
    }

    /** Of cases that have both levels. */
    long cases(Level one, Level other) {
        if (one.factor == other.factor) {
            return one.equals(other) ? of(one).cases : 0;
        }
        Pair pair = one.factor < other.factor ? new Pair(one, other) : new Pair(other, one);
        return pairs.getOrDefault(pair, 0L);
    }
}
