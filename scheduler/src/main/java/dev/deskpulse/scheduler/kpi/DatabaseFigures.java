package dev.deskpulse.scheduler.kpi;

import dev.deskpulse.connector.store.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Figures of a database, on one snapshot. */
record DatabaseFigures(Database database) implements FigureEngine {
    /** A row cannot be read; the database explains why, see {@link Database#read}. */
    private static final class Unread extends RuntimeException {
        final SQLException failure;

        Unread(SQLException failure) {
            super(failure);
            this.failure = failure;
        }
    }

    @Override
    public <T> T read(Function<Snapshot, T> work) {
        return database.read(connection -> {
            try {
                return work.apply(new OnConnection(connection));
            } catch (Unread e) {
                throw e.failure;
            }
        });
    }

    private record OnConnection(Connection connection) implements Snapshot {
        @Override
        public <T> List<T> query(String sql, List<Object> values, Function<Row, T> reader) {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                for (int i = 0; i < values.size(); i++) {
                    statement.setObject(i + 1, values.get(i));
                }
                List<T> rows = new ArrayList<>();
                try (ResultSet result = statement.executeQuery()) {
                    Row row = new OfResult(result);
                    while (result.next()) {
                        rows.add(reader.apply(row));
                    }
                }
                return rows;
            } catch (SQLException e) {
                throw new Unread(e);
            }
        }
    }

    private record OfResult(ResultSet result) implements Row {
        @FunctionalInterface
        private interface Cell<T extends @Nullable Object> {
            T read() throws SQLException;
        }

        private static <T extends @Nullable Object> T read(Cell<T> cell) {
            try {
                return cell.read();
            } catch (SQLException e) {
                throw new Unread(e);
            }
        }

        @Override
        public int columns() {
            return read(() -> result.getMetaData().getColumnCount());
        }

        @Override
        public String name(int column) {
            return read(() -> result.getMetaData().getColumnLabel(column));
        }

        @Override
        public LocalDate day(int column) {
            return read(() -> result.getObject(column, LocalDate.class));
        }

        @Override
        public @Nullable String text(int column) {
            return read(() -> result.getString(column));
        }

        @Override
        public long number(int column) {
            return read(() -> result.getLong(column));
        }

        @Override
        public OptionalDouble value(int column) {
            return read(() -> {
                double value = result.getDouble(column);
                return result.wasNull() ? OptionalDouble.empty() : OptionalDouble.of(value);
            });
        }
    }
}
