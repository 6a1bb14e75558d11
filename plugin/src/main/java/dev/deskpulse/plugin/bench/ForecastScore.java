package dev.deskpulse.plugin.bench;

import dev.deskpulse.scheduler.forecast.Point;
import java.util.List;

/** What the M4 competition computes for each series, and its mean over the series; missing values are not judged. */
final class ForecastScore {
    private int series;
    private double smapes;
    private double mases;
    private double errors;
    private int steps;
    private int within80;
    private int within95;

    void add(double[] past, double[] actual, List<Point> points) {
        double error = 0;
        double smape = 0;
        int judged = 0;
        for (int h = 0; h < actual.length; h++) {
            if (!Double.isNaN(actual[h])) {
                Point point = points.get(h);
                double off = Math.abs(actual[h] - point.mean());
                error += off;
                smape += off == 0 ? 0 : 200 * off / (Math.abs(actual[h]) + Math.abs(point.mean()));
                within80 += actual[h] >= point.lo80() && actual[h] <= point.hi80() ? 1 : 0;
                within95 += actual[h] >= point.lo95() && actual[h] <= point.hi95() ? 1 : 0;
                judged++;
            }
        }
        if (judged > 0) {
            series++;
            smapes += smape / judged;
            mases += error / judged / meanChange(past);
            errors += error;
            steps += judged;
        }
    }

    private static double meanChange(double[] past) {
        double sum = 0;
        int count = 0;
        for (int t = 1; t < past.length; t++) {
            if (!Double.isNaN(past[t]) && !Double.isNaN(past[t - 1])) {
                sum += Math.abs(past[t] - past[t - 1]);
                count++;
            }
        }
        return sum / count;
    }

    double smape() {
        return smapes / series;
    }

    double mase() {
        return mases / series;
    }

    double mae() {
        return errors / steps;
    }

    double covered80() {
        return (double) within80 / steps;
    }

    double covered95() {
        return (double) within95 / steps;
    }
}
