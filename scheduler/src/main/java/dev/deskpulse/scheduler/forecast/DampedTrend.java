package dev.deskpulse.scheduler.forecast;

/**
 * Exponential smoothing with a damped additive trend, in its form with a single source of error: ETS(A,Ad,N) of Hyndman,
 * Koehler, Ord and Snyder, "Forecasting with Exponential Smoothing", 2008. Parameters by the least squares of the errors
 * one step ahead.
 */
record DampedTrend() implements Model {
    private static final int LEAST = 8;

    @Override
    public String name() {
        return "damped trend";
    }

    @Override
    public boolean fits(Past past) {
        return past.length() >= LEAST;
    }

    @Override
    public Fitted fit(Past past) {
        double[] values = past.values();
        double[] best = Search.least(
                new double[][] {{0.5, 0.1, 0.9}, {0.95, 0.02, 0.9}},
                new double[] {0.001, 0.0001, 0.8},
                new double[] {0.9999, 0.9999, 0.98},
                at -> new State(at).squares(values));
        return (known, horizon) -> new State(best).forecast(known.values(), horizon);
    }

    private static final class State {
        private final double alpha;
        private final double beta;
        private final double phi;
        private double level;
        private double trend;

        /** @param at alpha, beta as a share of alpha, phi */
        State(double[] at) {
            this.alpha = at[0];
            this.beta = at[0] * at[1];
            this.phi = at[2];
        }

        double squares(double[] values) {
            int start = Math.min(LEAST, values.length) - 1;
            level = values[0];
            trend = (values[start] - values[0]) / start;
            double sum = 0;
            for (int t = 1; t < values.length; t++) {
                double error = values[t] - level - phi * trend;
                level += phi * trend + alpha * error;
                trend = phi * trend + beta * error;
                sum += error * error;
            }
            return sum;
        }

        double[] forecast(double[] values, int horizon) {
            squares(values);
            double[] ahead = new double[horizon];
            double step = trend;
            double at = level;
            for (int h = 0; h < horizon; h++) {
                step *= phi;
                at += step;
                ahead[h] = at;
            }
            return ahead;
        }
    }
}
