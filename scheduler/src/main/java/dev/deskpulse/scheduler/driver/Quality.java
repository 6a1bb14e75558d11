package dev.deskpulse.scheduler.driver;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * How well the model tells cases apart that it has not seen.
 *
 * @param measure {@code AUC} for shares (0.5 tells nothing), else {@code R²} against the mean (0 or less tells nothing)
 * @param low lower end of the 95 % interval
 * @param high upper end of the 95 % interval
 */
public record Quality(String measure, double value, double low, double high) {
    private static final double Z = 1.959964;

    /** Whether the whole interval lies above what no model at all would reach. */
    public boolean tells() {
        return low > (measure.equals("AUC") ? 0.5 : 0);
    }

    static Quality of(String measure, double value, double error) {
        return new Quality(measure, value, value - Z * error, value + Z * error);
    }

    /**
     * How well predictions order cases, with the standard error of Hanley and McNeil (1982). Equal ones count half.
     *
     * @param outcome 0 or 1; both must be there
     */
    public static Quality areaUnderCurve(double[] outcome, double[] predicted) {
        Integer[] order = IntStream.range(0, outcome.length).boxed().toArray(Integer[]::new);
        Arrays.sort(order, Comparator.comparingDouble(i -> predicted[i]));
        double hits = Arrays.stream(outcome).sum();
        double others = outcome.length - hits;
        double ranks = 0;
        int from = 0;
        while (from < order.length) {
            int to = from;
            while (to < order.length && predicted[order[to]] == predicted[order[from]]) {
                to++;
            }
            double rank = (from + 1 + to) / 2.0;
            for (int i = from; i < to; i++) {
                ranks += outcome[order[i]] * rank;
            }
            from = to;
        }
        double area = (ranks - hits * (hits + 1) / 2) / (hits * others);
        double q1 = area / (2 - area);
        double q2 = 2 * area * area / (1 + area);
        double variance = (area * (1 - area) + (hits - 1) * (q1 - area * area) + (others - 1) * (q2 - area * area))
                / (hits * others);
        return of("AUC", area, Math.sqrt(variance));
    }
}
