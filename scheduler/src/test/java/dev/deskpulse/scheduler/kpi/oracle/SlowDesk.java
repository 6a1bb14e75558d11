package dev.deskpulse.scheduler.kpi.oracle;

import dev.deskpulse.scheduler.kpi.oracle.Desk.Week;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;

/** A desk's settings with every minute of its calendars worked out. */
final class SlowDesk {
    private final Desk settings;
    private final Map<NavigableMap<LocalDate, Week>, SlowHours> hours = new HashMap<>();
    private final LocalDate first;
    private final LocalDate last;

    SlowDesk(Desk settings, LocalDate first, LocalDate last) {
        this.settings = settings;
        this.first = first;
        this.last = last;
    }

    Desk settings() {
        return settings;
    }

    /** @param team may be null */
    SlowHours hours(String project, String team) {
        NavigableMap<LocalDate, Week> calendar = settings.byProject().getOrDefault(project, settings.usual());
        if (team != null) {
            calendar = settings.byTeam().getOrDefault(team, calendar);
        }
        return hours.computeIfAbsent(calendar, versions -> new SlowHours(versions, first, last));
    }
}
