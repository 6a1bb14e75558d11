package dev.deskpulse.scheduler.kpi;

import java.io.Serializable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A calendar's working time over some days as sorted, disjoint spans with running sums, so that any interval costs two
 * binary searches.
 */
final class WorkIndex implements Serializable {
    static final WorkIndex EMPTY = new Builder(0, -1).build();

    private final long firstDay;
    private final long lastDay;
    private final long[] from;
    private final long[] to;
    private final long[] before;

    private WorkIndex(Builder builder) {
        firstDay = builder.firstDay;
        lastDay = builder.lastDay;
        from = Arrays.copyOf(builder.from, builder.size);
        to = Arrays.copyOf(builder.to, builder.size);
        before = new long[builder.size];
        for (int i = 1; i < before.length; i++) {
            before[i] = before[i - 1] + to[i - 1] - from[i - 1];
        }
    }

    boolean isEmpty() {
        return lastDay < firstDay;
    }

    long firstDay() {
        return firstDay;
    }

    long lastDay() {
        return lastDay;
    }

    boolean covers(long first, long last) {
        return firstDay <= first && last <= lastDay;
    }

    /** Working seconds from the first day known to a second of the epoch. */
    long workedBefore(long second) {
        int found = Arrays.binarySearch(from, second);
        int span = found >= 0 ? found : -found - 2;
        return span < 0 ? 0 : before[span] + Math.min(second, to[span]) - from[span];
    }

    /** The spans of working seconds between two seconds of the epoch, in order. */
    List<Interval> worked(long start, long end) {
        List<Interval> worked = new ArrayList<>();
        for (int i = 0; i < from.length; i++) {
            long first = Math.max(start, from[i]);
            long last = Math.min(end, to[i]);
            if (first < last) {
                worked.add(new Interval(Instant.ofEpochSecond(first), Instant.ofEpochSecond(last)));
            }
        }
        return worked;
    }

    /** Takes spans in the order of their starts; what overlaps counts once, what touches is one. */
    static final class Builder {
        private final long firstDay;
        private final long lastDay;
        private long[] from = new long[64];
        private long[] to = new long[64];
        private int size;

        Builder(long firstDay, long lastDay) {
            this.firstDay = firstDay;
            this.lastDay = lastDay;
        }

        void add(long start, long end) {
            long free = size == 0 ? start : Math.max(start, to[size - 1]);
            if (free >= end) {
                return;
            }
            if (size > 0 && free == to[size - 1]) {
                to[size - 1] = end;
                return;
            }
            if (size == from.length) {
                from = Arrays.copyOf(from, size * 2);
                to = Arrays.copyOf(to, size * 2);
            }
            from[size] = free;
            to[size] = end;
            size++;
        }

        WorkIndex build() {
            return new WorkIndex(this);
        }
    }
}
