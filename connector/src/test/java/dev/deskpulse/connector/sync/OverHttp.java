package dev.deskpulse.connector.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskpulse.connector.jira.JiraSite;
import dev.deskpulse.connector.jira.cloud.CloudSite;
import dev.deskpulse.connector.jira.datacenter.DataCenterSite;
import dev.deskpulse.connector.jira.http.HttpSettings;
import dev.deskpulse.connector.jira.http.JiraHttp;
import dev.deskpulse.connector.jira.http.Secret;
import dev.deskpulse.connector.jira.http.SignIn;
import dev.deskpulse.connector.jira.http.SiteAccess;
import dev.deskpulse.connector.jira.http.Timing;
import dev.deskpulse.connector.store.Database;
import dev.deskpulse.connector.store.JdbcTicketStore;
import dev.deskpulse.connector.store.TicketStore;
import dev.deskpulse.fixtures.site.FakeComment;
import dev.deskpulse.fixtures.site.FakeHistory;
import dev.deskpulse.fixtures.site.FakeIssue;
import dev.deskpulse.fixtures.site.FakeIssueBuilder;
import dev.deskpulse.fixtures.site.FakeProject;
import dev.deskpulse.fixtures.site.FakeSite;
import dev.deskpulse.fixtures.site.FakeUser;
import dev.deskpulse.fixtures.site.StandardSite;
import dev.deskpulse.progress.Progress;
import dev.deskpulse.ticket.SourceId;
import dev.deskpulse.ticket.Ticket;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;

/** The real parts: Cloud over HTTP into DuckDB, against a fake site in full. */
final class OverHttp {
    static final SourceId SOURCE = new SourceId("cloud");
    private static final Instant LONG_AGO = Instant.parse("2026-01-05T02:00:00Z");

    private OverHttp() {}

    static CloudSite cloud(String url, Timing timing) {
        SiteAccess access = new SiteAccess(
                URI.create(url), new SignIn.CloudBasic(StandardSite.ADMIN_EMAIL, Secret.of(StandardSite.ADMIN_TOKEN)));
        return new CloudSite(new JiraHttp(access, HttpSettings.CLOUD, timing), 4);
    }

    static DataCenterSite dataCenter(String url, Timing timing) {
        SiteAccess access =
                new SiteAccess(URI.create(url), new SignIn.PersonalToken(Secret.of(StandardSite.ADMIN_PAT)));
        return new DataCenterSite(new JiraHttp(access, HttpSettings.DATA_CENTER, timing), 4);
    }

    static CompletenessCertificate sync(JiraSite site, Database database, int batchSize, RunOptions options) {
        InstantSource clock = InstantSource.fixed(LONG_AGO);
        return new SyncEngine(
                        site,
                        JdbcTicketStore.in(database, clock),
                        JdbcSyncJournal.in(database, clock),
                        SyncSettings.of(SOURCE).withBatchSize(batchSize),
                        clock)
                .run(options, Progress.SILENT);
    }

    /** Two projects with issues whose comments and history are longer than a site embeds. */
    static FakeSite helpDesk(Clock clock, String zone, int issues) {
        FakeSite site = StandardSite.create(clock)
                .addProject(FakeProject.serviceDesk("10000", "HD", "Help desk"))
                .addProject(FakeProject.software("10001", "OPS", "Operations"))
                .addUser(FakeUser.person(StandardSite.ADMIN, "Administrator").withTimeZone(zone))
                .addUser(FakeUser.person("ann", "Ann Agent"))
                .addUser(FakeUser.customer("kim", "Kim 客户"));
        for (int i = 0; i < issues; i++) {
            site.addIssue(issue(i));
        }
        return site;
    }

    private static FakeIssue issue(int number) {
        Instant at = LONG_AGO.plusSeconds(60L * number);
        FakeIssueBuilder issue = FakeIssue.in(number % 5 == 0 ? "OPS" : "HD", at)
                .summary("包裹 " + number)
                .description("没有收到包裹\n\nWhere is it?")
                .reporter("kim")
                .assignee("ann");
        for (int i = 0; i < (number % 17 == 0 ? 45 : number % 4); i++) {
            issue.comment(FakeComment.of(i % 2 == 0 ? "ann" : "kim", at.plusSeconds(i), "comment " + i));
            issue.history(
                    FakeHistory.statusChange("ann", at.plusSeconds(i), StandardSite.OPEN, StandardSite.IN_PROGRESS));
        }
        return issue.updated(at.plusSeconds(50)).build();
    }

    static Map<String, Ticket> tickets(Database database) {
        Map<String, Ticket> tickets = new TreeMap<>();
        store(database)
                .forEach(
                        Instant.MIN,
                        100,
                        batch -> batch.forEach(ticket -> tickets.put(ticket.id().nativeId(), ticket)));
        return tickets;
    }

    static TicketStore store(Database database) {
        return JdbcTicketStore.in(database, InstantSource.fixed(LONG_AGO));
    }

    /** Every issue of the site, and no other, is stored as the site has it. */
    static void assertStored(FakeSite site, Database database) {
        Map<String, Ticket> tickets = tickets(database);
        assertThat(tickets)
                .containsOnlyKeys(site.issues().stream()
                        .map(issue -> String.valueOf(issue.id()))
                        .toList());
        for (FakeIssue issue : site.issues()) {
            Ticket ticket = tickets.getOrDefault(
                    String.valueOf(issue.id()), tickets.values().iterator().next());
            assertThat(ticket.key().value()).isEqualTo(issue.key());
            assertThat(ticket.project()).isEqualTo(issue.project());
            assertThat(ticket.summary())
                    .as(issue.key())
                    .isEqualTo(issue.summary().strip());
            assertThat(ticket.lifecycle().updated()).as(issue.key()).isEqualTo(issue.updated());
            assertThat(ticket.messages()).as(issue.key()).hasSameSizeAs(issue.comments());
            assertThat(ticket.history())
                    .as(issue.key())
                    .hasSize(issue.history().stream()
                            .mapToInt(entry -> entry.items().size())
                            .sum());
        }
    }
}
