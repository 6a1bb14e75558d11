package dev.deskpulse.scheduler.rootcause;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.hipparchus.util.FastMath;

/**
 * How strongly a root cause moves its leaves, in the direction of the whole.
 *
 * @param mean deviation, 0 to 1
 * @param spread standard deviation from leaf to leaf, beside the noise that counts always have
 */
record Severity(double mean, double spread) {
    private static final double LEAST = 0.04;
    private static final double[] SPREADS = {0.01, 0.02, 0.04, 0.08, 0.16};
    private static final int MANY_LEAVES = 200_000;

    /** A leaf of a cause may still be quite another: this share of them, and then anything. */
    private static final double ODD = Math.log(0.01 / 2);

    private static final double NOT_ODD = Math.log(0.99);

    /** A cause may multiply a small count by fifty, or leave a fiftieth of it. */
    private static final double MOST_OF_A_COUNT = 0.98;

    /** Standard deviations by which the middle between nothing and the cause must be away for a leaf to tell them apart. */
    private static final double APART = 1.28;

    /** All that a search tries: each spread with means as far apart. */
    static List<Severity> grid(double noise, int leaves) {
        double[] spreads = leaves > MANY_LEAVES ? new double[] {0.03, 0.1} : SPREADS;
        List<Severity> grid = new ArrayList<>();
        for (double spread : spreads) {
            for (double mean = Math.max(LEAST, noise / 2); mean < 1 + spread; mean += spread) {
                grid.add(new Severity(Math.min(1, mean), spread));
            }
        }
        return grid;
    }

    /** The one that fits these deviations best, robustly. */
    static Severity fitted(double[] deviations) {
        double[] sorted = deviations.clone();
        Arrays.sort(sorted);
        double mean = sorted[sorted.length / 2];
        double[] away = IntStream.range(0, sorted.length)
                .mapToDouble(i -> Math.abs(sorted[i] - mean))
                .sorted()
                .toArray();
        double spread = away[Math.min(away.length - 1, (int) (0.6827 * away.length))];
        return new Severity(mean, Math.max(SPREADS[0], Math.min(SPREADS[SPREADS.length - 1], spread)));
    }

    /** Logarithm of what one of the grid costs: a number of the same size as its share of all of them. */
    double cost() {
        return FastMath.log(SPREADS.length / spread);
    }

    /** Logarithm of how much better this severity explains a deviation than nothing does. */
    double gain(double deviation, double countVariance, double logDensityOfNothing) {
        double variance = spread * spread + countVariance;
        double away = deviation - mean;
        double log = NOT_ODD - 0.5 * (FastMath.log(2 * Math.PI * variance) + away * away / variance);
        return Math.max(log, ODD) - logDensityOfNothing;
    }

    /**
     * The same for a count too small for a normal distribution: quasi-Poisson (Wedderburn, Biometrika 1974).
     *
     * @param direction 1 where the cause raises counts, -1 where it lowers them
     * @param dispersion variance over mean
     */
    double countGain(double count, double expected, int direction, double dispersion) {
        double rest = 1 - Math.min(mean, MOST_OF_A_COUNT);
        double factor = direction > 0 ? 1 / rest : rest;
        return (count * FastMath.log(factor) - expected * (factor - 1)) / dispersion;
    }

    /** Whether a leaf by itself can tell this severity from nothing. */
    boolean tellsApart(double countVariance) {
        return mean * mean > 4 * APART * APART * (spread * spread + countVariance);
    }
}
