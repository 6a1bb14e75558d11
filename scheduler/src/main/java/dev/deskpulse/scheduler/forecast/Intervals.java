package dev.deskpulse.scheduler.forecast;

import java.util.Arrays;
import java.util.List;

/**
 * How wide the intervals are: split-conformal (Vovk, Gammerman and Shafer 2005) over the past errors of the forecast
 * itself. Errors are divided by what is usual so many steps ahead, so that all steps tell about the quantile together.
 */
final class Intervals {
    /** With fewer errors the 95 % quantile is beyond the largest one. */
    private static final int LEAST = 20;

    /** Beyond the largest error seen, where too few were seen to tell. */
    private static final double WIDER = 1.5;

    private final double[] usual;
    private final double[] sorted;
    private final double independent;

    private Intervals(double[] usual, double[] sorted, double independent) {
        this.usual = usual;
        this.sorted = sorted;
        this.independent = independent;
    }

    /**
     * @param errors absolute, by origin and step ahead; NaN where nothing came
     * @param horizon of the intervals; past the errors' steps they widen with the root of the steps, as a random walk's
     */
    static Intervals of(List<double[]> errors, int horizon) {
        double[] usual = usual(errors, horizon);
        double[] sorted = errors.stream()
                .flatMapToDouble(row -> {
                    double[] shares = new double[row.length];
                    Arrays.setAll(shares, h -> usual[h] > 0 ? row[h] / usual[h] : row[h] > 0 ? 1 : 0);
                    return Arrays.stream(shares);
                })
                .filter(share -> !Double.isNaN(share))
                .sorted()
                .toArray();
        double steps = sorted.length / Math.max(1.0, errors.size());
        return new Intervals(usual, sorted, sorted.length / Math.sqrt(Math.max(1, steps)));
    }

    /** Whether the 95 % quantile lies among the errors seen. */
    boolean enough() {
        return sorted.length >= LEAST;
    }

    /**
     * Half the width so many steps ahead, from 0; 0 where no error is known. Errors from one origin go together, so that
     * they tell less than as many from different ones: the rank is raised as for fewer.
     */
    double half(int step, double level) {
        if (sorted.length == 0) {
            return 0;
        }
        int last = sorted.length - 1;
        double rank = level * (1 + 1 / independent) * sorted.length - 1;
        int below = (int) Math.floor(rank);
        if (below >= last) {
            return usual[step] * sorted[last] * (sorted.length < LEAST ? WIDER : 1);
        }
        double from = sorted[Math.max(0, below)];
        return usual[step] * (from + Math.max(0, rank - below) * (sorted[below + 1] - from));
    }

    /** Mean errors, never falling with the distance. */
    private static double[] usual(List<double[]> errors, int horizon) {
        double[] usual = new double[horizon];
        int judged = errors.isEmpty() ? 0 : errors.get(0).length;
        double widest = 0;
        for (int h = 0; h < horizon; h++) {
            int step = h;
            if (h < judged) {
                double mean = errors.stream()
                        .mapToDouble(row -> row[step])
                        .filter(error -> !Double.isNaN(error))
                        .average()
                        .orElse(widest);
                widest = Math.max(widest, mean);
                usual[h] = widest;
            } else {
                usual[h] = judged == 0 ? 0 : widest * Math.sqrt((h + 1.0) / judged);
            }
        }
        return usual;
    }
}
