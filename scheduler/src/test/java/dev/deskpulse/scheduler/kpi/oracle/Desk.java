package dev.deskpulse.scheduler.kpi.oracle;

import dev.deskpulse.connector.sync.FieldMapping.WaitingOn;
import dev.deskpulse.ticket.StatusCategory;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;

/**
 * A desk as its settings describe it, in plain values.
 *
 * @param usual versions of a calendar by their first day, as in the two maps
 * @param extras field ids by the names of the settings
 */
record Desk(
        ZoneId zone,
        NavigableMap<LocalDate, Week> usual,
        Map<String, NavigableMap<LocalDate, Week>> byTeam,
        Map<String, NavigableMap<LocalDate, Week>> byProject,
        Map<String, StatusCategory> categories,
        Map<String, WaitingOn> waitingOn,
        Map<String, String> extras) {

    /** One version of a calendar. */
    record Week(ZoneId zone, Map<DayOfWeek, List<Shift>> shifts, Set<LocalDate> holidays, Set<LocalDate> makeUpDays) {}

    /** On the wall clock. */
    record Shift(LocalTime from, LocalTime to) {}
}
