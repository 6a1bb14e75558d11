package dev.deskpulse.scheduler.churn;

import dev.deskpulse.scheduler.driver.Column;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A piecewise linear curve with knots at quantiles, penalised for each change from knot to knot (Eilers and Marx 1996, with
 * linear splines and first differences). What is not known has a place of its own.
 */
final class Curve implements Term {
    private static final int MOST_KNOTS = 12;
    private static final MathContext THREE_DIGITS = new MathContext(3);
    private static final double LEVEL_PENALTY = 0.1;

    private final String name;
    private final double[] knots;

    Curve(String name, double[] knots) {
        this.name = name;
        this.knots = knots;
    }

    static Curve of(Column.Numbers column, int[] rows) {
        double[] sorted = IntStream.of(rows)
                .mapToObj(column.numbers()::get)
                .filter(x -> x != null)
                .mapToDouble(Double::doubleValue)
                .sorted()
                .toArray();
        double[] knots = IntStream.range(0, MOST_KNOTS)
                .mapToDouble(k -> sorted[(int) Math.round((double) k / (MOST_KNOTS - 1) * (sorted.length - 1))])
                .distinct()
                .toArray();
        return new Curve(column.name(), knots);
    }

    double[] knots() {
        return knots.clone();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int width() {
        return knots.length + 1;
    }

    @Override
    public int entries() {
        return 2;
    }

    @Override
    public void encode(Column column, int row, int first, Entries to) {
        Double x = column instanceof Column.Numbers numbers ? numbers.numbers().get(row) : null;
        if (x == null) {
            to.add(first + knots.length, 1);
            return;
        }
        int at = Arrays.binarySearch(knots, x);
        if (at >= 0) {
            to.add(first + at, 1);
            return;
        }
        int above = -at - 1;
        if (above == 0 || above == knots.length) {
            to.add(first + Math.min(above, knots.length - 1), 1);
            return;
        }
        double share = (x - knots[above - 1]) / (knots[above] - knots[above - 1]);
        to.add(first + above - 1, 1 - share);
        to.add(first + above, share);
    }

    @Override
    public double[][] penalty() {
        double[][] penalty = new double[width()][width()];
        int steps = knots.length - 1;
        for (int k = 0; k < steps; k++) {
            penalty[k][k] += steps;
            penalty[k + 1][k + 1] += steps;
            penalty[k][k + 1] -= steps;
            penalty[k + 1][k] -= steps;
        }
        for (int k = 0; k < knots.length; k++) {
            penalty[k][k] += LEVEL_PENALTY;
        }
        penalty[knots.length][knots.length] = 1;
        return penalty;
    }

    @Override
    public List<String> labels() {
        List<String> labels = new ArrayList<>();
        Arrays.stream(knots).forEach(knot -> labels.add(text(knot)));
        labels.add(NOT_KNOWN);
        return labels;
    }

    /** As people write it: whole numbers whole, others with three digits. */
    static String text(double x) {
        BigDecimal exact = new BigDecimal(x);
        boolean whole = x == Math.rint(x) && Math.abs(x) < 1e15;
        return (whole ? exact.setScale(0) : exact.round(THREE_DIGITS).stripTrailingZeros()).toPlainString();
    }
}
