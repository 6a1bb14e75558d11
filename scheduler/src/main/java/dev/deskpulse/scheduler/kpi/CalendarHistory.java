package dev.deskpulse.scheduler.kpi;

import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** A calendar over the years: each version counts from its first day, in its own zone, until the next one's. */
public final class CalendarHistory implements Serializable {
    private final NavigableMap<Instant, BusinessCalendar> versions = new TreeMap<>();

    /**
     * @param from versions by their first day; the earliest also counts before it
     * @throws IllegalArgumentException where there is none
     */
    public CalendarHistory(Map<LocalDate, BusinessCalendar> from) {
        if (from.isEmpty()) {
            throw new IllegalArgumentException("a calendar needs at least one version");
        }
        new TreeMap<>(from)
                .forEach((day, calendar) ->
                        versions.put(day.atStartOfDay(calendar.zone()).toInstant(), calendar));
        BusinessCalendar earliest = versions.remove(versions.firstKey());
        versions.put(Instant.MIN, earliest);
    }

    /** A calendar that never changed. */
    public static CalendarHistory always(BusinessCalendar calendar) {
        return new CalendarHistory(Map.of(LocalDate.EPOCH, calendar));
    }

    /** The version in force. */
    public BusinessCalendar at(Instant moment) {
        return versions.floorEntry(moment).getValue();
    }

    /** Whole seconds of business time, each part by the version then in force. */
    public long businessSeconds(Instant from, Instant until) {
        long sum = 0;
        Instant at = from;
        while (at.isBefore(until)) {
            Instant end = endOfVersion(at, until);
            sum += at(at).businessSeconds(at, end);
            at = end;
        }
        return sum;
    }

    /** The stretches that {@link #businessSeconds} adds up. */
    List<Interval> worked(Instant from, Instant until) {
        List<Interval> worked = new ArrayList<>();
        Instant at = from;
        while (at.isBefore(until)) {
            Instant end = endOfVersion(at, until);
            worked.addAll(at(at).worked(at, end));
            at = end;
        }
        return worked;
    }

    private Instant endOfVersion(Instant at, Instant until) {
        Instant next = versions.higherKey(at);
        return next == null || next.isAfter(until) ? until : next;
    }
}
