package dev.deskpulse.scheduler.driver;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Five times: learns from four fifths of the cases and predicts the last. */
final class CrossValidation {
    private static final int FOLDS = 5;

    private CrossValidation() {}

    static Quality of(Design design, double[] outcome, boolean logistic) {
        List<Integer> order =
                new ArrayList<>(IntStream.range(0, design.rows()).boxed().toList());
        Collections.shuffle(order, new Random(1));
        double[] predicted = new double[outcome.length];
        double[] mean = new double[outcome.length];
        for (int fold = 0; fold < FOLDS; fold++) {
            int own = fold;
            int[] learned = part(order, place -> place % FOLDS != own);
            int[] held = part(order, place -> place % FOLDS == own);
            double[] coefficients =
                    Ridge.fit(design, outcome, learned, logistic).coefficients();
            double average = Arrays.stream(learned)
                    .mapToDouble(i -> outcome[i])
                    .average()
                    .orElse(0);
            for (int i : held) {
                predicted[i] = design.predict(i, coefficients);
                mean[i] = average;
            }
        }
        return logistic ? areaUnderCurve(outcome, predicted) : explained(outcome, predicted, mean);
    }

    private static int[] part(List<Integer> order, IntPredicate places) {
        return IntStream.range(0, order.size()).filter(places).map(order::get).toArray();
    }

    /** With the standard error of Hanley and McNeil (1982). Equal predictions count half. */
    static Quality areaUnderCurve(double[] outcome, double[] predicted) {
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
        return Quality.of("AUC", area, Math.sqrt(variance));
    }

    /** The interval is that of the mean gain over the mean, case by case. */
    private static Quality explained(double[] outcome, double[] predicted, double[] mean) {
        int n = outcome.length;
        double[] gains = new double[n];
        double all = 0;
        for (int i = 0; i < n; i++) {
            double without = Math.pow(outcome[i] - mean[i], 2);
            gains[i] = without - Math.pow(outcome[i] - predicted[i], 2);
            all += without / n;
        }
        double gain = Arrays.stream(gains).average().orElse(0);
        double variance = Arrays.stream(gains).map(g -> Math.pow(g - gain, 2)).sum() / (n - 1.0);
        return Quality.of("R²", gain / all, Math.sqrt(variance / n) / all);
    }
}
