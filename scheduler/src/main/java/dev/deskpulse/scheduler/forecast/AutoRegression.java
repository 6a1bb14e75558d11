package dev.deskpulse.scheduler.forecast;

import java.util.Arrays;

/**
 * ARIMA(p,d,0): an autoregression of the values or of their differences, by Burg's recursion (Burg 1975), which is
 * always stationary; the order by the least AICc (Hurvich and Tsai 1989).
 *
 * @param lag which differences: 0 for the values themselves, 1 for those to the step before, a season's length for those
 *     to the season before
 * @param mostOrder the longest memory that is tried
 */
record AutoRegression(int lag, int mostOrder) implements Model {
    private static final int LEAST = 12;

    @Override
    public String name() {
        return lag == 0 ? "autoregression" : "autoregression of differences over " + lag;
    }

    @Override
    public boolean fits(Past past) {
        return past.length() >= LEAST + 2 * lag;
    }

    @Override
    public Fitted fit(Past past) {
        double[] x = differences(past.values());
        double mean = Arrays.stream(x).average().orElse(0);
        double[] weights = burg(x, mean);
        return (known, horizon) -> forecast(known, horizon, mean, weights);
    }

    private double[] forecast(Past known, int horizon, double mean, double[] weights) {
        double[] values = Arrays.copyOf(known.values(), known.length() + horizon);
        int n = known.length();
        double[] x = Arrays.copyOf(differences(known.values()), n - lag + horizon);
        for (int t = n; t < n + horizon; t++) {
            double next = mean;
            for (int k = 0; k < weights.length; k++) {
                next += weights[k] * (x[t - lag - 1 - k] - mean);
            }
            x[t - lag] = next;
            values[t] = lag == 0 ? next : values[t - lag] + next;
        }
        return Arrays.copyOfRange(values, n, n + horizon);
    }

    private double[] differences(double[] values) {
        if (lag == 0) {
            return values;
        }
        double[] x = new double[values.length - lag];
        for (int t = lag; t < values.length; t++) {
            x[t - lag] = values[t] - values[t - lag];
        }
        return x;
    }

    private double[] burg(double[] x, double mean) {
        int n = x.length;
        double[] forward = Arrays.stream(x).map(value -> value - mean).toArray();
        double[] backward = forward.clone();
        double variance = Arrays.stream(forward).map(v -> v * v).sum() / n;
        double[] weights = {};
        double[] best = weights;
        double leastAicc = aicc(n, variance, 0);
        int most = Math.min(mostOrder, n / 4);
        for (int order = 1; order <= most && variance > 0; order++) {
            double reflection = reflection(forward, backward, order);
            weights = longer(weights, reflection);
            follow(forward, backward, order, reflection);
            variance *= 1 - reflection * reflection;
            double aicc = aicc(n, variance, order);
            if (aicc < leastAicc) {
                leastAicc = aicc;
                best = weights;
            }
        }
        return best;
    }

    private static double reflection(double[] forward, double[] backward, int order) {
        double products = 0;
        double squares = 0;
        for (int t = order; t < forward.length; t++) {
            products += forward[t] * backward[t - 1];
            squares += forward[t] * forward[t] + backward[t - 1] * backward[t - 1];
        }
        return squares > 0 ? 2 * products / squares : 0;
    }

    private static void follow(double[] forward, double[] backward, int order, double reflection) {
        for (int t = forward.length - 1; t >= order; t--) {
            double ahead = forward[t];
            forward[t] = ahead - reflection * backward[t - 1];
            backward[t] = backward[t - 1] - reflection * ahead;
        }
    }

    private static double[] longer(double[] weights, double reflection) {
        int order = weights.length + 1;
        double[] longer = Arrays.copyOf(weights, order);
        longer[order - 1] = reflection;
        for (int k = 0; k < order - 1; k++) {
            longer[k] = weights[k] - reflection * weights[order - 2 - k];
        }
        return longer;
    }

    private static double aicc(int n, double variance, int order) {
        int parameters = order + 2;
        return n - parameters - 1 <= 0
                ? Double.POSITIVE_INFINITY
                : n * Math.log(variance) + 2.0 * parameters * n / (n - parameters - 1);
    }
}
