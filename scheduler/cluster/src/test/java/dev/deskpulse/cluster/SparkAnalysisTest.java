package dev.deskpulse.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.deskpulse.connector.store.Database;
import dev.deskpulse.connector.store.DuckDb;
import dev.deskpulse.connector.store.JdbcTicketStore;
import dev.deskpulse.connector.store.Postgres;
import dev.deskpulse.connector.store.PostgresSettings;
import dev.deskpulse.connector.store.StoreException;
import dev.deskpulse.connector.sync.FieldMapping;
import dev.deskpulse.progress.Progress;
import dev.deskpulse.scheduler.cluster.AnalysisRecipe;
import dev.deskpulse.scheduler.cluster.ClusterAnalysis;
import dev.deskpulse.scheduler.cluster.ClusterEngine;
import dev.deskpulse.scheduler.cluster.ClusterEngines;
import dev.deskpulse.scheduler.cluster.ClusterException;
import dev.deskpulse.scheduler.cluster.ClusterSettings;
import dev.deskpulse.scheduler.cluster.FileRun;
import dev.deskpulse.scheduler.cluster.RollUp;
import dev.deskpulse.scheduler.kpi.BusinessCalendar;
import dev.deskpulse.scheduler.kpi.DeskHours;
import dev.deskpulse.scheduler.kpi.FactStore;
import dev.deskpulse.scheduler.kpi.KpiProfile;
import dev.deskpulse.scheduler.kpi.Kpis;
import dev.deskpulse.scheduler.kpi.MeasureTickets;
import dev.deskpulse.scheduler.kpi.SlaHistory;
import dev.deskpulse.scheduler.kpi.StatusCatalogue;
import dev.deskpulse.scheduler.text.OwnComments;
import dev.deskpulse.scheduler.text.TagSettings;
import dev.deskpulse.scheduler.text.TagStore;
import dev.deskpulse.scheduler.text.TagTickets;
import dev.deskpulse.scheduler.text.model.ModelStore;
import dev.deskpulse.scheduler.writeback.WriteLedger;
import dev.deskpulse.ticket.Ticket;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real master and two worker processes find what one process finds. */
class SparkAnalysisTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Instant NOW = Instant.parse("2026-05-10T12:00:00Z");
    private static final List<String> TABLES = List.of(
            "ticket_tag",
            "message_tag",
            "sla_reading",
            "kpi_fact",
            "kpi_sla",
            "kpi_open",
            "kpi_question",
            "kpi_facet",
            "kpi_stage");
    private static final List<Ticket> TICKETS = new ManyTickets(20_260_510).make(1_200);

    @TempDir
    static Path folder;

    private static RealStores stores;
    private static Clusters cluster;
    private static ClusterEngine spark;

    @BeforeAll
    static void start() throws IOException {
        stores = new RealStores();
        cluster = new Clusters(folder, 2);
        spark = ClusterEngines.here().start(new ClusterSettings(cluster.master(), 512, false));
    }

    @AfterAll
    static void stop() throws IOException {
        spark.close();
        cluster.close();
        stores.close();
    }

    @Test
    void aRunThatIsCutOffAndLosesAWorkerFindsWhatOneProcessFinds() throws SQLException {
        PostgresSettings place = stores.make("clustered");
        try (Database duck = DuckDb.inMemory();
                Database postgres = Postgres.open(stores.make("alone"));
                Database clustered = Postgres.open(place)) {
            List<RollUp> byDuck = inProcess(duck);
            List<RollUp> byPostgres = inProcess(postgres);
            prepare(clustered);

            assertThatThrownBy(() -> onCluster(clustered, place, after(2, () -> {
                        throw new IllegalStateException("cut off");
                    })))
                    .hasMessage("cut off");
            assertThat(rows(clustered, "ticket_tag")).hasSize(600);
            assertThat(rows(clustered, "kpi_fact")).hasSize(600);

            // a reader that does not end neither holds the run up nor sees half of it
            ClusterAnalysis.Outcome rest = clustered.read(reader -> {
                assertThat(facts(reader)).isEqualTo(600);
                ClusterAnalysis.Outcome outcome = onCluster(clustered, place, after(1, cluster::killWorker));
                assertThat(facts(reader)).isEqualTo(600);
                return outcome;
            });
            assertThat(rest.resumed()).isTrue();
            assertThat(rest.measured()).isEqualTo(600);
            for (String table : TABLES) {
                assertThat(rows(clustered, table))
                        .as(table)
                        .isEqualTo(rows(duck, table))
                        .isEqualTo(rows(postgres, table));
            }
            assertThat(stored(clustered))
                    .isEqualTo(told(byDuck))
                    .isEqualTo(told(byPostgres))
                    .hasSize((int) rest.rollUps())
                    .hasSizeGreaterThan(1_000);
        }
    }

    @Test
    void aPartThatCannotBeReadEndsTheRunWithNothingOfItsChunkStored() throws SQLException {
        PostgresSettings place = stores.make("broken");
        try (Database database = Postgres.open(place)) {
            prepare(database);
            String broken = TICKETS.get(7).id().value();
            database.run(connection -> {
                try (Statement statement = connection.createStatement()) {
                    statement.executeUpdate("UPDATE tickets SET document = '{' WHERE id = '" + broken + "'");
                }
            });

            assertThatThrownBy(() -> onCluster(database, place, Progress.SILENT))
                    .isInstanceOf(ClusterException.class)
                    .hasMessageContaining("The stored document of ticket " + broken + " cannot be read");
            assertThat(rows(database, "ticket_tag").size())
                    .isEqualTo(rows(database, "kpi_fact").size())
                    .matches(n -> n % 300 == 0);
        }
    }

    @Test
    void aStoreOfANewerProgramIsRefused() throws SQLException {
        PostgresSettings place = stores.make("newer");
        try (Database database = Postgres.open(place)) {
            prepare(database);
            new FactStore(database);
            database.run(connection -> {
                try (Statement statement = connection.createStatement()) {
                    statement.executeUpdate("INSERT INTO schema_migrations VALUES ('kpi', 999, 'V999__later', 'x')");
                }
            });

            assertThatThrownBy(() -> onCluster(database, place, Progress.SILENT))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("a newer Deskpulse has written here");
        }
    }

    @Test
    void filesBecomeFilesWithTheSameRows(@TempDir Path files) throws IOException {
        try (Database alone = DuckDb.inMemory();
                DuckDb outside = DuckDb.open(files.resolve("x.duckdb"), DuckDb.Limits.DEFAULT, files)) {
            List<RollUp> rollUps = inProcess(alone);
            prepare(outside);
            Path tickets = files.resolve("tickets.parquet");
            execute(
                    outside,
                    "COPY (SELECT * FROM tickets WHERE absence IS NULL) TO '" + tickets + "' (FORMAT PARQUET)");
            Path to = files.resolve("results");

            ClusterAnalysis.Outcome outcome =
                    new FileRun(spark, recipe(), 5).run("settings", tickets, to, Progress.SILENT);

            assertThat(outcome.measured()).isEqualTo(TICKETS.size());
            for (String table : TABLES) {
                execute(
                        outside,
                        "CREATE TABLE read_" + table + " AS SELECT * FROM '" + to + "/part-*/" + table + ".parquet'");
                assertThat(rows(outside, "read_" + table)).as(table).isEqualTo(rows(alone, table));
            }
            execute(outside, "CREATE TABLE kpi_rollup AS SELECT * FROM '" + to + "/rolled-up/kpi_rollup.parquet'");
            assertThat(stored(outside)).isEqualTo(told(rollUps));
        }
    }

    @Test
    void halfAFileIsRefusedAndNothingAppears(@TempDir Path files) throws IOException {
        Path half = files.resolve("half.parquet");
        Files.write(half, new byte[] {'P', 'A', 'R', '1', 7, 7, 7});
        Path to = files.resolve("results");

        assertThatThrownBy(() -> new FileRun(spark, recipe(), 2).run("settings", half, to, Progress.SILENT))
                .isInstanceOf(ClusterException.class)
                .hasMessageContaining("holds no whole Parquet files");
        assertThat(to).doesNotExist();
    }

    private static void execute(Database database, String sql) {
        database.run(connection -> {
            try (Statement statement = connection.createStatement()) {
                statement.execute(sql);
            }
        });
    }

    private static ClusterAnalysis.Outcome onCluster(Database database, PostgresSettings place, Progress progress) {
        return new ClusterAnalysis(database, place, spark, recipe(), new ClusterAnalysis.Sizes(300, 50))
                .run("settings", Instant.MIN, progress);
    }

    private static List<RollUp> inProcess(Database database) {
        prepare(database);
        Clock clock = recipe().clock();
        JdbcTicketStore tickets = JdbcTicketStore.in(database, clock);
        TagStore tags = TagStore.in(database);
        new TagTickets(tickets, tags, recipe().tagger(OwnComments.NONE)).run(Instant.MIN, Progress.SILENT);
        new MeasureTickets(
                        tickets,
                        tags::findAll,
                        new FactStore(database),
                        recipe().measurer(),
                        new SlaHistory(database, clock))
                .run(Instant.MIN, Progress.SILENT);
        return RollUp.of(new Kpis(database, clock, BERLIN), LocalDate.of(2026, 3, 1), LocalDate.now(clock));
    }

    private static void prepare(Database database) {
        JdbcTicketStore.in(database, recipe().clock()).save(TICKETS);
        WriteLedger.in(database, recipe().clock());
    }

    private static AnalysisRecipe recipe() {
        return new AnalysisRecipe(
                ModelStore.shipped("sentiment").orElseThrow(),
                ModelStore.shipped("kind").orElseThrow(),
                TagSettings.DEFAULTS,
                new AnalysisRecipe.Measures(
                        FieldMapping.NONE,
                        DeskHours.of(
                                BusinessCalendar.weekdays(BERLIN, LocalTime.of(9, 0), LocalTime.of(18, 0), Set.of())),
                        new StatusCatalogue(ManyTickets.STATUSES),
                        KpiProfile.DESKPULSE),
                NOW);
    }

    private static Set<List<Object>> rows(Database database, String table) {
        return database.read(connection -> {
            Set<List<Object>> rows = new TreeSet<>((a, b) -> a.toString().compareTo(b.toString()));
            try (Statement statement = connection.createStatement();
                    ResultSet result = statement.executeQuery("SELECT * FROM " + table)) {
                while (result.next()) {
                    List<Object> row = new ArrayList<>();
                    for (int column = 1; column <= result.getMetaData().getColumnCount(); column++) {
                        row.add(result.getMetaData().getColumnName(column) + "=" + result.getObject(column));
                    }
                    rows.add(row);
                }
            }
            return rows;
        });
    }

    private static long facts(Connection reader) throws SQLException {
        try (Statement statement = reader.createStatement();
                ResultSet row = statement.executeQuery("SELECT count(*) FROM kpi_fact")) {
            row.next();
            return row.getLong(1);
        }
    }

    private static Set<String> stored(Database database) {
        return database.read(connection -> {
            Set<String> rows = new TreeSet<>();
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery(
                            "SELECT kpi, per, period, dimension, slice, name, cases, value FROM kpi_rollup")) {
                while (row.next()) {
                    String key = String.join(
                            " ",
                            row.getString(1),
                            row.getString(2),
                            row.getString(3),
                            row.getString(4),
                            row.getString(5),
                            row.getString(6),
                            row.getString(7));
                    double value = row.getDouble(8);
                    rows.add(key + " " + (row.wasNull() ? "none" : rounded(value)));
                }
            }
            return rows;
        });
    }

    private static Set<String> told(List<RollUp> rollUps) {
        Set<String> rows = new TreeSet<>();
        for (RollUp r : rollUps) {
            rows.add(r.kpi() + " " + r.per() + " " + r.period() + " " + r.dimension() + " " + r.slice() + " " + r.name()
                    + " " + r.cases() + " "
                    + (r.value().isPresent() ? rounded(r.value().getAsDouble()) : "none"));
        }
        return rows;
    }

    /** Sums of fractions depend on their order in the last bits. */
    private static String rounded(double value) {
        return new BigDecimal(value)
                .round(new MathContext(12))
                .add(BigDecimal.ZERO)
                .stripTrailingZeros()
                .toPlainString();
    }

    /** Does something once so many chunks are stored. */
    private static Progress after(int chunks, Runnable what) {
        AtomicInteger stored = new AtomicInteger();
        return new Progress() {
            @Override
            public void begin(String stage, long total) {}

            @Override
            public void advance(long steps) {
                if (stored.incrementAndGet() == chunks) {
                    what.run();
                }
            }

            @Override
            public void note(String message) {}
        };
    }
}
