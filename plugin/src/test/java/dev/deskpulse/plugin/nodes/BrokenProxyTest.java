package dev.deskpulse.plugin.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskpulse.connector.jira.JiraException;
import dev.deskpulse.fixtures.FakeJira;
import dev.deskpulse.fixtures.wire.BrokenProxy;
import dev.deskpulse.fixtures.wire.BrokenProxy.Harm;
import dev.deskpulse.plugin.app.Desk;
import dev.deskpulse.plugin.app.WholeJob;
import dev.deskpulse.progress.Progress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole job, again and again, through a proxy that cuts, holds back and corrupts what the site answers, while people edit. */
class BrokenProxyTest {
    private static final int SEED = Integer.getInteger("deskpulse.seed", 11);
    private static final int TICKETS = 100;
    private static final Instant NOW = Instant.parse("2026-11-10T04:00:00Z");
    private static final int HARMS = Integer.getInteger("deskpulse.harms", 60);
    private static final int MOST_RUNS = 60;
    private static final BrokenProxy.Chances CHANCES = new BrokenProxy.Chances(0.06, 0.04, 0.05, 50, SEED);

    @TempDir
    Path folder;

    @Test
    void whateverTheProxyDoesTheStoreAndTheSiteAreAsAfterAQuietRun() throws Exception {
        WorkedOnSite broken = new WorkedOnSite(TICKETS, SEED, NOW);
        WorkedOnSite quiet = new WorkedOnSite(TICKETS, SEED, NOW);
        try (FakeJira jira = broken.start();
                FakeJira quietJira = quiet.start();
                BrokenProxy proxy = BrokenProxy.start(URI.create(jira.baseUrl()).getPort(), CHANCES)) {
            Path settings = WholeRuns.settings(folder, "broken", proxy.baseUrl(), "");
            WholeRuns.makeFields(settings);
            Files.createDirectories(folder.resolve("quiet"));
            Files.copy(folder.resolve("broken/privacy.key"), folder.resolve("quiet/privacy.key"));
            Path quietSettings = WholeRuns.settings(folder, "quiet", quietJira, "");
            WholeRuns.makeFields(quietSettings);

            int failed = 0;
            int runs = 0;
            proxy.harm(true);
            for (; runs < MOST_RUNS && harms(proxy) < HARMS; runs++) {
                failed += run(settings) ? 0 : 1;
                broken.edit(new Random(runs), runs);
                quiet.edit(new Random(runs), runs);
            }
            proxy.harm(false);

            System.out.println(proxy.counts() + " in " + runs + " runs, of which " + failed + " were given up");
            assertThat(proxy.counts()).containsOnlyKeys(Harm.values());
            assertThat(harms(proxy)).isGreaterThanOrEqualTo(HARMS);
            Map<String, List<String>> wanted = WholeRuns.untilDone(quietSettings);
            assertThat(wanted.get("tickets")).hasSize(TICKETS);
            assertThat(Rows.differences(wanted, WholeRuns.untilDone(settings))).isEmpty();
            assertThat(broken.comments()).isEqualTo(quiet.comments());
        }
    }

    private static int harms(BrokenProxy proxy) {
        return proxy.counts().values().stream().mapToInt(Integer::intValue).sum();
    }

    /** @return whether it went through; only the site's trouble may stop it */
    private static boolean run(Path settings) {
        try (Desk desk = WholeRuns.desk(settings)) {
            new WholeJob(desk, Clock.systemUTC()).run(Progress.SILENT);
            return true;
        } catch (JiraException given) {
            return false;
        }
    }
}
