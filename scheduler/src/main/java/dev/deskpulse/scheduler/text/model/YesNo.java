package dev.deskpulse.scheduler.text.model;

import java.util.ArrayList;
import java.util.List;

/** Tells one thing of texts, yes or no, from their sentence vectors, as it was learned from a few hundred examples. */
public final class YesNo {
    private static final int NO = 0;
    private static final int YES = 1;
    private static final int CONSTANT = 1;

    /** The odds' logarithm is the first plus the product of the others with a vector. */
    private final float[] weights;

    private YesNo(float[] weights) {
        this.weights = weights;
    }

    /**
     * As it was learned before.
     *
     * @param weights those of {@link #weights()}
     */
    public static YesNo of(float[] weights) {
        return new YesNo(weights.clone());
    }

    /** One more than a vector is long. */
    public float[] weights() {
        return weights.clone();
    }

    /**
     * Yes and no weigh the same, however few examples one of them has.
     *
     * @param vectors of the examples, all of the same length
     * @param truths of each of them
     * @param cost of being wrong about a text, against the smoothness of the answers; larger fits the examples closer
     * @throws IllegalArgumentException where there is no example of either
     */
    public static YesNo learn(List<float[]> vectors, List<Boolean> truths, double cost) {
        long yes = truths.stream().filter(Boolean::booleanValue).count();
        long no = truths.size() - yes;
        if (yes == 0 || no == 0) {
            throw new IllegalArgumentException(
                    yes + " examples of yes and " + no + " of no; give at least one of either");
        }
        List<Numbers> numbers = new ArrayList<>();
        vectors.forEach(vector -> numbers.add(numbers(vector)));
        float[] centre = Numbers.centre(numbers);
        LogisticRegression regression = new LogisticRegression(2, centre.length);
        for (int i = 0; i < numbers.size(); i++) {
            numbers.get(i).moveBy(centre);
            double weight = truths.size() / 2.0 / (truths.get(i) ? yes : no);
            regression.add(numbers.get(i), truths.get(i) ? YES : NO, cost * weight);
        }
        return new YesNo(joined(regression.fit(), centre));
    }

    private static float[] joined(float[] fitted, float[] centre) {
        float[] weights = new float[centre.length];
        double constant = 0;
        for (int place = 0; place < weights.length; place++) {
            weights[place] = fitted[2 * place + YES] - fitted[2 * place + NO];
            constant -= (double) weights[place] * centre[place];
        }
        weights[0] += (float) constant;
        return weights;
    }

    private static Numbers numbers(float[] vector) {
        float[] dense = new float[vector.length + CONSTANT];
        dense[0] = CONSTANT;
        System.arraycopy(vector, 0, dense, CONSTANT, vector.length);
        return new Numbers(dense, new int[0], new float[0]);
    }

    /** How likely yes is, from 0 to 1. */
    public double chance(float[] vector) {
        double odds = weights[0];
        for (int i = 0; i < vector.length; i++) {
            odds += (double) weights[i + CONSTANT] * vector[i];
        }
        return 1 / (1 + Math.exp(-odds));
    }
}
