package dev.deskpulse.scheduler.forecast;

import dev.deskpulse.scheduler.forecast.Backtest.Judged;
import java.util.Arrays;
import java.util.List;

/**
 * The mean of the models' forecasts, weighted by a high power of their inverse past errors: nearly the best model alone
 * where one stands out, and a combination (Bates and Granger 1969) where several are alike.
 */
final class Blend {
    private static final int POWER = 6;
    private static final double LEAST_WEIGHT = 0.02;
    private static final double NOTHING = 1e-12;

    private final double[] weights;

    private Blend(double[] weights) {
        this.weights = weights;
    }

    /**
     * @param judged what the models have shown so far; where nothing, all that fit count alike
     * @param fits which models have a forecast now; the first one always has
     */
    static Blend of(List<Judged> judged, boolean[] fits) {
        double[] weights = new double[fits.length];
        double[] losses = new double[fits.length];
        double least = Double.POSITIVE_INFINITY;
        for (int m = 0; m < fits.length; m++) {
            losses[m] = fits[m] ? loss(judged, m) : Double.NaN;
            least = Double.isNaN(losses[m]) ? least : Math.min(least, losses[m]);
        }
        for (int m = 0; m < fits.length; m++) {
            weights[m] = Double.isNaN(losses[m]) ? 0 : Math.pow((least + NOTHING) / (losses[m] + NOTHING), POWER);
        }
        if (Arrays.stream(weights).sum() == 0) {
            Arrays.setAll(weights, m -> fits[m] ? 1 : 0);
        }
        return new Blend(shares(weights));
    }

    double weight(int model) {
        return weights[model];
    }

    double[] forecast(double[][] forecasts) {
        double[] mean = new double[forecasts[0].length];
        for (int m = 0; m < weights.length; m++) {
            for (int h = 0; weights[m] > 0 && h < mean.length; h++) {
                mean[h] += weights[m] * forecasts[m][h];
            }
        }
        return mean;
    }

    /** The error against that of the first model at the same origins, as some models fit later than others. */
    private static double loss(List<Judged> judged, int model) {
        double own = 0;
        double first = 0;
        for (Judged one : judged) {
            double error = one.error(model);
            if (!Double.isNaN(error)) {
                own += error;
                first += one.error(0);
            }
        }
        return first > 0 ? own / first : Double.NaN;
    }

    private static double[] shares(double[] weights) {
        double most = Arrays.stream(weights).max().orElse(1);
        double[] kept = Arrays.stream(weights)
                .map(weight -> weight < LEAST_WEIGHT * most ? 0 : weight)
                .toArray();
        double sum = Arrays.stream(kept).sum();
        return Arrays.stream(kept).map(weight -> weight / sum).toArray();
    }
}
