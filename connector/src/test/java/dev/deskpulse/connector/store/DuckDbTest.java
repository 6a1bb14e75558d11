package dev.deskpulse.connector.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DuckDbTest {
    private static final String STRUCTURE = """
            SELECT sql FROM duckdb_tables() WHERE database_name = current_database()
            UNION ALL SELECT sql FROM duckdb_indexes() WHERE database_name = current_database()
            UNION ALL SELECT sql FROM duckdb_views() WHERE database_name = current_database() AND NOT internal
            UNION ALL SELECT table_name || constraint_text FROM duckdb_constraints() WHERE database_name = current_database()
            ORDER BY 1""";

    @TempDir
    Path folder;

    @Test
    void whatIsCommittedIsThereAfterReopening() {
        Path file = folder.resolve("new folder/store.duckdb");
        try (DuckDb database = DuckDb.open(file)) {
            JdbcTicketStore.in(database, new StillClock()).save(List.of(Samples.full()));
        }

        try (DuckDb database = DuckDb.open(file)) {
            assertThat(JdbcTicketStore.in(database, new StillClock()).find(Samples.id(1)))
                    .contains(Samples.full());
        }
    }

    @Test
    void aCopyIsOfOneMomentAndHasEveryTableKeyAndIndex() throws Exception {
        Path file = folder.resolve("it's \"home\", [1]/store.duckdb");
        try (DuckDb database = DuckDb.open(file)) {
            JdbcTicketStore.in(database, new StillClock()).save(List.of(Samples.full()));
            database.run(connection -> {
                try (Statement statement = connection.createStatement()) {
                    statement.execute("CREATE TABLE a (n INTEGER PRIMARY KEY)");
                    statement.execute("CREATE TABLE b (n INTEGER PRIMARY KEY)");
                }
            });
            CompletableFuture<Void> writing = CompletableFuture.runAsync(() -> {
                for (int n = 0; n < 300; n++) {
                    String row = " VALUES (" + n + ")";
                    database.run(connection -> {
                        try (Statement statement = connection.createStatement()) {
                            statement.execute("INSERT INTO a" + row);
                            statement.execute("INSERT INTO b" + row);
                        }
                    });
                }
            });
            StoreCopies copies = database.copies().orElseThrow();
            Files.createDirectories(copies.folder());
            int made = 0;
            while (!writing.isDone() || made == 0) {
                copies.copyTo(copies.folder().resolve("copy" + made + ".duckdb"));
                made++;
            }
            writing.join();
            for (int i = 0; i < made; i++) {
                Path copy = copies.folder().resolve("copy" + i + ".duckdb");
                assertThat(Path.of(copy + ".wal")).doesNotExist();
                try (DuckDb copied = DuckDb.open(copy)) {
                    assertThat(number(copied, "SELECT count(*) FROM a"))
                            .isEqualTo(number(copied, "SELECT count(*) FROM b"));
                    assertThat(texts(copied, STRUCTURE)).isEqualTo(texts(database, STRUCTURE));
                    assertThat(JdbcTicketStore.in(copied, new StillClock()).find(Samples.id(1)))
                            .contains(Samples.full());
                    assertThatThrownBy(() -> copied.run(connection -> {
                                try (Statement statement = connection.createStatement()) {
                                    statement.execute("INSERT INTO schema_tables SELECT * FROM schema_tables");
                                }
                            }))
                            .hasMessageContaining("Duplicate key");
                }
            }
        }
    }

    @Test
    void copiesGoNowhereButToTheirFolder() {
        try (DuckDb database = DuckDb.open(folder.resolve("home/store.duckdb"))) {
            Path elsewhere = folder.resolve("elsewhere.duckdb");
            assertThatThrownBy(() -> database.copies().orElseThrow().copyTo(elsewhere))
                    .isInstanceOf(StoreException.class);
            assertThat(elsewhere).doesNotExist();
        }
    }

    private static List<String> texts(DuckDb database, String sql) {
        return database.read(connection -> {
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery(sql)) {
                List<String> texts = new ArrayList<>();
                while (rows.next()) {
                    texts.add(rows.getString(1));
                }
                return texts;
            }
        });
    }

    private static long number(DuckDb database, String sql) {
        return Long.parseLong(texts(database, sql).get(0));
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 700})
    void killedProcessLeavesAFileWithEverythingItCommitted(int after) throws Exception {
        Path file = folder.resolve("store.duckdb");
        int committed = 0;
        try (ChildProcess writer = ChildProcess.start(file)) {
            assertThat(writer.line()).isEqualTo("open");
            writer.proceed();
            while (committed < after) {
                committed = Integer.parseInt(writer.line());
            }
        }

        try (DuckDb database = DuckDb.open(file)) {
            TicketStore store = JdbcTicketStore.in(database, new StillClock());
            long tickets = store.totals(Samples.SITE).tickets();
            assertThat(tickets).isGreaterThanOrEqualTo(committed);
            assertThat(tickets % 100).as("no half batch").isZero();
            assertThat(store.find(Samples.id(committed - 1))).contains(Samples.busy(committed - 1));
        }
    }

    @Test
    void secondProcessLearnsWhichOneHoldsTheFile() throws Exception {
        Path file = folder.resolve("store.duckdb");
        try (ChildProcess holder = ChildProcess.start(file)) {
            assertThat(holder.line()).isEqualTo("open");

            assertThatThrownBy(() -> DuckDb.open(file))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining(file.toString())
                    .hasMessageContaining("is in use by process " + holder.pid())
                    .hasMessageContaining("stop that process");
        }
    }

    @Test
    void fullDiskIsNamedAndWhatWasCommittedStays() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/prlimit")), "needs prlimit to limit the size of files");
        Path file = folder.resolve("store.duckdb");
        String last = "0";
        try (ChildProcess writer = ChildProcess.start(file)) {
            assertThat(writer.line()).isEqualTo("open");
            writer.limitFiles(4_000_000);
            writer.proceed();
            String said = writer.line();
            while (said.matches("[0-9]+")) {
                last = said;
                said = writer.line();
            }
            assertThat(said).contains(file.toString()).contains("no room left");
        }

        try (DuckDb database = DuckDb.open(file)) {
            assertThat(JdbcTicketStore.in(database, new StillClock())
                            .totals(Samples.SITE)
                            .tickets())
                    .isGreaterThanOrEqualTo(Long.parseLong(last));
        }
    }

    @Test
    void fileThatIsNoDatabaseIsNamedWithTheMend() throws IOException {
        Path file = folder.resolve("store.duckdb");
        Files.writeString(file, "not a database\n".repeat(2_000));

        assertThatThrownBy(() -> DuckDb.open(file))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("damaged or no DuckDB file")
                .hasMessageContaining("sync again");
        assertThat(Files.readString(file)).startsWith("not a database");
    }

    @Test
    void damagedFileIsNamedWithTheMend() throws IOException {
        Path file = folder.resolve("store.duckdb");
        try (DuckDb database = DuckDb.open(file)) {
            JdbcTicketStore.in(database, new StillClock()).save(List.of(Samples.full()));
        }
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            bytes.seek(4096);
            bytes.write(new byte[8192]);
        }

        assertThatThrownBy(() -> DuckDb.open(file))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("damaged");
    }

    @Test
    void fileThatWasCutShortIsNamedWithTheMend() throws IOException {
        Path file = folder.resolve("store.duckdb");
        try (DuckDb database = DuckDb.open(file)) {
            JdbcTicketStore.in(database, new StillClock()).save(List.of(Samples.full()));
        }
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            bytes.setLength(100_000);
        }

        assertThatThrownBy(() -> DuckDb.open(file))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("damaged")
                .hasMessageContaining("sync again");
    }

    @Test
    void folderThatCannotBeMadeIsNamed() throws IOException {
        Path blocked = Files.writeString(folder.resolve("blocked"), "a file");

        assertThatThrownBy(() -> DuckDb.open(blocked.resolve("sub/store.duckdb")))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining(blocked.toString());
    }

    @Test
    void readersSeeTheStateBeforeAWriteUntilItCommits() throws Exception {
        try (DuckDb database = DuckDb.inMemory()) {
            database.migrate("sample", "dev/deskpulse/connector/store/area");
            database.run(connection -> {
                insert(database, 1, "inside");
                assertThat(inAnotherThread(() -> count(database))).isZero();
                assertThat(count(database)).as("the writer's own view").isOne();
            });
            assertThat(count(database)).isOne();
        }
    }

    @Test
    void workThatFailsLeavesNothingBehind() {
        try (DuckDb database = DuckDb.inMemory()) {
            database.migrate("sample", "dev/deskpulse/connector/store/area");

            assertThatThrownBy(() -> database.run(connection -> {
                        insert(database, 1, "x");
                        throw new IllegalStateException("stopped");
                    }))
                    .hasMessage("stopped");
            assertThat(count(database)).isZero();
        }
    }

    @Test
    void aReadCannotChangeAnything() {
        try (DuckDb database = DuckDb.inMemory()) {
            database.migrate("sample", "dev/deskpulse/connector/store/area");
            database.read(connection -> {
                try (Statement statement = connection.createStatement()) {
                    return statement.executeUpdate("INSERT INTO sample_facts VALUES (1, 'x')");
                }
            });

            assertThat(count(database)).isZero();
        }
    }

    @Test
    void sqlReachesNoOtherFile() {
        try (DuckDb database = DuckDb.inMemory()) {
            assertThatThrownBy(() -> database.run(connection -> {
                        try (Statement statement = connection.createStatement()) {
                            statement.execute("SELECT * FROM read_csv('/etc/hosts')");
                        }
                    }))
                    .isInstanceOf(StoreException.class);
        }
    }

    @Test
    void failureMessagesHoldNoValues() {
        try (DuckDb database = DuckDb.inMemory()) {
            database.run(connection -> {
                try (Statement statement = connection.createStatement()) {
                    statement.execute("CREATE TABLE names (name VARCHAR NOT NULL PRIMARY KEY)");
                }
            });
            assertThatThrownBy(() -> database.run(connection -> {
                        try (Statement statement = connection.createStatement()) {
                            statement.execute("INSERT INTO names VALUES ('Ann Other'), ('Ann Other')");
                        }
                    }))
                    .isInstanceOf(StoreException.class)
                    .hasMessageNotContaining("Ann Other");
        }
    }

    @Test
    void upsertTakesEveryKindOfValue() {
        try (DuckDb database = DuckDb.inMemory()) {
            database.run(connection -> {
                try (Statement statement = connection.createStatement()) {
                    statement.execute("CREATE TABLE kinds (id INTEGER NOT NULL PRIMARY KEY, t VARCHAR, l BIGINT,"
                            + " d DOUBLE PRECISION, b BOOLEAN, i TIMESTAMP, day DATE, e VARCHAR)");
                }
            });
            Upsert upsert = Upsert.into("kinds", List.of("id"), List.of("id", "t", "l", "d", "b", "i", "day", "e"));
            database.upsert(
                    upsert,
                    Stream.of(
                            Upsert.row(
                                    1,
                                    "文",
                                    2L,
                                    0.5,
                                    true,
                                    Instant.parse("2026-01-01T00:00:00Z"),
                                    LocalDate.of(2026, 1, 2),
                                    TicketStore.Absence.DELETED),
                            Upsert.row(2, null, null, null, null, null, null, null)));

            assertThat(database.<String>read(connection -> {
                        try (Statement statement = connection.createStatement();
                                ResultSet rows = statement.executeQuery(
                                        "SELECT t || l || d || b || i || day || e FROM kinds ORDER BY id")) {
                            rows.next();
                            return rows.getString(1);
                        }
                    }))
                    .isEqualTo("文20.5true2026-01-01 00:00:002026-01-02DELETED");
        }
    }

    @Test
    void upsertRefusesNamesThatAreNoPlainNames() {
        assertThatThrownBy(() -> Upsert.into("facts; DROP TABLE x", List.of("id"), List.of("id")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Upsert.into("facts", List.of("id"), List.of("label")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static void insert(Database database, long id, String label) {
        database.upsert(
                Upsert.into("sample_facts", List.of("id"), List.of("id", "label")), Stream.of(Upsert.row(id, label)));
    }

    private static long count(Database database) {
        return database.read(connection -> {
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("SELECT COUNT(*) FROM sample_facts")) {
                rows.next();
                return rows.getLong(1);
            }
        });
    }

    private static long inAnotherThread(LongSupplier work) {
        return CompletableFuture.supplyAsync(work::getAsLong).join();
    }
}
