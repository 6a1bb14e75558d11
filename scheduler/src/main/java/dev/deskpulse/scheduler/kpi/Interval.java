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

    /**
     * What lies in one of each.
     *
     * @param some without overlaps, in the order of time
     * @param others likewise
     */
    static List<Interval> common(List<Interval> some, List<Interval> others) {
        List<Interval> common = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < some.size() && j < others.size()) {
            Interval a = some.get(i);
            Interval b = others.get(j);
            Instant start = a.from.isAfter(b.from) ? a.from : b.from;
            of(start, a.until, b.until).ifPresent(common::add);
            if (a.until.isBefore(b.until)) {
                i++;
            } else {
                j++;
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
