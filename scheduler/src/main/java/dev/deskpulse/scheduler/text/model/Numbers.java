package dev.deskpulse.scheduler.text.model;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** The numbers that a linear model sees of one text: those that every text has, and the few of the others that are not 0. */
final class Numbers {
    private final float[] dense;
    private final int[] places;
    private final float[] values;

    /**
     * @param dense for the first places of the space
     * @param places the other places that are not 0, in any order
     * @param values for each of those
     */
    Numbers(float[] dense, int[] places, float[] values) {
        this.dense = dense;
        this.places = places;
        this.values = values;
    }

    /** How many of the first places every text has. */
    int denseLength() {
        return dense.length;
    }

    /** The places that not every text has, in any order. */
    IntStream sparsePlaces() {
        return Arrays.stream(places);
    }

    /**
     * The means of those numbers that every text has, but 0 for the first, which is constant. Vectors of texts point much
     * the same way; what they have in common tells nothing, and keeps a model from being fitted quickly.
     */
    static float[] centre(List<Numbers> texts) {
        double[] sums = new double[texts.get(0).dense.length];
        for (Numbers text : texts) {
            for (int place = 1; place < sums.length; place++) {
                sums[place] += text.dense[place];
            }
        }
        float[] means = new float[sums.length];
        for (int place = 1; place < sums.length; place++) {
            means[place] = (float) (sums[place] / texts.size());
        }
        return means;
    }

    /** Takes this from the numbers that every text has. */
    void moveBy(float[] centre) {
        for (int place = 0; place < centre.length; place++) {
            dense[place] -= centre[place];
        }
    }

    /** The same with the numbers of those places multiplied, by place. */
    Numbers scaled(float[] factors) {
        float[] scaled = values.clone();
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] *= factors[places[i]];
        }
        return new Numbers(dense, places, scaled);
    }

    double squares() {
        double sum = 0;
        for (float value : dense) {
            sum += value * value;
        }
        for (float value : values) {
            sum += value * value;
        }
        return sum;
    }

    /** The product with one label's weights, by place. */
    double times(float[] weights) {
        double sum = 0;
        for (int place = 0; place < dense.length; place++) {
            sum += weights[place] * dense[place];
        }
        for (int i = 0; i < places.length; i++) {
            sum += weights[places[i]] * values[i];
        }
        return sum;
    }

    /**
     * The products with all labels' weights.
     *
     * @param weights for each place, one after the other, a number for each label
     * @param products receives one for each label
     */
    void times(float[] weights, float[] products) {
        for (int place = 0; place < dense.length; place++) {
            add(dense[place], weights, place * products.length, products);
        }
        for (int i = 0; i < places.length; i++) {
            add(values[i], weights, places[i] * products.length, products);
        }
    }

    private static void add(float factor, float[] weights, int from, float[] products) {
        for (int label = 0; label < products.length; label++) {
            products[label] += factor * weights[from + label];
        }
    }

    /** Adds to the weights these numbers, for each label by its step. */
    void addTo(float[] weights, float[] steps) {
        for (int place = 0; place < dense.length; place++) {
            step(dense[place], steps, weights, place * steps.length);
        }
        for (int i = 0; i < places.length; i++) {
            step(values[i], steps, weights, places[i] * steps.length);
        }
    }

    private static void step(float factor, float[] steps, float[] weights, int from) {
        for (int label = 0; label < steps.length; label++) {
            weights[from + label] += factor * steps[label];
        }
    }
}
