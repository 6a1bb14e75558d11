package dev.deskpulse.connector.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskpulse.connector.jira.cloud.CloudSite;
import dev.deskpulse.connector.jira.http.Timing;
import dev.deskpulse.connector.store.DuckDb;
import dev.deskpulse.fixtures.FakeJira;
import dev.deskpulse.fixtures.FakeJiraOptions;
import dev.deskpulse.fixtures.http.FakeFilter;
import dev.deskpulse.fixtures.http.FakeRequest;
import dev.deskpulse.fixtures.http.FakeResponse;
import dev.deskpulse.fixtures.http.Route;
import dev.deskpulse.fixtures.site.FakeSite;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real processes, destroyed at a random request to the site: the store's file must survive each of them. */
class KilledProcessTest {
    private static final Clock SITE_CLOCK = Clock.fixed(Instant.parse("2026-03-01T09:00:00Z"), ZoneOffset.UTC);
    private static final int BATCH = 10;
    private static final int KILLS = Integer.getInteger("deskpulse.kills", 3);

    @TempDir
    private Path folder;

    /** Destroys the process that asks, once it has asked often enough. */
    private static final class Executioner implements FakeFilter {
        private final AtomicInteger left = new AtomicInteger(Integer.MAX_VALUE);
        private final AtomicReference<@Nullable Process> victim = new AtomicReference<>();

        void waitsFor(Process process, int requests) {
            victim.set(process);
            left.set(requests);
        }

        @Override
        public FakeResponse filter(FakeRequest request, Route.Handler next) {
            Process process = victim.get();
            if (left.decrementAndGet() == 0 && process != null) {
                process.destroyForcibly();
            }
            return next.handle(request);
        }
    }

    /** What runs in the process: one sync of the site at the first argument into the file at the second. */
    static final class OneSync {
        private OneSync() {}

        public static void main(String[] arguments) {
            try (DuckDb database = DuckDb.open(Path.of(arguments[1]));
                    CloudSite cloud = OverHttp.cloud(arguments[0], Timing.system(Clock.systemUTC()))) {
                CompletenessCertificate certificate = OverHttp.sync(cloud, database, BATCH, RunOptions.USUAL);
                System.exit(certificate.complete() ? 0 : 3);
            }
        }
    }

    @Test
    void processKilledAtAnyRequestLeavesAStoreFromWhichTheNextGoesOn() throws IOException, InterruptedException {
        FakeSite site = OverHttp.helpDesk(SITE_CLOCK, "Asia/Shanghai", 150);
        Executioner executioner = new Executioner();
        Path file = folder.resolve("store.duckdb");
        Random random = new Random(7);
        try (FakeJira jira = FakeJira.start(site, FakeJiraOptions.DEFAULT.withFilter(executioner))) {
            for (int kill = 0; kill < KILLS; kill++) {
                Process process = start(jira, file);
                executioner.waitsFor(process, 8 + random.nextInt(40));
                assertThat(process.waitFor()).as("destroyed, not ended").isNotZero();
            }
            assertThat(start(jira, file).waitFor()).isZero();
            assertEqualsACleanRun(jira, site, file);
        }
    }

    private static Process start(FakeJira jira, Path file) throws IOException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        return new ProcessBuilder(
                        java.toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        OneSync.class.getName(),
                        jira.baseUrl(),
                        file.toString())
                .redirectErrorStream(true)
                .redirectOutput(new File(file + ".log"))
                .start();
    }

    private static void assertEqualsACleanRun(FakeJira jira, FakeSite site, Path file) {
        try (DuckDb survivor = DuckDb.open(file);
                DuckDb clean = DuckDb.inMemory();
                CloudSite cloud = OverHttp.cloud(jira.baseUrl(), Timing.system(Clock.systemUTC()))) {
            OverHttp.sync(cloud, clean, BATCH, RunOptions.USUAL);
            OverHttp.assertStored(site, survivor);
            assertThat(OverHttp.tickets(survivor)).isEqualTo(OverHttp.tickets(clean));
            assertThat(OverHttp.store(survivor).people())
                    .isEqualTo(OverHttp.store(clean).people());
            assertThat(JdbcSyncJournal.in(survivor, SITE_CLOCK).latest(OverHttp.SOURCE))
                    .hasValueSatisfying(certificate -> {
                        assertThat(certificate.complete()).isTrue();
                        assertThat(certificate.storedTickets()).isEqualTo(150);
                        assertThat(certificate.censusTickets()).isEqualTo(150);
                    });
        }
    }
}
