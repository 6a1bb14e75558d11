package dev.deskpulse.scheduler.agent;

import dev.deskpulse.scheduler.kpi.Dimension;
import dev.deskpulse.scheduler.kpi.Kpi;
import dev.deskpulse.scheduler.kpi.KpiQuery;
import dev.deskpulse.scheduler.kpi.KpiTable;
import dev.deskpulse.scheduler.kpi.Kpis;
import dev.deskpulse.scheduler.sight.Sight;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Agents' figures by day, week or month: as they came, by the catalogue, and beside their team on like cases.
 *
 * @param rows by agent, then period; an agent without any case in a period has no row of it
 */
public record AgentPeriods(KpiQuery.Period each, List<Row> rows) {
    /** Those of the catalogue. */
    public static final List<Kpi> FIGURES = List.of(
            Kpi.VOLUME,
            Kpi.FIRST_RESPONSE,
            Kpi.RESOLUTION,
            Kpi.HANDLING_TIME,
            Kpi.FCR,
            Kpi.REOPEN_RATE,
            Kpi.CSAT,
            Kpi.COMPLAINTS,
            Kpi.COMPLAINTS_HANDLED);

    private static final int MOST_PERIODS = 60;

    public AgentPeriods {
        rows = List.copyOf(rows);
    }

    /**
     * One agent's figures of one period.
     *
     * @param period its first day
     * @param agent the account's id
     * @param figures as they came; those without a case are left out
     * @param fair on like cases of the same period; empty where no ticket of theirs was created in it
     */
    public record Row(LocalDate period, String agent, Map<Kpi, KpiTable.Row> figures, Map<AgentFigure, Standing> fair) {
        public Row {
            figures = Map.copyOf(figures);
            fair = Map.copyOf(fair);
        }
    }

    private record Place(LocalDate period, String agent) {}

    /**
     * Of agents whom the viewer sees.
     *
     * @param asked the days, by agent and period; the first and the last one may be cut
     * @throws IllegalArgumentException where there are more than 60 periods
     */
    public static AgentPeriods of(KpiQuery asked, Kpis kpis, Agents agents, Sight sight) {
        List<LocalDate> starts = starts(asked);
        Set<String> nobody = new HashSet<>(agents.automations());
        nobody.addAll(Set.of("", KpiQuery.OTHER));
        Map<Place, Map<Kpi, KpiTable.Row>> raw = new HashMap<>();
        for (KpiTable table : kpis.tables(FIGURES, asked.seenBy(sight))) {
            for (KpiTable.Row row : table.rows()) {
                String agent = row.slice().getOrDefault(Dimension.AGENT, "");
                if (!nobody.contains(agent) && row.cases() > 0) {
                    raw.computeIfAbsent(new Place(row.period(), agent), place -> new EnumMap<>(Kpi.class))
                            .put(table.kpi(), row);
                }
            }
        }
        Map<Place, Map<AgentFigure, Standing>> fair = fair(starts, asked, agents, sight);
        List<Row> rows = new ArrayList<>();
        raw.forEach((place, figures) ->
                rows.add(new Row(place.period, place.agent, figures, fair.getOrDefault(place, Map.of()))));
        rows.sort(Comparator.comparing(Row::agent).thenComparing(Row::period));
        return new AgentPeriods(asked.period(), rows);
    }

    private static Map<Place, Map<AgentFigure, Standing>> fair(
            List<LocalDate> starts, KpiQuery asked, Agents agents, Sight sight) {
        Map<Place, Map<AgentFigure, Standing>> fair = new HashMap<>();
        for (int i = 0; i < starts.size(); i++) {
            LocalDate start = starts.get(i);
            LocalDate end = i + 1 < starts.size() ? starts.get(i + 1).minusDays(1) : asked.to();
            LocalDate first = start.isBefore(asked.from()) ? asked.from() : start;
            agents.report(first, end, sight)
                    .agents()
                    .forEach(agent -> fair.put(new Place(start, agent.agent()), agent.figures()));
        }
        return fair;
    }

    private static List<LocalDate> starts(KpiQuery asked) {
        List<LocalDate> starts = asked.from()
                .datesUntil(asked.to().plusDays(1))
                .map(asked::startOf)
                .distinct()
                .limit(MOST_PERIODS + 1L)
                .toList();
        if (starts.size() > MOST_PERIODS) {
            throw new IllegalArgumentException("more than " + MOST_PERIODS
                    + " periods of agents' figures asked; ask for fewer days or longer periods");
        }
        return starts;
    }
}
