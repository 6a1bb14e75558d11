package dev.deskpulse.scheduler.forecast;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What every model would have said at origins in the past: rolling-origin evaluation (Tashman 2000). A model is learned
 * anew every few origins; between those its state goes on. Nothing that lay after an origin is used for its forecasts.
 */
final class Backtest {
    private static final int LEARN_EVERY = 6;
    private static final int LEAST_PAST = 8;

    private final List<Model> models;
    private final List<Judged> judged = new ArrayList<>();

    /** All models' forecasts from one origin, and what came. A model that did not fit has none. */
    static final class Judged {
        private final int origin;
        private final double[][] forecasts;
        private final double[] actual;

        Judged(int origin, double[][] forecasts, double[] actual) {
            this.origin = origin;
            this.forecasts = forecasts;
            this.actual = actual;
        }

        int origin() {
            return origin;
        }

        double[][] forecasts() {
            return forecasts;
        }

        /** NaN where the value is missing. */
        double[] actual() {
            return actual;
        }

        /** Mean absolute error of a model; NaN where it had no forecast or nothing came to judge it by. */
        double error(int model) {
            double[] forecast = forecasts[model];
            if (forecast.length == 0) {
                return Double.NaN;
            }
            double sum = 0;
            int count = 0;
            for (int h = 0; h < actual.length; h++) {
                if (!Double.isNaN(actual[h])) {
                    sum += Math.abs(actual[h] - forecast[h]);
                    count++;
                }
            }
            return count == 0 ? Double.NaN : sum / count;
        }
    }

    Backtest(List<Model> models) {
        this.models = List.copyOf(models);
    }

    /**
     * @param past the values with gaps filled from what came before them
     * @param given the same with NaN in the gaps, which are not judged
     */
    List<Judged> run(Past past, double[] given, int horizon) {
        Model.@Nullable Fitted[] fitted = new Model.@Nullable Fitted[models.size()];
        int[] origins = origins(past.length(), horizon);
        for (int i = 0; i < origins.length; i++) {
            Past known = past.until(origins[i]);
            double[][] forecasts = new double[models.size()][];
            for (int m = 0; m < models.size(); m++) {
                if (i % LEARN_EVERY == 0 || fitted[m] == null) {
                    fitted[m] = models.get(m).fits(known) ? models.get(m).fit(known) : null;
                }
                forecasts[m] = fitted[m] == null ? new double[0] : fitted[m].forecast(known, horizon);
            }
            judged.add(new Judged(origins[i], forecasts, Arrays.copyOfRange(given, origins[i], origins[i] + horizon)));
        }
        return List.copyOf(judged);
    }

    /** From early to late: at most as many as make some two hundred judged steps, within the latter three quarters. */
    static int[] origins(int length, int horizon) {
        int most = Math.max(16, Math.min(60, 200 / horizon));
        int stride = Math.max(1, 3 * horizon / 4);
        int least = Math.max(LEAST_PAST, length / 4);
        int room = length - horizon - least;
        int count = room < 0 ? 0 : Math.min(most, room / stride + 1);
        int[] origins = new int[count];
        Arrays.setAll(origins, i -> length - horizon - (count - 1 - i) * stride);
        return origins;
    }
}
