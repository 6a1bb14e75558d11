package dev.deskpulse.scheduler.rootcause;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How many to expect of each combination of values, from how many there were. Of a desk whose tickets fall into many
 * combinations most had one or none, and one where none was before is no surprise. So what is expected is what the values
 * alone and each two of them together show, as a log-linear model without higher interactions has it, fitted by iterative
 * proportions (Deming and Stephan, Annals of Mathematical Statistics 11, 1940); the more tickets there are for a combination
 * the more its own number counts.
 */
final class ExpectedCounts {
    private static final int ROUNDS = 20;

    /** For each cell of a table so many tickets are made up, spread as if its values had nothing to do with each other. */
    private static final double MADE_UP = 1;

    private final List<Map<String, Integer>> codes = new ArrayList<>();
    private final int[] sizes;
    private final int[] strides;
    private final double total;
    private final double[] expected;

    /**
     * @param before how many there were, by combination; not empty
     * @param values of each dimension, all that there are before and now
     */
    ExpectedCounts(Map<List<String>, Double> before, List<Set<String>> values) {
        sizes = values.stream().mapToInt(Set::size).toArray();
        strides = new int[sizes.length];
        int cells = 1;
        for (int d = 0; d < sizes.length; d++) {
            strides[d] = cells;
            cells *= sizes[d];
            Map<String, Integer> known = new HashMap<>();
            values.get(d).forEach(value -> known.put(value, known.size()));
            codes.add(known);
        }
        double[] counts = new double[cells];
        before.forEach((slice, count) -> counts[cell(slice)] += count);
        total = Arrays.stream(counts).sum();
        expected = drawn(counts, fitted(counts));
    }

    private int cell(List<String> slice) {
        int cell = 0;
        for (int d = 0; d < sizes.length; d++) {
            cell += strides[d] * codes.get(d).getOrDefault(slice.get(d), 0);
        }
        return cell;
    }

    private double[] fitted(double[] counts) {
        double[] fitted = independent(counts);
        double[] alone = fitted.clone();
        for (int round = 0; round < ROUNDS; round++) {
            for (int a = 0; a < sizes.length; a++) {
                for (int b = a + 1; b < sizes.length; b++) {
                    scale(fitted, a, b, drawn(sums(counts, a, b), sums(alone, a, b)));
                }
            }
        }
        return fitted;
    }

    /** As if no value had to do with another. */
    private double[] independent(double[] counts) {
        double[] independent = new double[counts.length];
        Arrays.fill(independent, total);
        for (int d = 0; d < sizes.length; d++) {
            double[] even = new double[sizes[d]];
            Arrays.fill(even, total / sizes[d]);
            double[] own = drawn(sums(counts, d, d), even);
            for (int cell = 0; cell < independent.length; cell++) {
                independent[cell] *= own[code(cell, d)] / total;
            }
        }
        return independent;
    }

    /** A table's numbers, drawn towards others that add up to the same. */
    private double[] drawn(double[] counts, double[] towards) {
        double own = total / (total + MADE_UP * counts.length);
        double[] drawn = new double[counts.length];
        Arrays.setAll(drawn, cell -> own * counts[cell] + (1 - own) * towards[cell]);
        return drawn;
    }

    private int code(int cell, int dimension) {
        return cell / strides[dimension] % sizes[dimension];
    }

    /** The place of a cell in the table of two dimensions, or in that of one that is named twice. */
    private int place(int cell, int a, int b) {
        return a == b ? code(cell, a) : code(cell, a) * sizes[b] + code(cell, b);
    }

    private double[] sums(double[] cells, int a, int b) {
        double[] sums = new double[a == b ? sizes[a] : sizes[a] * sizes[b]];
        for (int cell = 0; cell < cells.length; cell++) {
            sums[place(cell, a, b)] += cells[cell];
        }
        return sums;
    }

    private void scale(double[] cells, int a, int b, double[] wanted) {
        double[] sums = sums(cells, a, b);
        for (int cell = 0; cell < cells.length; cell++) {
            int place = place(cell, a, b);
            cells[cell] *= sums[place] == 0 ? 0 : wanted[place] / sums[place];
        }
    }

    /** Of a combination of known values. */
    double of(List<String> slice) {
        return expected[cell(slice)];
    }
}
