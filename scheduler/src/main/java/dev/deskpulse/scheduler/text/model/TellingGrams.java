package dev.deskpulse.scheduler.text.model;

import java.util.Arrays;
import java.util.List;

/**
 * How much each gram tells of the labels: the log-count ratio between a label's texts and the others (Wang and Manning,
 * "Baselines and Bigrams", 2012), as the root mean square over the labels. The numbers of grams are scaled by it, so that a
 * gram which every label's texts hold alike hardly moves the model.
 */
final class TellingGrams {
    private final int labels;
    private final double[] texts;
    private final int[] held;

    /** @param places how many numbers a text may have */
    private TellingGrams(int labels, int places) {
        this.labels = labels;
        this.texts = new double[labels];
        this.held = new int[Math.multiplyExact(labels, places)];
    }

    /**
     * A factor for each place; 1 for those that every text has.
     *
     * @param rows at least one
     * @param truths the label of each row, below {@code labels}
     * @param strength the root mean square of the factors over all grams of all texts
     */
    static float[] factors(List<Numbers> rows, int[] truths, int labels, int places, double strength) {
        TellingGrams counts = new TellingGrams(labels, places);
        for (int row = 0; row < truths.length; row++) {
            counts.add(rows.get(row), truths[row]);
        }
        return counts.factors(rows.get(0).denseLength(), places, strength);
    }

    private void add(Numbers row, int truth) {
        texts[truth]++;
        row.sparsePlaces().forEach(place -> held[place * labels + truth]++);
    }

    private float[] factors(int first, int places, double strength) {
        float[] factors = new float[places];
        Arrays.fill(factors, 0, first, 1);
        double squares = 0;
        double all = 0;
        for (int place = first; place < places; place++) {
            int holders = holders(place);
            double ratio = ratio(place, holders);
            factors[place] = (float) ratio;
            squares += holders * ratio * ratio;
            all += holders;
        }
        double factor = squares == 0 ? 0 : strength / Math.sqrt(squares / all);
        for (int place = first; place < places; place++) {
            factors[place] *= (float) factor;
        }
        return factors;
    }

    private int holders(int place) {
        return Arrays.stream(held, place * labels, (place + 1) * labels).sum();
    }

    private double ratio(int place, int holders) {
        double total = Arrays.stream(texts).sum();
        double mean = 0;
        for (int label = 0; label < labels; label++) {
            int own = held[place * labels + label];
            double within = (own + 1) / (texts[label] + 2);
            double without = (holders - own + 1) / (total - texts[label] + 2);
            double logRatio = Math.log(within / without);
            mean += texts[label] / total * logRatio * logRatio;
        }
        return Math.sqrt(mean);
    }
}
