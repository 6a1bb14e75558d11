package dev.deskpulse.scheduler.kpi;

import dev.deskpulse.scheduler.kpi.TicketFact.Time;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Moments, durations and stretches of business time as a derivation writes them.
 *
 * @param zone the desk's
 * @param clock the ticket's business time
 */
record DerivedText(ZoneId zone, WorkClock clock) {
    static final String NONE = "–";

    private static final int MOST_STRETCHES = 14;

    String at(Instant moment) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                moment.truncatedTo(ChronoUnit.SECONDS).atZone(zone));
    }

    static String text(@Nullable Time time) {
        return time == null
                ? NONE
                : duration(time.seconds()) + " elapsed, " + duration(time.businessSeconds()) + " business";
    }

    static String text(@Nullable Object value) {
        return value == null ? NONE : value.toString();
    }

    static String duration(long seconds) {
        return String.format(Locale.ROOT, "%dh %02dm %02ds", seconds / 3600, seconds / 60 % 60, seconds % 60);
    }

    /** Of a stretch of time: how long it is, elapsed and business. */
    String lasting(Interval interval) {
        return text(Interval.sum(List.of(interval), clock));
    }

    /** Which working hours the business time of some stretches is made of. */
    List<String> business(List<Interval> counted) {
        List<Interval> worked = counted.stream()
                .flatMap(interval -> clock.worked(interval.from(), interval.until()).stream())
                .toList();
        List<String> lines = new ArrayList<>();
        worked.stream()
                .limit(MOST_STRETCHES)
                .forEach(one -> lines.add(
                        "business time " + at(one.from()) + " to " + at(one.until()) + ": " + duration(one.seconds())));
        if (worked.size() > MOST_STRETCHES) {
            long more = worked.stream()
                    .skip(MOST_STRETCHES)
                    .mapToLong(Interval::seconds)
                    .sum();
            lines.add("business time of " + (worked.size() - MOST_STRETCHES) + " stretches more: " + duration(more));
        }
        if (worked.isEmpty() && !counted.isEmpty()) {
            lines.add("business time: none of it lies in working hours");
        }
        return lines;
    }
}
