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
            Grams found = sample.grams();
            for (int gram = 0; gram < found.size(); gram++) {
                holders.merge(found.hash(gram), 1, Integer::sum);
            }
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

    /** Takes one number of a text. */
    @FunctionalInterface
    interface Sink {
        /** @param index from 0 */
        void take(int index, double number);
    }

    /** Hands over a text's numbers by rising index; those that are left out are 0. */
    void read(Sample sample, Sink numbers) {
        int index = 0;
        numbers.take(index++, 1);
        for (double signal : sample.signals()) {
            numbers.take(index++, signal);
        }
        if (vector > 0) {
            for (float x : sample.vector()) {
                numbers.take(index++, x * VECTOR_SCALE);
            }
        }
        if (grams.length > 0) {
            readGrams(sample.grams(), index, numbers);
        }
    }

    /** A gram that comes twice counts less than twice; long texts count no more than short ones. */
    private void readGrams(Grams found, int first, Sink numbers) {
        int[] places = new int[found.size()];
        double squares = 0;
        for (int gram = 0; gram < places.length; gram++) {
            places[gram] = Arrays.binarySearch(grams, found.hash(gram));
            if (places[gram] >= 0) {
                double weight = weight(found, gram);
                squares += weight * weight;
            }
        }
        double factor = GRAM_SCALE / Math.sqrt(squares);
        for (int gram = 0; gram < places.length; gram++) {
            if (places[gram] >= 0) {
                numbers.take(first + places[gram], weight(found, gram) * factor);
            }
        }
    }

    /** Most grams come once, and their logarithm would cost more than all else here. */
    private static double weight(Grams found, int gram) {
        int count = found.count(gram);
        return count == 1 ? 1 : 1 + Math.log(count);
    }

    /** The numbers as liblinear takes them: it counts from 1. */
    Feature[] of(Sample sample) {
        List<Feature> features = new ArrayList<>();
        read(sample, (index, number) -> features.add(new FeatureNode(index + 1, number)));
        return features.toArray(Feature[]::new);
    }
}
