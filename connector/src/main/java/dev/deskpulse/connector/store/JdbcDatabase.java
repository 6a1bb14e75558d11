package dev.deskpulse.connector.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What every SQL database here shares: one writer, snapshots for readers, bulk through a staging table. */
abstract class JdbcDatabase implements Database {
    private final ReentrantLock writing = new ReentrantLock();

    /** The connection of the write under way; only the thread that holds the lock reads it. */
    private @Nullable Connection current;

    /** A new connection of its own. */
    abstract Connection connect() throws SQLException;

    /** Starts a transaction that sees one snapshot. */
    abstract void beginRead(Connection connection) throws SQLException;

    /** Starts a transaction that no other process's write runs beside. */
    abstract void beginWrite(Connection connection) throws SQLException;

    abstract void fill(Connection connection, Upsert upsert, Iterator<List<@Nullable Object>> rows) throws SQLException;

    /** Names the store and the mend. */
    abstract StoreException explain(SQLException failure);

    @Override
    public final <T> T write(Work<T> work) {
        Connection joined = joined();
        if (joined != null) {
            return join(joined, work);
        }
        writing.lock();
        try {
            return inWriteTransaction(work);
        } finally {
            writing.unlock();
        }
    }

    @Override
    public final <T> T read(Work<T> work) {
        Connection joined = joined();
        if (joined != null) {
            return join(joined, work);
        }
        try (Connection connection = connect()) {
            beginRead(connection);
            T result = work.run(connection);
            connection.rollback();
            return result;
        } catch (SQLException e) {
            throw explain(e);
        }
    }

    @Override
    public final void upsert(Upsert upsert, Stream<List<@Nullable Object>> rows) {
        run(connection -> {
            try (Statement statement = connection.createStatement();
                    rows) {
                Iterator<List<@Nullable Object>> each = rows.iterator();
                if (!each.hasNext()) {
                    return;
                }
                statement.execute(upsert.createStaging());
                fill(connection, upsert, each);
                statement.execute(upsert.merge());
                statement.execute("DROP TABLE " + upsert.staging());
            }
        });
    }

    @Override
    public final void migrate(String area, String classPathFolder) {
        Migrations migrations = Migrations.of(area, classPathFolder);
        run(connection -> {
            migrations.apply(connection);
        });
    }

    @Override
    public final void rebuild(String area, String classPathFolder) {
        if (area.equals(ConnectorTables.AREA)) {
            throw new IllegalArgumentException(
                    "area '" + area + "' holds raw tickets and journals, which cannot be computed anew");
        }
        Migrations migrations = Migrations.of(area, classPathFolder);
        run(connection -> {
            migrations.drop(connection);
            migrations.apply(connection);
        });
    }

    private @Nullable Connection joined() {
        return writing.isHeldByCurrentThread() ? current : null;
    }

    private <T> T join(Connection joined, Work<T> work) {
        try {
            return work.run(joined);
        } catch (SQLException e) {
            throw explain(e);
        }
    }

    private <T> T inWriteTransaction(Work<T> work) {
        try (Connection connection = connect()) {
            beginWrite(connection);
            current = connection;
            T result = runOrRollBack(connection, work);
            connection.commit();
            return result;
        } catch (SQLException e) {
            throw explain(e);
        } finally {
            current = null;
        }
    }

    private static <T> T runOrRollBack(Connection connection, Work<T> work) throws SQLException {
        boolean done = false;
        try {
            T result = work.run(connection);
            done = true;
            return result;
        } finally {
            if (!done) {
                connection.rollback();
            }
        }
    }
}
