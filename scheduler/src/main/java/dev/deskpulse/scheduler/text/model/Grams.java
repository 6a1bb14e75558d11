package dev.deskpulse.scheduler.text.model;

import java.util.Arrays;
import java.util.stream.IntStream;

/** A text's grams by their hashes, which rise, and how often the text holds each. */
final class Grams {
    private final int[] hashes;
    private final int[] counts;

    private Grams(int[] hashes, int[] counts) {
        this.hashes = hashes;
        this.counts = counts;
    }

    static Grams of(Tongue tongue, String folded) {
        Collector collector = new Collector();
        tongue.grams(folded, collector);
        return collector.counted();
    }

    /** The hash of one gram: {@code before}, followed by a part of {@code text}. */
    static int hash(String before, String text, int from, int to) {
        return Collector.hash(before, text, from, to);
    }

    /** Takes the hash of a gram and where it ends; false where no longer one is wanted. */
    interface Prefix {
        boolean take(int hash, int end);
    }

    /** The grams that begin at {@code from}, by their length, each hashed from the one before. */
    static void prefixes(String before, String text, int from, int to, Prefix wanted) {
        int hash = Collector.fnv(Collector.FNV_START, before, 0, before.length());
        for (int end = from + 1; end <= to; end++) {
            hash = Collector.fnv(hash, text, end - 1, end);
            if (!wanted.take(Collector.mixed(hash), end)) {
                return;
            }
        }
    }

    /** How many different ones there are. */
    int size() {
        return hashes.length;
    }

    /** Rising, each once. */
    IntStream hashes() {
        return Arrays.stream(hashes);
    }

    int hash(int gram) {
        return hashes[gram];
    }

    int count(int gram) {
        return counts[gram];
    }

    /** Takes grams in any order. */
    static final class Collector {
        private static final int FNV_START = 0x811C9DC5;
        private static final int FNV_PRIME = 0x01000193;

        private int[] hashes = new int[256];
        private int size;

        /** Adds the gram that is {@code before}, followed by a part of {@code text}. */
        void add(String before, String text, int from, int to) {
            if (size == hashes.length) {
                hashes = Arrays.copyOf(hashes, 2 * size);
            }
            hashes[size++] = hash(before, text, from, to);
        }

        private static int hash(String before, String text, int from, int to) {
            return mixed(fnv(fnv(FNV_START, before, 0, before.length()), text, from, to));
        }

        private static int mixed(int hash) {
            return hash ^ (hash >>> 15);
        }

        void add(String before, String text) {
            add(before, text, 0, text.length());
        }

        /** FNV-1a: the same on every machine and in every version. */
        private static int fnv(int start, String text, int from, int to) {
            int hash = start;
            for (int i = from; i < to; i++) {
                hash = (hash ^ text.charAt(i)) * FNV_PRIME;
            }
            return hash;
        }

        private Grams counted() {
            Arrays.sort(hashes, 0, size);
            int[] different = new int[size];
            int[] counts = new int[size];
            int last = -1;
            for (int i = 0; i < size; i++) {
                if (last < 0 || different[last] != hashes[i]) {
                    different[++last] = hashes[i];
                }
                counts[last]++;
            }
            return new Grams(Arrays.copyOf(different, last + 1), Arrays.copyOf(counts, last + 1));
        }
    }
}
