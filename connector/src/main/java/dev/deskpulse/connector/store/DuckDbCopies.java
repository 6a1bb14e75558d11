package dev.deskpulse.connector.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.duckdb.DuckDBConnection;

/** Copies of a DuckDB file that this process holds: its bytes may be read by DuckDB alone, lest the lock on them be lost. */
final class DuckDbCopies implements StoreCopies {
    private static final String COPY = "deskpulse_copy";

    private final DuckDBConnection root;
    private final Path folder;

    DuckDbCopies(DuckDBConnection root, Path folder) {
        this.root = root;
        this.folder = folder;
    }

    @Override
    public Path folder() {
        return folder;
    }

    /** One at a time: they share a name. */
    @Override
    public synchronized void copyTo(Path file) {
        try (Connection connection = root.duplicate()) {
            execute(connection, "ATTACH " + text(file.toAbsolutePath()) + " AS " + COPY);
            try {
                copy(connection);
            } finally {
                execute(connection, "DETACH " + COPY);
            }
        } catch (SQLException e) {
            remove(file);
            throw DuckDbFault.explain(file.toString(), e);
        }
    }

    /** In one transaction, and so of one moment: DuckDB makes two statements of this one, for tables and for rows. */
    private static void copy(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        try {
            execute(connection, "COPY FROM DATABASE " + name(current(connection)) + " TO " + COPY);
            connection.commit();
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
        // else a part of it stays in a journal beside it
        execute(connection, "CHECKPOINT " + COPY);
    }

    private static String current(Connection connection) throws SQLException {
        try (Statement query = connection.createStatement();
                ResultSet row = query.executeQuery("SELECT current_database()")) {
            row.next();
            return row.getString(1);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String text(Path path) {
        return "'" + path.toString().replace("'", "''") + "'";
    }

    private static String name(String identifier) {
        return "\"" + identifier.replace("\"", "\"\"") + "\"";
    }

    private static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
            Files.deleteIfExists(Path.of(file + ".wal"));
        } catch (IOException e) {
            throw new StoreException(file + " was not finished and cannot be removed; remove it by hand", e);
        }
    }
}
