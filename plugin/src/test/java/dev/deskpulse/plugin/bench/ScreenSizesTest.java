package dev.deskpulse.plugin.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.deskpulse.plugin.app.Desk;
import dev.deskpulse.plugin.app.LocalService;
import dev.deskpulse.plugin.settings.Settings;
import dev.deskpulse.progress.Progress;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Statement;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the screens load is small, whatever the desk holds. */
class ScreenSizesTest {
    private static final long LARGEST_SCRIPT = 350_000;
    private static final int LARGEST_ANSWER = 200_000;
    private static final int TICKETS = 30_000;
    private static final String DAYS = "from=2024-01-01&to=2025-12-30";

    /** Names that hardly compress. */
    private static final String MANY_VALUES = """
            UPDATE kpi_fact SET product = md5(CAST(created_second % 199 AS VARCHAR)),
                agent = md5(CAST(created_second % 197 AS VARCHAR)), region = md5(CAST(created_second % 193 AS VARCHAR))""";

    @TempDir
    private Path home;

    @Test
    void noPageStartsWithMoreThan350KilobytesOfScript() {
        ScriptWeights own = new ScriptWeights(file -> ScreensSpeed.resource("/ui/" + file));
        ScriptWeights inJira =
                new ScriptWeights(file -> read(Path.of("target/forge/static").resolve(file)));

        assertThat(ScreensSpeed.OWN).allSatisfy(page -> assertThat(own.of(page)).isBetween(50_000L, LARGEST_SCRIPT));
        assertThat(ScreensSpeed.IN_JIRA)
                .allSatisfy(page -> assertThat(inJira.of(page)).isBetween(50_000L, LARGEST_SCRIPT));
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void noAnswerIsLargerThan200KilobytesOnADeskOfManyValues() throws Exception {
        Workshop workshop = new Workshop(
                (arguments, heap) -> {
                    throw new IllegalStateException("no site is needed");
                },
                new TextSources(home, home),
                null,
                Clock.systemUTC(),
                Progress.SILENT,
                notice -> {});
        Settings settings = workshop.settings(home, URI.create("http://127.0.0.1:9"));
        Clock clock =
                Clock.fixed(MadeFacts.TO.atTime(23, 0).atZone(settings.zone()).toInstant(), settings.zone());
        try (Desk desk = Desk.open(settings, clock)) {
            MadeFacts.fill(desk.database(), TICKETS);
            desk.database().run(connection -> {
                try (Statement update = connection.createStatement()) {
                    update.executeUpdate(MANY_VALUES);
                }
            });
            try (LocalService service = new LocalService(desk, clock)) {
                URI server = service.start();
                JsonNode kpis = json(ask(server, "/api/catalogue")).get("kpis");
                String all = Arrays.stream(new String[] {
                            "volume", "first-response", "resolution", "csat", "nps", "fcr", "complaints"
                        })
                        .map(kpi -> "kpi=" + kpi)
                        .collect(Collectors.joining("&"));
                assertThat(kpis.size()).isGreaterThan(20);
                for (String figures : List.of(
                        "kpi=volume&by=product&by=agent&top=200&" + DAYS,
                        all + "&by=product&by=agent&top=200&compare=previous&" + DAYS,
                        all + "&by=region&each=day&top=200&" + DAYS,
                        "kpi=resolution&by=weekday&by=hour&each=day&" + DAYS)) {
                    JsonNode answer = json(small(ask(server, "/api/figures?" + figures), figures));
                    assertThat(answer.get("cut").asLong()).as(figures).isPositive();
                    assertThat(answer.at("/tables/0/rows")).as(figures).isNotEmpty();
                }
                for (String other : List.of(
                        "/api/values?dimension=product&" + DAYS,
                        "/api/figures?" + all + "&each=day&" + DAYS,
                        "/api/tickets?kpi=volume&" + DAYS,
                        "/api/customers?order=LATEST&top=200",
                        "/api/customers/summary",
                        "/api/catalogue")) {
                    small(ask(server, other), other);
                }
            }
        }
    }

    private static byte[] small(byte[] answer, String asked) {
        assertThat(answer.length).as(asked).isLessThan(LARGEST_ANSWER);
        return answer;
    }

    private static JsonNode json(byte[] compressed) throws IOException {
        return new ObjectMapper().readTree(new GZIPInputStream(new ByteArrayInputStream(compressed)));
    }

    /** As it came, which is compressed. */
    private static byte[] ask(URI server, String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(server.resolve(path))
                .header("Authorization", "Bearer the-token-of-the-benchmark")
                .header("Accept-Encoding", "gzip")
                .build();
        HttpResponse<byte[]> answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer.body();
    }
}
