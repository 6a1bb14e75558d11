package dev.deskpulse.scheduler.rival;

import dev.deskpulse.connector.store.Database;
import dev.deskpulse.scheduler.sight.Sight;
import dev.deskpulse.scheduler.text.TicketRows;
import dev.deskpulse.ticket.TicketId;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Asks the store who is named; of the tickets with facts alone. */
final class NamedRows {
    private static final int KEYS = 10;
    /** As the model of sentiment labels them. */
    static final String UNHAPPY = "negative";

    static final String CONTENT = "positive";

    private static final String NAMED = """
            SELECT m.name, f.ticket, f.ticket_key, f.created_at, f.created_day,
                max(CASE WHEN m.listed THEN 1 ELSE 0 END) AS listed,
                max(CASE WHEN m.mood = '%s' THEN 1 ELSE 0 END) AS unhappy,
                max(CASE WHEN m.mood = '%s' THEN 1 ELSE 0 END) AS content
            FROM rival_mention m JOIN kpi_fact f ON f.ticket = m.ticket_id
            WHERE f.created_day BETWEEN ? AND ? AND %%s
            GROUP BY m.name, f.ticket, f.ticket_key, f.created_at, f.created_day""".formatted(UNHAPPY, CONTENT);

    private static final String CELLS = """
            SELECT name, listed, CAST(EXTRACT(YEAR FROM created_day) AS INTEGER),
                CAST(EXTRACT(MONTH FROM created_day) AS INTEGER), created_day > ?, count(*),
                count(*) FILTER (WHERE unhappy > content), count(*) FILTER (WHERE content > unhappy)
            FROM (%s) AS named GROUP BY 1, 2, 3, 4, 5""";

    private static final String LATEST = """
            SELECT name, ticket_key FROM (
                SELECT name, ticket_key, row_number() OVER (PARTITION BY name ORDER BY created_at DESC, ticket) AS place
                FROM (%s) AS named WHERE name IN (%s)) AS latest
            WHERE place <= ? ORDER BY name, place""";

    private static final String EXAMPLES = """
            SELECT name, ticket_id, sentence, mood FROM (
                SELECT m.name, m.ticket_id, m.place AS sentence, m.mood,
                    row_number() OVER (PARTITION BY m.name, m.mood ORDER BY f.created_at DESC, m.ticket_id, m.place) AS place
                FROM rival_mention m JOIN kpi_fact f ON f.ticket = m.ticket_id
                WHERE f.created_day BETWEEN ? AND ? AND %s AND m.name IN (%s)) AS latest
            WHERE place <= ? ORDER BY name, mood, place""";

    private static final String ALL = """
            SELECT count(*) FILTER (WHERE f.created_day <= ?), count(*) FILTER (WHERE f.created_day > ?)
            FROM kpi_fact f WHERE f.created_day BETWEEN ? AND ? AND %s""";

    private final Database database;

    NamedRows(Database database) {
        this.database = database;
    }

    /** @param half the last day of the first half */
    record Asked(LocalDate from, LocalDate half, LocalDate to, Sight sight) {
        private String seen() {
            return sight.condition("f.scope");
        }

        private List<Object> bound() {
            List<Object> bound = new ArrayList<>(List.of(from, to));
            bound.addAll(sight.values());
            return bound;
        }
    }

    /**
     * Tickets of a month that name one.
     *
     * @param listed whether the settings named it when it was read
     * @param unhappy of the tickets, those where what is said of it is unhappy and not content; likewise {@code content}
     */
    record Cell(String name, boolean listed, YearMonth month, boolean late, long tickets, long unhappy, long content) {}

    record Latest(String name, String key) {}

    /** @param place of the sentence in the ticket */
    record Example(String name, TicketId ticket, int place, String mood) {}

    record Halves(long first, long second) {}

    @FunctionalInterface
    private interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    List<Cell> cells(Asked asked) {
        List<Object> bound = new ArrayList<>(List.of(asked.half));
        bound.addAll(asked.bound());
        return rows(
                CELLS.formatted(NAMED.formatted(asked.seen())),
                bound,
                row -> new Cell(
                        TicketRows.text(row, 1),
                        row.getInt(2) == 1,
                        YearMonth.of(row.getInt(3), row.getInt(4)),
                        row.getBoolean(5),
                        row.getLong(6),
                        row.getLong(7),
                        row.getLong(8)));
    }

    /** The ten latest tickets of each name, the latest first. */
    List<Latest> latest(Asked asked, List<String> names) {
        List<Object> bound = new ArrayList<>(asked.bound());
        bound.addAll(names);
        bound.add(KEYS);
        return rows(
                LATEST.formatted(NAMED.formatted(asked.seen()), marks(names)),
                bound,
                row -> new Latest(TicketRows.text(row, 1), TicketRows.text(row, 2)));
    }

    /** So many of the latest sentences of each name and mood. */
    List<Example> examples(Asked asked, List<String> names, int most) {
        List<Object> bound = new ArrayList<>(asked.bound());
        bound.addAll(names);
        bound.add(most);
        return rows(
                EXAMPLES.formatted(asked.seen(), marks(names)),
                bound,
                row -> new Example(
                        TicketRows.text(row, 1),
                        new TicketId(TicketRows.text(row, 2)),
                        row.getInt(3),
                        TicketRows.text(row, 4)));
    }

    /** All tickets, whatever they name. */
    Halves all(Asked asked) {
        List<Object> bound = new ArrayList<>(List.of(asked.half, asked.half));
        bound.addAll(asked.bound());
        return rows(ALL.formatted(asked.seen()), bound, row -> new Halves(row.getLong(1), row.getLong(2)))
                .get(0);
    }

    private static String marks(List<String> names) {
        return String.join(", ", Collections.nCopies(names.size(), "?"));
    }

    private <T> List<T> rows(String sql, List<Object> bound, Reader<T> reader) {
        return database.read(connection -> {
            List<T> all = new ArrayList<>();
            try (PreparedStatement query = connection.prepareStatement(sql)) {
                for (int i = 0; i < bound.size(); i++) {
                    query.setObject(i + 1, bound.get(i));
                }
                try (ResultSet rows = query.executeQuery()) {
                    while (rows.next()) {
                        all.add(reader.read(rows));
                    }
                }
            }
            return all;
        });
    }
}
