package dev.deskpulse.scheduler.kpi;

import dev.deskpulse.connector.sync.FieldMapping;
import dev.deskpulse.ticket.Ticket;
import java.io.Serializable;
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
        ZoneId zone, CalendarHistory usual, Map<String, CalendarHistory> byTeam, Map<String, CalendarHistory> byProject)
        implements Serializable {
    public DeskHours {
        byTeam = Map.copyOf(byTeam);
        byProject = Map.copyOf(byProject);
    }

    /** One calendar for all. */
    public static DeskHours of(BusinessCalendar calendar) {
        return new DeskHours(calendar.zone(), CalendarHistory.always(calendar), Map.of(), Map.of());
    }

    /**
     * Whole seconds of business time of a ticket, each part by the calendar of the team that then had it.
     *
     * @param mapping tells which field is the team's
     */
    public long businessSeconds(Ticket ticket, FieldMapping mapping, Instant from, Instant until) {
        return new WorkClock(this, ticket, TicketHistory.teams(ticket, mapping), KpiProfile.CalendarRule.IN_FORCE)
                .seconds(from, until);
    }

    CalendarHistory of(String project, @Nullable String team) {
        CalendarHistory own = team == null ? null : byTeam.get(team);
        return own == null ? byProject.getOrDefault(project, usual) : own;
    }

    LocalDate dayOf(Instant at) {
        return LocalDate.ofInstant(at, zone);
    }
}
