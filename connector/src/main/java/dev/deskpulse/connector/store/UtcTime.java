package dev.deskpulse.connector.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Instants in TIMESTAMP columns: UTC, whole microseconds, whatever the zone of this machine or the server. */
public final class UtcTime {
    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private UtcTime() {}

    /**
     * What to hand to {@code PreparedStatement.setObject}; moments outside the years 1 to 9999 become the nearest one
     * inside, so that {@link Instant#MIN} means "from the beginning".
     */
    public static LocalDateTime toColumn(Instant instant) {
        Instant bounded = instant.isBefore(EARLIEST) ? EARLIEST : instant.isAfter(LATEST) ? LATEST : instant;
        return LocalDateTime.ofInstant(bounded.truncatedTo(ChronoUnit.MICROS), ZoneOffset.UTC);
    }

    /** As {@link #toColumn}, keeping null. */
    public static @Nullable LocalDateTime toColumnOrNull(@Nullable Instant instant) {
        return instant == null ? null : toColumn(instant);
    }

    /** The instant in a column, null where the column is. */
    public static @Nullable Instant fromColumnOrNull(ResultSet row, int column) throws SQLException {
        LocalDateTime value = row.getObject(column, LocalDateTime.class);
        return value == null ? null : value.toInstant(ZoneOffset.UTC);
    }

    /** The instant in a column that is never null. */
    public static Instant fromColumn(ResultSet row, int column) throws SQLException {
        Instant value = fromColumnOrNull(row, column);
        if (value == null) {
            throw new SQLException("column " + column + " is null where a moment must be");
        }
        return value;
    }
}
