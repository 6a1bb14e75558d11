package dev.deskpulse.scheduler.agent;

import dev.deskpulse.connector.store.Database;
import dev.deskpulse.scheduler.forecast.DeskSeries;
import dev.deskpulse.scheduler.forecast.Events;
import dev.deskpulse.scheduler.forecast.Forecast;
import dev.deskpulse.scheduler.forecast.Forecaster;
import dev.deskpulse.scheduler.forecast.Point;
import dev.deskpulse.scheduler.forecast.Staffing;
import dev.deskpulse.scheduler.forecast.TimedSeries;
import dev.deskpulse.scheduler.sight.Sight;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Puts the forecast of each hour of the week to come beside the agents who were at work at that hour. Who is at work is told by
 * replies: an agent who sent a public reply in an hour was, one who only read or phoned was not.
 */
public final class PlanHours {
    private static final int HOURS = 7 * 24;
    private static final int MOST_WEEKS = 26;
    private static final String WORKING = """
            SELECT c.day, c.sent_hour, count(DISTINCT c.agent)
            FROM reply_check c JOIN kpi_fact f ON f.ticket = c.ticket_id
            WHERE c.day >= ? AND c.day < ? AND c.agent IS NOT NULL AND c.sent_hour IS NOT NULL AND %s
            GROUP BY c.day, c.sent_hour""";

    private final Database database;
    private final Clock clock;
    private final ZoneId zone;
    private final Events known;

    /**
     * @param zone the desk's
     * @param known holidays and the like, past and to come
     */
    public PlanHours(Database database, Clock clock, ZoneId zone, Events known) {
        this.database = database;
        this.clock = clock;
        this.zone = zone;
        this.known = known;
    }

    private record HourOfWeek(DayOfWeek day, int hour) {
        static HourOfWeek of(LocalDateTime at) {
            return new HourOfWeek(at.getDayOfWeek(), at.getHour());
        }
    }

    /** Agents at work, added up over the days of some weeks. */
    private record Worked(Map<HourOfWeek, Long> agents) {
        double mean(LocalDateTime at, int weeks) {
            return (double) agents.getOrDefault(HourOfWeek.of(at), 0L) / weeks;
        }

        long hours() {
            return agents.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    /**
     * Of the seven days from today on, by the tickets that somebody sees.
     *
     * @param weeks to look back on for who was at work, from 1 to 26; those without a ticket at their beginning are left out
     * @param live how many agents contacts need; empty for as many as took as many contacts in the weeks before
     */
    public HourlyStaffing plan(int weeks, Optional<Staffing> live, Sight sight) {
        if (weeks < 1 || weeks > MOST_WEEKS) {
            throw new IllegalArgumentException(weeks + " weeks asked; ask for 1 to " + MOST_WEEKS);
        }
        LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
        TimedSeries series = new DeskSeries(database, clock, zone).seenBy(sight).volume(DeskSeries.By.HOUR, Map.of());
        double[] past = series.values();
        int told = Math.max(1, Math.min(weeks, past.length / HOURS));
        Worked worked = worked(today.minusWeeks(told), today, sight);
        double contacts = 0;
        for (int i = Math.max(0, past.length - told * HOURS); i < past.length; i++) {
            contacts += past[i];
        }
        long hours = worked.hours();
        Double pace = hours == 0 || contacts == 0 ? null : contacts / hours;
        Forecast forecast = new Forecaster(series.usualSeasons(), series.calendar(known)).of(past, HOURS);
        List<HourlyStaffing.Hour> plan = new ArrayList<>();
        for (int i = 0; i < forecast.points().size(); i++) {
            Point point = forecast.points().get(i);
            LocalDateTime at = series.timeOf(past.length + (long) i);
            Double needed = live.isPresent()
                    ? Double.valueOf(live.get().agents(point.mean(), Duration.ofHours(1)))
                    : pace == null ? null : Double.valueOf(point.mean() / pace);
            plan.add(HourlyStaffing.Hour.of(at, point, needed, worked.mean(at, told)));
        }
        return new HourlyStaffing(told, pace, live.isEmpty(), plan, forecast.notes());
    }

    private Worked worked(LocalDate from, LocalDate until, Sight sight) {
        return database.read(connection -> {
            Map<HourOfWeek, Long> agents = new HashMap<>();
            try (PreparedStatement query = connection.prepareStatement(WORKING.formatted(sight.condition("f.scope")))) {
                List<Object> bound = new ArrayList<>(List.of(from, until));
                bound.addAll(sight.values());
                ReadAgentCases.bind(query, bound);
                try (ResultSet rows = query.executeQuery()) {
                    while (rows.next()) {
                        LocalDate day = rows.getObject(1, LocalDate.class);
                        agents.merge(new HourOfWeek(day.getDayOfWeek(), rows.getInt(2)), rows.getLong(3), Long::sum);
                    }
                }
            }
            return new Worked(agents);
        });
    }
}
