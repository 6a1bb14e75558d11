package dev.deskpulse.scheduler.insight;

/**
 * How much higher than usual a share is everywhere else on the desk, day by day: what a slice has in common with the rest
 * (a promotion slows every answer) is not its own change.
 */
final class Lift {
    /** Days to each side that are looked at together. */
    private static final int AROUND = 3;

    /** As many cases as if the share were as usual: a handful of tickets elsewhere excuses nothing. */
    private static final double PRIOR = 10;

    private Lift() {}

    /** At least 1 on every day. A slice of more than half of the desk is compared with the whole desk, itself included. */
    static double[] of(double[] hits, double[] cases, double[] deskHits, double[] deskCases) {
        boolean most = 2 * sum(cases) > sum(deskCases);
        double[] restHits = most ? deskHits : minus(deskHits, hits);
        double[] restCases = most ? deskCases : minus(deskCases, cases);
        Baseline baseline = new Baseline(restHits, restCases);
        double[] lift = new double[hits.length];
        for (int day = 0; day < hits.length; day++) {
            double usual = baseline.share(day);
            double near = (around(restHits, day) + PRIOR * usual) / (around(restCases, day) + PRIOR);
            lift[day] = day < Baseline.LEAST_DAYS ? 1 : Math.max(1, near / usual);
            baseline.next();
        }
        return lift;
    }

    private static double around(double[] values, int day) {
        double sum = 0;
        for (int near = Math.max(0, day - AROUND); near <= Math.min(values.length - 1, day + AROUND); near++) {
            sum += values[near];
        }
        return sum;
    }

    private static double sum(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }

    private static double[] minus(double[] all, double[] part) {
        double[] rest = new double[all.length];
        for (int i = 0; i < all.length; i++) {
            rest[i] = Math.max(0, all[i] - part[i]);
        }
        return rest;
    }
}
