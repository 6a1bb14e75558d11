package dev.deskpulse.connector.jira.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import dev.deskpulse.connector.jira.JiraException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JiraHttpTest {
    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");
    private static final JiraCall MYSELF = JiraCall.get("/rest/api/3/myself");
    private static final JiraCall COMMENT = JiraCall.post("/rest/api/3/issue/{issue}/comment", "10001")
            .body(JsonNodeFactory.instance.objectNode().put("body", "机密 secret text"));

    private final WireMockServer server =
            new WireMockServer(WireMockConfiguration.options().dynamicPort());
    private final VirtualTime time = new VirtualTime(START);
    private JiraHttp http;

    @BeforeEach
    void start() {
        server.start();
        http = http(URI.create(server.baseUrl()), HttpSettings.CLOUD);
    }

    @AfterEach
    void stop() {
        http.close();
        server.stop();
    }

    private JiraHttp http(URI site, HttpSettings settings) {
        return new JiraHttp(
                new SiteAccess(site, new SignIn.CloudBasic("ana@example.com", Secret.of("t0p-secret"))),
                settings,
                time);
    }

    @Test
    void signsInAndReadsTheAnswer() {
        answers(okJson("{\"accountId\":\"acc-1\"}"));

        assertThat(http.json(MYSELF).path("accountId").asText()).isEqualTo("acc-1");
        server.verify(getRequestedFor(anyUrl())
                .withHeader("Authorization", equalTo("Basic YW5hQGV4YW1wbGUuY29tOnQwcC1zZWNyZXQ=")));
        assertThat(http.statistics())
                .isEqualTo(new HttpStatistics(1, 0, 0, Duration.ZERO, Duration.ZERO, Map.of(MYSELF.endpoint(), 1L)));
    }

    @Test
    void valuesAreEscapedInPathAndQuery() {
        answers(okJson("{}"));

        http.json(JiraCall.get("/rest/api/3/issue/{issue}/properties/{key}", "10/1", "a b?c")
                .query("q", "x&y=客服"));

        assertThat(server.getAllServeEvents().get(0).getRequest().getUrl())
                .isEqualTo("/rest/api/3/issue/10%2F1/properties/a%20b%3Fc?q=x%26y%3D%E5%AE%A2%E6%9C%8D");
    }

    @ParameterizedTest
    @ValueSource(strings = {"..", ".", "%2e%2E", ""})
    void aPathValueCannotClimbToAnotherPath(String value) {
        assertThatThrownBy(() -> http.json(JiraCall.get("/rest/api/3/issue/{issue}", value)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void obeysRetryAfterAndSucceeds() {
        answers(status(429).withHeader("Retry-After", "3").withHeader("RateLimit-Reason", "jira-burst-based"), ok());

        http.json(MYSELF);

        assertThat(time.passed()).isBetween(Duration.ofSeconds(3), Duration.ofSeconds(4));
        assertThat(http.statistics().throttled()).isEqualTo(1);
        assertThat(http.statistics().retried()).isEqualTo(1);
    }

    @Test
    void aStormOf429WithoutRetryAfterIsSurvivedWithGrowingWaits() {
        ResponseDefinitionBuilder bare = status(429).withHeader("X-RateLimit-Remaining", "0");
        answers(bare, bare, bare, bare, bare, bare, bare, bare, ok());

        http.json(MYSELF);

        assertThat(http.statistics().throttled()).isEqualTo(8);
        List<Duration> sleeps = time.sleeps();
        assertThat(sleeps.get(sleeps.size() - 1)).isGreaterThan(sleeps.get(0).multipliedBy(20));
    }

    @Test
    void aStormThatNeverEndsIsGivenUpInBoundedTime() {
        answers(status(429));

        assertThatThrownBy(() -> http.json(MYSELF))
                .isInstanceOf(JiraException.Unavailable.class)
                .hasMessageContaining("429 from " + server.baseUrl() + "/rest/api/3/myself");
        assertThat(time.passed()).isLessThanOrEqualTo(RetrySettings.PATIENT.totalWait());
    }

    @Test
    void anHourOfWaitingIsNotSatOut() {
        answers(status(429)
                .withHeader("Retry-After", "1847")
                .withHeader("RateLimit-Reason", "jira-quota-global-based"));

        assertThatThrownBy(() -> http.json(MYSELF)).isInstanceOf(JiraException.Unavailable.class);
        assertThat(time.passed()).isZero();
        assertThat(http.statistics().requests()).isEqualTo(1);
    }

    @Test
    void aCommentIsPostedAgainOnlyWhereItWasSurelyNotCarriedOut() {
        answers(status(429).withHeader("Retry-After", "1"), status(503).withHeader("Retry-After", "1"), ok());

        http.execute(COMMENT);

        assertThat(http.statistics().requests()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 500, 502, 503, 504})
    void aCommentIsNotPostedTwiceAfterAnUnclearFailure(int status) {
        answers(status(status), ok());

        assertThatThrownBy(() -> http.execute(COMMENT))
                .isInstanceOf(JiraException.Unavailable.class)
                .hasMessageNotContaining("secret")
                .hasMessageNotContaining("机密");
        assertThat(http.statistics().requests()).isEqualTo(1);
    }

    @Test
    void aReadingPostIsRepeated() {
        answers(status(500), status(504), ok());

        http.json(JiraCall.post("/rest/api/3/search/jql").readOnly());

        assertThat(http.statistics().requests()).isEqualTo(3);
    }

    @Test
    void anAnswerThatBreaksOffIsAskedForAgain() {
        answers(
                okJson("{\"issues\":[{\"id\":\"1"),
                aResponse().withFault(Fault.MALFORMED_RESPONSE_CHUNK),
                aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER),
                okJson("{\"issues\":[]}"));

        assertThat(http.json(MYSELF).has("issues")).isTrue();
    }

    @Test
    void brokenJsonIsABadAnswerThatQuotesNothing() {
        answers(okJson("{\"summary\": Kundin wütend }"));

        assertThatThrownBy(() -> http.json(MYSELF))
                .isInstanceOf(JiraException.BadAnswer.class)
                .hasMessageContaining("/rest/api/3/myself")
                .hasMessageContaining("line 1")
                .hasMessageNotContaining("Kundin")
                .hasNoCause();
    }

    @Test
    void anAnswerThatIsTooLongIsRefused() {
        HttpSettings small = new HttpSettings(
                LimitSettings.CLOUD, RetrySettings.BRISK, Duration.ofSeconds(5), Duration.ofSeconds(5), 20_000);
        answers(okJson("[" + "\"x\",".repeat(40_000) + "1]"));

        assertThatThrownBy(() -> http(URI.create(server.baseUrl()), small).json(MYSELF))
                .isInstanceOf(JiraException.BadAnswer.class)
                .hasMessageContaining("too long");
        assertThatThrownBy(() -> http(URI.create(server.baseUrl()), small).exchange(MYSELF))
                .isInstanceOf(JiraException.BadAnswer.class);
    }

    @Test
    void deepNestingIsRefused() {
        answers(okJson("[".repeat(100_000)));

        assertThatThrownBy(() -> http.json(MYSELF))
                .isInstanceOf(JiraException.BadAnswer.class)
                .hasMessageContaining("nested too deeply");
    }

    @Test
    void aWrongTokenIsNamedWithItsMend() {
        answers(status(401).withBody("Client must be authenticated to access this resource."));

        assertThatThrownBy(() -> http.json(MYSELF))
                .isInstanceOf(JiraException.Refused.class)
                .hasMessage(
                        "401 from " + server.baseUrl() + "/rest/api/3/myself: the e-mail or API token is wrong or the"
                                + " token has expired; a scoped token works only through the gateway address");
    }

    @Test
    void refusedFieldsComeByTheirIds() {
        answers(
                status(400)
                        .withBody(
                                "{\"errorMessages\":[],\"errors\":{\"customfield_1\":\"It is not on the appropriate screen.\"}}"));

        assertThatThrownBy(() -> http.execute(JiraCall.put("/rest/api/3/issue/{issue}", "1")))
                .isInstanceOfSatisfying(JiraException.Refused.class, refused -> {
                    assertThat(refused.status()).isEqualTo(400);
                    assertThat(refused.fieldErrors())
                            .containsEntry("customfield_1", "It is not on the appropriate screen.");
                });
    }

    @Test
    void aWebPageIsToldApartFromData() {
        answers(aResponse()
                .withHeader("Content-Type", "text/html; charset=utf-8")
                .withBody("<html>Log in</html>"));
        assertThatThrownBy(() -> http.json(MYSELF))
                .isInstanceOf(JiraException.BadAnswer.class)
                .hasMessageContaining("web page");
    }

    @Test
    void aPathTooManyIsNamed() {
        answers(status(404).withHeader("Content-Type", "text/html").withBody("<html>Oops</html>"));

        assertThatThrownBy(() -> http(URI.create(server.baseUrl() + "/jira/projects"), HttpSettings.CLOUD)
                        .json(MYSELF))
                .isInstanceOf(JiraException.Refused.class)
                .hasMessageContaining("no Jira API at this address")
                .hasMessageContaining("/jira/projects");
    }

    @Test
    void credentialsDoNotFollowARedirect() {
        answers(status(302).withHeader("Location", "http://evil.example/rest/api/3/myself"));
        assertThatThrownBy(() -> http.json(MYSELF))
                .isInstanceOf(JiraException.Refused.class)
                .hasMessageContaining("another host, evil.example");
        assertThat(http.statistics().requests()).isEqualTo(1);
    }

    @Test
    void aSiteThatWantsHttpsIsNamed() {
        answers(status(301).withHeader("Location", "https://localhost/rest/api/3/myself"));
        assertThatThrownBy(() -> http.json(MYSELF)).hasMessageContaining("write https://");
    }

    @Test
    void anUnknownHostIsNamed() {
        JiraHttp elsewhere = http(URI.create("https://no-such-site.invalid"), brisk());

        assertThatThrownBy(() -> elsewhere.json(MYSELF))
                .isInstanceOf(JiraException.Unavailable.class)
                .hasMessageContaining("host no-such-site.invalid is not known");
    }

    @Test
    void aClosedPortIsNamedAndEvenAPostIsTriedAgain() {
        int port = server.port();
        server.stop();

        assertThatThrownBy(() ->
                        http(URI.create("http://localhost:" + port), brisk()).execute(COMMENT))
                .isInstanceOf(JiraException.Unavailable.class)
                .hasMessageContaining("nothing answers at localhost:" + port);
        assertThat(time.sleeps()).hasSize(1);
    }

    @Test
    void httpsToAPlainPortIsNamed() {
        assertThatThrownBy(() -> http(URI.create("https://localhost:" + server.port()), brisk())
                        .json(MYSELF))
                .isInstanceOf(JiraException.Unavailable.class)
                .hasMessageContaining("does this port speak https");
    }

    @Test
    void noBurstPassesTheLimitOfItsEndpoint() {
        answers(ok());
        JiraHttp slow = http(
                URI.create(server.baseUrl()), HttpSettings.CLOUD.withLimits(new LimitSettings(4, 10, 5, 20, 100, 0)));

        IntStream.range(0, 31).forEach(i -> slow.json(MYSELF));

        assertThat(time.passed()).isBetween(Duration.ofSeconds(3), Duration.ofMillis(3_300));
        Duration before = time.passed();
        slow.json(JiraCall.get("/rest/api/3/serverInfo"));
        assertThat(time.passed()).as("another endpoint counts by itself").isEqualTo(before);
    }

    @Test
    void writesToOneIssueAreSpacedWhileOthersGoOn() {
        answers(ok());
        JiraCall one = JiraCall.put("/rest/api/3/issue/{issue}", "1").writesIssue("1");
        IntStream.range(0, 20).forEach(i -> http.execute(one));
        http.execute(JiraCall.put("/rest/api/3/issue/{issue}", "2").writesIssue("2"));
        assertThat(time.passed()).isZero();

        http.execute(one);

        assertThat(time.passed()).isGreaterThanOrEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void pointsThatAreSpentComeBackWithTheHour() {
        answers(ok());
        LimitSettings points = new LimitSettings(4, 100, 50, 20, 100, 1_000);
        RetrySettings patient =
                new RetrySettings(3, Duration.ofMillis(100), Duration.ofSeconds(1), Duration.ofHours(2));
        JiraHttp counted = http(
                URI.create(server.baseUrl()),
                HttpSettings.CLOUD.withLimits(points).withRetries(patient));

        IntStream.range(0, 10).forEach(i -> counted.json(MYSELF.points(99)));
        assertThat(time.passed()).isZero();
        counted.json(MYSELF.points(99));

        assertThat(time.now()).isEqualTo("2026-03-01T11:00:00Z");
    }

    @Test
    void nearTheLimitCallsAreSpread() {
        answers(aResponse()
                .withBody("{}")
                .withHeader("Beta-Ratelimit", "\"tenant-app-quota\";r=100;t=50")
                .withHeader("X-Beta-Ratelimit-Reason", "jira-quota-tenant-based")
                .withHeader("X-Beta-Ratelimit-Nearlimit", "true"));

        IntStream.range(0, 11).forEach(i -> http.json(MYSELF));

        assertThat(time.passed()).isBetween(Duration.ofSeconds(5), Duration.ofSeconds(6));
    }

    @Test
    void anAnnouncedQuotaThatIsEmptyDoesNotStopTheWork() {
        answers(aResponse()
                .withBody("{}")
                .withHeader("Beta-Ratelimit", "\"tenant-app-quota\";r=0;t=2788")
                .withHeader("X-Beta-Ratelimit-Reason", "jira-quota-tenant-based"));

        IntStream.range(0, 5).forEach(i -> http.json(MYSELF));

        assertThat(time.passed()).isLessThan(Duration.ofSeconds(30));
    }

    @Test
    void dataCentersEmptyBucketIsWaitedFor() {
        answers(ok().withHeader("X-RateLimit-Limit", "50")
                .withHeader("X-RateLimit-Remaining", "0")
                .withHeader("X-RateLimit-Interval-Seconds", "60")
                .withHeader("X-RateLimit-FillRate", "30"));

        http.json(MYSELF);
        http.json(JiraCall.get("/rest/api/2/serverInfo"));

        assertThat(time.passed()).isBetween(Duration.ofSeconds(2), Duration.ofSeconds(3));
    }

    @Test
    void theFinalAnswerIsHadRawWhateverItsStatus() {
        answers(status(500), status(404).withBody("{\"errorMessages\":[\"gone\"]}"));

        RawAnswer answer =
                http.exchange(JiraCall.of("GET", URI.create(server.baseUrl() + "/rest/api/latest/issue/HD-1")));

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.body().utf8()).contains("gone");
    }

    @Test
    void aForeignAddressIsRefused() {
        assertThatThrownBy(() -> http.exchange(JiraCall.of("GET", URI.create("http://evil.example/rest/api/2/myself"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("evil.example");
    }

    @Test
    void callsOfAnotherClientAreCountedByTheirEndpoint() {
        assertThat(JiraCall.of(
                        "get", URI.create("https://jira.example.com/rest/api/latest/issue/HD-42/comment/10?x=1")))
                .hasToString("GET /rest/api/latest/issue/{}/comment/{}");
    }

    private static HttpSettings brisk() {
        return HttpSettings.CLOUD.withRetries(RetrySettings.BRISK);
    }

    private static ResponseDefinitionBuilder status(int status) {
        return aResponse().withStatus(status);
    }

    private static ResponseDefinitionBuilder ok() {
        return okJson("{}");
    }

    /** One answer after the other; the last stays. */
    private void answers(ResponseDefinitionBuilder... answers) {
        for (int i = 0; i < answers.length; i++) {
            server.stubFor(any(anyUrl())
                    .inScenario("script")
                    .whenScenarioStateIs(i == 0 ? Scenario.STARTED : "answer " + i)
                    .willSetStateTo(
                            answers.length == 1 ? Scenario.STARTED : "answer " + Math.min(i + 1, answers.length - 1))
                    .willReturn(answers[i]));
        }
    }
}
