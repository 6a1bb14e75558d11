package dev.deskpulse.scheduler.kpi;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who works when.
 *
 * @param zone the desk's: days and hours of figures are meant in it, whatever zones the calendars have
 * @param usual of all who have no calendar of their own
 * @param byTeam goes before that of the project
 */
public record DeskHours(
        ZoneId zone,
        CalendarHistory usual,
        Map<String, CalendarHistory> byTeam,
        Map<String, CalendarHistory> byProject) {
    public DeskHours {
        byTeam = Map.copyOf(byTeam);
        byProject = Map.copyOf(byProject);
    }

    /** One calendar for all. */
    public static DeskHours of(BusinessCalendar calendar) {
        return new DeskHours(calendar.zone(), CalendarHistory.always(calendar), Map.of(), Map.of());
    }

    CalendarHistory of(String project, @Nullable String team) {
        CalendarHistory own = team == null ? null : byTeam.get(team);
        return own == null ? byProject.getOrDefault(project, usual) : own;
    }

    LocalDate dayOf(Instant at) {
        return LocalDate.ofInstant(at, zone);
    }
}
