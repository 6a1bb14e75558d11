package dev.deskpulse.connector.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The migrations of one area. All of a run, and the record of it, commit together, so a killed start leaves either the
 * old tables or the new ones; each table made is remembered under its area, so that an area can be dropped alone.
 */
record Migrations(String area, List<MigrationFile> files) {
    private static final String RECORD = "CREATE TABLE IF NOT EXISTS schema_migrations ("
            + "area VARCHAR NOT NULL, version INTEGER NOT NULL, name VARCHAR NOT NULL, checksum VARCHAR NOT NULL,"
            + " PRIMARY KEY (area, version))";
    private static final String OWNED = "CREATE TABLE IF NOT EXISTS schema_tables ("
            + "table_name VARCHAR NOT NULL PRIMARY KEY, table_type VARCHAR NOT NULL, area VARCHAR NOT NULL,"
            + " made_by INTEGER NOT NULL, place_in_file INTEGER NOT NULL)";
    private static final String PRESENT = "SELECT table_name, table_type FROM information_schema.tables"
            + " WHERE table_schema = current_schema() ORDER BY table_name";

    static Migrations of(String area, String classPathFolder) {
        return new Migrations(area, MigrationFile.under(classPathFolder));
    }

    void apply(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(RECORD);
            statement.execute(OWNED);
        }
        Map<Integer, String> applied = applied(connection);
        refuseNewer(applied);
        for (MigrationFile file : files) {
            String checksum = applied.get(file.version());
            if (checksum == null) {
                run(connection, file);
            } else if (!checksum.equals(file.checksum())) {
                throw new StoreException("Migration " + file.name() + " of area '" + area
                        + "' has changed since it ran here; undo the change and put it into a new file");
            }
        }
    }

    /** Views first, then the newest tables first, since later ones may refer to earlier ones. */
    void drop(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(RECORD);
            statement.execute(OWNED);
            for (String drop : drops(connection)) {
                statement.execute(drop);
            }
        }
        forget(connection, "DELETE FROM schema_tables WHERE area = ?");
        forget(connection, "DELETE FROM schema_migrations WHERE area = ?");
    }

    private void refuseNewer(Map<Integer, String> applied) {
        int newest = applied.keySet().stream().max(Integer::compare).orElse(0);
        if (newest > files.size()) {
            throw new StoreException("The store's '" + area + "' tables are of version " + newest
                    + ", this program knows them up to " + files.size()
                    + ": a newer Deskpulse has written here; start that version, or point this one at another store");
        }
    }

    private Map<Integer, String> applied(Connection connection) throws SQLException {
        Map<Integer, String> applied = new TreeMap<>();
        try (PreparedStatement query =
                connection.prepareStatement("SELECT version, checksum FROM schema_migrations WHERE area = ?")) {
            query.setString(1, area);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    applied.put(rows.getInt(1), rows.getString(2));
                }
            }
        }
        return applied;
    }

    private void run(Connection connection, MigrationFile file) throws SQLException {
        Map<String, String> before = present(connection);
        try (Statement statement = connection.createStatement()) {
            statement.execute(file.sql());
        } catch (SQLException e) {
            // A script holds no data, so its message may be told whole.
            throw new StoreException(
                    "Migration " + file.name() + " of area '" + area + "' failed, and nothing of it stays: "
                            + e.getMessage(),
                    e);
        }
        Map<String, String> made = present(connection);
        made.keySet().removeAll(before.keySet());
        remember(connection, file, made);
    }

    private void remember(Connection connection, MigrationFile file, Map<String, String> made) throws SQLException {
        for (Map.Entry<String, String> table : made.entrySet()) {
            insert(
                    connection,
                    "INSERT INTO schema_tables (table_name, table_type, area, made_by, place_in_file)"
                            + " VALUES (?, ?, ?, ?, ?)",
                    List.of(table.getKey(), table.getValue(), area, file.version(), file.placeOf(table.getKey())));
        }
        insert(
                connection,
                "INSERT INTO schema_migrations (area, version, name, checksum) VALUES (?, ?, ?, ?)",
                List.of(area, file.version(), file.name(), file.checksum()));
    }

    private static void insert(Connection connection, String sql, List<Object> values) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.size(); i++) {
                insert.setObject(i + 1, values.get(i));
            }
            insert.executeUpdate();
        }
    }

    private static Map<String, String> present(Connection connection) throws SQLException {
        Map<String, String> present = new LinkedHashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(PRESENT)) {
            while (rows.next()) {
                present.put(rows.getString(1), rows.getString(2));
            }
        }
        return present;
    }

    private List<String> drops(Connection connection) throws SQLException {
        List<String> drops = new ArrayList<>();
        try (PreparedStatement query =
                connection.prepareStatement("SELECT table_name, table_type FROM schema_tables WHERE area = ?"
                        + " ORDER BY CASE WHEN table_type = 'VIEW' THEN 0 ELSE 1 END, made_by DESC,"
                        + " place_in_file DESC")) {
            query.setString(1, area);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    String kind = rows.getString(2).equals("VIEW") ? "VIEW" : "TABLE";
                    drops.add("DROP " + kind + " IF EXISTS \"" + rows.getString(1) + "\" CASCADE");
                }
            }
        }
        return drops;
    }

    private void forget(Connection connection, String sql) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement(sql)) {
            delete.setString(1, area);
            delete.executeUpdate();
        }
    }
}
