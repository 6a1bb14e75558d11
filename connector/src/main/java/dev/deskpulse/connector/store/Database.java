package dev.deskpulse.connector.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A database that holds the product's tables. Later stages keep their own tables in it, through their own migrations.
 * SQL is in the portable dialect: it gives the same rows on DuckDB and on PostgreSQL. Instants are stored as TIMESTAMP
 * in UTC, see {@link UtcTime}.
 */
public interface Database extends AutoCloseable {
    /** Work in one transaction. */
    @FunctionalInterface
    interface Work<T> {
        T run(Connection connection) throws SQLException;
    }

    /** Work in one transaction that has no result. */
    @FunctionalInterface
    interface Step {
        void run(Connection connection) throws SQLException;
    }

    /**
     * Runs the work and commits, or rolls back and throws {@link StoreException}. One writer at a time. A write, upsert
     * or read that the work itself starts on the same thread joins this transaction, so that several stores commit
     * together; work that catches a failure from inside must throw again.
     */
    <T> T write(Work<T> work);

    /** As {@link #write}, for work without a result. */
    default void run(Step step) {
        write(connection -> {
            step.run(connection);
            return Boolean.TRUE;
        });
    }

    /** Runs the work on a consistent snapshot; many readers at a time, also while a writer works. */
    <T> T read(Work<T> work);

    /**
     * Inserts the rows in bulk, and replaces those whose key is there. By far the fastest way in; one transaction.
     *
     * @param rows values in the order of the upsert's columns (see {@link Upsert#row}): text, whole and floating numbers, booleans,
     *     {@link java.time.Instant}, {@link java.time.LocalDate}, enums (by name) and null; no key may come twice. Read
     *     and closed as they are written.
     */
    void upsert(Upsert upsert, Stream<List<@Nullable Object>> rows);

    /**
     * Brings the tables up to date: the files {@code V1__name.sql}, {@code V2__…} found under a class path folder,
     * each run once, in order, all in one transaction. A file may hold several statements.
     *
     * @param area whose tables these are, such as {@code connector}; each area counts its own versions
     * @throws StoreException also where the tables come from a newer program, or a file that ran has since changed
     */
    void migrate(String area, String classPathFolder);

    /**
     * Drops every table and view that the area's migrations have made, and migrates again: for areas that can be
     * computed anew. Raw tickets, journals and ledgers live in areas that are never rebuilt.
     *
     * @throws IllegalArgumentException for the area of raw tickets and sync journals
     */
    void rebuild(String area, String classPathFolder);

    /** Whose turn it is at work that must not be done twice at a time. */
    Turns turns();

    /** Connections for libraries that keep tables of their own here; empty where only this process can have it open. */
    Optional<DataSource> shared();

    /** Makes copies of it in files; empty where its server has means of its own for that, and where it is in no file. */
    Optional<StoreCopies> copies();

    /** How much room it takes, in bytes. */
    long size();

    @Override
    void close();
}
