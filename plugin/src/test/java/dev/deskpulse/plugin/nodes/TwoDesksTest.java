package dev.deskpulse.plugin.nodes;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.deskpulse.connector.sync.RunOptions;
import dev.deskpulse.fixtures.FakeJira;
import dev.deskpulse.fixtures.FakeJiraOptions;
import dev.deskpulse.fixtures.scenario.RetailScenario;
import dev.deskpulse.fixtures.scenario.RetailSite;
import dev.deskpulse.fixtures.scenario.ScenarioOptions;
import dev.deskpulse.fixtures.site.FakeSite;
import dev.deskpulse.fixtures.site.StandardSite;
import dev.deskpulse.plugin.app.Desk;
import dev.deskpulse.plugin.settings.SettingsFile;
import dev.deskpulse.progress.Progress;
import dev.deskpulse.scheduler.audit.Actor;
import dev.deskpulse.scheduler.audit.AuditAction;
import dev.deskpulse.scheduler.audit.AuditOutcome;
import dev.deskpulse.ticket.Ticket;
import dev.deskpulse.ticket.TicketKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is done at one of two processes that share a store and a home, as the other one sees it. */
class TwoDesksTest {
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-10T04:00:00Z"), ZoneOffset.UTC);

    @TempDir
    Path folder;

    private FakeSite site;
    private PostgresServer server;
    private FakeJira jira;
    private Path settings;
    private Desk one;
    private Desk other;

    @BeforeEach
    void open() throws IOException {
        site = StandardSite.create(NOON);
        RetailSite.load(
                site,
                new RetailScenario(
                        ScenarioOptions.retail(LocalDate.of(2026, 11, 10)).withTickets(100)),
                ticket -> {});
        jira = FakeJira.start(site, FakeJiraOptions.DEFAULT);
        server = PostgresServer.start();
        settings = Files.writeString(
                folder.resolve("deskpulse.yml"), """
                zone: Asia/Shanghai
                home: home
                jira: {url: '%s', deployment: cloud, email: admin@example.com, token: admin-token}
                privacy: {mask: {name: false}}
                %s
                """.formatted(jira.baseUrl(), server.section("one")));
        one = desk();
        other = desk();
    }

    private Desk desk() {
        return Desk.open(new SettingsFile(Map.of(), ZoneOffset.UTC).read(settings), NOON);
    }

    @AfterEach
    void close() {
        one.close();
        other.close();
        jira.close();
        server.close();
    }

    @Test
    void settingsThatAreSavedAtOneCountAtTheOtherWithinSeconds() throws IOException {
        assertThat(other.settings().rivals()).isEmpty();
        Files.writeString(settings, Files.readString(settings) + "rivals: [Bluefin]\n");
        for (int i = 0; i < 40 && other.settings().rivals().isEmpty(); i++) {
            server.rows("SELECT pg_sleep(0.25)");
        }
        assertThat(other.settings().rivals()).containsExactly("Bluefin");
    }

    @Test
    void settingsThatCannotBeReadLeaveThoseBeforeInForce() throws IOException {
        String good = Files.readString(settings);
        Files.writeString(settings, "rivals: [unfinished");
        for (int i = 0; i < 12; i++) {
            assertThat(other.settings().rivals()).isEmpty();
            server.rows("SELECT pg_sleep(0.25)");
        }
        Files.writeString(settings, good + "rivals: [Bluefin]\n");
        for (int i = 0; i < 40 && other.settings().rivals().isEmpty(); i++) {
            server.rows("SELECT pg_sleep(0.25)");
        }
        assertThat(other.settings().rivals()).containsExactly("Bluefin");
    }

    @Test
    void whoWasErasedAtOneStaysErasedWhenTheOtherReadsTheSiteAgain() {
        one.sync(RunOptions.USUAL, Progress.SILENT);
        Ticket ticket = one.tickets().findByKey(new TicketKey("HD-1")).orElseThrow();
        String account = requireNonNull(ticket.parties().reporter()).value();
        one.erase(Actor.SCHEDULE, account, List.of());
        site.edits()
                .setField(
                        site.issue("HD-1").orElseThrow().id(),
                        StandardSite.ADMIN,
                        "summary",
                        TextNode.valueOf("Now " + account + " asks again"));

        assertThat(other.sync(RunOptions.USUAL, Progress.SILENT).fetched()).isPositive();

        assertThat(other.tickets()
                        .findByKey(new TicketKey("HD-1"))
                        .orElseThrow()
                        .toString())
                .contains("updated=" + NOON.instant())
                .doesNotContain(account);
    }

    @Test
    void theAuditLogIsOneChainWhoeverAddsToIt() {
        for (int i = 0; i < 5; i++) {
            one.audit().add(Actor.SCHEDULE, AuditAction.ADMIN, "one", "", AuditOutcome.DONE);
            other.audit().add(Actor.SCHEDULE, AuditAction.ADMIN, "other", "", AuditOutcome.DONE);
        }
        assertThat(one.audit().verify().problems()).isEmpty();
        assertThat(other.audit().verify().problems()).isEmpty();
        try (Desk later = desk()) {
            assertThat(later.audit().verify().problems()).isEmpty();
        }
    }
}
