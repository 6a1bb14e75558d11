package dev.deskpulse.plugin.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskpulse.fixtures.FakeJira;
import dev.deskpulse.plugin.app.Desk;
import dev.deskpulse.scheduler.audit.AuditQuery;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Backups that a running desk takes of its file in the midst of the whole job, put back by the commands that docs/operations.md names. */
class RestoredBackupTest {
    private static final int SEED = 7;

    @TempDir
    Path folder;

    private final Instant now = Clock.systemUTC().instant();
    private final WorkedOnSite quiet = new WorkedOnSite(CopiesAtWork.TICKETS, SEED, now);
    private final WorkedOnSite busy = new WorkedOnSite(CopiesAtWork.TICKETS, SEED, now);
    private final Map<String, Path> backups = new ConcurrentHashMap<>();
    private volatile @Nullable Desk atWork;
    private final CopiesAtWork copies = new CopiesAtWork(
            () -> atWork != null,
            moment -> backups.put(moment, Objects.requireNonNull(atWork).backup()));

    @Test
    void backupsTakenWhileItIsReadAnalysedAndWrittenLeadToWhatADeskNeverInterruptedHas() throws Exception {
        try (FakeJira quietJira = quiet.start();
                FakeJira jira = busy.start(copies.whileItReadsAndWrites())) {
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
                Node.Told told = Node.told("backup", "--config", settings.toString());
                assertThat(told.exit()).isEqualTo(1);
                assertThat(told.text()).contains("is in use by process", "under Schedules, Backup, press Run now");
                atWork = null;
            }
            assertThat(backups).containsOnlyKeys("reading", "analysis", "writing");
            assertOwnerOnly(folder.resolve("busy/backups"));
            Node.Told stopped =
                    Node.told("backup", "--config", settings.toString(), "--output", folder.toString() + "/elsewhere");
            assertThat(stopped.exit()).as(stopped.text()).isZero();
            Path made = Path.of(stopped.text().strip());
            backups.put("stopped", made);
            try (Desk desk = WholeRuns.desk(settings)) {
                assertThat(desk.audit().find(AuditQuery.latest(1)))
                        .extracting(entry ->
                                entry.event().target() + " " + entry.event().detail())
                        .containsExactly("backup " + made.getFileName());
            }

            Map<String, List<String>> wanted = CopiesAtWork.wanted(quiet, busy, quietSettings, SEED);
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
            Node.Told backup = Node.told("backup", "--config", settings.toString());
            Path made = Path.of(backup.text().strip());
            assertThat(made.getParent()).isEqualTo(folder.resolve("home/backups"));
            byte[] before = Files.readAllBytes(folder.resolve("home/deskpulse.duckdb"));

            Node.Told told = Node.told("restore", "--config", settings.toString(), "--from", made.toString());

            assertThat(told.exit()).isEqualTo(1);
            assertThat(told.text()).contains("deskpulse.duckdb is there already", "move");
            assertThat(folder.resolve("home/deskpulse.duckdb")).hasBinaryContent(before);
        }
    }

    private void copyInTheAnalysis() {
        Desk desk = Objects.requireNonNull(atWork);
        while (Rows.of(desk.database()).get("tags").isEmpty()) {
            Thread.onSpinWait();
        }
        backups.put("analysis", desk.backup());
    }

    private Map<String, List<String>> restored(String moment, FakeJira jira) throws Exception {
        Path settings = WholeRuns.settings(folder, moment, jira, "");
        Node.Told restored = Node.told(
                "restore",
                "--config",
                settings.toString(),
                "--from",
                backups.get(moment).toString());
        assertThat(restored.exit()).as(restored.text()).isZero();
        Node.Told verified = Node.told("audit", "verify", "--config", settings.toString());
        assertThat(verified.exit()).as(verified.text()).isZero();
        assertOwnerOnly(folder.resolve(moment).resolve("deskpulse.duckdb"));
        try (Desk desk = WholeRuns.desk(settings)) {
            CopiesAtWork.assertPartOf(moment, Rows.of(desk.database()));
        }
        return WholeRuns.untilDone(settings);
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
}
