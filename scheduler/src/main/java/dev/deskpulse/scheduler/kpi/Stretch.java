package dev.deskpulse.scheduler.kpi;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Days from one to another, as people ask for them.
 *
 * @param to inclusive
 */
public record Stretch(LocalDate from, LocalDate to, Unit unit) {
    private static final Pattern QUARTER = Pattern.compile("(\\d{4})-[Qq]([1-4])");
    private static final Pattern WEEK = Pattern.compile("\\d{4}-[Ww]\\d{2}");
    private static final Pattern LAST = Pattern.compile("last-(\\d{1,4})");

    /** What a stretch is one of, so that the one before it is known. */
    public enum Unit {
        DAYS,
        WEEK,
        MONTH,
        QUARTER,
        YEAR
    }

    public Stretch {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("the last day " + to + " is before the first day " + from);
        }
    }

    /**
     * Reads {@code 2026}, {@code 2026-Q3}, {@code 2026-10}, {@code 2026-W41} (weeks of ISO 8601), {@code 2026-10-01},
     * {@code 2026-10-01..2026-10-15} or {@code last-30} (days, today included).
     */
    public static Stretch parse(String text, LocalDate today) {
        try {
            return read(text.trim(), today);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no period; write 2026, 2026-Q3, 2026-10, 2026-W41, 2026-10-01,"
                            + " 2026-10-01..2026-10-15 or last-30",
                    e);
        }
    }

    /** The same, and {@code previous-week}, {@code previous-month} and so on: the last one that is over. */
    public static Stretch parseWhole(String text, LocalDate today) {
        return switch (text.trim()) {
            case "previous-week" ->
                from(today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)), Unit.WEEK)
                        .previous();
            case "previous-month" -> from(today.withDayOfMonth(1), Unit.MONTH).previous();
            case "previous-quarter" ->
                from(today.with(IsoFields.DAY_OF_QUARTER, 1), Unit.QUARTER).previous();
            default -> parse(text, today);
        };
    }

    private static Stretch read(String text, LocalDate today) {
        Matcher last = LAST.matcher(text);
        if (last.matches()) {
            return new Stretch(today.minusDays(Math.max(1, Integer.parseInt(last.group(1))) - 1L), today, Unit.DAYS);
        }
        Matcher quarter = QUARTER.matcher(text);
        if (quarter.matches()) {
            int month = Integer.parseInt(quarter.group(2)) * 3 - 2;
            return from(LocalDate.of(Integer.parseInt(quarter.group(1)), month, 1), Unit.QUARTER);
        }
        if (WEEK.matcher(text).matches()) {
            return from(
                    LocalDate.parse(text.toUpperCase(Locale.ROOT) + "-1", DateTimeFormatter.ISO_WEEK_DATE), Unit.WEEK);
        }
        int dots = text.indexOf("..");
        if (dots >= 0) {
            return new Stretch(
                    LocalDate.parse(text.substring(0, dots)), LocalDate.parse(text.substring(dots + 2)), Unit.DAYS);
        }
        return switch (text.length()) {
            case 4 -> from(Year.parse(text).atDay(1), Unit.YEAR);
            case 7 -> from(YearMonth.parse(text).atDay(1), Unit.MONTH);
            default -> new Stretch(LocalDate.parse(text), LocalDate.parse(text), Unit.DAYS);
        };
    }

    /** The one that begins so. */
    public static Stretch from(LocalDate first, Unit unit) {
        LocalDate next =
                switch (unit) {
                    case DAYS -> first.plusDays(1);
                    case WEEK -> first.plusWeeks(1);
                    case MONTH -> first.plusMonths(1);
                    case QUARTER -> first.plus(1, IsoFields.QUARTER_YEARS);
                    case YEAR -> first.plusYears(1);
                };
        return new Stretch(first, next.minusDays(1), unit);
    }

    /** The one that ends where this begins; of loose days as many. */
    public Stretch previous() {
        LocalDate last = from.minusDays(1);
        return switch (unit) {
            case DAYS -> new Stretch(last.minusDays(days() - 1), last, unit);
            case WEEK -> from(from.minusWeeks(1), unit);
            case MONTH -> from(from.minusMonths(1), unit);
            case QUARTER -> from(from.minus(1, IsoFields.QUARTER_YEARS), unit);
            case YEAR -> from(from.minusYears(1), unit);
        };
    }

    /** The same days of the year before; of a week the one 52 weeks before. */
    public Stretch yearBefore() {
        return switch (unit) {
            case DAYS -> new Stretch(from.minusYears(1), to.minusYears(1), unit);
            case WEEK -> from(from.minusWeeks(52), unit);
            case MONTH, QUARTER, YEAR -> from(from.minusYears(1), unit);
        };
    }

    /** Of one that still runs the days that it has had, today included; any other as it is. */
    public Stretch soFar(LocalDate today) {
        return isRunning(today) ? new Stretch(from, today, unit) : this;
    }

    private boolean isRunning(LocalDate today) {
        return !from.isAfter(today) && to.isAfter(today);
    }

    /**
     * What people compare this one with: {@code previous}, {@code year-before} or any other, as {@link #parse} reads it.
     * While this one runs the first two have as many days as it has had, so that a part is not compared with a whole.
     */
    public Stretch against(String text, LocalDate today) {
        return switch (text) {
            case "previous" -> soFar(today).previous().upTo(this, today);
            case "year-before" -> soFar(today).yearBefore().upTo(this, today);
            default -> parse(text, today);
        };
    }

    private Stretch upTo(Stretch other, LocalDate today) {
        LocalDate last = from.plusDays(ChronoUnit.DAYS.between(other.from, today));
        return other.isRunning(today) && last.isBefore(to) ? new Stretch(from, last, unit) : this;
    }

    /** What to know of a comparison of two of which one still runs, and has had more or fewer days than the other. */
    public Optional<String> unevenWith(Stretch other, LocalDate today) {
        long days = soFar(today).days();
        long others = other.soFar(today).days();
        return Stream.of(this, other)
                .filter(one -> one.isRunning(today) && days != others)
                .findFirst()
                .map(one -> one + " still runs: " + days + " days are compared with " + others);
    }

    /** How many. */
    public long days() {
        return ChronoUnit.DAYS.between(from, to) + 1;
    }

    @Override
    public String toString() {
        return from + ".." + to;
    }
}
