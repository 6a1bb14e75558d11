package dev.deskpulse.scheduler.text.model;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The numbers that a linear model sees of a text: a constant, the signals, the sentence vector where the model uses it,
 * and the text's grams by their hashes (Weinberger et al., "Feature Hashing for Large Scale Multitask Learning", 2009),
 * of which only those are kept that several examples held.
 */
final class FeatureSpace {
    private static final int GRAM_IN_EXAMPLES = 2;
    private static final double VECTOR_SCALE = 4;
    private static final double GRAM_SCALE = 2;

    private final int signals;
    private final int vector;
    private final int[] grams;

    /**
     * @param signals how many signals a text has
     * @param vector how long a sentence vector is; 0 where the model goes without
     */
    FeatureSpace(int signals, int vector, int[] sortedGrams) {
        this.signals = signals;
        this.vector = vector;
        this.grams = sortedGrams;
    }

    /** The space that these samples span. */
    static FeatureSpace of(Collection<Sample> samples, boolean withVector, boolean withGrams) {
        Sample any = samples.iterator().next();
        return new FeatureSpace(
                any.signals().size(),
                withVector ? any.vector().length : 0,
                withGrams ? commonGrams(samples) : new int[0]);
    }

    private static int[] commonGrams(Collection<Sample> samples) {
        Map<Integer, Integer> holders = new HashMap<>();
        for (Sample sample : samples) {
            sample.grams().keySet().forEach(gram -> holders.merge(gram, 1, Integer::sum));
        }
        return holders.entrySet().stream()
                .filter(gram -> gram.getValue() >= GRAM_IN_EXAMPLES)
                .mapToInt(Map.Entry::getKey)
                .sorted()
                .toArray();
    }

    int signals() {
        return signals;
    }

    int vectorLength() {
        return vector;
    }

    int[] grams() {
        return grams;
    }

    /** How many numbers a text may have. */
    int size() {
        return 1 + signals + vector + grams.length;
    }

    /** A text's numbers by rising index, from 1 as liblinear counts. */
    Feature[] of(Sample sample) {
        List<Feature> features = new ArrayList<>();
        int index = 1;
        features.add(new FeatureNode(index++, 1));
        for (double signal : sample.signals()) {
            features.add(new FeatureNode(index++, signal));
        }
        if (vector > 0) {
            for (float x : sample.vector()) {
                features.add(new FeatureNode(index++, x * VECTOR_SCALE));
            }
        }
        if (grams.length > 0) {
            addGrams(sample, index, features);
        }
        return features.toArray(Feature[]::new);
    }

    /** A gram that comes twice counts less than twice; long texts count no more than short ones. */
    private void addGrams(Sample sample, int first, List<Feature> features) {
        List<FeatureNode> known = new ArrayList<>();
        double squares = 0;
        for (Map.Entry<Integer, Integer> gram : sample.grams().entrySet()) {
            int at = Arrays.binarySearch(grams, gram.getKey());
            if (at >= 0) {
                double weight = 1 + Math.log(gram.getValue());
                squares += weight * weight;
                known.add(new FeatureNode(first + at, weight));
            }
        }
        double factor = GRAM_SCALE / Math.sqrt(squares);
        for (FeatureNode node : known) {
            node.setValue(node.getValue() * factor);
            features.add(node);
        }
    }
}
