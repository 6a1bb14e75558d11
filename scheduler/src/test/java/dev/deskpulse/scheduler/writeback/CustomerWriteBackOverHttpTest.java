package dev.deskpulse.scheduler.writeback;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.deskpulse.connector.jira.JiraSite;
import dev.deskpulse.connector.jira.datacenter.DataCenterSite;
import dev.deskpulse.connector.jira.http.HttpSettings;
import dev.deskpulse.connector.jira.http.JiraHttp;
import dev.deskpulse.connector.jira.http.Secret;
import dev.deskpulse.connector.jira.http.SignIn;
import dev.deskpulse.connector.jira.http.SiteAccess;
import dev.deskpulse.connector.jira.http.Timing;
import dev.deskpulse.connector.sync.JdbcSyncJournal;
import dev.deskpulse.connector.sync.RunOptions;
import dev.deskpulse.connector.sync.SyncEngine;
import dev.deskpulse.connector.sync.SyncSettings;
import dev.deskpulse.fixtures.FakeJira;
import dev.deskpulse.fixtures.FakeJiraOptions;
import dev.deskpulse.fixtures.RecordedRequest;
import dev.deskpulse.fixtures.openapi.CheckedBySpecs;
import dev.deskpulse.fixtures.site.FakeComment;
import dev.deskpulse.fixtures.site.FakeIssue;
import dev.deskpulse.fixtures.site.FakeProject;
import dev.deskpulse.fixtures.site.FakeSite;
import dev.deskpulse.fixtures.site.FakeUser;
import dev.deskpulse.fixtures.site.StandardSite;
import dev.deskpulse.progress.Progress;
import dev.deskpulse.scheduler.FakeCloudSite;
import dev.deskpulse.scheduler.customer.RiskLevel;
import dev.deskpulse.ticket.TicketId;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is known of customers on its way over the wire, to both kinds of Jira; each request and answer is checked. */
class CustomerWriteBackOverHttpTest {
    private static final Instant NOW = Instant.parse("2026-05-02T12:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    private enum Flavour {
        CLOUD {
            @Override
            JiraSite open(FakeJira jira) {
                return FakeCloudSite.of(jira);
            }
        },
        DATA_CENTER {
            @Override
            JiraSite open(FakeJira jira) {
                SignIn signIn = new SignIn.PersonalToken(Secret.of(StandardSite.ADMIN_PAT));
                SiteAccess access = new SiteAccess(URI.create(jira.baseUrl()), signIn);
                return new DataCenterSite(
                        new JiraHttp(access, HttpSettings.DATA_CENTER, Timing.system(Clock.systemUTC())), 4);
            }
        };

        abstract JiraSite open(FakeJira jira);
    }

    @RegisterExtension
    final CheckedBySpecs specs = CheckedBySpecs.shared();

    private final FakeSite fake = StandardSite.create(CLOCK)
            .addProject(FakeProject.serviceDesk("10000", "HD", "Help desk"))
            .addUser(FakeUser.person("ann", "Ann"))
            .addUser(FakeUser.customer("kim", "Kim 客户"))
            .addUser(FakeUser.customer("lee", "Lee"));
    private final FakeJira jira = FakeJira.start(fake, FakeJiraOptions.DEFAULT.withFilter(specs.filter()));

    /** The test has one alone, of either kind. */
    private JiraSite site = FakeCloudSite.of(jira);

    private Desk desk = new Desk(site);

    @BeforeEach
    void tickets() {
        add("kim", "杯子碎了");
        add("lee", "An invoice, please");
    }

    private void add(String customer, String summary) {
        fake.addIssue(FakeIssue.in("HD", NOW.minus(Duration.ofHours(5)))
                .summary(summary)
                .description("Please help")
                .reporter(customer)
                .build());
    }

    @AfterEach
    void close() {
        desk.close();
        site.close();
        jira.close();
    }

    private void synced(Flavour flavour) {
        WriteBackOverHttpTest.fieldsOn(fake, flavour == Flavour.CLOUD);
        site.close();
        desk.close();
        site = flavour.open(jira);
        desk = new Desk(site);
        sync();
    }

    private void sync() {
        SyncSettings usual = SyncSettings.of(Desk.SITE);
        SyncSettings settings = new SyncSettings(
                Desk.SITE,
                List.of(),
                usual.mapping(),
                DeskpulseField.names(),
                usual.automation(),
                "",
                SyncSettings.DEFAULT_OVERLAP,
                SyncSettings.DEFAULT_BATCH_SIZE,
                usual.census());
        new SyncEngine(site, desk.tickets, JdbcSyncJournal.in(desk.database, CLOCK), settings, CLOCK)
                .run(RunOptions.USUAL, Progress.SILENT);
        desk.holding();
    }

    private FakeIssue of(String customer) {
        return fake.issues().stream()
                .filter(issue -> customer.equals(issue.reporter()))
                .findFirst()
                .orElseThrow();
    }

    private void wanting(RiskLevel risk, long repeats, boolean fields, boolean notes) {
        TicketId ticket = Desk.id(Math.toIntExact(of("kim").id()));
        String customer = desk.tickets.find(ticket).orElseThrow().parties().customer();
        desk.wanting(CustomerWishes.of(
                CustomerWriteBackTest.book(Objects.requireNonNull(customer), risk, repeats),
                fields,
                notes,
                one -> List.of(ticket)));
    }

    private JsonNode value(String customer, DeskpulseField field) {
        String id = fake.catalogue().fields().stream()
                .filter(one -> one.name().equals(field.fieldName()))
                .findFirst()
                .orElseThrow()
                .id();
        return of(customer).fields().getOrDefault(id, JsonNodeFactory.instance.nullNode());
    }

    /** What the portal shows whoever asked. */
    private JsonNode shownToTheCustomer() throws IOException, InterruptedException {
        HttpRequest asked = HttpRequest.newBuilder(URI.create(jira.baseUrl() + "/rest/servicedeskapi/request/"
                        + of("kim").id() + "/comment?public=true&internal=false"))
                .header("Authorization", "Bearer " + StandardSite.ADMIN_PAT)
                .header("Accept", "application/json")
                .build();
        HttpResponse<String> answer = HttpClient.newHttpClient().send(asked, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        return new ObjectMapper().readTree(answer.body()).get("values");
    }

    @ParameterizedTest
    @EnumSource
    void nothingOfCustomersIsSentUnlessItIsWanted(Flavour flavour) {
        synced(flavour);
        wanting(RiskLevel.HIGH, 1, false, false);

        desk.writeBack();

        assertThat(value("kim", DeskpulseField.CHURN_RISK).isNull()).isTrue();
        assertThat(value("kim", DeskpulseField.CUSTOMER_SEGMENT).isNull()).isTrue();
        assertThat(of("kim").comments()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void riskAndSegmentStandInTheTicketWithANoteThatCustomersDoNotSee(Flavour flavour) throws Exception {
        synced(flavour);
        wanting(RiskLevel.HIGH, 1, true, true);

        assertThat(desk.writeBack().messages()).isEmpty();

        JsonNode risk = value("kim", DeskpulseField.CHURN_RISK);
        assertThat(flavour == Flavour.CLOUD ? risk.path("value").asText() : risk.asText())
                .isEqualTo("High");
        assertThat(value("kim", DeskpulseField.CUSTOMER_SEGMENT).asText()).isEqualTo("unhappy, complains");
        assertThat(value("lee", DeskpulseField.CHURN_RISK).isNull()).isTrue();
        assertThat(of("kim").comments()).singleElement().satisfies(note -> {
            assertThat(note.internal()).isTrue();
            assertThat(note.body().toString())
                    .contains("high risk of leaving", "流失风险高", "Came again")
                    .doesNotContain("Kim");
        });
        assertThat(shownToTheCustomer()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void theNoteIsNeverDoubledButEditedWhereItsReasonsChange(Flavour flavour) {
        synced(flavour);
        wanting(RiskLevel.HIGH, 1, true, true);
        desk.writeBack();
        jira.resetRequests();

        wanting(RiskLevel.HIGH, 4, true, true);
        desk.writeBack();
        assertThat(jira.requests()).isEmpty();

        sync();
        jira.resetRequests();
        wanting(RiskLevel.HIGH, 0, true, true);
        desk.writeBack();

        assertThat(jira.writes()).extracting(RecordedRequest::method).containsExactly("PUT");
        assertThat(of("kim").comments()).singleElement().satisfies(note -> {
            assertThat(note.internal()).isTrue();
            assertThat(note.body().toString()).doesNotContain("Came again");
        });
    }

    @ParameterizedTest
    @EnumSource
    void anUndoTakesFieldsAndNoteBack(Flavour flavour) {
        synced(flavour);
        wanting(RiskLevel.HIGH, 1, true, true);
        String run = desk.writeBack().run().orElseThrow();

        assertThat(desk.undo(run).messages()).isEmpty();

        assertThat(value("kim", DeskpulseField.CHURN_RISK).isNull()).isTrue();
        assertThat(value("kim", DeskpulseField.CUSTOMER_SEGMENT).isNull()).isTrue();
        assertThat(of("kim").comments()).extracting(FakeComment::internal).isEmpty();
    }
}
