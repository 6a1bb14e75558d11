package dev.deskpulse.scheduler.kpi;

import dev.deskpulse.scheduler.sight.Sight;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which tickets to count and how to group them.
 *
 * @param from first day, in the desk's zone
 * @param to last day, inclusive
 * @param by the dimensions to slice by; empty for one row a period
 * @param filter only tickets with one of these values; the empty text stands for tickets that have none
 * @param windows how long some figures look
 * @param most of a dimension's values to tell apart; those with fewer tickets are one row named {@link #OTHER}
 * @param sight what of the desk counts: figures are as if there were nothing else
 * @param selection only tickets that were selected one by one; null for all
 */
public record KpiQuery(
        LocalDate from,
        LocalDate to,
        Period period,
        List<Dimension> by,
        Map<Dimension, Set<String>> filter,
        Windows windows,
        int most,
        Sight sight,
        @Nullable Selection selection) {
    /** The row of all values that are not told apart. */
    public static final String OTHER = "(other)";

    /** How many values of a dimension are told apart unless asked otherwise. */
    public static final int MOST_VALUES = 1_000;

    private static final int MOST_PERIODS = 5_000;

    /**
     * Stretches of time that belong to the definitions of some figures.
     *
     * @param repeat within what time a second contact on the same topic is a repeat
     * @param returning within what time a third one shows a problem that returns
     * @param customer after what time a customer who has not come again stays away
     * @param longOpen from what age on a ticket is open for long
     */
    public record Windows(Duration repeat, Duration returning, Duration customer, Duration longOpen) {
        public static final Windows USUAL =
                new Windows(Duration.ofDays(7), Duration.ofDays(30), Duration.ofDays(90), Duration.ofDays(30));

        public Windows {
            for (Duration window : List.of(repeat, returning, customer, longOpen)) {
                if (window.isNegative() || window.isZero() || window.toDays() > MOST_PERIODS) {
                    throw new IllegalArgumentException(
                            "a window is longer than nothing and at most " + MOST_PERIODS + " days, not " + window);
                }
            }
        }

        /** With the repeat window of a profile. */
        public Windows repeating(Duration within) {
            return new Windows(within, returning, customer, longOpen);
        }
    }

    /** The stretches of time that rows stand for. Weeks start on Monday. */
    public enum Period {
        DAY,
        WEEK,
        MONTH,
        /** All days from first to last in one row. */
        WHOLE;

        /** SQL for the first day of the period that a column's day is in. */
        String startOf(String column) {
            return switch (this) {
                case DAY -> column;
                case WEEK, MONTH ->
                    "CAST(date_trunc('" + name().toLowerCase(Locale.ROOT) + "', CAST(" + column
                            + " AS TIMESTAMP)) AS DATE)";
                case WHOLE -> "CAST(:from AS DATE)";
            };
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
        if (from.until(to, ChronoUnit.DAYS) > MOST_PERIODS) {
            throw new IllegalArgumentException("more than " + MOST_PERIODS + " days asked; ask for fewer");
        }
        if (by.size() != Set.copyOf(by).size()) {
            throw new IllegalArgumentException("the same dimension twice in " + by);
        }
        if (most < 1 || most > 10_000) {
            throw new IllegalArgumentException(most + " values of a dimension asked; ask for 1 to 10000");
        }
    }

    /** All tickets of some days. */
    public static KpiQuery of(LocalDate from, LocalDate to, Period period, Dimension... by) {
        return new KpiQuery(from, to, period, List.of(by), Map.of(), Windows.USUAL, MOST_VALUES, Sight.ALL, null);
    }

    /** The same over only the tickets whose dimension has one of these values. */
    public KpiQuery only(Dimension dimension, Set<String> values) {
        Map<Dimension, Set<String>> narrowed = new LinkedHashMap<>(filter);
        narrowed.put(dimension, Set.copyOf(values));
        return new KpiQuery(from, to, period, by, narrowed, windows, most, sight, selection);
    }

    /** The same over only those of its tickets that are meant too. */
    public KpiQuery narrowed(Narrowing other) {
        Narrowing both = narrowing().and(other);
        return new KpiQuery(from, to, period, by, both.filter(), windows, most, sight, both.selection());
    }

    /** Which tickets are meant. */
    Narrowing narrowing() {
        return new Narrowing(filter, selection);
    }

    /** The same with other windows. */
    public KpiQuery within(Windows other) {
        return new KpiQuery(from, to, period, by, filter, other, most, sight, selection);
    }

    /** The same with another number of values told apart. */
    public KpiQuery telling(int values) {
        return new KpiQuery(from, to, period, by, filter, windows, values, sight, selection);
    }

    /** The same over other days. */
    public KpiQuery over(LocalDate first, LocalDate last) {
        return new KpiQuery(first, last, period, by, filter, windows, most, sight, selection);
    }

    /** The same by other periods. */
    public KpiQuery each(Period other) {
        return new KpiQuery(from, to, other, by, filter, windows, most, sight, selection);
    }

    /**
     * The same for somebody who sees a part of the desk; to be said last. Whose own figures they see is forgotten where no
     * agent is told apart, so that all who may see the same ask the same.
     */
    public KpiQuery seenBy(Sight other) {
        Sight counting = other.agents().all() || namesAgents() ? other : other.withoutAgents();
        return new KpiQuery(from, to, period, by, filter, windows, most, counting, selection);
    }

    /** The first day of the period that a day is in, which may be before the first day asked. */
    public LocalDate startOf(LocalDate day) {
        return period.startOf(day, from);
    }

    /** Whether single agents are told apart, or asked for. */
    private boolean namesAgents() {
        return by.contains(Dimension.AGENT) || filter.containsKey(Dimension.AGENT);
    }
}
