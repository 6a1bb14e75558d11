package dev.deskpulse.scheduler.kpi;

import dev.deskpulse.connector.store.Database;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Sums of a figure over single tickets, for each combination of some dimensions' values: what a mean and a variance are
 * made of. Counts the tickets that the KPI of the same name counts; durations are business time, in seconds.
 */
public final class CaseCells {
    private static final Map<Kpi, Value> VALUES = Map.of(
            Kpi.FIRST_RESPONSE, new Value("created_day", "f.first_response_business_seconds"),
            Kpi.RESOLUTION, new Value("resolved_day", "f.resolution_business_seconds"),
            Kpi.FIRST_RESOLUTION, new Value("first_resolved_day", "f.first_resolution_business_seconds"),
            Kpi.HANDLING_TIME, new Value("resolved_day", "f.handling_business_seconds"),
            Kpi.REOPEN_RATE,
                    new Value("first_resolved_day", "CASE WHEN f.reopens > 0 THEN 1 WHEN f.reopens = 0 THEN 0 END"),
            Kpi.ONE_TOUCH, new Value("resolved_day", "CASE WHEN f.one_touch THEN 1 WHEN NOT f.one_touch THEN 0 END"),
            Kpi.CSAT, new Value("survey_day", "CASE WHEN f.csat >= 4 THEN 1 WHEN f.csat < 4 THEN 0 END"));

    private final Database database;

    private record Value(String day, String column) {}

    /** Reads facts and topics, which must have been measured. */
    public CaseCells(Database database) {
        this.database = database;
    }

    /**
     * Tickets with the same values.
     *
     * @param values one for each dimension asked for, the empty text where not known
     * @param squares the sum of the values' squares
     */
    public record Cell(List<String> values, long cases, double sum, double squares) {
        public Cell {
            values = List.copyOf(values);
        }
    }

    /** The figures that are told of single tickets, in the order of the catalogue. */
    public static List<Kpi> figures() {
        return Arrays.stream(Kpi.values()).filter(VALUES::containsKey).toList();
    }

    /**
     * Those of a stretch of days; cells without a known value are left out.
     *
     * @throws IllegalArgumentException where the figure is not one of {@link #figures}
     */
    public List<Cell> read(Kpi kpi, KpiQuery query) {
        Value value = value(kpi);
        List<Object> bound = new ArrayList<>(List.of(query.from(), query.to()));
        String sql = sql(value, query, bound);
        List<Cell> cells = new ArrayList<>();
        read(sql, bound, row -> cells.add(cell(row, query.by().size())));
        return cells;
    }

    /**
     * The figure of each ticket, by the ticket's id.
     *
     * @param created tickets that are older are left out
     * @throws IllegalArgumentException where the figure is not one of {@link #figures}
     */
    public Map<String, Double> ofTickets(Kpi kpi, KpiQuery query, LocalDate created) {
        Value value = value(kpi);
        List<Object> bound = new ArrayList<>(List.of(query.from(), query.to()));
        String conditions = conditions(value, query, bound);
        bound.add(created);
        String sql = "SELECT f.ticket, " + number(value) + conditions + " AND f.created_day >= ? ORDER BY f.ticket";
        Map<String, Double> values = new LinkedHashMap<>();
        read(sql, bound, row -> values.put(row.getString(1), row.getDouble(2)));
        return values;
    }

    /** Whether a ticket is in all of these slices; false where there is no such ticket. */
    public boolean holds(String ticketKey, Map<Dimension, Set<String>> slices) {
        List<Object> bound = new ArrayList<>(List.of(ticketKey));
        String sql = "SELECT f.ticket FROM " + FactsByTopic.SQL + " WHERE f.ticket_key = ?" + slices(slices, bound);
        List<String> found = new ArrayList<>();
        read(sql, bound, row -> found.add(row.getString(1)));
        return !found.isEmpty();
    }

    @FunctionalInterface
    private interface RowReader {
        void read(ResultSet row) throws SQLException;
    }

    private void read(String sql, List<Object> bound, RowReader reader) {
        database.<Boolean>read(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                for (int i = 0; i < bound.size(); i++) {
                    statement.setObject(i + 1, bound.get(i));
                }
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        reader.read(rows);
                    }
                }
            }
            return true;
        });
    }

    private static Value value(Kpi kpi) {
        Value value = VALUES.get(kpi);
        if (value == null) {
            throw new IllegalArgumentException(kpi.label() + " is not told of single tickets; ask for one of "
                    + figures().stream().map(Kpi::label).collect(Collectors.joining(", ")));
        }
        return value;
    }

    private static Cell cell(ResultSet row, int dimensions) throws SQLException {
        List<String> values = new ArrayList<>();
        for (int i = 1; i <= dimensions; i++) {
            values.add(row.getString(i));
        }
        return new Cell(
                values, row.getLong(dimensions + 1), row.getDouble(dimensions + 2), row.getDouble(dimensions + 3));
    }

    /** Columns come from code alone; every value is bound. */
    private static String sql(Value value, KpiQuery query, List<Object> bound) {
        String columns = query.by().stream()
                .map(dimension -> "COALESCE(" + dimension.column() + ", ''), ")
                .collect(Collectors.joining());
        StringBuilder sql = new StringBuilder("SELECT ")
                .append(columns)
                .append("count(*), sum(%1$s), sum(%1$s * %1$s)".formatted(number(value)))
                .append(conditions(value, query, bound));
        if (!query.by().isEmpty()) {
            String positions = query.by().stream()
                    .map(dimension -> Integer.toString(query.by().indexOf(dimension) + 1))
                    .collect(Collectors.joining(", "));
            sql.append(" GROUP BY ").append(positions).append(" ORDER BY ").append(positions);
        }
        return sql.toString();
    }

    private static String number(Value value) {
        return "CAST(" + value.column + " AS DOUBLE PRECISION)";
    }

    private static String conditions(Value value, KpiQuery query, List<Object> bound) {
        return " FROM " + FactsByTopic.SQL + " WHERE f." + value.day + " BETWEEN ? AND ? AND " + number(value)
                + " IS NOT NULL" + slices(query.filter(), bound);
    }

    private static String slices(Map<Dimension, Set<String>> slices, List<Object> bound) {
        return slices.entrySet().stream()
                .map(slice -> slice.getValue().stream()
                        .map(one -> condition(slice.getKey(), one, bound))
                        .collect(Collectors.joining(" OR ", " AND (", ")")))
                .collect(Collectors.joining());
    }

    private static String condition(Dimension dimension, String value, List<Object> bound) {
        if (value.isEmpty()) {
            return dimension.column() + " IS NULL";
        }
        bound.add(value);
        return dimension.column() + " = ?";
    }
}
