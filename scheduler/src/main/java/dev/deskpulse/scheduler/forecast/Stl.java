package dev.deskpulse.scheduler.forecast;

import java.util.Arrays;

/**
 * Takes a series apart into trend, season and rest: STL, Cleveland, Cleveland, McRae and Terpenning, "STL: A
 * Seasonal-Trend Decomposition Procedure Based on Loess", Journal of Official Statistics 1990.
 */
final class Stl {
    private static final int INNER = 2;
    private static final int LEAST_SPAN = 7;

    private final int season;
    private final int seasonSpan;
    private final int robustRounds;

    /**
     * @param season steps of a season, at least 2
     * @param seasonSpan over how many seasons a phase may change; odd, at least 3
     * @param robustRounds how often outliers are given less weight and all is done again
     */
    Stl(int season, int seasonSpan, int robustRounds) {
        this.season = season;
        this.seasonSpan = seasonSpan;
        this.robustRounds = robustRounds;
    }

    /** The parts add up to the value at every step. */
    static final class Parts {
        private final double[] trend;
        private final double[] season;
        private final double[] rest;

        Parts(double[] trend, double[] season, double[] rest) {
            this.trend = trend;
            this.season = season;
            this.rest = rest;
        }

        double[] trend() {
            return trend.clone();
        }

        double[] season() {
            return season.clone();
        }

        double[] rest() {
            return rest.clone();
        }
    }

    /** @param values at least two seasons */
    Parts of(double[] values) {
        int n = values.length;
        double[] weights = new double[n];
        Arrays.fill(weights, 1);
        double[] trend = new double[n];
        double[] seasonal = new double[n];
        for (int round = 0; round <= robustRounds; round++) {
            for (int inner = 0; inner < INNER; inner++) {
                seasonal = seasonal(minus(values, trend), weights);
                trend = Loess.smooth(minus(values, seasonal), weights, trendSpan());
            }
            if (round < robustRounds) {
                weights = Loess.robustWeights(minus(minus(values, trend), seasonal));
            }
        }
        return new Parts(trend, seasonal, minus(minus(values, trend), seasonal));
    }

    /** Trend and rest of a series that has no season. */
    static Parts withoutSeason(double[] values) {
        double[] weights = new double[values.length];
        Arrays.fill(weights, 1);
        double[] trend = Loess.smooth(values, weights, Math.max(LEAST_SPAN, values.length / 5) | 1);
        return new Parts(trend, new double[values.length], minus(values, trend));
    }

    private int trendSpan() {
        int span = (int) Math.ceil(1.5 * season / (1 - 1.5 / seasonSpan));
        return span | 1;
    }

    private double[] seasonal(double[] detrended, double[] weights) {
        int n = detrended.length;
        double[] cycle = new double[n + 2 * season];
        for (int phase = 0; phase < season; phase++) {
            int count = (n - phase + season - 1) / season;
            double[] y = new double[count];
            double[] w = new double[count];
            for (int i = 0; i < count; i++) {
                y[i] = detrended[phase + i * season];
                w[i] = weights[phase + i * season];
            }
            for (int i = -1; i <= count; i++) {
                int at = phase + (i + 1) * season;
                if (at < cycle.length) {
                    cycle[at] = Loess.at(y, w, seasonSpan, i);
                }
            }
        }
        double[] low = Loess.movingMean(Loess.movingMean(Loess.movingMean(cycle, season), season), 3);
        double[] ones = new double[n];
        Arrays.fill(ones, 1);
        double[] slow = Loess.smooth(low, ones, season | 1);
        double[] seasonal = new double[n];
        for (int t = 0; t < n; t++) {
            seasonal[t] = cycle[t + season] - slow[t];
        }
        return seasonal;
    }

    private static double[] minus(double[] a, double[] b) {
        double[] difference = new double[a.length];
        for (int i = 0; i < a.length; i++) {
            difference[i] = a[i] - b[i];
        }
        return difference;
    }
}
