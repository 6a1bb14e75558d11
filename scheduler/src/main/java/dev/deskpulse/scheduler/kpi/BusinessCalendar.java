package dev.deskpulse.scheduler.kpi;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * When the desk works: hours by weekday in the desk's zone, and the days off. Business time is the part of an interval
 * that lies in those hours, in real seconds: a working night in which the clocks go forward is an hour shorter.
 */
public final class BusinessCalendar {
    /**
     * A stretch of work on one day, on the wall clock.
     *
     * @param to exclusive; midnight means the end of the day
     */
    public record Hours(LocalTime from, LocalTime to) {
        public Hours {
            if (!to.equals(LocalTime.MIDNIGHT) && !from.isBefore(to)) {
                throw new IllegalArgumentException("working hours " + from + "–" + to + " end before they start; a"
                        + " shift over midnight is two entries, the second on the next weekday");
            }
        }
    }

    /** One stretch as seconds of the epoch. */
    private record Span(long from, long to) {}

    private final ZoneId zone;
    private final Map<DayOfWeek, List<Hours>> week;
    private final Set<LocalDate> holidays;
    private final Map<LocalDate, List<Span>> days = new ConcurrentHashMap<>();

    /**
     * @param week working hours by weekday, without overlaps; a weekday that is missing is free
     * @param holidays days off, whatever their weekday
     */
    public BusinessCalendar(ZoneId zone, Map<DayOfWeek, List<Hours>> week, Set<LocalDate> holidays) {
        this.zone = zone;
        this.week = new EnumMap<>(DayOfWeek.class);
        week.forEach((day, hours) -> this.week.put(day, sorted(day, hours)));
        this.holidays = Set.copyOf(holidays);
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
        long sum = 0;
        // The day before too: the wall clock of its last hours may reach past midnight where the clocks went back.
        LocalDate last = dayOf(until);
        for (LocalDate day = dayOf(from).minusDays(1); !day.isAfter(last); day = day.plusDays(1)) {
            for (Span span : days.computeIfAbsent(day, this::spansOf)) {
                sum += Math.max(0, Math.min(end, span.to) - Math.max(start, span.from));
            }
        }
        return sum;
    }

    private List<Span> spansOf(LocalDate day) {
        if (holidays.contains(day)) {
            return List.of();
        }
        List<Span> spans = new ArrayList<>();
        for (Hours hours : week.getOrDefault(day.getDayOfWeek(), List.of())) {
            LocalDateTime to =
                    hours.to.equals(LocalTime.MIDNIGHT) ? day.plusDays(1).atStartOfDay() : day.atTime(hours.to);
            spans.add(
                    new Span(moment(day.atTime(hours.from), false), moment(to, !hours.to.equals(LocalTime.MIDNIGHT))));
        }
        return List.copyOf(spans);
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
        List<Hours> sorted = hours.stream()
                .sorted(java.util.Comparator.comparing(Hours::from))
                .toList();
        for (int i = 1; i < sorted.size(); i++) {
            LocalTime end = sorted.get(i - 1).to;
            if (end.equals(LocalTime.MIDNIGHT) || end.isAfter(sorted.get(i).from)) {
                throw new IllegalArgumentException("working hours of " + day + " overlap");
            }
        }
        return sorted;
    }
}
