package dev.deskpulse.scheduler.insight;

import dev.deskpulse.scheduler.statistics.ShareTest;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Hits and cases of one slice, day by day, and the stretch of days in which the share of hits is most surprisingly high
 * against the eight weeks before it.
 */
final class Series {
    static final int MOST_DAYS = 21;

    /** The median of a chi-square variable with one degree of freedom. */
    private static final double CHI_SQUARE_MEDIAN = 0.4549;

    private static final double MOST_DISPERSION = 6;
    private static final double ENOUGH_A_WEEK = 4;
    private static final int ENOUGH_WEEKS = 12;

    /**
     * A stretch of days.
     *
     * @param from first day, to last day, inclusive
     * @param share of hits that the baseline expects
     * @param logP natural logarithm of the probability of so many hits by chance, not corrected for the search
     */
    record Stretch(int from, int to, double hits, double cases, double share, double baseline, double logP) {
        boolean overlaps(Stretch other) {
            return from <= other.to && other.from <= to;
        }

        double expected() {
            return cases * share;
        }

        /** How many hits there would be beside the other cases if the share were what the baseline expects. */
        double expectedBesideTheRest() {
            return (cases - hits) * share / (1 - share);
        }

        double excess() {
            return hits - expected();
        }
    }

    /**
     * What a stretch must at least show.
     *
     * @param hits fewer are no finding, however rare
     * @param ratio of observed to expected
     * @param logP not above this
     */
    record Bar(double hits, double ratio, double logP) {}

    private final double[] hits;
    private final double[] cases;
    private final double[] lift;

    /**
     * @param lift by day, how much higher than in the baseline the share is all over the desk; what the slice shares with
     *     everybody is not its own change
     */
    Series(double[] hits, double[] cases, double[] lift) {
        this.hits = hits;
        this.cases = cases;
        this.lift = lift;
    }

    private double expectedShare(Baseline baseline, int day) {
        return Math.min(1 - 1e-9, lift[day] * baseline.share(day));
    }

    /**
     * The most surprising stretch, or null where none passes the bar.
     *
     * @param dispersion see {@link #dispersion()}
     */
    @Nullable
    Stretch best(Bar bar, double dispersion) {
        Baseline baseline = new Baseline(hits, cases);
        Stretch best = null;
        for (int from = 0; from < hits.length; from++) {
            if (from >= Baseline.LEAST_DAYS && hits[from] > 0) {
                Stretch here = from(from, baseline, bar, dispersion);
                if (here != null && (best == null || here.logP() < best.logP())) {
                    best = here;
                }
            }
            baseline.next();
        }
        return best;
    }

    private @Nullable Stretch from(int from, Baseline baseline, Bar bar, double dispersion) {
        Stretch best = null;
        double sumHits = 0;
        double sumCases = 0;
        double expected = 0;
        for (int to = from; to < Math.min(hits.length, from + MOST_DAYS); to++) {
            sumHits += hits[to];
            sumCases += cases[to];
            expected += cases[to] * expectedShare(baseline, to);
            double share = expected / sumCases;
            boolean ends = hits[to] > 0 && sumHits >= bar.hits() && baseline.cases() > 0;
            if (ends && sumHits >= bar.ratio() * expected && deviation(sumHits, sumCases, share) > 4) {
                double logP = ShareTest.logTail(
                        (int) Math.round(sumHits), (int) Math.round(sumCases), share, baseline.cases(), dispersion);
                if (logP <= bar.logP() && (best == null || logP < best.logP())) {
                    best = new Stretch(from, to, sumHits, sumCases, share, baseline.cases(), logP);
                }
            }
        }
        return best;
    }

    /** Hits above what the baseline of the first day expects. */
    double excess(int from, int to) {
        Baseline baseline = new Baseline(hits, cases);
        for (int day = 0; day < from; day++) {
            baseline.next();
        }
        double excess = 0;
        for (int day = from; day <= to; day++) {
            excess += hits[day] - cases[day] * expectedShare(baseline, day);
        }
        return excess;
    }

    /** In standard deviations of independent cases; spares the exact test where there is nothing to see. */
    private static double deviation(double hits, double cases, double share) {
        double expected = cases * share;
        return (hits - expected) / Math.sqrt(expected * (1 - share) + 0.25);
    }

    /**
     * How much more the weekly hits scatter around the baseline than independent cases would: about 1 where they do not.
     * From the median of the squared deviations, so that a few weeks of incidents do not count. NaN where too few weeks
     * have enough hits to tell.
     */
    double dispersion() {
        Baseline baseline = new Baseline(hits, cases);
        double[] squares = new double[hits.length / 7 + 1];
        int weeks = 0;
        for (int day = 0; day + 7 <= hits.length; day++) {
            if (day >= Baseline.LEAST_DAYS && day % 7 == 0) {
                double square = square(day, baseline);
                if (!Double.isNaN(square)) {
                    squares[weeks++] = square;
                }
            }
            baseline.next();
        }
        if (weeks < ENOUGH_WEEKS) {
            return Double.NaN;
        }
        Arrays.sort(squares, 0, weeks);
        double median = (squares[(weeks - 1) / 2] + squares[weeks / 2]) / 2;
        return Math.min(MOST_DISPERSION, median / CHI_SQUARE_MEDIAN);
    }

    private double square(int from, Baseline baseline) {
        double sumHits = 0;
        double sumCases = 0;
        double expected = 0;
        double variance = 0;
        for (int day = from; day < from + 7; day++) {
            double share = expectedShare(baseline, day);
            sumHits += hits[day];
            sumCases += cases[day];
            expected += cases[day] * share;
            variance += cases[day] * share * (1 - share);
        }
        if (expected < ENOUGH_A_WEEK || baseline.cases() == 0) {
            return Double.NaN;
        }
        double deviation = sumHits - expected;
        return deviation * deviation / (variance * (1 + sumCases / baseline.cases()));
    }
}
