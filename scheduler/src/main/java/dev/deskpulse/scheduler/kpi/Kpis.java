package dev.deskpulse.scheduler.kpi;

import dev.deskpulse.connector.store.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** Answers KPI queries from the fact rows. */
public final class Kpis {
    private final Database database;
    private final Clock clock;
    private final ZoneId zone;

    /**
     * @param clock tells which days and repeat windows are over
     * @param zone the desk's zone
     */
    public Kpis(Database database, Clock clock, ZoneId zone) {
        this.database = database;
        this.clock = clock;
        this.zone = zone;
    }

    /** Every KPI for the same query, from one snapshot. */
    public List<KpiTable> all(KpiQuery query) {
        return database.read(connection -> {
            List<KpiTable> tables = new ArrayList<>();
            for (Kpi kpi : Kpi.values()) {
                tables.add(table(connection, kpi, query));
            }
            return tables;
        });
    }

    public KpiTable table(Kpi kpi, KpiQuery query) {
        return database.read(connection -> table(connection, kpi, query));
    }

    private KpiTable table(Connection connection, Kpi kpi, KpiQuery query) throws SQLException {
        if (kpi != Kpi.SLA
                && (query.by().contains(Dimension.SLA) || query.filter().containsKey(Dimension.SLA))) {
            throw new IllegalArgumentException(kpi + " cannot be sliced by the name of an SLA");
        }
        List<Object[]> days = kpi == Kpi.BACKLOG ? periodEnds(query) : List.of();
        List<KpiTable.Row> rows = kpi == Kpi.BACKLOG && days.isEmpty()
                ? List.of()
                : rows(connection, KpiSql.of(kpi, query, parameters(query), days), query);
        return new KpiTable(kpi, kpi.unit(), kpi.headline(), query.period(), query.by(), rows);
    }

    private Map<String, Object> parameters(KpiQuery query) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("from", query.from());
        parameters.put("to", query.to());
        parameters.put("repeatSeconds", query.repeatWindow().toSeconds());
        parameters.put(
                "windowOverAt", LocalDateTime.ofInstant(clock.instant().minus(query.repeatWindow()), ZoneOffset.UTC));
        return parameters;
    }

    /** Each period's first day and the day at whose end the backlog is counted: its last, or today if that is sooner. */
    private List<Object[]> periodEnds(KpiQuery query) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
        LocalDate last = query.to().isAfter(today) ? today : query.to();
        Map<LocalDate, LocalDate> ends = new TreeMap<>();
        for (LocalDate day = query.from(); !day.isAfter(last); day = day.plusDays(1)) {
            ends.put(query.period().startOf(day, query.from()), day);
        }
        return ends.entrySet().stream()
                .map(e -> new Object[] {e.getKey(), e.getValue()})
                .toList();
    }

    private static List<KpiTable.Row> rows(Connection connection, KpiSql sql, KpiQuery query) throws SQLException {
        List<KpiTable.Row> rows = new ArrayList<>();
        try (PreparedStatement statement = sql.prepare(connection);
                ResultSet result = statement.executeQuery()) {
            while (result.next()) {
                rows.add(row(result, query));
            }
        }
        rows.sort(Comparator.comparing(KpiTable.Row::period)
                .thenComparing(row -> row.slice().values().toArray(String[]::new), (a, b) -> Arrays.compare(a, b)));
        return rows;
    }

    /** The columns: period, the dimensions asked, cases, then the values by their names. */
    private static KpiTable.Row row(ResultSet result, KpiQuery query) throws SQLException {
        Map<Dimension, String> slice = new EnumMap<>(Dimension.class);
        int column = 2;
        for (Dimension dimension : query.by()) {
            String value = result.getString(column++);
            slice.put(dimension, value == null ? "" : value);
        }
        long cases = result.getLong(column++);
        Map<String, OptionalDouble> values = new LinkedHashMap<>();
        for (; column <= result.getMetaData().getColumnCount(); column++) {
            double value = result.getDouble(column);
            values.put(
                    result.getMetaData().getColumnLabel(column),
                    result.wasNull() ? OptionalDouble.empty() : OptionalDouble.of(value));
        }
        return new KpiTable.Row(result.getObject(1, LocalDate.class), slice, cases, values);
    }
}
