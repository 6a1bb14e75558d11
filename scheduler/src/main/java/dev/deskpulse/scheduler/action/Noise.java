package dev.deskpulse.scheduler.action;

import java.util.ArrayList;
import java.util.List;

/**
 * How a daily figure strays from what is expected: a part that lasts from day to day (an autoregression of order one) and
 * a part that is each day's own, the smaller the more cases the day has. Together the covariance of an ARMA(1,1), the
 * plainest one that knows both a drifting desk and the chance of few cases (Harvey, "Forecasting, Structural Time Series
 * Models and the Kalman Filter", 1989).
 *
 * @param memory how much of the lasting part is left on the next day, 0 to below 1
 * @param lasting which share of the variance lasts, 0 to 1
 */
record Noise(double memory, double lasting) {
    private static final double[] MEMORIES = {0.15, 0.3, 0.45, 0.6, 0.7, 0.8, 0.88, 0.94};
    private static final double[] SHARES = {0.08, 0.2, 0.4, 0.6, 0.8, 1};

    /** One of the noises that are thought possible, with how likely it is before any data. */
    record Likely(Noise noise, double logPrior) {}

    /** Rows freed of the noise: uncorrelated, each of the same variance. */
    record Whitened(List<double[]> rows, double logDeterminant) {}

    static List<Likely> all() {
        List<Likely> all = new ArrayList<>();
        all.add(new Likely(new Noise(0, 0), Math.log(MEMORIES.length)));
        for (double memory : MEMORIES) {
            for (double share : SHARES) {
                all.add(new Likely(new Noise(memory, share), 0));
            }
        }
        return all;
    }

    /**
     * Frees rows of this noise by the innovations of a Kalman filter over each column.
     *
     * @param rows one a day, empty where the day has no data
     * @param chance of each day, how much larger than usual the variance of its own part is
     */
    Whitened whiten(double[][] rows, int width, double[] chance) {
        List<double[]> white = new ArrayList<>(rows.length);
        double[] state = new double[width];
        double variance = lasting;
        double logDeterminant = 0;
        for (int day = 0; day < rows.length; day++) {
            if (rows[day].length > 0) {
                double total = variance + (1 - lasting) * chance[day];
                double gain = variance / total;
                double scale = 1 / Math.sqrt(total);
                double[] innovation = new double[width];
                for (int k = 0; k < width; k++) {
                    double surprise = rows[day][k] - state[k];
                    innovation[k] = surprise * scale;
                    state[k] += gain * surprise;
                }
                variance *= 1 - gain;
                logDeterminant += Math.log(total);
                white.add(innovation);
            }
            for (int k = 0; k < width; k++) {
                state[k] *= memory;
            }
            variance = memory * memory * variance + (1 - memory * memory) * lasting;
        }
        return new Whitened(white, logDeterminant);
    }
}
