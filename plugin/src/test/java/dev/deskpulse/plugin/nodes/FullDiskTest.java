package dev.deskpulse.plugin.nodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.deskpulse.fixtures.FakeJira;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole job in a process that may let no file grow beyond some size, which its writes meet as they do a full disk. It says what
 * is full and stops; with room again the next run goes on as if nothing had been.
 */
@EnabledOnOs(OS.LINUX)
class FullDiskTest {
    private static final Path LIMIT = Path.of("/usr/bin/prlimit");
    private static final int TICKETS = 100;
    private static final int SEED = 11;
    private static final Instant NOW = Instant.parse("2026-11-10T04:00:00Z");
    private static final int MOST_SECONDS = 120;

    @TempDir
    Path folder;

    @Test
    void aFullDiskIsNamedAndNothingIsLost() throws Exception {
        assumeTrue(Files.isExecutable(LIMIT), "prlimit of util-linux is not here");
        WorkedOnSite full = new WorkedOnSite(TICKETS, SEED, NOW);
        WorkedOnSite quiet = new WorkedOnSite(TICKETS, SEED, NOW);
        try (FakeJira jira = full.start();
                FakeJira quietJira = quiet.start()) {
            Path settings = WholeRuns.settings(folder, "full", jira, "");
            WholeRuns.makeFields(settings);
            Files.createDirectories(folder.resolve("quiet"));
            Files.copy(folder.resolve("full/privacy.key"), folder.resolve("quiet/privacy.key"));
            Path quietSettings = WholeRuns.settings(folder, "quiet", quietJira, "");
            WholeRuns.makeFields(quietSettings);

            for (String stage : List.of("Listing changes", "Tagging tickets", "Writing back")) {
                String said = fillUp(settings, stage);
                assertThat(said)
                        .as("full while " + stage)
                        .containsAnyOf(
                                "Store " + folder.resolve("full").toRealPath().resolve("deskpulse.duckdb")
                                        + " has no room left on its disk; make room and start again",
                                "unpacked into " + System.getProperty("java.io.tmpdir")
                                        + "; make room and start again");
            }

            Map<String, List<String>> wanted = WholeRuns.untilDone(quietSettings);
            assertThat(wanted.get("tickets")).hasSize(TICKETS);
            assertThat(Rows.differences(wanted, WholeRuns.untilDone(settings))).isEmpty();
            assertThat(full.comments()).isEqualTo(quiet.comments());
        }
    }

    /** From when the process says that it is at this stage, no file grows; what it said until it stopped by itself. */
    private String fillUp(Path settings, String stage) throws IOException, InterruptedException {
        Path log = folder.resolve("process.log");
        Process process = new ProcessBuilder(Node.command("run", "--once", "--config", settings.toString()))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            long begun = System.nanoTime();
            while (process.isAlive() && !Files.readString(log).contains(stage)) {
                assertThat(System.nanoTime() - begun)
                        .as(Files.readString(log))
                        .isLessThan(TimeUnit.SECONDS.toNanos(MOST_SECONDS));
                Thread.onSpinWait();
            }
            // the log is a file, too, and must still say why
            long room = Files.size(log) + 100_000;
            new ProcessBuilder(LIMIT.toString(), "--pid", Long.toString(process.pid()), "--fsize=" + room)
                    .inheritIO()
                    .start()
                    .waitFor();
            assertThat(process.waitFor(MOST_SECONDS, TimeUnit.SECONDS))
                    .as(Files.readString(log))
                    .isTrue();
            assertThat(process.exitValue()).as(Files.readString(log)).isNotZero();
            return Files.readString(log);
        } finally {
            process.destroyForcibly().onExit().join();
        }
    }
}
