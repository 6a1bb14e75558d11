package dev.deskpulse.plugin.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskpulse.fixtures.FakeJira;
import dev.deskpulse.fixtures.RecordedRequest;
import dev.deskpulse.fixtures.http.FakeFilter;
import dev.deskpulse.plugin.app.Desk;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Backups that a running desk takes of its file in the midst of the whole job, put back by the commands that docs/operations.md names. */
class RestoredBackupTest {
    private static final int TICKETS = 100;
    private static final int SEED = 7;
    private static final int READ_BATCHES = 3;
    private static final int WRITES = 60;

    @TempDir
    Path folder;

    private final Instant now = Clock.systemUTC().instant();
    private final WorkedOnSite quiet = new WorkedOnSite(TICKETS, SEED, now);
    private final WorkedOnSite busy = new WorkedOnSite(TICKETS, SEED, now);
    private final AtomicInteger reads = new AtomicInteger();
    private final AtomicInteger writes = new AtomicInteger();
    private final Map<String, Path> backups = new ConcurrentHashMap<>();
    private volatile Desk atWork;

    private record Told(int exit, String text) {}

    @Test
    void backupsTakenWhileItIsReadAnalysedAndWrittenLeadToWhatADeskNeverInterruptedHas() throws Exception {
        try (FakeJira quietJira = quiet.start();
                FakeJira jira = busy.start(copyingAtWork())) {
            Path quietSettings = WholeRuns.settings(folder, "quiet", quietJira, "");
            WholeRuns.makeFields(quietSettings);
            Files.createDirectories(folder.resolve("busy"));
            Files.copy(folder.resolve("quiet/privacy.key"), folder.resolve("busy/privacy.key"));
            Path settings = WholeRuns.settings(folder, "busy", jira, "");
            WholeRuns.makeFields(settings);
            try (Desk desk = WholeRuns.desk(settings)) {
                atWork = desk;
                CompletableFuture<Void> analysed = CompletableFuture.runAsync(this::copyInTheAnalysis);
                assertThat(WholeRuns.run(desk).written()).isPositive();
                analysed.join();
                Told told = deskpulse("backup", "--config", settings.toString());
                assertThat(told.exit()).isEqualTo(1);
                assertThat(told.text()).contains("is in use by process", "under Schedules, Backup, press Run now");
                atWork = null;
            }
            assertThat(backups).containsOnlyKeys("reading", "analysis", "writing");
            assertOwnerOnly(folder.resolve("busy/backups"));
            Told stopped =
                    deskpulse("backup", "--config", settings.toString(), "--output", folder.toString() + "/elsewhere");
            assertThat(stopped.exit()).as(stopped.text()).isZero();
            backups.put("stopped", Path.of(stopped.text().strip()));

            WholeRuns.untilDone(quietSettings);
            busy.edit(new Random(SEED), 1);
            quiet.edit(new Random(SEED), 1);
            Map<String, List<String>> wanted = new LinkedHashMap<>(WholeRuns.untilDone(quietSettings));
            // what was written after the backup it does not know; what stands there is in the tickets
            wanted.remove("written");
            assertThat(wanted.get("tickets")).hasSize(TICKETS);
            for (String moment : List.of("reading", "analysis", "writing", "stopped")) {
                assertThat(Rows.differences(wanted, restored(moment, jira)))
                        .as("copied while at %s", moment)
                        .isEmpty();
                assertThat(busy.comments()).isEqualTo(quiet.comments());
            }
        }
    }

    @Test
    void aHomeThatHasAStoreIsNotWrittenOver() throws Exception {
        try (FakeJira jira = quiet.start()) {
            Path settings = WholeRuns.settings(folder, "home", jira, "");
            WholeRuns.makeFields(settings);
            Told backup = deskpulse("backup", "--config", settings.toString());
            Path made = Path.of(backup.text().strip());
            assertThat(made.getParent()).isEqualTo(folder.resolve("home/backups"));
            byte[] before = Files.readAllBytes(folder.resolve("home/deskpulse.duckdb"));

            Told told = deskpulse("restore", "--config", settings.toString(), "--from", made.toString());

            assertThat(told.exit()).isEqualTo(1);
            assertThat(told.text()).contains("deskpulse.duckdb is there already", "move");
            assertThat(folder.resolve("home/deskpulse.duckdb")).hasBinaryContent(before);
        }
    }

    /** Whoever asks waits for the copy. */
    private FakeFilter copyingAtWork() {
        return (request, next) -> {
            boolean write = new RecordedRequest(request.method(), request.path(), "", "").write();
            Desk desk = atWork;
            if (desk != null && request.path().endsWith("/bulkfetch") && reads.incrementAndGet() == READ_BATCHES) {
                backups.put("reading", desk.backup());
            } else if (desk != null && write && writes.incrementAndGet() == WRITES) {
                backups.put("writing", desk.backup());
            }
            return next.handle(request);
        };
    }

    private void copyInTheAnalysis() {
        Desk desk = atWork;
        while (Rows.of(desk.database()).get("tags").isEmpty()) {
            Thread.onSpinWait();
        }
        backups.put("analysis", desk.backup());
    }

    private Map<String, List<String>> restored(String moment, FakeJira jira) throws Exception {
        Path settings = WholeRuns.settings(folder, moment, jira, "");
        Told restored = deskpulse(
                "restore",
                "--config",
                settings.toString(),
                "--from",
                backups.get(moment).toString());
        assertThat(restored.exit()).as(restored.text()).isZero();
        Told verified = deskpulse("audit", "verify", "--config", settings.toString());
        assertThat(verified.exit()).as(verified.text()).isZero();
        assertOwnerOnly(folder.resolve(moment).resolve("deskpulse.duckdb"));
        assertPartOf(moment, settings);
        return WholeRuns.untilDone(settings);
    }

    /** So that each is of the moment that it is named by. */
    private static void assertPartOf(String moment, Path settings) {
        try (Desk desk = WholeRuns.desk(settings)) {
            Map<String, List<String>> rows = Rows.of(desk.database());
            switch (moment) {
                case "reading" -> assertThat(rows.get("tickets")).hasSizeLessThan(TICKETS);
                case "analysis" -> assertThat(rows.get("written")).isEmpty();
                default -> assertThat(rows.get("written")).isNotEmpty();
            }
        }
    }

    private static void assertOwnerOnly(Path top) throws IOException {
        try (Stream<Path> all = Files.walk(top)) {
            for (Path each : all.toList()) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(each)))
                        .as(each.toString())
                        .endsWith("------");
            }
        }
    }

    private static Told deskpulse(String... arguments) throws Exception {
        Process process = new ProcessBuilder(Node.command(arguments))
                .redirectErrorStream(true)
                .start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Told(process.waitFor(), text);
    }
}
