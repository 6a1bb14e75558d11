package dev.deskpulse.scheduler.insight;

import dev.deskpulse.scheduler.kpi.Dimension;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;

/**
 * Every slice of up to three dimensions that holds enough tickets to be judged, with the tickets in it. Of slices that
 * hold the very same tickets only the simplest is kept.
 */
final class SliceIndex {
    /** A slice and the positions of its tickets in {@link Cases}. */
    static final class Entry {
        private final Slice slice;
        private final int[] tickets;

        private Entry(Slice slice, int[] tickets) {
            this.slice = slice;
            this.tickets = tickets;
        }

        Slice slice() {
            return slice;
        }

        int size() {
            return tickets.length;
        }

        int ticket(int position) {
            return tickets[position];
        }
    }

    private static final int MOST_DIMENSIONS = 3;
    private static final int BITS = 20;

    private final Cases cases;
    private final IntPredicate counted;
    private final List<Entry> entries = new ArrayList<>();

    /**
     * @param counted which tickets count at all
     * @param least fewer tickets than this cannot make a finding
     */
    SliceIndex(Cases cases, IntPredicate counted, int least) {
        this.cases = cases;
        this.counted = counted;
        Map<Long, Integer> seen = new HashMap<>();
        for (int order = 1; order <= MOST_DIMENSIONS; order++) {
            for (int mask = 1; mask < 1 << Cases.DIMENSIONS.size(); mask++) {
                if (Integer.bitCount(mask) == order) {
                    addAll(mask, least, seen);
                }
            }
        }
    }

    List<Entry> entries() {
        return entries;
    }

    private void addAll(int mask, int least, Map<Long, Integer> seen) {
        Map<Long, IntList> groups = new HashMap<>();
        for (int i = 0; i < cases.size(); i++) {
            long key = counted.test(i) ? key(mask, i) : 0;
            if (key != 0) {
                groups.computeIfAbsent(key, k -> new IntList()).add(i);
            }
        }
        for (IntList group : groups.values()) {
            if (group.size() >= least && seen.putIfAbsent(group.fingerprint(), mask) == null) {
                int[] tickets = group.toArray();
                entries.add(new Entry(slice(mask, tickets[0]), tickets));
            }
        }
    }

    /** 0 where a dimension of the mask has no value. */
    private long key(int mask, int ticket) {
        long key = 1;
        for (int d = 0; d < Cases.DIMENSIONS.size(); d++) {
            if ((mask & 1 << d) != 0) {
                int code = cases.code(d, ticket);
                if (code == 0) {
                    return 0;
                }
                key = (key << BITS) | code;
            }
        }
        return key;
    }

    private Slice slice(int mask, int ticket) {
        Map<Dimension, String> values = new EnumMap<>(Dimension.class);
        for (int d = 0; d < Cases.DIMENSIONS.size(); d++) {
            if ((mask & 1 << d) != 0) {
                values.put(Cases.DIMENSIONS.get(d), cases.name(d, cases.code(d, ticket)));
            }
        }
        return new Slice(values);
    }

    /** A growing array of numbers: boxes would cost more than all the rest. */
    private static final class IntList {
        private int[] items = new int[8];
        private int size;
        private long fingerprint = 1125899906842597L;

        void add(int item) {
            if (size == items.length) {
                items = Arrays.copyOf(items, 2 * size);
            }
            items[size++] = item;
            fingerprint = 1_000_003 * fingerprint + item + 1;
        }

        int size() {
            return size;
        }

        long fingerprint() {
            return fingerprint;
        }

        int[] toArray() {
            return Arrays.copyOf(items, size);
        }
    }
}
