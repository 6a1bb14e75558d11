package dev.deskpulse.plugin.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskpulse.fixtures.FakeJira;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole job in real processes that are killed at random moments, over a site that fails now and then and on which people go on
 * working. In the end the store and the site are as after a quiet run. {@code scripts/kills N} tries more of them.
 */
class KilledAtAnyMomentTest {
    private static final int KILLS = Integer.getInteger("deskpulse.kills", 4);
    private static final int SEED = Integer.getInteger("deskpulse.seed", 11);
    private static final int TICKETS = 100;
    private static final Instant NOW = Instant.parse("2026-11-10T04:00:00Z");
    private static final long MOST_MILLIS = 7_000;

    @TempDir
    Path folder;

    @Test
    void whateverIsKilledWheneverTheNextRunLeavesWhatAQuietOneWould() throws Exception {
        Random random = new Random(SEED);
        WorkedOnSite killed = new WorkedOnSite(TICKETS, SEED, NOW);
        WorkedOnSite quiet = new WorkedOnSite(TICKETS, SEED, NOW);
        int died = 0;
        try (FakeJira jira = killed.start();
                FakeJira quietJira = quiet.start()) {
            Path settings = WholeRuns.settings(folder, "killed", jira, "");
            WholeRuns.makeFields(settings);
            Files.createDirectories(folder.resolve("quiet"));
            Files.copy(folder.resolve("killed/privacy.key"), folder.resolve("quiet/privacy.key"));
            Path quietSettings = WholeRuns.settings(folder, "quiet", quietJira, "");
            WholeRuns.makeFields(quietSettings);

            for (int kill = 0; kill < KILLS / 2; kill++) {
                died += kill(killed, settings, random);
            }
            assertSame(WholeRuns.untilDone(quietSettings), WholeRuns.untilDone(settings));

            for (int kill = KILLS / 2; kill < KILLS; kill++) {
                long edits = random.nextLong();
                killed.edit(new Random(edits), kill);
                quiet.edit(new Random(edits), kill);
                died += kill(killed, settings, random);
            }
            assertSame(WholeRuns.untilDone(quietSettings), WholeRuns.untilDone(settings));
            assertThat(killed.comments()).isEqualTo(quiet.comments());
            assertThat(died).as("most are killed at work").isGreaterThanOrEqualTo(KILLS / 2);
            System.out.println(died + " of " + KILLS + " processes killed at work");
        }
    }

    private static void assertSame(Map<String, List<String>> quiet, Map<String, List<String>> survivor) {
        assertThat(quiet.get("tickets")).hasSize(TICKETS);
        assertThat(Rows.differences(quiet, survivor)).isEmpty();
    }

    /** @return 0 where the process was faster */
    private int kill(WorkedOnSite site, Path settings, Random random) throws Exception {
        site.failing(true);
        try {
            Process process = start(settings);
            boolean ended = process.waitFor(1 + random.nextLong(MOST_MILLIS), TimeUnit.MILLISECONDS);
            process.destroyForcibly().onExit().join();
            return ended ? 0 : 1;
        } finally {
            site.failing(false);
        }
    }

    private Process start(Path settings) throws IOException {
        return new ProcessBuilder(Node.command("run", "--once", "--config", settings.toString()))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("process.log").toFile())
                .start();
    }
}
