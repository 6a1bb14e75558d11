package dev.deskpulse.scheduler.writeback;

import dev.deskpulse.connector.store.Database;
import dev.deskpulse.connector.store.Upsert;
import dev.deskpulse.ticket.TicketId;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads rows with text parameters. */
final class Rows {
    private static final int IDS_A_QUERY = 500;

    @FunctionalInterface
    interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private Rows() {}

    /** The compiler sees no nullness in the store's compiled classes; through a method reference it asks for none. */
    static void upsert(Database database, Upsert upsert, List<List<@Nullable Object>> rows) {
        database.upsert(upsert, rows.stream().map(Rows::itself));
    }

    private static List<@Nullable Object> itself(List<@Nullable Object> row) {
        return row;
    }

    static <T> List<T> query(Database database, String sql, List<String> parameters, Reader<T> reader) {
        return database.read(connection -> {
            try (PreparedStatement query = connection.prepareStatement(sql)) {
                for (int i = 0; i < parameters.size(); i++) {
                    query.setString(i + 1, parameters.get(i));
                }
                try (ResultSet rows = query.executeQuery()) {
                    List<T> found = new ArrayList<>();
                    while (rows.next()) {
                        found.add(reader.read(rows));
                    }
                    return found;
                }
            }
        });
    }

    /** @param sql with one {@code %s} where the list of parameters goes */
    static <T> List<T> queryIn(Database database, String sql, List<String> ids, Reader<T> reader) {
        List<T> found = new ArrayList<>();
        for (int from = 0; from < ids.size(); from += IDS_A_QUERY) {
            List<String> some = ids.subList(from, Math.min(from + IDS_A_QUERY, ids.size()));
            String marks = String.join(", ", Collections.nCopies(some.size(), "?"));
            found.addAll(query(database, sql.replace("%s", marks), some, reader));
        }
        return found;
    }

    static String text(ResultSet row, int column) throws SQLException {
        String value = row.getString(column);
        if (value == null) {
            throw new SQLException("column " + column + " is null where a text must be");
        }
        return value;
    }

    /** Reads ticket id, what and name from three columns in a row. */
    static WriteTarget target(ResultSet row, int firstColumn) throws SQLException {
        return new WriteTarget(
                new TicketId(text(row, firstColumn)),
                WriteTarget.What.valueOf(text(row, firstColumn + 1)),
                text(row, firstColumn + 2));
    }
}
