package dev.deskpulse.scheduler.kpi.oracle;

import dev.deskpulse.scheduler.kpi.oracle.Desk.Week;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

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
        return hours(calendar(project, team));
    }

    private NavigableMap<LocalDate, Week> calendar(String project, String team) {
        NavigableMap<LocalDate, Week> calendar = settings.byProject().getOrDefault(project, settings.usual());
        if (team != null) {
            calendar = settings.byTeam().getOrDefault(team, calendar);
        }
        return calendar;
    }

    /** Those of the one version that is in force at a moment, for all times. */
    SlowHours hoursInForce(String project, String team, Instant at) {
        NavigableMap<LocalDate, Week> calendar = calendar(project, team);
        LocalDate inForce = calendar.firstKey();
        for (Map.Entry<LocalDate, Week> version : calendar.entrySet()) {
            Instant start =
                    version.getKey().atStartOfDay(version.getValue().zone()).toInstant();
            inForce = start.isAfter(at) ? inForce : version.getKey();
        }
        return hours(new TreeMap<>(Map.of(inForce, calendar.get(inForce))));
    }

    private SlowHours hours(NavigableMap<LocalDate, Week> calendar) {
        return hours.computeIfAbsent(calendar, versions -> new SlowHours(versions, first, last));
    }
}
