package dev.deskpulse.plugin.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.deskpulse.plugin.access.ConsoleSignIn;
import dev.deskpulse.plugin.app.Desk;
import dev.deskpulse.plugin.app.LocalService;
import dev.deskpulse.plugin.settings.SettingsFile;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page and its API over real HTTP, on a desk that has not synced yet. */
class WebServerTest {
    private static final String TOKEN = "open-sesame-open-sesame";

    @TempDir
    Path folder;

    private final HttpClient browser = HttpClient.newHttpClient();
    private AutoCloseable running = () -> {};
    private @Nullable LocalService service;

    @AfterEach
    void stop() throws Exception {
        running.close();
        running = () -> {};
    }

    @Test
    void anEmptyDeskHasNoDataRatherThanZeros() throws Exception {
        URI page = start("token: " + TOKEN);
        JsonNode desk = json(get(page, "/api/desk"));
        assertThat(desk.get("tickets").asInt()).isZero();
        assertThat(desk.get("certificate").isNull()).isTrue();
        assertThat(json(get(page, "/api/figures?kpi=csat&from=2026-01-01&to=2026-01-31"))
                        .at("/tables/0/rows"))
                .isEmpty();
        assertThat(json(get(page, "/api/findings"))).isEmpty();
        assertThat(json(get(page, "/api/topics"))).isEmpty();
    }

    @Test
    void whatWatchesOverProcessesNeedsNoToken() throws Exception {
        URI page = start("token: " + TOKEN);
        for (String path : List.of("/health/live", "/health/ready")) {
            HttpResponse<String> answer = browser.send(
                    HttpRequest.newBuilder(page.resolve(path)).build(), HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(path).isEqualTo(200);
            assertThat(answer.body()).as(path).isIn("alive\n", "ready\n");
        }
    }

    @Test
    void beforeTheFirstSyncMetricsSaySo() throws Exception {
        assertThat(get(start("token: " + TOKEN), "/api/admin/metrics").body())
                .contains("deskpulse_synced_timestamp_seconds 0.0", "deskpulse_task_running{task=\"sync\"} 0.0")
                .doesNotContain("deskpulse_task_succeeded{");
    }

    @Test
    void aTopicThatIsNotThereIsNamed() throws Exception {
        HttpResponse<String> answer = get(start("token: " + TOKEN), "/api/topics/T9");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("no topic T9");
    }

    @Test
    void aTicketThatIsNotThereIsNamed() throws Exception {
        HttpResponse<String> answer = get(start("token: " + TOKEN), "/api/tickets/HD-9/why");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("no ticket HD-9 in the store");
    }

    @Test
    void thePageIsServedWithAStrictPolicy() throws Exception {
        HttpResponse<String> answer = get(start("token: " + TOKEN), "/");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("<title>Deskpulse</title>");
        assertThat(answer.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy).contains("default-src 'self'"));
    }

    @Test
    void behindHttpsBrowsersAreToldToComeByHttpsAlone() throws Exception {
        URI page = start("token: " + TOKEN);
        HttpRequest request = HttpRequest.newBuilder(page.resolve("/"))
                .header("X-Forwarded-Proto", "https")
                .build();
        HttpResponse<String> secure = browser.send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(secure.headers().firstValue("Strict-Transport-Security")).hasValue("max-age=31536000");
        HttpResponse<String> plain = get(page, "/");
        assertThat(plain.headers().firstValue("Strict-Transport-Security")).isEmpty();
        assertThat(plain.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(plain.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
        assertThat(plain.headers().firstValue("Permissions-Policy").orElseThrow())
                .contains("camera=()");
    }

    @Test
    void aBodyThatIsTooLargeIsRefusedBeforeItIsRead() throws Exception {
        URI page = start("token: " + TOKEN);
        String board = "{\"id\": \"mine\", \"name\": \"" + "x".repeat(64 * 1024) + "\", \"gadgets\": []}";
        assertThat(send(page, "PUT", "/api/dashboards/mine", board).statusCode())
                .isEqualTo(413);
    }

    @Test
    void aPortThatIsTakenIsNamedWithTheMend() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> start(taken.getLocalPort(), "token: " + TOKEN))
                    .hasMessageContaining("port " + taken.getLocalPort())
                    .hasMessageContaining("Set web.port");
        }
    }

    @Test
    void aScheduleIsChangedPausedAndResumed() throws Exception {
        URI page = start("token: " + TOKEN);
        JsonNode changed =
                json(send(page, "PUT", "/api/schedules/sync", "{\"cron\":\"0 0 * * * ?\",\"zone\":\"UTC\"}"));
        assertThat(changed.get("schedule").get("cron").asText()).isEqualTo("0 0 * * * ?");
        assertThat(changed.get("nextRuns")).hasSize(5);
        assertThat(json(send(page, "POST", "/api/schedules/sync/pause", ""))
                        .get("paused")
                        .asBoolean())
                .isTrue();
        assertThat(json(send(page, "POST", "/api/schedules/sync/resume", ""))
                        .get("paused")
                        .asBoolean())
                .isFalse();
    }

    @Test
    void aWrongCronExpressionIsRefusedWithTheMend() throws Exception {
        HttpResponse<String> answer =
                send(start("token: " + TOKEN), "PUT", "/api/schedules/sync", "{\"cron\":\"often\",\"zone\":\"UTC\"}");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json(answer).get("message").asText()).contains("six fields");
    }

    @Test
    void hostileParametersAreRefusedByName() throws Exception {
        URI page = start("token: " + TOKEN);
        for (String query : new String[] {
            "/api/figures?kpi=volume&from=2026-01-01&to=2026-01-31&by=1;DROP",
            "/api/figures?kpi=x&from=2026-01-01&to=2026-01-31&by=kind",
            "/api/topics?days=-1",
            "/api/topics?days=99999999999"
        }) {
            assertThat(get(page, query).statusCode()).as(query).isEqualTo(400);
        }
        assertThat(get(page, "/api/schedules/../../etc/passwd").statusCode()).isGreaterThanOrEqualTo(400);
    }

    @Test
    void aChangeFromAForeignPageIsRefused() throws Exception {
        URI page = start("token: " + TOKEN);
        HttpRequest form = HttpRequest.newBuilder(page.resolve("/api/schedules/sync/run"))
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        assertThat(browser.send(form, HttpResponse.BodyHandlers.ofString()).statusCode())
                .isEqualTo(403);
    }

    @Test
    void aTokenSignsABrowserInUntilItSignsOut() throws Exception {
        URI page = start("token: " + TOKEN);
        HttpResponse<String> signedIn = post(page, "{\"token\": \"" + TOKEN + "\"}");
        assertThat(json(signedIn).get("role").asText()).isEqualTo("admin");
        String cookie = signedIn.headers().firstValue("Set-Cookie").orElseThrow();
        assertThat(cookie).contains("HttpOnly").contains("SameSite=Strict").doesNotContain(TOKEN);
        String own = cookie.split(";", 2)[0];
        assertThat(withCookie(page, "GET", "/api/session", own).statusCode()).isEqualTo(200);
        assertThat(withCookie(page, "DELETE", "/api/session", own).statusCode()).isEqualTo(204);
        assertThat(withCookie(page, "GET", "/api/session", own).statusCode()).isEqualTo(401);
    }

    @Test
    void inAFrameTheBrowserKeepsACookieForThatSiteAloneAndOverHttpsOnly() throws Exception {
        URI page = start("token: " + TOKEN);
        String framed = "{\"token\": \"" + TOKEN + "\", \"framed\": true}";
        String cookie = signedIn(page, framed, "https");
        assertThat(cookie)
                .startsWith("deskpulse-framed-")
                .contains("HttpOnly", "Secure", "SameSite=None", "Partitioned");
        String own = cookie.split(";", 2)[0];
        assertThat(withCookie(page, "GET", "/api/session", own).statusCode()).isEqualTo(200);
        assertThat(withCookie(page, "DELETE", "/api/session", own).statusCode()).isEqualTo(204);
        assertThat(withCookie(page, "GET", "/api/session", own).statusCode()).isEqualTo(401);
        assertThat(signedIn(page, framed, "http")).contains("SameSite=Strict").doesNotContain("Partitioned", "Secure");
        assertThat(signedIn(page, "{\"token\": \"" + TOKEN + "\"}", "https"))
                .contains("SameSite=Strict", "Secure")
                .doesNotContain("Partitioned");
    }

    /** The cookie of a sign-in behind a proxy. */
    private String signedIn(URI page, String body, String scheme) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(page.resolve("/api/session"))
                .header("X-Deskpulse", "1")
                .header("X-Forwarded-Proto", scheme)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return browser.send(request, HttpResponse.BodyHandlers.ofString())
                .headers()
                .firstValue("Set-Cookie")
                .orElseThrow();
    }

    @Test
    void onlyFragmentsMayBeFramedAndOnlyByThePagesThatTheSettingsName() throws Exception {
        URI page = start("framedBy: ['https://jira.example.com', 'https://jira.example.com:8443/']");
        String named = "frame-ancestors https://jira.example.com https://jira.example.com:8443";
        for (String path : List.of("/panel.html", "/gadget.html", "/project.html")) {
            assertThat(policy(page, path)).as(path).endsWith(named);
        }
        for (String path : List.of("/", "/index.html", "/api/session", "/panel.html/", "//panel.html")) {
            assertThat(policy(page, path)).as(path).endsWith("frame-ancestors 'none'");
        }
    }

    @Test
    void aCloudSitesPagesFrameNothing() throws Exception {
        assertThat(policy(start("token: " + TOKEN), "/panel.html")).endsWith("frame-ancestors 'none'");
    }

    private String policy(URI page, String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(page + path)).build();
        return browser.send(request, HttpResponse.BodyHandlers.ofString())
                .headers()
                .firstValue("Content-Security-Policy")
                .orElseThrow();
    }

    @Test
    void aWrongTokenSignsNobodyIn() throws Exception {
        HttpResponse<String> refused = post(start("token: " + TOKEN), "{\"token\": \"open\"}");
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @Test
    void theFirstStartMakesATokenThatLaterStartsKnow() throws Exception {
        URI page = start("");
        String token = signIn().firstToken().orElseThrow();
        assertThat(signIn().firstToken()).isEmpty();
        String session = post(page, "{\"token\": \"" + token + "\"}")
                .headers()
                .firstValue("Set-Cookie")
                .orElseThrow()
                .replaceFirst("deskpulse-\\d+", "")
                .split(";", 2)[0];
        stop();
        URI again = start("");
        assertThat(signIn().firstToken()).isEmpty();
        assertThat(withCookie(again, "GET", "/api/desk", "deskpulse-" + again.getPort() + session)
                        .statusCode())
                .isEqualTo(200);
        String other = signIn().newToken().orElseThrow();
        assertThat(withCookie(again, "GET", "/api/desk", "deskpulse-" + again.getPort() + session)
                        .statusCode())
                .as("with the token its sign-ins are over")
                .isEqualTo(401);
        assertThat(post(again, "{\"token\": \"" + other + "\"}").statusCode()).isEqualTo(200);
    }

    @Test
    void untilTheAdminHasSignedInOnlyThisMachineIsServed() throws Exception {
        Optional<InetAddress> outside = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> address instanceof Inet4Address && !address.isLoopbackAddress())
                .findFirst();
        assumeTrue(outside.isPresent(), "skipped: this machine has no address but its own");
        URI page = start("host: 0.0.0.0");
        String token = "{\"token\": \"" + signIn().firstToken().orElseThrow() + "\"}";
        URI here = URI.create("http://127.0.0.1:" + page.getPort());
        URI there = URI.create("http://" + outside.get().getHostAddress() + ":" + page.getPort());
        HttpResponse<String> early = post(there, token);
        assertThat(early.statusCode()).isEqualTo(403);
        assertThat(early.body()).contains("only this machine itself is served");
        assertThat(post(here, token).statusCode()).isEqualTo(200);
        assertThat(post(there, token).statusCode()).isEqualTo(200);
    }

    @Test
    void thePageItselfHoldsNoDataAndIsOpenToAll() throws Exception {
        URI page = start("token: " + TOKEN);
        for (String path : List.of("/", "/panel.html", "/gadget.html", "/project.html")) {
            assertThat(browser.send(
                                    HttpRequest.newBuilder(page.resolve(path)).build(),
                                    HttpResponse.BodyHandlers.ofString())
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    private ConsoleSignIn signIn() {
        return Objects.requireNonNull(service).signIn();
    }

    private HttpResponse<String> post(URI page, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(page.resolve("/api/session"))
                .header("X-Deskpulse", "1")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return browser.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> withCookie(URI page, String method, String path, String cookie)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(page.resolve(path))
                .header("X-Deskpulse", "1")
                .header("Cookie", cookie)
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build();
        return browser.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private URI start(String web) throws IOException {
        return start(0, web);
    }

    private URI start(int port, String web) throws IOException {
        Path file = Files.writeString(
                folder.resolve("deskpulse.yml"),
                "jira: {url: 'https://example.atlassian.net', email: a@example.com, token: abc}\nweb:\n  port: " + port
                        + "\n  " + web + "\n");
        Desk desk = Desk.open(new SettingsFile(Map.of(), ZoneOffset.UTC).read(file), Clock.systemUTC());
        LocalService started = new LocalService(desk, Clock.systemUTC());
        service = started;
        running = () -> {
            started.close();
            desk.close();
        };
        return started.start();
    }

    private HttpResponse<String> get(URI page, String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(page.resolve(path))
                .header("Authorization", "Bearer " + TOKEN)
                .build();
        return browser.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> send(URI page, String method, String path, String body)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(page.resolve(path))
                .header("X-Deskpulse", "1")
                .header("Authorization", "Bearer " + TOKEN)
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        return browser.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static JsonNode json(HttpResponse<String> answer) throws IOException {
        return new ObjectMapper().readTree(answer.body());
    }
}
