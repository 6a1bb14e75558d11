package dev.deskpulse.connector.jira.http;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts what {@link HttpStatistics} shows. */
final class Counters {
    /** Foreign addresses make endpoints of their own; a long run must not gather them without end. */
    private static final int MOST_ENDPOINTS = 1_000;

    final LongAdder retried = new LongAdder();
    final LongAdder throttled = new LongAdder();
    final LongAdder waitedNanos = new LongAdder();

    private final Timing timing;
    private final Map<String, Long> byEndpoint = new TreeMap<>();
    private long requests;
    private int underWay;
    private long busySince;
    private long busyNanos;

    Counters(Timing timing) {
        this.timing = timing;
    }

    synchronized void started(JiraCall call) {
        requests++;
        if (byEndpoint.size() < MOST_ENDPOINTS || byEndpoint.containsKey(call.endpoint())) {
            byEndpoint.merge(call.endpoint(), 1L, Long::sum);
        }
        if (underWay++ == 0) {
            busySince = timing.nanos();
        }
    }

    synchronized void ended() {
        if (--underWay == 0) {
            busyNanos += timing.nanos() - busySince;
        }
    }

    synchronized HttpStatistics snapshot() {
        long busy = underWay > 0 ? busyNanos + timing.nanos() - busySince : busyNanos;
        return new HttpStatistics(
                requests,
                retried.sum(),
                throttled.sum(),
                Duration.ofNanos(waitedNanos.sum()),
                Duration.ofNanos(busy),
                byEndpoint);
    }
}
