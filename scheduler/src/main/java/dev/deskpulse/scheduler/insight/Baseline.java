package dev.deskpulse.scheduler.insight;

/**
 * A share as the eight weeks before a day show it, overall and by weekday. It moves on day by day, so that a year is
 * walked in one pass.
 *
 * <p>Since it is a share <em>of all tickets of the day</em>, what lifts every part of the desk alike (growth, a
 * promotion, a holiday) lifts hits and cases together and shows no change.
 */
final class Baseline {
    static final int DAYS = 56;

    /** Fewer days than this say nothing yet. */
    static final int LEAST_DAYS = 28;

    /** How many cases of one weekday weigh as much as all weekdays together. */
    private static final double WEEKDAY_PRIOR = 60;

    static final double PRIOR_HITS = 0.5;

    private final double[] hits;
    private final double[] cases;
    private final double[] weekdayHits = new double[7];
    private final double[] weekdayCases = new double[7];
    private double allHits;
    private double allCases;
    private int end;

    /** Both by day; the baseline is empty at day 0. */
    Baseline(double[] hits, double[] cases) {
        this.hits = hits;
        this.cases = cases;
    }

    /** Takes the next day in and lets the oldest go: afterwards it is that of the days before {@code end + 1}. */
    void next() {
        change(end, 1);
        if (end >= DAYS) {
            change(end - DAYS, -1);
        }
        end++;
    }

    private void change(int day, int sign) {
        weekdayHits[day % 7] += sign * hits[day];
        weekdayCases[day % 7] += sign * cases[day];
        allHits += sign * hits[day];
        allCases += sign * cases[day];
    }

    double cases() {
        return allCases;
    }

    /** The share to expect on a day; never quite 0 or 1. */
    double share(int day) {
        double overall = (allHits + PRIOR_HITS) / (allCases + 2 * PRIOR_HITS);
        double share = (weekdayHits[day % 7] + WEEKDAY_PRIOR * overall) / (weekdayCases[day % 7] + WEEKDAY_PRIOR);
        return Math.min(1 - 1e-9, Math.max(1e-9, share));
    }
}
