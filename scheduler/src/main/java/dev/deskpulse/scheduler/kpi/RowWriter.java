package dev.deskpulse.scheduler.kpi;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Inserts rows many at a time: one statement of many rows is far faster than many statements, on any database. */
final class RowWriter implements AutoCloseable {
    private static final int ROWS = 64;

    private final Connection connection;
    private final String head;
    private final String row;
    private final List<@Nullable Object[]> pending = new ArrayList<>();
    private @Nullable PreparedStatement full;

    RowWriter(Connection connection, String table, List<String> columns) {
        this.connection = connection;
        this.head = "INSERT INTO " + table + " (" + String.join(", ", columns) + ") VALUES ";
        this.row = "(" + String.join(", ", Collections.nCopies(columns.size(), "?")) + ")";
    }

    void add(@Nullable Object... values) throws SQLException {
        pending.add(values);
        if (pending.size() == ROWS) {
            if (full == null) {
                full = prepare(ROWS);
            }
            insert(full);
        }
    }

    /** Writes what is pending; without it the last rows are lost. */
    void flush() throws SQLException {
        if (!pending.isEmpty()) {
            try (PreparedStatement rest = prepare(pending.size())) {
                insert(rest);
            }
        }
    }

    private PreparedStatement prepare(int rows) throws SQLException {
        return connection.prepareStatement(head + String.join(", ", Collections.nCopies(rows, row)));
    }

    private void insert(PreparedStatement statement) throws SQLException {
        int position = 1;
        for (@Nullable Object[] values : pending) {
            for (Object value : values) {
                statement.setObject(position++, value);
            }
        }
        statement.executeUpdate();
        pending.clear();
    }

    @Override
    public void close() throws SQLException {
        if (full != null) {
            full.close();
        }
    }
}
