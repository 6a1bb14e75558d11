package dev.deskpulse.scheduler.forecast;

/**
 * The dynamic optimised Theta model: Fiorucci, Pellegrini, Louzada, Petropoulos and Koehler, "Models for optimising the
 * theta method and their relationship to state space models", International Journal of Forecasting 2016, after
 * Assimakopoulos and Nikolopoulos 2000. The theta line with theta to be learned is smoothed; the other one is the
 * straight line through all that is known, drawn anew with each value.
 */
record Theta() implements Model {
    private static final int LEAST = 6;

    @Override
    public String name() {
        return "theta";
    }

    @Override
    public boolean fits(Past past) {
        return past.length() >= LEAST;
    }

    @Override
    public Fitted fit(Past past) {
        double[] values = past.values();
        double[] best = Search.least(
                new double[][] {{0.5, 2}, {0.95, 1.5}},
                new double[] {0.01, 1},
                new double[] {0.999, 20},
                at -> new State(at).squares(values));
        return (known, horizon) -> new State(best).forecast(known.values(), horizon);
    }

    private static final class State {
        private final double alpha;
        private final double share;
        private double level;
        private double mean;
        private double intercept;
        private double slope;
        private double decay = 1;
        private int seen;

        /** @param at alpha and theta */
        State(double[] at) {
            this.alpha = at[0];
            this.share = 1 - 1 / at[1];
        }

        double squares(double[] values) {
            level = values[0];
            double sum = 0;
            for (double value : values) {
                double error = value - next();
                take(value);
                sum += error * error;
            }
            return sum;
        }

        double[] forecast(double[] values, int horizon) {
            squares(values);
            double[] ahead = new double[horizon];
            for (int h = 0; h < horizon; h++) {
                ahead[h] = next();
                take(ahead[h]);
            }
            return ahead;
        }

        private double next() {
            return level + share * (decay * intercept + (1 - decay * (1 - alpha)) / alpha * slope);
        }

        private void take(double value) {
            int t = ++seen;
            level += alpha * (value - level);
            slope = t == 1 ? 0 : ((t - 2) * slope + 6.0 / t * (value - mean)) / (t + 1);
            mean += (value - mean) / t;
            intercept = mean - (t + 1) / 2.0 * slope;
            decay *= 1 - alpha;
        }
    }
}
