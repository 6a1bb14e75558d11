package dev.deskpulse.plugin.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskpulse.fixtures.FakeJira;
import dev.deskpulse.fixtures.FakeJiraOptions;
import dev.deskpulse.fixtures.openapi.CheckedBySpecs;
import dev.deskpulse.fixtures.scenario.RetailScenario;
import dev.deskpulse.fixtures.scenario.RetailSite;
import dev.deskpulse.fixtures.scenario.ScenarioOptions;
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
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole job over the same site with its store in a file and on a server. */
class EitherStoreTest {
    private static final int TICKETS = 150;
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-10T04:00:00Z"), ZoneOffset.UTC);

    @TempDir
    Path folder;

    private record Outcome(JobSummary summary, JobSummary again, Map<String, List<String>> rows) {}

    @Test
    void theWholeJobLeavesTheSameInAFileAndOnAServer() throws IOException {
        try (PostgresServer server = PostgresServer.start()) {
            Outcome file = run("");
            // the key stays, for pseudonyms; the log of the other store begins anew
            Files.delete(folder.resolve("home/audit.head"));
            Outcome onServer = run(server.section("one"));

            assertThat(file.summary().tickets()).isEqualTo(TICKETS);
            assertThat(file.summary().written()).isPositive();
            assertThat(onServer.summary().written()).isEqualTo(file.summary().written());
            assertThat(onServer.summary().findings()).isEqualTo(file.summary().findings());
            assertThat(onServer.again().written()).isZero();
            assertThat(Rows.differences(file.rows(), onServer.rows())).isEmpty();
            assertThat(file.rows().get("tickets")).hasSize(TICKETS);
        }
    }

    private Outcome run(String store) throws IOException {
        FakeSite site = StandardSite.create(NOON);
        RetailSite.load(
                site,
                new RetailScenario(
                        ScenarioOptions.retail(LocalDate.of(2026, 11, 10)).withTickets(TICKETS)),
                ticket -> {});
        try (FakeJira jira = FakeJira.start(
                site, FakeJiraOptions.DEFAULT.withFilter(CheckedBySpecs.shared().filter()))) {
            Path settings = Files.writeString(folder.resolve("deskpulse.yml"), """
                    zone: Asia/Shanghai
                    home: home
                    jira: {url: '%s', deployment: cloud, email: admin@example.com, token: admin-token}
                    fields: {customer: Customer, channel: Channel, product: Product}
                    %s
                    """.formatted(jira.baseUrl(), store));
            try (Desk desk = Desk.open(new SettingsFile(Map.of(), ZoneOffset.UTC).read(settings), NOON)) {
                Setup setup = new Setup(desk.site(), desk.settings().writeBack().fields(), List.of());
                setup.apply(setup.plan());
                JobSummary summary = new WholeJob(desk, NOON).run(Progress.SILENT);
                JobSummary again = new WholeJob(desk, NOON).run(Progress.SILENT);
                return new Outcome(summary, again, Rows.of(desk.database()));
            }
        }
    }
}
