package dev.deskpulse.scheduler.knowledge;

import org.hipparchus.stat.interval.BinomialProportion;
import org.hipparchus.stat.interval.ConfidenceInterval;

/**
 * How often something ended well.
 *
 * @param cases on how many tickets it was done and the end is known
 * @param helped of these
 * @param low of the 95 % interval of the rate (Wilson, 1927), from 0 to 1; 0 without cases
 * @param high of it; 1 without cases
 */
public record Success(int cases, int helped, double low, double high) {
    private static final double CONFIDENCE = 0.95;

    /** Nothing known. */
    public static final Success NONE = new Success(0, 0, 0, 1);

    public static Success of(int cases, int helped) {
        if (cases == 0) {
            return NONE;
        }
        ConfidenceInterval interval =
                BinomialProportion.getWilsonScoreInterval(cases, (double) helped / cases, CONFIDENCE);
        return new Success(cases, helped, Math.max(0, interval.getLowerBound()), Math.min(1, interval.getUpperBound()));
    }
}
