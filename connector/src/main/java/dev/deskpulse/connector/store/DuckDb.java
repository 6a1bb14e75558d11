package dev.deskpulse.connector.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDriver;
import org.jspecify.annotations.Nullable;

/**
 * One embedded DuckDB file, which one process holds at a time. A killed process leaves a file that opens at its last
 * commit. Never reaches the network or files other than its own.
 */
public final class DuckDb extends JdbcDatabase {
    private final String place;
    private final DuckDBConnection root;
    private final Turns turns = new LocalTurns();
    private final Optional<StoreCopies> copies;

    /**
     * How much of the machine it may take.
     *
     * @param memoryMebibytes past which it spills to a folder beside the file
     */
    public record Limits(int memoryMebibytes, int threads) {
        public static final Limits DEFAULT = new Limits(320, 4);

        public Limits {
            if (memoryMebibytes < 64 || threads < 1) {
                throw new IllegalArgumentException(
                        "DuckDB needs at least 64 MiB and one thread, not " + memoryMebibytes + " and " + threads);
            }
        }
    }

    private DuckDb(String place, DuckDBConnection root, Optional<StoreCopies> copies) {
        this.place = place;
        this.root = root;
        this.copies = copies;
    }

    /** Opens the file, or makes it and its folder; copies of it go to a folder {@code backups} beside it. */
    public static DuckDb open(Path file, Limits limits) {
        return open(file, limits, file.resolveSibling(StoreCopies.FOLDER));
    }

    /** @param copies the only folder besides its own that it may write to */
    public static DuckDb open(Path file, Limits limits, Path copies) {
        String place = file.toAbsolutePath().normalize().toString();
        try {
            Path folder = Path.of(place).getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
        } catch (IOException e) {
            throw new StoreException(
                    "The folder of store " + place + " cannot be made; check the path and its permissions", e);
        }
        return open(place, place, limits, Optional.of(copies.toAbsolutePath().normalize()));
    }

    public static DuckDb open(Path file) {
        return open(file, Limits.DEFAULT);
    }

    /** Gone when closed; every call makes another one. */
    public static DuckDb inMemory() {
        return open("(in memory)", "", Limits.DEFAULT, Optional.empty());
    }

    private static DuckDb open(String place, String path, Limits limits, Optional<Path> copies) {
        try {
            DuckDBConnection root = new DuckDBDriver()
                    .connect("jdbc:duckdb:" + path, options(limits, copies))
                    .unwrap(DuckDBConnection.class);
            return new DuckDb(place, root, copies.map(folder -> new DuckDbCopies(root, folder)));
        } catch (SQLException e) {
            throw DuckDbFault.explain(place, e);
        }
    }

    private static Properties options(Limits limits, Optional<Path> copies) {
        Properties options = new Properties();
        copies.ifPresent(folder -> options.setProperty("allowed_directories", listOf(folder)));
        options.setProperty("memory_limit", limits.memoryMebibytes() + "MiB");
        options.setProperty("threads", Integer.toString(limits.threads()));
        options.setProperty("preserve_insertion_order", "false");
        // The default of 16 MB makes a bulk load checkpoint on every second batch, at a third of the speed.
        options.setProperty("wal_autocheckpoint", "64MiB");
        options.setProperty("enable_external_access", "false");
        options.setProperty("autoinstall_known_extensions", "false");
        options.setProperty("autoload_known_extensions", "false");
        options.setProperty("lock_configuration", "true");
        return options;
    }

    /** As DuckDB reads a list of one text. */
    private static String listOf(Path folder) {
        return "['" + folder.toString().replace("\\", "\\\\").replace("'", "\\'") + "']";
    }

    @Override
    Connection connect() throws SQLException {
        return root.duplicate();
    }

    @Override
    void beginRead(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
    }

    @Override
    void beginWrite(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
    }

    @Override
    void fill(Connection connection, Upsert upsert, Iterator<List<@Nullable Object>> rows) throws SQLException {
        DuckDBConnection duck = connection.unwrap(DuckDBConnection.class);
        try (DuckDBAppender appender = duck.createAppender("temp", "main", upsert.staging())) {
            while (rows.hasNext()) {
                appender.beginRow();
                for (Object value : rows.next()) {
                    append(appender, value);
                }
                appender.endRow();
            }
        }
    }

    private static void append(DuckDBAppender appender, @Nullable Object value) throws SQLException {
        if (value == null) {
            appender.appendNull();
        } else if (value instanceof String text) {
            appender.append(StorableText.of(text));
        } else if (value instanceof Instant instant) {
            appender.append(UtcTime.toColumn(instant));
        } else if (value instanceof LocalDate date) {
            appender.append(date);
        } else if (value instanceof Integer number) {
            appender.append(number.intValue());
        } else if (value instanceof Long number) {
            appender.append(number.longValue());
        } else if (value instanceof Double number) {
            appender.append(number.doubleValue());
        } else if (value instanceof Boolean flag) {
            appender.append(flag.booleanValue());
        } else if (value instanceof Enum<?> constant) {
            appender.append(constant.name());
        } else {
            throw new IllegalArgumentException(
                    "no column takes a " + value.getClass().getName());
        }
    }

    @Override
    StoreException explain(SQLException failure) {
        return DuckDbFault.explain(place, failure);
    }

    @Override
    public Turns turns() {
        return turns;
    }

    @Override
    public Optional<DataSource> shared() {
        return Optional.empty();
    }

    @Override
    public Optional<StoreCopies> copies() {
        return copies;
    }

    /** The file and its journal; nothing in memory. */
    @Override
    public long size() {
        return Stream.of(place, place + ".wal")
                .map(Path::of)
                .filter(Files::exists)
                .mapToLong(this::size)
                .sum();
    }

    private long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new StoreException(file + " cannot be measured; check the disk and its permissions", e);
        }
    }

    @Override
    public void close() {
        try {
            root.close();
        } catch (SQLException e) {
            throw explain(e);
        }
    }
}
