package dev.deskpulse.connector.store;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * A database that holds the product's tables. Later stages keep their own tables in it, through their own migrations.
 * SQL is in the portable dialect: it gives the same rows on DuckDB and on PostgreSQL. Instants are stored as TIMESTAMP
 * in UTC.
 */
public interface Database extends AutoCloseable {
    /** Work in one transaction. */
    @FunctionalInterface
    interface Work<T> {
        T run(Connection connection) throws SQLException;
    }

    /** Runs the work and commits, or rolls back and throws {@link StoreException}. One writer at a time. */
    <T> T write(Work<T> work);

    /** Runs the work on a consistent snapshot; many readers at a time, also while a writer works. */
    <T> T read(Work<T> work);

    /**
     * Brings the tables up to date: the files {@code V1__name.sql}, {@code V2__…} found under a class path folder,
     * each run once, in order, in a transaction.
     *
     * @param area whose tables these are, such as {@code connector}; each area counts its own versions
     */
    void migrate(String area, String classPathFolder);

    @Override
    void close();
}
