package dev.deskpulse.scheduler.forecast;

import java.util.Arrays;

/** Local lines with tricube weights over evenly spaced values (Cleveland 1979), and the means that go with them. */
final class Loess {
    private static final int SPIKE_SPAN = 3;
    private static final double SPIKE = 6;

    private Loess() {}

    /** Fits every tenth of the span and draws lines between, as the paper does: a wide curve bends too little to tell. */
    static double[] smooth(double[] y, double[] weights, int span) {
        int jump = (span + 9) / 10;
        int last = y.length - 1;
        double[] smooth = new double[y.length];
        smooth[0] = at(y, weights, span, 0);
        for (int from = 0; from < last; from += jump) {
            int to = Math.min(last, from + jump);
            smooth[to] = at(y, weights, span, to);
            for (int t = from + 1; t < to; t++) {
                smooth[t] = smooth[from] + (smooth[to] - smooth[from]) * (t - from) / (to - from);
            }
        }
        return smooth;
    }

    /** @param x where, in steps of the values; may lie beside them */
    static double at(double[] y, double[] weights, int span, int x) {
        int n = y.length;
        int near = Math.min(span, n);
        int left = Math.max(0, Math.min(n - near, x - near / 2));
        int right = left + near - 1;
        double reach = Math.max(x - left, right - x) + (span > n ? (span - n) / 2.0 : 0);
        double sum = 0;
        double sumX = 0;
        double sumY = 0;
        double sumXx = 0;
        double sumXy = 0;
        for (int i = left; i <= right; i++) {
            double distance = Math.abs(i - x) / (reach + 1e-9);
            double cube = 1 - distance * distance * distance;
            double w = weights[i] * Math.max(0, cube * cube * cube);
            double dx = i - x;
            sum += w;
            sumX += w * dx;
            sumY += w * y[i];
            sumXx += w * dx * dx;
            sumXy += w * dx * y[i];
        }
        if (sum <= 0) {
            return y[Math.max(0, Math.min(n - 1, x))];
        }
        double mean = sumX / sum;
        double spread = sumXx - sumX * mean;
        double slope = spread > 1e-9 * sum ? (sumXy - mean * sumY) / spread : 0;
        return sumY / sum - slope * mean;
    }

    /** Means of so many neighbouring values; as many fewer values come out. */
    static double[] movingMean(double[] y, int span) {
        double[] means = new double[y.length - span + 1];
        double sum = 0;
        for (int t = 0; t < y.length; t++) {
            sum += y[t];
            if (t >= span - 1) {
                means[t - span + 1] = sum / span;
                sum -= y[t - span + 1];
            }
        }
        return means;
    }

    /** Single values far from their neighbours' median are moved towards it; steps stay. */
    static double[] withoutSpikes(double[] y) {
        double[] off = new double[y.length];
        double[] usual = new double[y.length];
        for (int t = 0; t < y.length; t++) {
            int from = Math.max(0, t - SPIKE_SPAN);
            usual[t] = median(Arrays.copyOfRange(y, from, Math.min(y.length, t + SPIKE_SPAN + 1)));
            off[t] = Math.abs(y[t] - usual[t]);
        }
        double most = SPIKE * median(off);
        double[] calm = new double[y.length];
        Arrays.setAll(calm, t -> Math.max(usual[t] - most, Math.min(usual[t] + most, y[t])));
        return calm;
    }

    /** @param values at least one */
    static double median(double[] values) {
        double[] sorted = Arrays.stream(values).sorted().toArray();
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    /** Bisquare weights: the further from the fit, against six times the median distance, the less. */
    static double[] robustWeights(double[] rest) {
        double reach = 6 * median(Arrays.stream(rest).map(Math::abs).toArray());
        return Arrays.stream(rest)
                .map(value -> {
                    double share = reach > 0 ? Math.min(1, Math.abs(value) / reach) : 0;
                    double left = 1 - share * share;
                    return left * left;
                })
                .toArray();
    }
}
