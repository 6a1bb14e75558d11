package dev.deskpulse.scheduler.cluster;

import dev.deskpulse.connector.store.Database;
import dev.deskpulse.connector.store.DuckDb;
import dev.deskpulse.connector.store.JdbcTicketStore;
import dev.deskpulse.connector.store.TicketDocument;
import dev.deskpulse.progress.Progress;
import dev.deskpulse.scheduler.kpi.FactStore;
import dev.deskpulse.scheduler.kpi.MeasureTickets;
import dev.deskpulse.scheduler.kpi.SlaHistory;
import dev.deskpulse.scheduler.text.OwnComments;
import dev.deskpulse.scheduler.text.TagStore;
import dev.deskpulse.scheduler.text.TagTickets;
import dev.deskpulse.ticket.Ticket;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Analyses whole customers' tickets in a database of their own and leaves the results as Parquet files in a folder, which
 * appears with all of them or not at all.
 *
 * @param work under which the folder appears; a shared file system where workers are on several machines
 */
public record FileAnalysis(AnalysisRecipe recipe, String work) implements Serializable {
    /** What is left of each part. */
    public static final List<String> TABLES = List.of(
            "ticket_tag",
            "message_tag",
            "sla_reading",
            "kpi_fact",
            "kpi_sla",
            "kpi_open",
            "kpi_question",
            "kpi_facet",
            "kpi_stage",
            "ticket_topic",
            "topic");

    private static final int BATCH = 1_000;

    /** The folder of a part. */
    public static Path folder(Path work, int part) {
        return work.resolve("part-%05d".formatted(part));
    }

    /**
     * Does nothing where the part's folder is there.
     *
     * @param documents all tickets of the part's customers, as the store keeps them
     */
    public void analyze(int part, Iterator<TicketDocument> documents) {
        Path done = folder(Path.of(work), part);
        if (Files.exists(done)) {
            documents.forEachRemaining(any -> {});
            return;
        }
        try {
            Path attempt = Files.createTempDirectory(Path.of(work), "attempt-");
            try (Database database =
                    DuckDb.open(attempt.resolve("part.duckdb"), DuckDb.Limits.DEFAULT, attempt.resolve("tables"))) {
                Files.createDirectories(attempt.resolve("tables"));
                store(database, documents);
                analyze(database);
                TABLES.forEach(table -> copy(database, table, attempt.resolve("tables")));
            }
            appear(attempt.resolve("tables"), done);
            remove(attempt);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void store(Database database, Iterator<TicketDocument> documents) {
        JdbcTicketStore tickets = JdbcTicketStore.in(database, recipe.clock());
        List<Ticket> batch = new ArrayList<>();
        while (documents.hasNext()) {
            batch.add(documents.next().read());
            if (batch.size() == BATCH || !documents.hasNext()) {
                tickets.save(batch);
                batch.clear();
            }
        }
    }

    private void analyze(Database database) {
        Clock clock = recipe.clock();
        JdbcTicketStore tickets = JdbcTicketStore.in(database, clock);
        TagStore tags = TagStore.in(database);
        new TagTickets(tickets, tags, recipe.tagger(OwnComments.NONE)).run(Instant.MIN, Progress.SILENT);
        new MeasureTickets(
                        tickets,
                        tags::findAll,
                        new FactStore(database),
                        recipe.measurer(),
                        new SlaHistory(database, clock))
                .run(Instant.MIN, Progress.SILENT);
    }

    static void copy(Database database, String table, Path folder) {
        database.run(connection -> copy(connection.createStatement(), table, folder));
    }

    private static void copy(Statement copying, String table, Path folder) throws SQLException {
        try (Statement statement = copying) {
            String file = folder.resolve(table + ".parquet").toString().replace("'", "''");
            statement.execute("COPY " + table + " TO '" + file + "' (FORMAT PARQUET)");
        }
    }

    /** Another attempt may have been quicker: its folder holds the same. */
    private static void appear(Path tables, Path done) throws IOException {
        try {
            Files.move(tables, done);
        } catch (FileSystemException e) {
            if (!Files.exists(done)) {
                throw e;
            }
        }
    }

    /** With all that is in it. */
    public static void remove(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(one);
            }
        }
    }
}
