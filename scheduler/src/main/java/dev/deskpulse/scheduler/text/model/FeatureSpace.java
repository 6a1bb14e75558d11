package dev.deskpulse.scheduler.text.model;

import java.util.Arrays;
import java.util.Collection;
import java.util.stream.IntStream;

/**
 * The numbers that a linear model sees of a text: a constant, the signals, as much of the sentence vector as the model uses,
 * and the text's grams by their hashes (Weinberger et al., "Feature Hashing for Large Scale Multitask Learning", 2009),
 * of which only those are kept that several examples held.
 */
final class FeatureSpace {
    private static final int GRAM_IN_EXAMPLES = 2;
    private static final float VECTOR_SCALE = 4;
    private static final double GRAM_SCALE = 2;
    private static final int MOST_WEIGHTS = 6_000_000;
    private static final int RANGE_BITS = 16;
    private static final int RANGES = 1 << RANGE_BITS;

    private final int signals;
    private final int vector;
    private final int[] grams;
    /** Where in the grams those begin that share their first bits: hashes are spread evenly, so each range is short. */
    private final int[] ranges;

    /**
     * @param signals how many signals a text has
     * @param vector how many numbers of the sentence vector are seen; 0 where the model goes without
     */
    FeatureSpace(int signals, int vector, int[] sortedGrams) {
        this.signals = signals;
        this.vector = vector;
        this.grams = sortedGrams;
        this.ranges = new int[RANGES + 1];
        for (int gram : sortedGrams) {
            ranges[range(gram) + 1]++;
        }
        Arrays.parallelPrefix(ranges, Integer::sum);
    }

    private static int range(int hash) {
        return (hash >> RANGE_BITS) + RANGES / 2;
    }

    /** Below 0 where the gram is not known. */
    private int indexOf(int hash) {
        int range = range(hash);
        return Arrays.binarySearch(grams, ranges[range], ranges[range + 1], hash);
    }

    /**
     * The space that these samples span.
     *
     * @param labels how many a model of it has: of its weights there are at most {@link #MOST_WEIGHTS}
     */
    static FeatureSpace of(Collection<Sample> samples, Recipe recipe, int labels) {
        Sample any = samples.iterator().next();
        return new FeatureSpace(
                any.signals().size(),
                any.tongue().vectors().length(recipe.sight()),
                recipe.grams() ? commonGrams(samples, MOST_WEIGHTS / labels) : new int[0]);
    }

    /** The grams that several samples hold, at most so many: those that most of them hold. */
    private static int[] commonGrams(Collection<Sample> samples, int most) {
        int[] held = samples.stream()
                .map(Sample::grams)
                .flatMapToInt(Grams::hashes)
                .sorted()
                .toArray();
        int holders = GRAM_IN_EXAMPLES;
        int[] common = heldBy(holders, held);
        while (common.length > most) {
            common = heldBy(++holders, held);
        }
        return common;
    }

    private static int[] heldBy(int holders, int[] sorted) {
        return IntStream.range(0, sorted.length)
                .filter(at -> at + 1 == sorted.length || sorted[at + 1] != sorted[at])
                .filter(last -> last + 1 >= holders && sorted[last + 1 - holders] == sorted[last])
                .map(last -> sorted[last])
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

    /** The place of a gram's number, from 0; below 0 where the gram is not known. */
    int placeOfGram(int hash) {
        int at = indexOf(hash);
        return at < 0 ? at : 1 + signals + vector + at;
    }

    /** How much a gram counts that comes once, in a text that holds so many known ones. */
    static double gramNumber(int known) {
        return GRAM_SCALE / Math.sqrt(known);
    }

    /** How many numbers a text may have. */
    int size() {
        return 1 + signals + vector + grams.length;
    }

    /** A text's numbers: a constant, its signals and its vector in the first places, then its grams. */
    Numbers of(Sample sample) {
        float[] dense = new float[1 + signals + vector];
        dense[0] = 1;
        for (int i = 0; i < signals; i++) {
            dense[1 + i] = sample.signals().get(i).floatValue();
        }
        if (vector > 0) {
            float[] seen = sample.vector(vector);
            for (int i = 0; i < vector; i++) {
                dense[1 + signals + i] = seen[i] * VECTOR_SCALE;
            }
        }
        return grams.length == 0 ? new Numbers(dense, new int[0], new float[0]) : withGrams(dense, sample.grams());
    }

    /** A gram that comes twice counts less than twice; long texts count no more than short ones. */
    private Numbers withGrams(float[] dense, Grams held) {
        int[] places = new int[held.size()];
        float[] values = new float[held.size()];
        int known = 0;
        double squares = 0;
        for (int i = 0; i < held.size(); i++) {
            int at = indexOf(held.hash(i));
            if (at >= 0) {
                double weight = weight(held.count(i));
                squares += weight * weight;
                places[known] = dense.length + at;
                values[known++] = (float) weight;
            }
        }
        float factor = (float) (GRAM_SCALE / Math.sqrt(squares));
        for (int i = 0; i < known; i++) {
            values[i] *= factor;
        }
        return new Numbers(dense, Arrays.copyOf(places, known), Arrays.copyOf(values, known));
    }

    /** Most grams come once, and their logarithm would cost more than all else here. */
    private static double weight(int count) {
        return count == 1 ? 1 : 1 + Math.log(count);
    }
}
