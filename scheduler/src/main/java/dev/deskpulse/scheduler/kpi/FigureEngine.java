package dev.deskpulse.scheduler.kpi;

import java.time.LocalDate;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Where the SQL texts of figures run, over the fact tables: a database, or a cluster. */
public interface FigureEngine {
    /** Work whose queries all see the same facts. */
    <T> T read(Function<Snapshot, T> work);

    /** The facts as they are at one moment. */
    interface Snapshot {
        /**
         * Reads all rows.
         *
         * @param sql in the portable dialect, with a {@code ?} for each value
         * @param values text, whole numbers, days and moments of UTC without a zone
         */
        <T> List<T> query(String sql, List<Object> values, Function<Row, T> reader);
    }

    /** A row; columns count from 1. */
    interface Row {
        int columns();

        String name(int column);

        LocalDate day(int column);

        @Nullable
        String text(int column);

        long number(int column);

        /** Empty where the column is null. */
        OptionalDouble value(int column);
    }
}
