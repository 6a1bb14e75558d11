package dev.deskpulse.connector.jira.http;

import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;

/** Counts what {@link HttpStatistics} shows. */
final class Counters {
    final LongAdder requests = new LongAdder();
    final LongAdder retried = new LongAdder();
    final LongAdder throttled = new LongAdder();
    final LongAdder waitedNanos = new LongAdder();

    HttpStatistics snapshot() {
        return new HttpStatistics(requests.sum(), retried.sum(), throttled.sum(), Duration.ofNanos(waitedNanos.sum()));
    }
}
