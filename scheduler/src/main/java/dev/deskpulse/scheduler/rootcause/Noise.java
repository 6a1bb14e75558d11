package dev.deskpulse.scheduler.rootcause;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.hipparchus.special.Gamma;
import org.hipparchus.util.FastMath;

/**
 * How far leaves deviate when nothing is wrong: a relative error, the same for all, and a part that is larger for small
 * leaves as it is for counts; with tails as heavy as they are. It is learned from the side that the whole did not move to,
 * where no root cause lies, and mirrored.
 */
final class Noise {
    /** Differences of half a percent are no news. */
    private static final double LEAST_ERROR = 0.005;

    /** Median of the absolute value of a standard normal variable. */
    private static final double NORMAL_MEDIAN = 0.6745;

    /** Smaller counts are too uneven to tell a variance from one side alone. */
    private static final double LEAST_COUNT = 5;

    private static final int BINS = 16;
    private static final int LEAST_IN_BIN = 30;
    private static final int ENOUGH_FOR_TAILS = 1_000;

    /** How a t distribution's 99th percentile of absolute values compares with their median, by degrees of freedom. */
    private static final double[][] TAILS = {{3, 7.6}, {5, 5.5}, {10, 4.5}};

    /** A leaf may be as surprising as this and no more. */
    private static final double LEAST_ODD = 1e-9;

    /** Leaves that are further off than this many standard deviations are odd ones. */
    private static final double FAR = 6;

    /** So few of them are no habit. */
    private static final int FEW_ODD = 3;

    private final double relative;
    private final double count;
    private final double freedom;
    private final double leastDensity;

    private Noise(double relative, double count, double freedom, double odd) {
        this.relative = relative;
        this.count = count;
        this.freedom = freedom;
        this.leastDensity = Math.log(Math.max(LEAST_ODD, odd) / 2);
    }

    /** @param free leaves that no cause explains yet */
    static Noise of(Deviations deviations, boolean[] free) {
        int[] quiet = IntStream.range(0, deviations.leaves())
                .filter(leaf -> free[leaf] && deviations.of(leaf) < 0)
                .filter(leaf -> !deviations.areCounts() || deviations.size(leaf) >= LEAST_COUNT)
                .toArray();
        double[] line = line(deviations, quiet);
        double relative = Math.max(LEAST_ERROR * LEAST_ERROR, line[0]);
        double count = line[1];
        double[] standard = Arrays.stream(quiet)
                .mapToDouble(leaf -> -deviations.of(leaf) / Math.sqrt(relative + count / deviations.size(leaf)))
                .sorted()
                .toArray();
        long odd = Arrays.stream(standard).filter(far -> far > FAR).count();
        return new Noise(
                relative, count, freedom(standard), (double) Math.max(0, odd - FEW_ODD) / Math.max(1, standard.length));
    }

    /** Variance = a + b / size, fitted to robust variances of leaves of similar size. */
    private static double[] line(Deviations deviations, int[] quiet) {
        int bins = Math.max(1, Math.min(BINS, quiet.length / LEAST_IN_BIN));
        Integer[] bySize = Arrays.stream(quiet).boxed().toArray(Integer[]::new);
        Arrays.sort(bySize, Comparator.comparingDouble(deviations::size));
        double[] inverse = new double[bins];
        double[] variance = new double[bins];
        for (int bin = 0; bin < bins; bin++) {
            Integer[] part = Arrays.copyOfRange(bySize, bin * bySize.length / bins, (bin + 1) * bySize.length / bins);
            double[] absolute = Arrays.stream(part)
                    .mapToDouble(leaf -> -deviations.of(leaf))
                    .sorted()
                    .toArray();
            double scale = absolute.length == 0 ? 0 : absolute[absolute.length / 2] / NORMAL_MEDIAN;
            variance[bin] = scale * scale;
            inverse[bin] = Arrays.stream(part)
                    .mapToDouble(leaf -> 1 / deviations.size(leaf))
                    .average()
                    .orElse(0);
        }
        return deviations.areCounts() ? ofCounts(inverse, variance) : fit(inverse, variance);
    }

    /** Counts have at least the noise of a Poisson process; what is beyond it belongs to the forecast. */
    private static double[] ofCounts(double[] inverse, double[] variance) {
        double[] line = fit(inverse, variance);
        if (line[1] >= 1) {
            return line;
        }
        double[] beyond = IntStream.range(0, inverse.length)
                .mapToDouble(bin -> Math.max(0, variance[bin] - inverse[bin]))
                .toArray();
        return new double[] {median(beyond), 1};
    }

    /** Least squares of relative errors, neither term negative; the count term only where it explains most of it. */
    private static double[] fit(double[] x, double[] y) {
        double w = 0;
        double wx = 0;
        double wxx = 0;
        double wy = 0;
        double wxy = 0;
        for (int i = 0; i < x.length; i++) {
            double weight = 1 / Math.max(1e-12, y[i] * y[i]);
            w += weight;
            wx += weight * x[i];
            wxx += weight * x[i] * x[i];
            wy += weight * y[i];
            wxy += weight * x[i] * y[i];
        }
        double determinant = w * wxx - wx * wx;
        double slope = determinant <= 1e-12 * w * wxx ? 0 : (w * wxy - wx * wy) / determinant;
        double flat = (wy - slope * wx) / w;
        double alone = wy / w;
        if (slope <= 0 || 2 * error(x, y, Math.max(0, flat), slope) > error(x, y, alone, 0)) {
            return new double[] {median(y), 0};
        }
        return flat < 0 ? new double[] {0, wxy / wxx} : new double[] {flat, slope};
    }

    private static double error(double[] x, double[] y, double flat, double slope) {
        return IntStream.range(0, x.length)
                .mapToDouble(i -> (y[i] - flat - slope * x[i]) / Math.max(1e-6, y[i]))
                .map(relative -> relative * relative)
                .sum();
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static double freedom(double[] standard) {
        if (standard.length < ENOUGH_FOR_TAILS) {
            return Double.POSITIVE_INFINITY;
        }
        double reach = standard[standard.length * 99 / 100] / Math.max(1e-9, standard[standard.length / 2]);
        for (double[] tail : TAILS) {
            if (reach >= tail[1]) {
                return tail[0];
            }
        }
        return Double.POSITIVE_INFINITY;
    }

    /** Standard deviation of a large leaf, relative to its size. */
    double relativeError() {
        return Math.sqrt(relative);
    }

    /** The variance of a leaf's deviation. */
    double variance(double size) {
        return relative + countVariance(size);
    }

    /** The part of it that no cause can take away. */
    double countVariance(double size) {
        return count == 0 ? 0 : count / size;
    }

    /** Whether a leaf is so small that counting it makes most of its noise. */
    boolean isMostlyCount(double size) {
        return countVariance(size) > relative;
    }

    /** Variance over mean of counts. */
    double dispersion() {
        return count;
    }

    /** Logarithm of the density of a deviation where nothing is wrong. */
    double logDensity(double deviation, double size) {
        double variance = variance(size);
        double square = deviation * deviation / variance;
        double log = Double.isInfinite(freedom)
                ? -0.5 * (FastMath.log(2 * Math.PI * variance) + square)
                : Gamma.logGamma((freedom + 1) / 2)
                        - Gamma.logGamma(freedom / 2)
                        - 0.5 * FastMath.log(freedom * Math.PI * variance)
                        - (freedom + 1) / 2 * FastMath.log1p(square / freedom);
        return Math.max(log, leastDensity);
    }
}
