package dev.deskpulse.plugin.web;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.deskpulse.plugin.access.Role;
import dev.deskpulse.plugin.access.Viewer;
import dev.deskpulse.plugin.settings.Settings;
import dev.deskpulse.scheduler.sight.Sight;
import dev.deskpulse.ticket.PersonId;
import io.javalin.Javalin;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How fast people may ask, of a server whose answers wait until they may. */
class PaceTest {
    private final HttpClient http = HttpClient.newHttpClient();
    private final CountDownLatch slowMayEnd = new CountDownLatch(1);
    private final CountDownLatch slowBegun = new CountDownLatch(2);
    private Javalin server = Javalin.create();

    @AfterEach
    void stop() {
        slowMayEnd.countDown();
        server.stop();
    }

    private void start(Settings.WebLimits limits) {
        Pace pace = new Pace(limits);
        server = Javalin.create(config -> {
            config.routes.before(Gate::readWhole);
            config.routes.before(pace::signIn);
            config.routes.before(request -> {
                String who = request.header("Who");
                if (who != null) {
                    Gate.signedIn(request, new Viewer(who, new PersonId(who), Role.VIEWER, Sight.ALL));
                }
            });
            config.routes.before(pace::begin);
            config.routes.after(pace::end);
            config.routes.get("/api/fast", request -> request.result("here"));
            config.routes.get("/api/broken", request -> {
                throw new IllegalStateException("as it does");
            });
            config.routes.get("/api/slow", request -> {
                slowBegun.countDown();
                slowMayEnd.await(30, TimeUnit.SECONDS);
                request.result("at last");
            });
            config.routes.post("/api/session", request -> request.result("no"));
        });
        server.start("127.0.0.1", 0);
    }

    private HttpRequest request(String path, String who) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                .header("Who", who)
                .build();
    }

    private HttpResponse<String> get(String path, String who) throws Exception {
        return http.send(request(path, who), HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void whoAsksTooFastIsToldWhenToComeAgainAndOthersAreAnswered() throws Exception {
        start(new Settings.WebLimits(1, 3, 10));
        List<Integer> statuses = new ArrayList<>();
        HttpResponse<String> last = get("/api/fast", "li");
        for (int i = 0; i < 9; i++) {
            statuses.add(last.statusCode());
            last = get("/api/fast", "li");
        }
        assertThat(statuses).startsWith(200, 200, 200).contains(429);
        assertThat(last.statusCode()).isEqualTo(429);
        assertThat(last.headers().firstValue("Retry-After"))
                .hasValueSatisfying(
                        seconds -> assertThat(Integer.parseInt(seconds)).isBetween(1, 2));
        assertThat(last.body()).contains("you ask faster than 1 times a second");
        assertThat(get("/api/fast", "wang").statusCode()).isEqualTo(200);
    }

    @Test
    void onlySoManyOfOnePersonsRequestsAreAnsweredAtATime() throws Exception {
        start(new Settings.WebLimits(1_000, 1_000, 2));
        List<CompletableFuture<HttpResponse<String>>> slow = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            slow.add(http.sendAsync(request("/api/slow", "li"), HttpResponse.BodyHandlers.ofString()));
        }
        assertThat(slowBegun.await(30, TimeUnit.SECONDS)).isTrue();

        HttpResponse<String> third = get("/api/fast", "li");
        assertThat(third.statusCode()).isEqualTo(429);
        assertThat(third.body()).contains("more than 2 of your requests are being answered");
        assertThat(get("/api/fast", "wang").statusCode()).isEqualTo(200);

        slowMayEnd.countDown();
        for (CompletableFuture<HttpResponse<String>> answer : slow) {
            assertThat(answer.get(30, TimeUnit.SECONDS).body()).isEqualTo("at last");
        }
        assertThat(get("/api/fast", "li").statusCode()).isEqualTo(200);
    }

    @Test
    void aRequestThatFailsGivesItsPlaceBack() throws Exception {
        start(new Settings.WebLimits(1_000, 1_000, 1));
        for (int i = 0; i < 3; i++) {
            assertThat(get("/api/broken", "li").statusCode()).isEqualTo(500);
        }
        assertThat(get("/api/fast", "li").statusCode()).isEqualTo(200);
    }

    @Test
    void triesToSignInAreCountedByAddressBeforeTheyAreLookedAt() throws Exception {
        start(new Settings.WebLimits(1_000, 1_000, 10));
        HttpRequest attempt = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/api/session"))
                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                .build();
        int refused = 0;
        for (int i = 0; i < 80; i++) {
            refused += http.send(attempt, HttpResponse.BodyHandlers.ofString()).statusCode() == 429 ? 1 : 0;
        }
        assertThat(refused).isBetween(5, 20);
    }

    /** Otherwise whoever posts next in it finds it closed, now and then. */
    @Test
    void aConnectionOutlivesARefusalThatDidNotLookAtTheBody() throws Exception {
        start(new Settings.WebLimits(1_000, 1_000, 10));
        String head = "POST /api/session HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\n\r\n";
        List<String> statuses = new ArrayList<>();
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(30_000);
            var answers = new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII));
            for (int i = 0; i < 80; i++) {
                socket.getOutputStream().write(head.getBytes(US_ASCII));
                socket.getOutputStream().write("{}".getBytes(US_ASCII));
                statuses.add(status(answers));
            }
        }
        assertThat(statuses).hasSize(80).contains("429");
    }

    /** Reads one answer whole. */
    private static String status(BufferedReader answers) throws IOException {
        String status = Objects.requireNonNull(answers.readLine(), "the connection is closed")
                .split(" ", -1)[1];
        int length = 0;
        for (String line = answers.readLine(); !line.isEmpty(); line = answers.readLine()) {
            String lower = line.toLowerCase(Locale.ROOT);
            length = lower.startsWith("content-length:")
                    ? Integer.parseInt(lower.substring(15).strip())
                    : length;
        }
        answers.skip(length);
        return status;
    }
}
