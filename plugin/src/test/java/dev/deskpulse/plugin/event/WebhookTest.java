package dev.deskpulse.plugin.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.deskpulse.connector.sync.CompletenessCertificate;
import dev.deskpulse.connector.sync.JdbcSyncJournal;
import dev.deskpulse.connector.sync.RunOptions;
import dev.deskpulse.connector.sync.SyncJournal;
import dev.deskpulse.fixtures.FakeJira;
import dev.deskpulse.fixtures.FakeJiraOptions;
import dev.deskpulse.fixtures.openapi.CheckedBySpecs;
import dev.deskpulse.fixtures.scenario.RetailScenario;
import dev.deskpulse.fixtures.scenario.RetailSite;
import dev.deskpulse.fixtures.scenario.ScenarioOptions;
import dev.deskpulse.fixtures.site.FakeIssue;
import dev.deskpulse.fixtures.site.FakeSite;
import dev.deskpulse.fixtures.site.StandardSite;
import dev.deskpulse.plugin.app.Desk;
import dev.deskpulse.plugin.app.LocalService;
import dev.deskpulse.plugin.app.WholeJob;
import dev.deskpulse.plugin.audit.Refusals;
import dev.deskpulse.plugin.settings.SettingsFile;
import dev.deskpulse.progress.Progress;
import dev.deskpulse.scheduler.audit.AuditAction;
import dev.deskpulse.scheduler.audit.AuditQuery;
import dev.deskpulse.scheduler.text.Sentiment;
import dev.deskpulse.scheduler.text.TagStore;
import dev.deskpulse.ticket.TicketKey;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The port that Jira's webhooks come to, as our Jira sends them and as others would like to. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WebhookTest {
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-10T04:00:00Z"), ZoneOffset.UTC);
    private static final String SECRET = "a-secret-that-jira-knows";
    private static final String EXPLANATION = "/properties/deskpulse";

    private final FakeSite site = StandardSite.create(NOON);
    private final BlockingQueue<String> written = new LinkedBlockingQueue<>();
    private final HttpClient http = HttpClient.newHttpClient();
    private volatile Fetching onFetch = () -> {};
    private FakeJira jira;
    private Desk desk;
    private LocalService service;

    /** What happens before the site shows issues. */
    private interface Fetching {
        void run() throws Exception;
    }

    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
        RetailSite.load(
                site,
                new RetailScenario(
                        ScenarioOptions.retail(LocalDate.of(2026, 11, 10)).withTickets(100)),
                ticket -> {});
        jira = FakeJira.start(
                site,
                FakeJiraOptions.DEFAULT
                        .withFilter((request, next) -> {
                            if (request.path().endsWith("/issue/bulkfetch")) {
                                fetching();
                            }
                            var answer = next.handle(request);
                            if (!request.method().equals("GET")) {
                                written.add(request.path());
                            }
                            return answer;
                        })
                        .withFilter(CheckedBySpecs.shared().filter()));
        Path file = Files.writeString(folder.resolve("deskpulse.yml"), """
                zone: Asia/Shanghai
                jira: {url: '%s', deployment: cloud, email: admin@example.com, token: admin-token}
                fields: {customer: Customer, channel: Channel, product: Product}
                web: {port: 0}
                webhook: {secret: %s, port: 0}
                sync: {batchSize: 10}
                schedules: {sync: '0 0 0 1 1 ?', census: '0 0 0 1 1 ?', analysis: '0 0 0 1 1 ?', writeBack: '0 0 0 1 1 ?'}
                """.formatted(jira.baseUrl(), SECRET));
        desk = Desk.open(new SettingsFile(Map.of(), ZoneOffset.UTC).read(file), NOON);
        new WholeJob(desk, NOON).run(Progress.SILENT);
        service = new LocalService(desk, NOON);
        written.clear();
        service.start();
    }

    @AfterAll
    void stop() {
        service.close();
        desk.close();
        jira.close();
    }

    @Test
    void aTicketThatJiraTellsOfHasItsTagsWithoutAnySchedule() throws Exception {
        FakeIssue issue = issue("HD-11");
        says(issue, "Furious: third time my order is lost, refund now!");

        assertThat(tells("jira:issue_updated", issue).statusCode()).isEqualTo(204);

        awaitsExplanation(issue);
        var ticket = desk.tickets().findByKey(new TicketKey("HD-11")).orElseThrow();
        assertThat(ticket.summary()).startsWith("Furious");
        assertThat(TagStore.in(desk.database())
                        .find(ticket.id())
                        .orElseThrow()
                        .sentiment()
                        .label())
                .isEqualTo(Sentiment.Label.NEGATIVE);
    }

    @Test
    void aTicketThatJiraTellsOfWhileASyncIsUnderWayHasItsTagsBeforeTheSyncEnds() throws Exception {
        List<FakeIssue> issues = List.copyOf(site.issues());
        issues.subList(30, 90).forEach(issue -> says(issue, "Is there any news of " + issue.key() + "?"));
        FakeIssue told = issues.get(95);
        SyncJournal journal = JdbcSyncJournal.in(desk.database(), NOON);
        AtomicInteger fetches = new AtomicInteger();
        AtomicBoolean hadItsTags = new AtomicBoolean();
        onFetch = () -> {
            switch (fetches.incrementAndGet()) {
                case 1 -> {
                    says(told, "Furious: third time my order is lost, refund now!");
                    tells("jira:issue_updated", told);
                    while (journal.told(desk.settings().jira().source()).isEmpty()) {
                        TimeUnit.MILLISECONDS.sleep(10);
                    }
                }
                case 4 -> {
                    awaitsExplanation(told);
                    hadItsTags.set(true);
                }
                default -> {}
            }
        };

        CompletenessCertificate certificate = desk.sync(RunOptions.USUAL, Progress.SILENT);
        onFetch = () -> {};

        assertThat(fetches.get()).isGreaterThan(4);
        assertThat(hadItsTags).isTrue();
        assertThat(certificate.complete()).isTrue();
    }

    @Test
    void theSyncAfterwardsFindsNothingLeftToReadAndItsCertificateIsComplete() throws Exception {
        FakeIssue issue = issue("HD-12");
        says(issue, "This is terrible, worst shop ever, I want my money back");
        tells("comment_created", issue);
        awaitsExplanation(issue);

        CompletenessCertificate certificate = desk.sync(RunOptions.WITH_CENSUS, Progress.SILENT);

        assertThat(certificate.complete()).isTrue();
        assertThat(certificate.setAside()).isEmpty();
    }

    @Test
    void eventsThatComeTwiceAndInTheWrongOrderLeaveWhatTheSiteHolds() throws Exception {
        FakeIssue deleted = issue("HD-21");
        FakeIssue changed = issue("HD-22");
        says(changed, "Unbelievable, nobody answers, I am so angry");
        site.deleteIssue(deleted.id());

        tells("jira:issue_deleted", deleted);
        tells("jira:issue_updated", changed);
        tells("jira:issue_updated", deleted);
        tells("jira:issue_created", deleted);
        tells("jira:issue_created", changed);
        awaitsExplanation(changed);

        desk.sync(RunOptions.USUAL, Progress.SILENT);
        assertThat(desk.tickets().findByKey(new TicketKey("HD-21"))).isEmpty();
        assertThat(desk.tickets()
                        .findByKey(new TicketKey("HD-22"))
                        .orElseThrow()
                        .summary())
                .startsWith("Unbelievable");
    }

    @Test
    void whoDoesNotKnowTheSecretTellsNothing() throws Exception {
        FakeIssue issue = issue("HD-14");
        says(issue, "Strangers have no say in when this is read");
        String body = body("jira:issue_updated", issue);
        String other = HubSignature.of("another-secret-of-16").of(bytes(body));
        for (String signature :
                List.of("", "sha256=", other, signed(body + " "), signed(body).toUpperCase(Locale.ROOT), "sha1=00")) {
            HttpResponse<String> answer =
                    post(body, signature, UUID.randomUUID().toString());
            assertThat(answer.statusCode()).as(signature).isEqualTo(401);
            assertThat(answer.body()).doesNotContain(SECRET, "HD-14");
        }
        FakeIssue next = issue("HD-15");
        says(next, "Terrible, terrible, terrible");
        tells("jira:issue_updated", next);
        awaitsExplanation(next);
        assertThat(desk.tickets()
                        .findByKey(new TicketKey("HD-14"))
                        .orElseThrow()
                        .summary())
                .as("read by nobody's leave")
                .doesNotStartWith("Strangers");
        assertThat(desk.audit().find(AuditQuery.latest(AuditAction.REFUSED, 100)))
                .anyMatch(entry -> entry.event().target().equals("POST /webhook")
                        && entry.event().detail().equals("401"));
    }

    @Test
    void whatIsNoIssueIsTakenAndWhatIsNoJsonOrTooLargeIsRefused() throws Exception {
        for (String body : List.of(
                "{}",
                "[]",
                "null",
                "7",
                "{\"issue\":7}",
                "{\"issue\":{\"id\":{\"a\":1},\"key\":[]}}",
                "{\"issue\":{\"id\":\"1 OR 1=1\",\"key\":\"<b>\"}}")) {
            assertThat(post(body, signed(body), "").statusCode()).as(body).isEqualTo(204);
        }
        for (String body : List.of("", "no JSON", "{\"issue\":", "[".repeat(100_000))) {
            assertThat(post(body, signed(body), "").statusCode())
                    .as(body.length() + " characters")
                    .isIn(204, 400);
        }
        String large = "\"" + "x".repeat(2 << 20) + "\"";
        assertThat(post(large, signed(large), "").statusCode()).isEqualTo(413);
    }

    @Test
    void oneThatComesAgainIsTakenOnceAndOneWithoutRoomIsAskedForAgain() throws Exception {
        List<WebhookServer.Outcome> outcomes = new CopyOnWriteArrayList<>();
        try (WebhookServer server = new WebhookServer(
                "127.0.0.1",
                0,
                HubSignature.of(SECRET),
                new ToldIssues(1),
                new Refusals(desk.audit(), NOON),
                outcomes::add)) {
            server.start();
            String first = body("jira:issue_updated", issue("HD-13"));
            String second = body("jira:issue_updated", issue("HD-15"));
            assertThat(post(server.address(), first, signed(first), "a").statusCode())
                    .isEqualTo(204);
            assertThat(post(server.address(), first, signed(first), "a").statusCode())
                    .isEqualTo(204);
            for (int i = 0; i < 2; i++) {
                assertThat(post(server.address(), second, signed(second), "b").statusCode())
                        .as("one that found no room was not taken")
                        .isEqualTo(503);
            }
            assertThat(outcomes)
                    .containsExactly(
                            WebhookServer.Outcome.TAKEN,
                            WebhookServer.Outcome.REPEATED,
                            WebhookServer.Outcome.NO_ROOM,
                            WebhookServer.Outcome.NO_ROOM);
        }
    }

    @Test
    void anIssueOfWhichTheSiteKnowsNothingHarmsNothing() throws Exception {
        long tickets = desk.tickets().totals(desk.settings().jira().source()).tickets();
        String body = "{\"webhookEvent\":\"jira:issue_updated\",\"issue\":{\"id\":\"999999\",\"key\":\"HD-999999\"}}";
        assertThat(post(body, signed(body), "").statusCode()).isEqualTo(204);
        FakeIssue next = issue("HD-16");
        says(next, "Awful service, I hate it");
        tells("jira:issue_updated", next);
        awaitsExplanation(next);
        assertThat(desk.tickets().totals(desk.settings().jira().source()).tickets())
                .isLessThanOrEqualTo(tickets);
        assertThat(desk.sync(RunOptions.USUAL, Progress.SILENT).gaps()).isEmpty();
    }

    private void fetching() {
        try {
            onFetch.run();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private FakeIssue issue(String key) {
        return site.issue(key).orElseThrow();
    }

    private void says(FakeIssue issue, String summary) {
        site.edits().setField(issue.id(), StandardSite.ADMIN, "summary", TextNode.valueOf(summary));
    }

    private HttpResponse<String> tells(String event, FakeIssue issue) throws Exception {
        String body = body(event, issue);
        return post(body, signed(body), UUID.randomUUID().toString());
    }

    private static String body(String event, FakeIssue issue) {
        return "{\"timestamp\":1762747200000,\"webhookEvent\":\"%s\",\"issue\":{\"id\":\"%d\",\"key\":\"%s\",\"fields\":{}}}"
                .formatted(event, issue.id(), issue.key());
    }

    private static String signed(String body) {
        return HubSignature.of(SECRET).of(bytes(body));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private HttpResponse<String> post(String body, String signature, String identifier) throws Exception {
        return post(service.webhookAddress().orElseThrow(), body, signature, identifier);
    }

    private HttpResponse<String> post(URI address, String body, String signature, String identifier) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (!signature.isEmpty()) {
            request.header("X-Hub-Signature", signature);
        }
        if (!identifier.isEmpty()) {
            request.header("X-Atlassian-Webhook-Identifier", identifier);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** Waits until a ticket's explanation is written anew, which is the last step that an event leads to. */
    private void awaitsExplanation(FakeIssue issue) throws InterruptedException {
        String path = "";
        while (path != null && !path.endsWith("/issue/" + issue.id() + EXPLANATION)) {
            path = written.poll(60, TimeUnit.SECONDS);
        }
        assertThat(path).as("the explanation is written anew").isNotNull();
    }
}
