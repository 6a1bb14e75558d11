package dev.deskpulse.connector.jira.http;

/** Lets at most so many events start in any stretch of a period, whenever the stretch begins. Not thread-safe. */
final class SlidingWindow {
    private final long[] starts;
    private final long periodNanos;
    private int oldest;
    private long used;

    SlidingWindow(int events, long periodNanos) {
        this.starts = new long[events];
        this.periodNanos = periodNanos;
    }

    /** Takes the next free moment, not before the given one, and returns it. */
    long reserve(long notBefore) {
        long start = used < starts.length ? notBefore : Math.max(notBefore, starts[oldest] + periodNanos);
        starts[oldest] = start;
        oldest = (oldest + 1) % starts.length;
        used++;
        return start;
    }
}
