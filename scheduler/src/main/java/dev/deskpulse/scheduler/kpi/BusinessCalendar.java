package dev.deskpulse.scheduler.kpi;

import java.io.Serializable;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * When people work: hours by weekday in a zone, and the days that differ. Business time is the part of an interval that
 * lies in those hours, in real seconds: a working night in which the clocks go forward is an hour shorter. Known from
 * 1970 to 2199; outside nobody works.
 */
public final class BusinessCalendar implements Serializable {
    private static final long DAY_SECONDS = 86_400;
    private static final long FIRST_DAY = LocalDate.of(1970, 1, 1).toEpochDay();
    private static final long LAST_DAY = LocalDate.of(2199, 12, 31).toEpochDay();
    private static final int MARGIN_DAYS = 400;

    /**
     * A shift, on the wall clock; it belongs to the day on which it starts.
     *
     * @param to exclusive; where it is not after the start, the shift ends on the next day
     */
    public record Hours(LocalTime from, LocalTime to) implements Serializable {
        boolean overMidnight() {
            return !from.isBefore(to);
        }
    }

    /** One shift as seconds of the epoch. */
    private record Span(long from, long to) {}

    private final ZoneId zone;
    private final Map<DayOfWeek, List<Hours>> week;
    private final SpecialDays special;
    private final List<Hours> usual;
    /** Grows as later or earlier days are asked for; each is whole in itself, so that threads need no lock. */
    private volatile WorkIndex index = WorkIndex.EMPTY;

    /**
     * @param week working hours by weekday, without overlaps in a day; a weekday that is missing is free
     * @param special days off and make-up working days, whatever their weekday
     */
    public BusinessCalendar(ZoneId zone, Map<DayOfWeek, List<Hours>> week, SpecialDays special) {
        this.zone = zone;
        this.week = new EnumMap<>(DayOfWeek.class);
        week.forEach((day, hours) -> this.week.put(day, sorted(day, hours)));
        this.special = special;
        this.usual = this.week.values().stream()
                .filter(hours -> !hours.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    /** With days off and no make-up days. */
    public BusinessCalendar(ZoneId zone, Map<DayOfWeek, List<Hours>> week, Set<LocalDate> holidays) {
        this(zone, week, SpecialDays.off(holidays));
    }

    /** The same hours from Monday to Friday. */
    public static BusinessCalendar weekdays(ZoneId zone, LocalTime from, LocalTime to, Set<LocalDate> holidays) {
        Map<DayOfWeek, List<Hours>> week = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            if (day.getValue() <= DayOfWeek.FRIDAY.getValue()) {
                week.put(day, List.of(new Hours(from, to)));
            }
        }
        return new BusinessCalendar(zone, week, holidays);
    }

    /** A desk that never closes: business time equals elapsed time. */
    public static BusinessCalendar roundTheClock(ZoneId zone) {
        Map<DayOfWeek, List<Hours>> week = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            week.put(day, List.of(new Hours(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT)));
        }
        return new BusinessCalendar(zone, week, Set.of());
    }

    public ZoneId zone() {
        return zone;
    }

    public LocalDate dayOf(Instant at) {
        return LocalDate.ofInstant(at, zone);
    }

    /** Whole seconds of business time from one moment to another; 0 where the second is not after the first. */
    public long businessSeconds(Instant from, Instant until) {
        long start = from.getEpochSecond();
        long end = until.getEpochSecond();
        if (end <= start) {
            return 0;
        }
        WorkIndex known = covering(start, end);
        return known.workedBefore(end) - known.workedBefore(start);
    }

    /** The stretches of business time from one moment to another, which {@link #businessSeconds} adds up. */
    List<Interval> worked(Instant from, Instant until) {
        long start = from.getEpochSecond();
        long end = until.getEpochSecond();
        return end <= start ? List.of() : covering(start, end).worked(start, end);
    }

    private static long bounded(long epochDay) {
        return Math.max(FIRST_DAY, Math.min(LAST_DAY, epochDay));
    }

    /** @param start and {@code end} in seconds of the epoch */
    private WorkIndex covering(long start, long end) {
        long first = bounded(Math.floorDiv(start, DAY_SECONDS));
        long last = bounded(Math.floorDiv(end, DAY_SECONDS));
        WorkIndex known = index;
        if (known.covers(first, last)) {
            return known;
        }
        long from = bounded(Math.min(first, known.isEmpty() ? first : known.firstDay()) - MARGIN_DAYS);
        long to = bounded(Math.max(last, known.isEmpty() ? last : known.lastDay()) + MARGIN_DAYS);
        WorkIndex wider = build(from, to);
        index = wider;
        return wider;
    }

    /** The days beside the bounds too: a zone's day starts up to 14 hours off, and shifts reach past midnight. */
    private WorkIndex build(long first, long last) {
        WorkIndex.Builder builder = new WorkIndex.Builder(first, last);
        for (long day = first - 2; day <= last + 1; day++) {
            if (day >= FIRST_DAY && day <= LAST_DAY) {
                for (Span span : spansOf(LocalDate.ofEpochDay(day))) {
                    builder.add(span.from, span.to);
                }
            }
        }
        return builder.build();
    }

    private List<Span> spansOf(LocalDate day) {
        List<Span> spans = new ArrayList<>();
        for (Hours hours : hoursOf(day)) {
            boolean midnight = hours.to.equals(LocalTime.MIDNIGHT);
            LocalDateTime end = (hours.overMidnight() ? day.plusDays(1) : day).atTime(hours.to);
            spans.add(new Span(moment(day.atTime(hours.from), false), moment(end, !midnight)));
        }
        return spans;
    }

    /** The shifts that start on a day, in order; none where nobody works. */
    public List<Hours> hoursOf(LocalDate day) {
        List<Hours> own = week.getOrDefault(day.getDayOfWeek(), List.of());
        if (special.isWorking(day)) {
            return own.isEmpty() ? usual : own;
        }
        return special.isOff(day) ? List.of() : own;
    }

    /**
     * A wall-clock time that summer time skips is the moment of the jump; of one that comes twice, a shift starts at
     * the first and ends at the second.
     */
    private long moment(LocalDateTime wall, boolean end) {
        ZoneOffsetTransition jump = zone.getRules().getTransition(wall);
        if (jump == null) {
            return wall.toEpochSecond(zone.getRules().getOffset(wall));
        }
        if (jump.isGap()) {
            return jump.toEpochSecond();
        }
        return wall.toEpochSecond(end ? jump.getOffsetAfter() : jump.getOffsetBefore());
    }

    private static List<Hours> sorted(DayOfWeek day, List<Hours> hours) {
        List<Hours> sorted =
                hours.stream().sorted(Comparator.comparing(Hours::from)).toList();
        for (int i = 1; i < sorted.size(); i++) {
            Hours before = sorted.get(i - 1);
            if (before.overMidnight() || before.to.isAfter(sorted.get(i).from)) {
                throw new IllegalArgumentException("working hours of " + day + " overlap");
            }
        }
        return sorted;
    }
}
