package dev.deskpulse.scheduler.text;

import dev.deskpulse.connector.store.Database;
import dev.deskpulse.ticket.TicketId;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

/** Reads the rows that belong to some tickets. */
public final class TicketRows {
    private static final int IDS_A_QUERY = 500;

    private TicketRows() {}

    /** Reads one row. */
    @FunctionalInterface
    public interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** @param select up to its WHERE; more conditions may come before an AND at its end */
    public static <T> List<T> of(Collection<TicketId> tickets, Database database, String select, RowReader<T> reader) {
        List<TicketId> ids = List.copyOf(tickets);
        return database.read(connection -> {
            List<T> found = new ArrayList<>();
            for (int from = 0; from < ids.size(); from += IDS_A_QUERY) {
                List<TicketId> some = ids.subList(from, Math.min(from + IDS_A_QUERY, ids.size()));
                String marks = String.join(", ", Collections.nCopies(some.size(), "?"));
                try (PreparedStatement query = connection.prepareStatement(select + " ticket_id IN (" + marks + ")")) {
                    readAll(query, some, reader, found);
                }
            }
            return found;
        });
    }

    private static <T> void readAll(PreparedStatement query, List<TicketId> ids, RowReader<T> reader, List<T> found)
            throws SQLException {
        bind(query, ids);
        try (ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                found.add(reader.read(rows));
            }
        }
    }

    /** @param change up to the column of the ticket's id, which comes last */
    public static void change(Collection<TicketId> tickets, Database database, String change) {
        List<TicketId> ids = List.copyOf(tickets);
        database.run(connection -> {
            for (int from = 0; from < ids.size(); from += IDS_A_QUERY) {
                List<TicketId> some = ids.subList(from, Math.min(from + IDS_A_QUERY, ids.size()));
                String marks = String.join(", ", Collections.nCopies(some.size(), "?"));
                try (PreparedStatement update = connection.prepareStatement(change + " IN (" + marks + ")")) {
                    bind(update, some);
                    update.executeUpdate();
                }
            }
        });
    }

    private static void bind(PreparedStatement statement, List<TicketId> ids) throws SQLException {
        for (int i = 0; i < ids.size(); i++) {
            statement.setString(i + 1, ids.get(i).value());
        }
    }

    /** A column that is never null. */
    public static String text(ResultSet row, int column) throws SQLException {
        String value = row.getString(column);
        if (value == null) {
            throw new SQLException("column " + row.getMetaData().getColumnName(column) + " of a tag is null");
        }
        return value;
    }
}
