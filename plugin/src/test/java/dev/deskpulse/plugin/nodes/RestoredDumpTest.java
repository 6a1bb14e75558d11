package dev.deskpulse.plugin.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskpulse.fixtures.FakeJira;
import dev.deskpulse.plugin.app.Desk;
import dev.deskpulse.scheduler.privacy.PrivacyKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Dumps that are taken of a PostgreSQL store in the midst of the whole job, as docs/operations.md says, and what comes of them. */
class RestoredDumpTest {
    private static final int SEED = 5;

    @TempDir
    Path folder;

    private final Instant now = Clock.systemUTC().instant();
    private final WorkedOnSite quiet = new WorkedOnSite(CopiesAtWork.TICKETS, SEED, now);
    private final WorkedOnSite busy = new WorkedOnSite(CopiesAtWork.TICKETS, SEED, now);
    private volatile boolean armed;
    private final CopiesAtWork copies = new CopiesAtWork(() -> armed, this::dump);
    private PostgresServer server;

    @BeforeEach
    void start() {
        PostgresPrograms.require();
        server = PostgresServer.start();
    }

    @AfterEach
    void close() {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void dumpsTakenWhileItIsReadAnalysedAndWrittenLeadToWhatADeskNeverInterruptedHas() throws Exception {
        try (FakeJira quietJira = quiet.start();
                FakeJira jira = busy.start(copies.whileItReadsAndWrites())) {
            Path quietSettings = WholeRuns.settings(folder, "quiet", quietJira, "");
            WholeRuns.makeFields(quietSettings);
            Files.createDirectories(folder.resolve("busy"));
            Files.copy(folder.resolve("quiet/privacy.key"), folder.resolve("busy/privacy.key"));
            Path settings = WholeRuns.settings(folder, "busy", jira, server.section("busy"));
            WholeRuns.makeFields(settings);

            armed = true;
            CompletableFuture<Void> analysed = CompletableFuture.runAsync(this::dumpInTheAnalysis);
            try (Desk desk = WholeRuns.desk(settings)) {
                assertThat(WholeRuns.run(desk).written()).isPositive();
            }
            analysed.join();
            armed = false;
            Map<String, List<String>> wanted = CopiesAtWork.wanted(quiet, busy, quietSettings, SEED);

            for (String moment : List.of("reading", "analysis", "writing")) {
                assertThat(Rows.differences(wanted, restored(moment, jira)))
                        .as("dumped while at %s", moment)
                        .isEmpty();
                assertThat(busy.comments()).isEqualTo(quiet.comments());
            }
        }
    }

    private void dumpInTheAnalysis() {
        String tagged = "SELECT 1 FROM information_schema.tables WHERE table_name = 'ticket_tag'";
        while (server.rows(tagged).isEmpty()
                || server.rows("SELECT 1 FROM ticket_tag LIMIT 1").isEmpty()) {
            server.rows("SELECT pg_sleep(0.01)");
        }
        dump("analysis");
    }

    /** First the home, then the store: so the head of the audit log is none that the log does not hold yet. */
    private void dump(String moment) {
        try {
            Path copy = Files.createDirectories(folder.resolve(moment));
            for (String file : List.of(PrivacyKey.FILE, "audit.head")) {
                if (Files.exists(folder.resolve("busy").resolve(file))) {
                    Files.copy(folder.resolve("busy").resolve(file), copy.resolve(file));
                }
            }
            PostgresPrograms.dump(server, folder.resolve(moment + ".dump"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, List<String>> restored(String moment, FakeJira jira) throws IOException {
        server.create(moment);
        PostgresPrograms.restore(server, folder.resolve(moment + ".dump"), moment);
        Path settings = WholeRuns.settings(folder, moment, jira, server.section(moment, moment));
        try (Desk desk = WholeRuns.desk(settings)) {
            assertThat(desk.audit().verify().problems()).isEmpty();
            desk.noteRestored();
            Map<String, List<String>> rows = Rows.of(desk.database());
            CopiesAtWork.assertPartOf(moment, rows);
            assertThat(rows.get("tags").isEmpty()).isEqualTo(moment.equals("reading"));
        }
        return WholeRuns.untilDone(settings);
    }
}
