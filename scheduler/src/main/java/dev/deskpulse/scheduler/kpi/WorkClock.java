package dev.deskpulse.scheduler.kpi;

import dev.deskpulse.ticket.Ticket;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Counts one ticket's business time: each stretch by the calendar of the team that then had it. */
final class WorkClock {
    /** A calendar counts from a moment until the next entry's. */
    private record Turn(Instant from, CalendarHistory calendar) {}

    private final List<Turn> turns = new ArrayList<>();
    private final KpiProfile.CalendarRule rule;

    /** @param teams whose history may have a gap: then the team of today counts for the whole time */
    WorkClock(DeskHours hours, Ticket ticket, FieldTimeline teams, KpiProfile.CalendarRule rule) {
        this.rule = rule;
        String project = ticket.project();
        String today = ticket.fields().get(OwnFields.TEAM);
        if (!teams.sound() || rule == KpiProfile.CalendarRule.LAST) {
            turns.add(new Turn(Instant.MIN, hours.of(project, today)));
            return;
        }
        for (FieldTimeline.Stay stay : teams.stays()) {
            CalendarHistory calendar = hours.of(project, stay.value());
            if (turns.isEmpty()) {
                turns.add(new Turn(Instant.MIN, calendar));
            } else if (!turns.get(turns.size() - 1).calendar.equals(calendar)) {
                turns.add(new Turn(stay.from(), calendar));
            }
        }
    }

    /** Whole seconds; 0 where the second moment is not after the first. */
    long seconds(Instant from, Instant until) {
        if (rule == KpiProfile.CalendarRule.LAST) {
            return turns.get(0).calendar.at(until).businessSeconds(from, until);
        }
        long sum = 0;
        for (int i = 0; i < turns.size(); i++) {
            Instant start = later(turns.get(i).from, from);
            Instant end = end(i, until);
            if (start.isBefore(end)) {
                sum += turns.get(i).calendar.businessSeconds(start, end);
            }
        }
        return sum;
    }

    /** The stretches that {@link #seconds} adds up. */
    List<Interval> worked(Instant from, Instant until) {
        if (rule == KpiProfile.CalendarRule.LAST) {
            return turns.get(0).calendar.at(until).worked(from, until);
        }
        List<Interval> worked = new ArrayList<>();
        for (int i = 0; i < turns.size(); i++) {
            worked.addAll(turns.get(i).calendar.worked(later(turns.get(i).from, from), end(i, until)));
        }
        return worked;
    }

    private Instant end(int turn, Instant until) {
        return turn + 1 < turns.size() ? earlier(turns.get(turn + 1).from, until) : until;
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }
}
