package dev.deskpulse.connector.store;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A PostgreSQL database that several nodes share; one of them writes at a time. */
public final class Postgres extends JdbcDatabase {
    private static final int ROWS_AT_A_TIME = 500;

    /** Any number, but the same on every node. */
    private static final long WRITE_LOCK = 0x4445534b50554c53L;

    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(10);
    /** Longer than any query takes; whoever waits longer waits for a server that is gone. */
    private static final Duration ANSWER_WITHIN = Duration.ofMinutes(30);

    private static final Set<String> SIGN_IN = Set.of("28P01", "28000");
    private static final Set<String> NO_ROOM = Set.of("53100", "53200");

    private final String place;
    private final DataSource connections;
    private final LeasedTurns turns;
    private final Runnable closing;
    private boolean turnsReady;

    Postgres(String place, DataSource connections, String node, Duration lease, Runnable closing) {
        this.place = place;
        this.connections = connections;
        this.turns = new LeasedTurns(connections, node, lease);
        this.closing = closing;
    }

    /**
     * A database whose connections are lent by a pool, which stays open when this is closed.
     *
     * @param place how messages name it: host and database, never with a password
     */
    public Postgres(String place, DataSource connections) {
        this(place, connections, UUID.randomUUID().toString(), PostgresSettings.USUAL_LEASE, () -> {});
    }

    /** @throws StoreException where the server cannot be had */
    public static Postgres open(PostgresSettings settings) {
        HikariDataSource pool = new HikariDataSource();
        pool.setPoolName("store");
        pool.setJdbcUrl(settings.url());
        pool.setUsername(settings.user());
        pool.setPassword(settings.password());
        pool.setMaximumPoolSize(settings.connections());
        pool.setMinimumIdle(1);
        // the first connection tells, with the server's own reason
        pool.setInitializationFailTimeout(-1);
        pool.setConnectionTimeout(CONNECT_WITHIN.toMillis());
        pool.addDataSourceProperty("ApplicationName", "deskpulse " + settings.node());
        pool.addDataSourceProperty("connectTimeout", CONNECT_WITHIN.toSeconds());
        pool.addDataSourceProperty("socketTimeout", ANSWER_WITHIN.toSeconds());
        pool.addDataSourceProperty("tcpKeepAlive", true);
        pool.addDataSourceProperty("reWriteBatchedInserts", true);
        Postgres database = new Postgres(settings.place(), pool, settings.node(), settings.lease(), pool::close);
        try {
            database.connect().close();
            return database;
        } catch (SQLException e) {
            database.close();
            throw database.explain(e);
        }
    }

    @Override
    Connection connect() throws SQLException {
        return connections.getConnection();
    }

    @Override
    void beginRead(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY");
        }
    }

    @Override
    void beginWrite(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("SELECT pg_advisory_xact_lock(" + WRITE_LOCK + ")");
        }
        turns.hold(connection);
    }

    @Override
    void fill(Connection connection, Upsert upsert, Iterator<List<@Nullable Object>> rows) throws SQLException {
        String marks = String.join(", ", Collections.nCopies(upsert.columns().size(), "?"));
        String sql = "INSERT INTO " + upsert.staging() + " VALUES (" + marks + ")";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            int waiting = 0;
            while (rows.hasNext()) {
                set(insert, rows.next());
                insert.addBatch();
                waiting++;
                if (waiting == ROWS_AT_A_TIME) {
                    insert.executeBatch();
                    waiting = 0;
                }
            }
            insert.executeBatch();
        }
    }

    private static void set(PreparedStatement insert, List<@Nullable Object> row) throws SQLException {
        for (int i = 0; i < row.size(); i++) {
            insert.setObject(i + 1, column(row.get(i)));
        }
    }

    private static @Nullable Object column(@Nullable Object value) {
        if (value instanceof String text) {
            return StorableText.of(text);
        }
        if (value instanceof Instant instant) {
            return UtcTime.toColumn(instant);
        }
        return value instanceof Enum<?> constant ? constant.name() : value;
    }

    /** The server's own message may quote values, so its state alone is told; the rest is in the cause. */
    @Override
    StoreException explain(SQLException failure) {
        String state = String.valueOf(failure.getSQLState());
        String mend;
        if (state.startsWith("08")) {
            mend = "cannot be reached; check its address, and that it runs and takes connections from here";
        } else if (SIGN_IN.contains(state)) {
            mend = "refuses the sign-in; check user and password";
        } else if (state.equals("42501")) {
            mend = "does not let this user do that; grant it CREATE and TEMPORARY on the database and its schema";
        } else if (NO_ROOM.contains(state)) {
            mend = "has no room left; make room on the server and start again: all that was committed is there";
        } else {
            mend = "failed with SQL state " + state + "; the server's log tells more";
        }
        return new StoreException("Store " + place + " " + mend, failure);
    }

    @Override
    public synchronized Turns turns() {
        if (!turnsReady) {
            migrate("turns", "dev/deskpulse/connector/store/turns");
            turns.start();
            turnsReady = true;
        }
        return turns;
    }

    @Override
    public Optional<DataSource> shared() {
        return Optional.of(connections);
    }

    @Override
    public Optional<StoreCopies> copies() {
        return Optional.empty();
    }

    @Override
    public long size() {
        return read(connection -> {
            try (Statement query = connection.createStatement();
                    ResultSet row = query.executeQuery("SELECT pg_database_size(current_database())")) {
                row.next();
                return row.getLong(1);
            }
        });
    }

    @Override
    public void close() {
        turns.close();
        closing.run();
    }
}
