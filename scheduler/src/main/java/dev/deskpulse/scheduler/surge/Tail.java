package dev.deskpulse.scheduler.surge;

import java.util.Arrays;

/**
 * How rare a size is, learned as sizes come: a high quantile by stochastic approximation, and beyond it an exponential tail
 * (peaks over threshold, as in Siffer et al., "Anomaly detection in streams with extreme value theory", KDD 2017). Sizes far
 * out teach little, so that a surge does not make the next one look usual.
 */
final class Tail {
    private static final double SHARE = 0.02;

    /** Excesses count up to so many mean ones. */
    private static final double CUT = 3;

    private static final double STEP = 10;
    private static final double LEAST = 1e-3;
    private static final double LEAST_EXCESS = 0.05;

    private double quantile;
    private double excess;
    private long seen;
    private long beyond;

    /** Starts from sizes seen so far, at least one; zeros are those on the other side. */
    Tail(double[] sizes) {
        double[] sorted = sizes.clone();
        Arrays.sort(sorted);
        int at = (int) (sorted.length * (1 - SHARE));
        quantile = Math.max(LEAST, sorted[at]);
        double mean = Arrays.stream(sorted, at, sorted.length)
                .map(size -> Math.min(size, 1.5 * quantile) - quantile)
                .average()
                .orElse(0);
        excess = Math.max(0.15 * quantile, mean);
    }

    /** Minus the decimal logarithm of the chance of a size as large as this; 0 where it is usual. */
    double rarity(double size) {
        return size <= quantile ? 0 : ((size - quantile) / excess - Math.log(SHARE)) / Math.log(10);
    }

    /** @param memory how much one row counts, at least: its share of the time that is remembered */
    void learn(double size, double memory) {
        seen++;
        double step = STEP * Math.max(memory, 1.0 / (seen + 20)) * (quantile + excess);
        if (size > quantile) {
            beyond++;
            double cut = Math.min(size - quantile, CUT * excess);
            excess += Math.max(5 * memory, 1.0 / (beyond + 10)) * (cut - excess);
            quantile += step * (1 - SHARE);
        } else {
            quantile -= step * SHARE;
        }
        quantile = Math.max(quantile, LEAST);
        excess = Math.max(excess, LEAST_EXCESS * quantile);
    }
}
