package dev.deskpulse.scheduler.rootcause;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a KPI was and what it was expected to be, for every combination of the dimensions' values (a leaf). Rows of the
 * same combination are added up. Rates and averages come with the number of cases behind them and are kept as sums over
 * those cases, so that slices of them add up like counts.
 */
public final class Comparison {
    private final List<String> dimensions;
    private final List<List<String>> labels;
    private final int[][] codes;
    private final double[] real;
    private final double[] expected;
    private final double @Nullable [] cases;

    private Comparison(Builder builder) {
        this.dimensions = builder.dimensions;
        this.labels = builder.values.stream()
                .map(values -> List.copyOf(values.labels))
                .toList();
        int leaves = builder.leaves.size();
        this.codes = new int[dimensions.size()][leaves];
        this.real = Arrays.copyOf(builder.real, leaves);
        this.expected = Arrays.copyOf(builder.expected, leaves);
        this.cases = builder.weighted ? Arrays.copyOf(builder.cases, leaves) : null;
        builder.leaves.forEach((key, leaf) -> {
            for (int d = 0; d < codes.length; d++) {
                codes[d][leaf] = key.get(d);
            }
        });
    }

    /** For counts and other sums. */
    public static Builder ofSums(List<String> dimensions) {
        return new Builder(dimensions, false);
    }

    /** For rates and averages, each over a number of cases. */
    public static Builder ofRates(List<String> dimensions) {
        return new Builder(dimensions, true);
    }

    /** Collects the rows. */
    public static final class Builder {
        private final List<String> dimensions;
        private final boolean weighted;
        private final List<Values> values = new ArrayList<>();
        private final Map<List<Integer>, Integer> leaves = new HashMap<>();
        private double[] real = new double[16];
        private double[] expected = new double[16];
        private double[] cases = new double[16];

        private Builder(List<String> dimensions, boolean weighted) {
            this.dimensions = List.copyOf(dimensions);
            this.weighted = weighted;
            dimensions.forEach(dimension -> values.add(new Values()));
        }

        /**
         * Adds a row.
         *
         * @param slice one value for each dimension; an empty text is a value like any other
         * @param weight the number of cases behind a rate or an average; 1 for sums
         * @throws IllegalArgumentException where a number is not finite, or the weight is negative
         */
        public void add(List<String> slice, double wasReal, double wasExpected, double weight) {
            if (!Double.isFinite(wasReal) || !Double.isFinite(wasExpected) || !(weight >= 0 && weight < 1e300)) {
                throw new IllegalArgumentException(
                        "value, expected value and weight must be finite, and the weight not negative");
            }
            int leaf = leaf(slice);
            real[leaf] += wasReal * weight;
            expected[leaf] += wasExpected * weight;
            cases[leaf] += weight;
        }

        private int leaf(List<String> slice) {
            List<Integer> key = new ArrayList<>(slice.size());
            for (int d = 0; d < values.size(); d++) {
                key.add(values.get(d).code(slice.get(d)));
            }
            int leaf = leaves.computeIfAbsent(List.copyOf(key), k -> leaves.size());
            if (leaf == real.length) {
                real = Arrays.copyOf(real, 2 * leaf);
                expected = Arrays.copyOf(expected, 2 * leaf);
                cases = Arrays.copyOf(cases, 2 * leaf);
            }
            return leaf;
        }

        public Comparison build() {
            return new Comparison(this);
        }
    }

    /** The values of a dimension, numbered as they come. */
    private static final class Values {
        private final List<String> labels = new ArrayList<>();
        private final Map<String, Integer> codes = new HashMap<>();

        int code(String label) {
            Integer known = codes.putIfAbsent(label, labels.size());
            if (known != null) {
                return known;
            }
            labels.add(label);
            return labels.size() - 1;
        }
    }

    int leaves() {
        return real.length;
    }

    List<String> dimensions() {
        return dimensions;
    }

    int values(int dimension) {
        return labels.get(dimension).size();
    }

    String label(int dimension, int leaf) {
        return labels.get(dimension).get(codes[dimension][leaf]);
    }

    int code(int dimension, int leaf) {
        return codes[dimension][leaf];
    }

    double real(int leaf) {
        return real[leaf];
    }

    double expected(int leaf) {
        return expected[leaf];
    }

    /** Whether the values are rates or averages. */
    public boolean isRate() {
        return cases != null;
    }

    /** 1 where the values are sums: then nothing is divided. */
    double cases(int leaf) {
        return cases == null ? 1 : cases[leaf];
    }
}
