package dev.deskpulse.scheduler.insight;

import org.hipparchus.util.FastMath;

/**
 * How large a change is.
 *
 * @param times how many times as much as expected
 * @param low lower end of its 95 % interval, which allows for the chance in the period and in the baseline; not for the
 *     search, which tends to show the largest of many changes larger than it is
 * @param high upper end
 */
public record Effect(double times, double low, double high) {
    private static final double NORMAL_95 = 1.959964;

    /** Of a count beside the other cases: an odds ratio, since the hits are themselves among the cases. */
    static Effect ofCounts(Series.Stretch stretch, double dispersion) {
        double rest = Math.max(0.5, stretch.cases() - stretch.hits());
        return of(
                stretch.hits() / (rest * stretch.share() / (1 - stretch.share())),
                dispersion * (1 / stretch.hits() + 1 / rest + 1 / baselineHits(stretch) + 1 / baselineRest(stretch)));
    }

    /** Of a share of the slice's own cases: a ratio of shares. */
    static Effect ofShares(Series.Stretch stretch, double dispersion) {
        return of(
                stretch.hits() / stretch.expected(),
                dispersion
                        * (1 / stretch.hits()
                                - 1 / stretch.cases()
                                + 1 / baselineHits(stretch)
                                - 1 / stretch.baseline()));
    }

    /** No less than the half hit that a baseline without any is given. */
    private static double baselineHits(Series.Stretch stretch) {
        return Math.max(Baseline.PRIOR_HITS, stretch.share() * stretch.baseline());
    }

    private static double baselineRest(Series.Stretch stretch) {
        return (1 - stretch.share()) * stretch.baseline();
    }

    /** Normal on the scale of logarithms (Katz et al., Biometrics 34, 1978). */
    private static Effect of(double times, double variance) {
        double factor = FastMath.exp(NORMAL_95 * FastMath.sqrt(Math.max(0, variance)));
        return new Effect(times, times / factor, times * factor);
    }
}
