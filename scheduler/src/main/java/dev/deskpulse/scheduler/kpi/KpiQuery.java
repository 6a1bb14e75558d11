package dev.deskpulse.scheduler.kpi;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which tickets to count and how to group them.
 *
 * @param from first day, in the desk's zone
 * @param to last day, inclusive
 * @param by the dimensions to slice by; empty for one row a period
 * @param filter only tickets with one of these values; the empty text stands for tickets that have none
 * @param repeatWindow within what time a second contact on the same topic is a repeat
 */
public record KpiQuery(
        LocalDate from,
        LocalDate to,
        Period period,
        List<Dimension> by,
        Map<Dimension, Set<String>> filter,
        Duration repeatWindow) {
    public static final Duration REPEAT_WINDOW = Duration.ofDays(7);
    private static final int MOST_PERIODS = 5_000;

    /** The stretches of time that rows stand for. Weeks start on Monday. */
    public enum Period {
        DAY("day"),
        WEEK("week"),
        MONTH("month"),
        /** All days from first to last in one row. */
        WHOLE("");

        private final String unit;

        Period(String unit) {
            this.unit = unit;
        }

        /** SQL for the first day of the period that a column's day is in. */
        String startOf(String column) {
            return this == WHOLE
                    ? "CAST(:from AS DATE)"
                    : "CAST(date_trunc('" + unit + "', CAST(" + column + " AS TIMESTAMP)) AS DATE)";
        }

        LocalDate startOf(LocalDate day, LocalDate from) {
            return switch (this) {
                case DAY -> day;
                case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
                case MONTH -> day.withDayOfMonth(1);
                case WHOLE -> from;
            };
        }
    }

    public KpiQuery {
        by = List.copyOf(by);
        filter = Map.copyOf(filter);
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("the last day " + to + " is before the first day " + from);
        }
        if (from.until(to, java.time.temporal.ChronoUnit.DAYS) > MOST_PERIODS) {
            throw new IllegalArgumentException("more than " + MOST_PERIODS + " days asked; ask for fewer");
        }
        if (by.size() != Set.copyOf(by).size()) {
            throw new IllegalArgumentException("the same dimension twice in " + by);
        }
    }

    /** All tickets of some days. */
    public static KpiQuery of(LocalDate from, LocalDate to, Period period, Dimension... by) {
        return new KpiQuery(from, to, period, List.of(by), Map.of(), REPEAT_WINDOW);
    }

    /** The same over only the tickets whose dimension has one of these values. */
    public KpiQuery only(Dimension dimension, Set<String> values) {
        Map<Dimension, Set<String>> narrowed = new LinkedHashMap<>(filter);
        narrowed.put(dimension, Set.copyOf(values));
        return new KpiQuery(from, to, period, by, narrowed, repeatWindow);
    }
}
