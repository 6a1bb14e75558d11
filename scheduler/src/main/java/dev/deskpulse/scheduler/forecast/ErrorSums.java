package dev.deskpulse.scheduler.forecast;

import java.util.OptionalDouble;

/** Errors of one way of forecasting, added up over its origins. */
final class ErrorSums {
    private double absolute;
    private double shares;
    private int count;

    void add(double[] actual, double[] forecast) {
        for (int h = 0; h < actual.length; h++) {
            if (!Double.isNaN(actual[h])) {
                double error = Math.abs(actual[h] - forecast[h]);
                absolute += error;
                shares += error == 0 ? 0 : 200 * error / (Math.abs(actual[h]) + Math.abs(forecast[h]));
                count++;
            }
        }
    }

    OptionalDouble smape() {
        return count == 0 ? OptionalDouble.empty() : OptionalDouble.of(shares / count);
    }

    /** The mean absolute error over a scale; empty where the scale is 0. */
    OptionalDouble over(double scale) {
        return count == 0 || !(scale > 0) ? OptionalDouble.empty() : OptionalDouble.of(absolute / count / scale);
    }

    /** By which share the errors are smaller than others of the same steps. */
    OptionalDouble below(ErrorSums other) {
        return other.absolute > 0 ? OptionalDouble.of(1 - absolute / other.absolute) : OptionalDouble.empty();
    }

    /** The mean absolute change from one season to the next; NaN where there is none. */
    static double meanChange(double[] given, int season) {
        double sum = 0;
        int changes = 0;
        for (int t = season; t < given.length; t++) {
            if (!Double.isNaN(given[t]) && !Double.isNaN(given[t - season])) {
                sum += Math.abs(given[t] - given[t - season]);
                changes++;
            }
        }
        return changes == 0 ? Double.NaN : sum / changes;
    }
}
