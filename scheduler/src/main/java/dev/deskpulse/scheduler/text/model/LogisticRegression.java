package dev.deskpulse.scheduler.text.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Multinomial logistic regression: the weights W under which ½‖W‖² + Σ cost × −log p(truth) is least. The dual is
 * climbed one text at a time, each time to the top in all of that text's variables at once, which are its probabilities
 * (Yu, Huang and Lin, "Dual coordinate descent methods for logistic regression and maximum entropy models", 2011).
 */
final class LogisticRegression {
    private static final int MOST_PASSES = 100;
    private static final double STILL = 0.0005;
    private static final int MOST_STEPS = 20;
    private static final double EXACT = 0.001;
    private static final double LEAST = 1e-10;

    private final int labels;
    private final float[] weights;
    private final List<Row> rows = new ArrayList<>();
    private final float[] products;
    private final float[] steps;
    private final double[] goals;
    private final double[] logs;

    LogisticRegression(int labels, int places) {
        this.labels = labels;
        this.weights = new float[Math.multiplyExact(labels, places)];
        this.products = new float[labels];
        this.steps = new float[labels];
        this.goals = new double[labels];
        this.logs = new double[labels];
    }

    /** One text: what it costs to be wrong about it, and what the model would say of it as it stands. */
    private static final class Row {
        private final Numbers numbers;
        private final double cost;
        private final double reach;
        private final float[] probabilities;

        Row(Numbers numbers, int truth, double cost, int labels) {
            this.numbers = numbers;
            this.cost = cost;
            this.reach = cost * numbers.squares();
            this.probabilities = new float[labels];
            this.probabilities[truth] = 1;
        }
    }

    void add(Numbers numbers, int truth, double cost) {
        rows.add(new Row(numbers, truth, cost, labels));
    }

    /** The weights: for each place, one after the other, a number for each label. */
    float[] fit() {
        Random random = new Random(1);
        for (int pass = 0; pass < MOST_PASSES; pass++) {
            Collections.shuffle(rows, random);
            double moved = 0;
            for (Row row : rows) {
                moved += climb(row);
            }
            if (moved < STILL * rows.size()) {
                break;
            }
        }
        return weights;
    }

    /** @return how much probability moved from label to label */
    private double climb(Row row) {
        Arrays.fill(products, 0);
        row.numbers.times(weights, products);
        for (int label = 0; label < labels; label++) {
            goals[label] = products[label] + row.reach * row.probabilities[label];
            logs[label] = Math.log(Math.max(row.probabilities[label], LEAST));
        }
        solve(row.reach);
        double sum = 0;
        for (int label = 0; label < labels; label++) {
            sum += Math.exp(logs[label]);
        }
        double moved = 0;
        for (int label = 0; label < labels; label++) {
            float probability = (float) (Math.exp(logs[label]) / sum);
            float change = probability - row.probabilities[label];
            row.probabilities[label] = probability;
            steps[label] = (float) (-row.cost * change);
            moved += Math.abs(change) / 2;
        }
        row.numbers.addTo(weights, steps);
        return moved;
    }

    /**
     * Newton's method for the probabilities p that the text will have once the weights have moved by them: log p + reach ×
     * p + norm = goal for every label, and all p sum to 1.
     */
    private void solve(double reach) {
        for (int step = 0; step < MOST_STEPS; step++) {
            double sum = 0;
            double give = 0;
            double miss = 0;
            for (int label = 0; label < labels; label++) {
                double p = Math.exp(logs[label]);
                double rate = p / (1 + reach * p);
                sum += p;
                give += rate;
                miss += rate * (logs[label] + reach * p - goals[label]);
            }
            double norm = (sum - 1 - miss) / give;
            double furthest = 0;
            for (int label = 0; label < labels; label++) {
                double p = Math.exp(logs[label]);
                double error = logs[label] + reach * p - goals[label] + norm;
                double next = Math.min(0, logs[label] - error / (1 + reach * p));
                furthest = Math.max(furthest, Math.abs(Math.exp(next) - p));
                logs[label] = next;
            }
            if (furthest < EXACT) {
                break;
            }
        }
    }
}
