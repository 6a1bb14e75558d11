package dev.deskpulse.scheduler.forecast;

import dev.deskpulse.connector.store.Database;
import dev.deskpulse.scheduler.kpi.Dimension;
import dev.deskpulse.scheduler.kpi.Kpi;
import dev.deskpulse.scheduler.kpi.KpiQuery;
import dev.deskpulse.scheduler.kpi.KpiTable;
import dev.deskpulse.scheduler.kpi.Kpis;
import dev.deskpulse.scheduler.sight.Sight;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/** The desk's own volume and backlog as series of whole hours, days or weeks, in the desk's clock time. */
public final class DeskSeries {
    /** So far back: what a forecast looks at. */
    private static final int DAYS = 1_500;

    private static final int DAYS_OF_HOURS = 120;

    private final Database database;
    private final Kpis kpis;
    private final LocalDate today;
    private final Sight sight;

    /** The length of a step. Weeks start on Monday. */
    public enum By {
        HOUR,
        DAY,
        WEEK
    }

    /** @param zone the desk's, in which days end */
    public DeskSeries(Database database, Clock clock, ZoneId zone) {
        this(database, new Kpis(database, clock, zone), LocalDate.ofInstant(clock.instant(), zone), Sight.ALL);
    }

    private DeskSeries(Database database, Kpis kpis, LocalDate today, Sight sight) {
        this.database = database;
        this.kpis = kpis;
        this.today = today;
        this.sight = sight;
    }

    /** The same for somebody who sees a part of the desk. */
    public DeskSeries seenBy(Sight other) {
        return new DeskSeries(database, kpis, today, other);
    }

    /**
     * Tickets created, up to yesterday or the end of last week; a step without tickets counts 0 from the first ticket on.
     *
     * @param slice only tickets with one of these values of each dimension; by hour no more than channels
     * @throws IllegalArgumentException where hours are asked for another slice
     */
    public TimedSeries volume(By by, Map<Dimension, Set<String>> slice) {
        return filled(by == By.HOUR ? hours(slice) : periods(Kpi.VOLUME, by, slice), by);
    }

    /**
     * Tickets open at the end of each day or week; where none is, 0 from the first open ticket on.
     *
     * @throws IllegalArgumentException where hours are asked for
     */
    public TimedSeries backlog(By by, Map<Dimension, Set<String>> slice) {
        if (by == By.HOUR) {
            throw new IllegalArgumentException("the backlog is counted at the end of days; ask for it by day or week");
        }
        return filled(periods(Kpi.BACKLOG, by, slice), by);
    }

    private TimedSeries filled(NavigableMap<LocalDateTime, Double> steps, By by) {
        TimedSeries.Builder builder = new TimedSeries.Builder();
        if (!steps.isEmpty()) {
            LocalDateTime end = end(by);
            for (LocalDateTime at = steps.firstKey(); at.isBefore(end); at = next(at, by)) {
                builder.add(at, steps.getOrDefault(at, 0.0));
            }
        }
        return builder.build();
    }

    private NavigableMap<LocalDateTime, Double> periods(Kpi kpi, By by, Map<Dimension, Set<String>> slice) {
        KpiQuery.Period period = by == By.DAY ? KpiQuery.Period.DAY : KpiQuery.Period.WEEK;
        LocalDate last = end(by).toLocalDate().minusDays(1);
        KpiQuery query = KpiQuery.of(start(last.minusDays(DAYS), by), last, period);
        for (Map.Entry<Dimension, Set<String>> values : slice.entrySet()) {
            query = query.only(values.getKey(), values.getValue());
        }
        NavigableMap<LocalDateTime, Double> steps = new TreeMap<>();
        for (KpiTable.Row row : kpis.table(kpi, query.seenBy(sight)).rows()) {
            row.value(kpi.headline()).ifPresent(value -> steps.put(row.period().atStartOfDay(), value));
        }
        return steps;
    }

    private NavigableMap<LocalDateTime, Double> hours(Map<Dimension, Set<String>> slice) {
        if (!Set.of(Dimension.CHANNEL).containsAll(slice.keySet())) {
            throw new IllegalArgumentException(
                    "hours can be forecast for all tickets or for a channel, not for " + slice.keySet());
        }
        Set<String> channels = slice.get(Dimension.CHANNEL);
        String sql = """
                SELECT f.created_day, f.created_hour, COALESCE(f.channel, ''), count(*)
                FROM kpi_fact f
                WHERE f.created_day >= ? AND f.created_day < ? AND %s
                GROUP BY f.created_day, f.created_hour, COALESCE(f.channel, '')
                """.formatted(sight.condition("f.scope"));
        return database.read(connection -> {
            NavigableMap<LocalDateTime, Double> steps = new TreeMap<>();
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setObject(1, today.minusDays(DAYS_OF_HOURS));
                statement.setObject(2, today);
                for (int i = 0; i < sight.values().size(); i++) {
                    statement.setObject(3 + i, sight.values().get(i));
                }
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        if (channels == null || channels.contains(rows.getString(3))) {
                            LocalDate day = rows.getObject(1, LocalDate.class);
                            steps.merge(day.atTime(rows.getInt(2), 0), (double) rows.getLong(4), Double::sum);
                        }
                    }
                }
            }
            return steps;
        });
    }

    /** The first moment that is not in a whole step. */
    private LocalDateTime end(By by) {
        return start(today, by).atStartOfDay();
    }

    private static LocalDate start(LocalDate day, By by) {
        return by == By.WEEK ? day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)) : day;
    }

    private static LocalDateTime next(LocalDateTime at, By by) {
        return switch (by) {
            case HOUR -> at.plusHours(1);
            case DAY -> at.plusDays(1);
            case WEEK -> at.plusWeeks(1);
        };
    }
}
