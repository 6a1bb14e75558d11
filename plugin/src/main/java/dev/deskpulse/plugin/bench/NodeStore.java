package dev.deskpulse.plugin.bench;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import org.postgresql.ds.PGSimpleDataSource;

/** A schema of its own in a PostgreSQL database, for processes that share it; gone when closed. */
final class NodeStore implements AutoCloseable {
    private final PGSimpleDataSource connections;
    private final String schema;

    private NodeStore(PGSimpleDataSource connections, String schema) {
        this.connections = connections;
        this.schema = schema;
    }

    /** @param schema only letters, digits and underlines; one of this name is replaced */
    static NodeStore make(String url, String schema) {
        PGSimpleDataSource connections = new PGSimpleDataSource();
        connections.setUrl(url);
        NodeStore store = new NodeStore(connections, schema);
        store.run("DROP SCHEMA IF EXISTS " + schema + " CASCADE");
        store.run("CREATE SCHEMA " + schema);
        connections.setCurrentSchema(schema);
        return store;
    }

    /** The settings' section that names it. */
    String section(String node) {
        return "store: {url: 'jdbc:postgresql://%s:%d/%s?currentSchema=%s', user: '%s', password: '%s', node: '%s'}"
                .formatted(
                        connections.getServerNames()[0],
                        connections.getPortNumbers()[0],
                        connections.getDatabaseName(),
                        schema,
                        connections.getUser(),
                        Objects.requireNonNullElse(connections.getPassword(), "none"),
                        node);
    }

    /** Tickets that have tags. */
    long tagged() {
        return number("SELECT count(*) FROM ticket_tag", "ticket_tag");
    }

    /** Whether a run of sync has ended. */
    boolean synced() {
        return number("SELECT count(*) FROM sync_runs WHERE fetched > 0", "sync_runs") > 0;
    }

    /** Tickets read in a second, from the beginning of the runs of sync that read some to their end. */
    double readRate() {
        return Double.parseDouble(text("SELECT sum(fetched) / extract(epoch FROM max(finished_at) - min(started_at))"
                + " FROM sync_runs WHERE fetched > 0"));
    }

    /** Tickets tagged in a second, from the first one stored to the last one tagged. */
    double taggedRate() {
        return Double.parseDouble(
                text(
                        "SELECT (SELECT count(*) FROM ticket_tag)"
                                + " / extract(epoch FROM (SELECT max(tagged_at) FROM ticket_tag) - (SELECT min(saved_at) FROM tickets))"));
    }

    /** 0 where the table is not there yet. */
    private long number(String sql, String table) {
        boolean there = !text("SELECT count(*) FROM information_schema.tables WHERE table_schema = '" + schema
                        + "' AND table_name = '" + table + "'")
                .equals("0");
        return there ? Long.parseLong(text(sql)) : 0;
    }

    private String text(String sql) {
        try (Connection connection = connections.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private void run(String sql) {
        try (Connection connection = connections.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private static IllegalStateException failed(SQLException e) {
        return new IllegalStateException("the database of the benchmark refused it: " + e.getMessage(), e);
    }

    @Override
    public void close() {
        run("DROP SCHEMA " + schema + " CASCADE");
    }
}
