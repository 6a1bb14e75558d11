package dev.deskpulse.plugin.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.deskpulse.fixtures.FakeJira;
import dev.deskpulse.fixtures.FakeJiraOptions;
import dev.deskpulse.fixtures.RecordedRequest;
import dev.deskpulse.fixtures.faults.FaultFilter;
import dev.deskpulse.fixtures.faults.FaultSpec;
import dev.deskpulse.fixtures.faults.Faults;
import dev.deskpulse.fixtures.faults.PageFaults;
import dev.deskpulse.fixtures.http.FakeFilter;
import dev.deskpulse.fixtures.scenario.RetailScenario;
import dev.deskpulse.fixtures.scenario.RetailSite;
import dev.deskpulse.fixtures.scenario.ScenarioOptions;
import dev.deskpulse.fixtures.site.FakeIssue;
import dev.deskpulse.fixtures.site.FakeSite;
import dev.deskpulse.fixtures.site.StandardSite;
import dev.deskpulse.plugin.app.Desk;
import dev.deskpulse.plugin.app.JobSummary;
import dev.deskpulse.plugin.app.Setup;
import dev.deskpulse.plugin.app.WholeJob;
import dev.deskpulse.plugin.settings.SettingsFile;
import dev.deskpulse.progress.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
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
    private static final int EDITS = 3;
    private static final long MOST_MILLIS = 7_000;
    private static final String FAULTS = "500:0.02,429:0.01,reset:0.02,truncate:0.01,garbage:0.01;seed=" + SEED;

    @TempDir
    Path folder;

    /** Moves with each write, so that no two changes have the same time; all else stands still. */
    private static final class SiteClock extends Clock {
        private final AtomicLong millis =
                new AtomicLong(Instant.parse("2026-11-10T04:00:00Z").toEpochMilli());

        void tick() {
            millis.incrementAndGet();
        }

        @Override
        public Instant instant() {
            return Instant.ofEpochMilli(millis.get());
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }

    /** A site, its clock, and whether it fails now and then. */
    private static final class Site {
        private final SiteClock clock = new SiteClock();
        private final FakeSite site = StandardSite.create(clock);
        private volatile boolean faulty;

        Site() {
            RetailSite.load(
                    site,
                    new RetailScenario(
                            ScenarioOptions.retail(LocalDate.of(2026, 11, 10)).withTickets(TICKETS)),
                    ticket -> {});
        }

        FakeJira start() {
            FakeFilter failing = new FaultFilter(
                    new Faults(FaultSpec.parse(FAULTS)), new PageFaults(site, SEED, StandardSite.ADMIN));
            return FakeJira.start(site, FakeJiraOptions.DEFAULT.withFilter((request, next) -> {
                if (new RecordedRequest(request.method(), request.path(), "", "").write()) {
                    clock.tick();
                }
                return faulty ? failing.filter(request, next) : next.handle(request);
            }));
        }

        /** People go on working while processes die. */
        void edit(Random random, int round) {
            List<FakeIssue> issues = List.copyOf(site.issues());
            for (int i = 0; i < EDITS; i++) {
                clock.tick();
                FakeIssue issue = issues.get(random.nextInt(issues.size()));
                site.edits()
                        .setField(
                                issue.id(),
                                StandardSite.ADMIN,
                                "summary",
                                TextNode.valueOf("Round " + round + ": it is still broken and I am furious"));
            }
        }

        List<String> comments() {
            return site.issues().stream()
                    .flatMap(issue -> issue.comments().stream().map(comment -> issue.key() + " " + comment.body()))
                    .toList();
        }
    }

    @Test
    void whateverIsKilledWheneverTheNextRunLeavesWhatAQuietOneWould() throws Exception {
        Random random = new Random(SEED);
        Site killed = new Site();
        Site quiet = new Site();
        int died = 0;
        try (FakeJira jira = killed.start();
                FakeJira quietJira = quiet.start()) {
            Path settings = settings("killed", jira.baseUrl());
            makeFields(settings);
            Files.createDirectories(folder.resolve("quiet"));
            Files.copy(folder.resolve("killed/privacy.key"), folder.resolve("quiet/privacy.key"));
            Path quietSettings = settings("quiet", quietJira.baseUrl());
            makeFields(quietSettings);

            for (int kill = 0; kill < KILLS / 2; kill++) {
                died += kill(killed, settings, random);
            }
            assertSame(whole(quietSettings), whole(settings));

            for (int kill = KILLS / 2; kill < KILLS; kill++) {
                long edits = random.nextLong();
                killed.edit(new Random(edits), kill);
                quiet.edit(new Random(edits), kill);
                died += kill(killed, settings, random);
            }
            assertSame(whole(quietSettings), whole(settings));
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
    private int kill(Site site, Path settings, Random random) throws Exception {
        site.faulty = true;
        try {
            Process process = start(settings);
            boolean ended = process.waitFor(1 + random.nextLong(MOST_MILLIS), TimeUnit.MILLISECONDS);
            process.destroyForcibly().onExit().join();
            return ended ? 0 : 1;
        } finally {
            site.faulty = false;
        }
    }

    /** Until nothing is left to do. */
    private static Map<String, List<String>> whole(Path settings) {
        try (Desk desk = desk(settings)) {
            new WholeJob(desk, Clock.systemUTC()).run(Progress.SILENT);
            new WholeJob(desk, Clock.systemUTC()).run(Progress.SILENT);
            JobSummary last = new WholeJob(desk, Clock.systemUTC()).run(Progress.SILENT);
            assertThat(last.certificateComplete()).isTrue();
            assertThat(last.written()).as("nothing is left to write").isZero();
            assertThat(desk.audit().verify().problems()).isEmpty();
            return Rows.of(desk.database());
        }
    }

    private static void makeFields(Path settings) {
        try (Desk desk = desk(settings)) {
            Setup setup = new Setup(desk.site(), desk.settings().writeBack().fields(), List.of());
            setup.apply(setup.plan());
        }
    }

    private static Desk desk(Path settings) {
        return Desk.open(new SettingsFile(Map.of(), ZoneOffset.UTC).read(settings), Clock.systemUTC());
    }

    private Process start(Path settings) throws IOException {
        return new ProcessBuilder(Node.command("run", "--once", "--config", settings.toString()))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("process.log").toFile())
                .start();
    }

    private Path settings(String home, String jira) throws IOException {
        return Files.writeString(folder.resolve(home + ".yml"), """
                zone: Asia/Shanghai
                home: %s
                jira: {url: '%s', deployment: cloud, email: admin@example.com, token: admin-token}
                fields: {customer: Customer, channel: Channel, product: Product}
                sync: {batchSize: 20}
                writeBack: {fields: {topic: false}}
                limits: {timeout: 3s}
                """.formatted(home, jira));
    }
}
