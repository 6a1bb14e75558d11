package dev.deskpulse.scheduler.text.model;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The numbers that a linear model sees of a text: a constant, the signals, the sentence vector where the model uses it,
 * and the text's grams by their hashes (Weinberger et al., "Feature Hashing for Large Scale Multitask Learning", 2009),
 * of which only those are kept that several examples held.
 *
 * @param signals how many signals a text has
 * @param vector how long a sentence vector is; 0 where the model goes without
 */
final class FeatureSpace {
    private static final int GRAM_IN_EXAMPLES = 2;
    private static final double VECTOR_SCALE = 4;
    private static final double GRAM_SCALE = 2;

    private final int signals;
    private final int vector;
    private final int[] grams;

    FeatureSpace(int signals, int vector, int[] sortedGrams) {
        this.signals = signals;
        this.vector = vector;
        this.grams = sortedGrams;
    }

    /** The space that these samples span. */
    static FeatureSpace of(Collection<Sample> samples, boolean withVector) {
        Map<Integer, Integer> holders = new HashMap<>();
        for (Sample sample : samples) {
            Set<Integer> seen = new HashSet<>();
            sample.tongue().grams(sample.folded(), gram -> seen.add(hash(gram)));
            seen.forEach(gram -> holders.merge(gram, 1, Integer::sum));
        }
        Sample any = samples.iterator().next();
        return new FeatureSpace(
                any.signals().size(),
                withVector ? any.vector().length : 0,
                holders.entrySet().stream()
                        .filter(gram -> gram.getValue() >= GRAM_IN_EXAMPLES)
                        .mapToInt(Map.Entry::getKey)
                        .sorted()
                        .toArray());
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
        addGrams(sample, index, features);
        return features.toArray(Feature[]::new);
    }

    private void addGrams(Sample sample, int first, List<Feature> features) {
        Map<Integer, Double> counts = new TreeMap<>();
        sample.tongue().grams(sample.folded(), gram -> {
            int at = Arrays.binarySearch(grams, hash(gram));
            if (at >= 0) {
                counts.merge(at, 1.0, Double::sum);
            }
        });
        counts.replaceAll((gram, count) -> 1 + Math.log(count));
        double length = Math.sqrt(
                counts.values().stream().mapToDouble(weight -> weight * weight).sum());
        counts.forEach((gram, weight) -> features.add(new FeatureNode(first + gram, weight / length * GRAM_SCALE)));
    }

    /** FNV-1a: the same on every machine and in every version. */
    private static int hash(String gram) {
        int hash = 0x811C9DC5;
        for (int i = 0; i < gram.length(); i++) {
            hash = (hash ^ gram.charAt(i)) * 0x01000193;
        }
        return hash ^ (hash >>> 15);
    }
}
