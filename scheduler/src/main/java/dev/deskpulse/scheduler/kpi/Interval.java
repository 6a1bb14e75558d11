package dev.deskpulse.scheduler.kpi;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A stretch of time, its end exclusive; never negative. */
record Interval(Instant from, Instant until) {
    /** Nothing where the end, if it has come, is before the start. */
    static Optional<Interval> of(Instant from, @Nullable Instant until, Instant latest) {
        Instant end = until == null || latest.isBefore(until) ? latest : until;
        return from.isAfter(end) ? Optional.empty() : Optional.of(new Interval(from, end));
    }

    /** What lies in one of each. */
    static List<Interval> common(List<Interval> some, List<Interval> others) {
        List<Interval> common = new ArrayList<>();
        for (Interval a : some) {
            for (Interval b : others) {
                Instant start = a.from.isAfter(b.from) ? a.from : b.from;
                of(start, a.until, b.until).ifPresent(common::add);
            }
        }
        return common;
    }

    /** In whole seconds of the two moments. */
    long seconds() {
        return until.getEpochSecond() - from.getEpochSecond();
    }

    static TicketFact.Time sum(List<Interval> intervals, WorkClock clock) {
        long elapsed = 0;
        long business = 0;
        for (Interval interval : intervals) {
            elapsed += interval.seconds();
            business += clock.seconds(interval.from, interval.until);
        }
        return new TicketFact.Time(elapsed, business);
    }
}
