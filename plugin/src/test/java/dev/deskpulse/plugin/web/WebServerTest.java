package dev.deskpulse.plugin.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.deskpulse.plugin.app.Desk;
import dev.deskpulse.plugin.app.LocalService;
import dev.deskpulse.plugin.settings.SettingsFile;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page and its API over real HTTP, on a desk that has not synced yet. */
class WebServerTest {
    @TempDir
    Path folder;

    private final HttpClient browser = HttpClient.newHttpClient();
    private AutoCloseable running = () -> {};

    @AfterEach
    void stop() throws Exception {
        running.close();
    }

    @Test
    void anEmptyDeskHasNoDataRatherThanZeros() throws Exception {
        URI page = start("");
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
    void aTopicThatIsNotThereIsNamed() throws Exception {
        HttpResponse<String> answer = get(start(""), "/api/topics/T9");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("no topic T9");
    }

    @Test
    void aTicketThatIsNotThereIsNamed() throws Exception {
        HttpResponse<String> answer = get(start(""), "/api/tickets/HD-9/why");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("no ticket HD-9 in the store");
    }

    @Test
    void thePageIsServedWithAStrictPolicy() throws Exception {
        HttpResponse<String> answer = get(start(""), "/");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("<title>Deskpulse</title>");
        assertThat(answer.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy).contains("default-src 'self'"));
    }

    @Test
    void aPortThatIsTakenIsNamedWithTheMend() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> start(taken.getLocalPort(), ""))
                    .hasMessageContaining("port " + taken.getLocalPort())
                    .hasMessageContaining("Set web.port");
        }
    }

    @Test
    void aScheduleIsChangedPausedAndResumed() throws Exception {
        URI page = start("");
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
                send(start(""), "PUT", "/api/schedules/sync", "{\"cron\":\"often\",\"zone\":\"UTC\"}");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json(answer).get("message").asText()).contains("six fields");
    }

    @Test
    void hostileParametersAreRefusedByName() throws Exception {
        URI page = start("");
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
        URI page = start("");
        HttpRequest form = HttpRequest.newBuilder(page.resolve("/api/schedules/sync/run"))
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        assertThat(browser.send(form, HttpResponse.BodyHandlers.ofString()).statusCode())
                .isEqualTo(403);
    }

    @Test
    void aTokenIsAskedForWhereOneIsSet() throws Exception {
        URI page = start("token: open-sesame");
        assertThat(get(page, "/api/desk").statusCode()).isEqualTo(401);
        assertThat(get(page, "/").statusCode()).isEqualTo(401);
        String basic = Base64.getEncoder().encodeToString("anyone:open-sesame".getBytes(StandardCharsets.UTF_8));
        HttpRequest request = HttpRequest.newBuilder(page.resolve("/api/desk"))
                .header("Authorization", "Basic " + basic)
                .build();
        assertThat(browser.send(request, HttpResponse.BodyHandlers.ofString()).statusCode())
                .isEqualTo(200);
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
        LocalService service = new LocalService(desk, Clock.systemUTC());
        running = () -> {
            service.close();
            desk.close();
        };
        return service.start();
    }

    private HttpResponse<String> get(URI page, String path) throws IOException, InterruptedException {
        return browser.send(HttpRequest.newBuilder(page.resolve(path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> send(URI page, String method, String path, String body)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(page.resolve(path))
                .header("X-Deskpulse", "1")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        return browser.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static JsonNode json(HttpResponse<String> answer) throws IOException {
        return new ObjectMapper().readTree(answer.body());
    }
}
