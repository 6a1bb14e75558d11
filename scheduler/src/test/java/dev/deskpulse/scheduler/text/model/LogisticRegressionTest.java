package dev.deskpulse.scheduler.text.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LogisticRegressionTest {
    private static final int LABELS = 4;
    private static final int DENSE = 3;
    private static final int PLACES = 9;

    private record Row(Numbers numbers, int truth, double cost) {}

    /** At the least loss each weight is the sum over the rows of cost × (1 for the truth − probability) × number. */
    @Test
    void theWeightsAreWhereTheGradientVanishes() {
        List<Row> rows = rows(200);
        float[] weights = fitted(rows);

        double[] expected = new double[PLACES * LABELS];
        double largest = 0;
        for (Row row : rows) {
            double[] probabilities = probabilities(row.numbers, weights);
            float[] steps = new float[LABELS];
            for (int label = 0; label < LABELS; label++) {
                steps[label] = (float) (row.cost * ((label == row.truth ? 1 : 0) - probabilities[label]));
            }
            float[] step = new float[PLACES * LABELS];
            row.numbers.addTo(step, steps);
            for (int i = 0; i < step.length; i++) {
                expected[i] += step[i];
            }
        }

        for (int i = 0; i < expected.length; i++) {
            assertThat((double) weights[i]).isCloseTo(expected[i], within(0.05));
            largest = Math.max(largest, Math.abs(weights[i]));
        }
        assertThat(largest).isGreaterThan(0.5);
    }

    @Test
    void theSameRowsGiveTheSameWeights() {
        assertThat(fitted(rows(50))).containsExactly(fitted(rows(50)));
    }

    @Test
    void aRowThatCostsMoreIsFittedMoreClosely() {
        Numbers numbers = new Numbers(new float[] {1}, new int[0], new float[0]);
        LogisticRegression regression = new LogisticRegression(2, 1);
        regression.add(numbers, 0, 1);
        regression.add(numbers, 1, 9);

        assertThat(probabilities(numbers, regression.fit(), 2)[1]).isBetween(0.7, 0.9);
    }

    private static List<Row> rows(int count) {
        Random random = new Random(4);
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int truth = random.nextInt(LABELS);
            float[] dense = {1, (float) random.nextGaussian() + truth, (float) random.nextGaussian()};
            int[] places = {DENSE + truth, DENSE + LABELS + random.nextInt(2)};
            rows.add(new Row(new Numbers(dense, places, new float[] {random.nextFloat(), 1}), truth, 0.5));
        }
        return rows;
    }

    private static float[] fitted(List<Row> rows) {
        LogisticRegression regression = new LogisticRegression(LABELS, PLACES);
        rows.forEach(row -> regression.add(row.numbers, row.truth, row.cost));
        return regression.fit();
    }

    private static double[] probabilities(Numbers numbers, float[] weights) {
        return probabilities(numbers, weights, LABELS);
    }

    private static double[] probabilities(Numbers numbers, float[] weights, int labels) {
        float[] products = new float[labels];
        numbers.times(weights, products);
        double sum = 0;
        double[] probabilities = new double[labels];
        for (int label = 0; label < labels; label++) {
            probabilities[label] = Math.exp(products[label]);
            sum += probabilities[label];
        }
        for (int label = 0; label < labels; label++) {
            probabilities[label] /= sum;
        }
        return probabilities;
    }
}
