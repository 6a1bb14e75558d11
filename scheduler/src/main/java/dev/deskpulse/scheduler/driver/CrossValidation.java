package dev.deskpulse.scheduler.driver;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
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
        return logistic ? Quality.areaUnderCurve(outcome, predicted) : explained(outcome, predicted, mean);
    }

    private static int[] part(List<Integer> order, IntPredicate places) {
        return IntStream.range(0, order.size()).filter(places).map(order::get).toArray();
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
