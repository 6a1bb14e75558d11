package dev.deskpulse.plugin.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.deskpulse.fixtures.FakeJira;
import dev.deskpulse.fixtures.FakeJiraOptions;
import dev.deskpulse.fixtures.hostile.Fragments;
import dev.deskpulse.fixtures.site.StandardSite;
import dev.deskpulse.plugin.app.Desk;
import dev.deskpulse.plugin.app.LocalService;
import dev.deskpulse.plugin.app.WholeJob;
import dev.deskpulse.plugin.settings.SettingsFile;
import dev.deskpulse.progress.Progress;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;

/** Every operation of the API's description, asked by the admin with values that nobody should send. */
class HostileApiTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-10T04:00:00Z"), ZoneOffset.UTC);
    private static final String TOKEN = "the-token-of-the-hostile-test";
    private static final Pattern PLACE = Pattern.compile("\\{([A-Za-z]+)}");
    private static final Set<String> METHODS = Set.of("get", "post", "put", "delete", "patch");
    private static final int TRIES = 12;

    /** The site is asked, and it may be that it is not there. */
    private static final int ONLY_FAULT = 503;

    private final Random random = new Random(7);
    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void everyOperationRefusesWhatItCannotTakeAndNothingFailsInside(@TempDir Path folder) throws Exception {
        try (FakeJira jira = FakeJira.start(StandardSite.create(NOON), FakeJiraOptions.DEFAULT)) {
            Path file = Files.writeString(folder.resolve("deskpulse.yml"), """
                    zone: Asia/Shanghai
                    jira: {url: '%s', deployment: cloud, email: admin@example.com, token: admin-token}
                    web: {port: 0, token: %s}
                    schedules: {sync: '0 0 0 1 1 ?', census: '0 0 0 1 1 ?', analysis: '0 0 0 1 1 ?', writeBack: '0 0 0 1 1 ?'}
                    """.formatted(jira.baseUrl(), TOKEN));
            try (Desk desk = Desk.open(new SettingsFile(Map.of(), ZoneOffset.UTC).read(file), NOON);
                    LocalService service = new LocalService(desk, NOON)) {
                new WholeJob(desk, NOON).run(Progress.SILENT);
                URI address = service.start();
                List<String> failures = new ArrayList<>();
                int asked = 0;
                JsonNode paths = description().get("paths");
                for (Map.Entry<String, JsonNode> path : paths.properties()) {
                    for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
                        if (METHODS.contains(operation.getKey())) {
                            for (int i = 0; i < TRIES; i++) {
                                ask(address, path.getKey(), operation.getKey(), operation.getValue(), failures);
                                asked++;
                            }
                        }
                    }
                }
                assertThat(failures).isEmpty();
                assertThat(asked).isGreaterThan(80 * TRIES);
                assertThat(desk.audit().verify().intact()).isTrue();
            }
        }
    }

    private void ask(URI address, String path, String method, JsonNode operation, List<String> failures)
            throws Exception {
        String target = "/api" + filledIn(path) + query(operation);
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + target))
                .header("Authorization", "Bearer " + TOKEN)
                .header("X-Deskpulse", "1")
                .header("Content-Type", "application/json");
        String body = operation.has("requestBody") ? body() : "";
        request.method(method.toUpperCase(Locale.ROOT), HttpRequest.BodyPublishers.ofString(body));
        HttpResponse<String> answer = answer(request.build());
        String type = answer.headers().firstValue("content-type").orElse("");
        boolean fault = answer.statusCode() >= 500 && answer.statusCode() != ONLY_FAULT;
        boolean reflected = type.startsWith("text/html") && answer.body().contains("<script>alert");
        if (fault || reflected) {
            failures.add(method + " " + target + " " + body + " → " + answer.statusCode() + " " + type);
        }
    }

    private HttpResponse<String> answer(HttpRequest request) throws Exception {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            // the server closed a connection that the client was about to use again
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }

    private String filledIn(String path) {
        Matcher places = PLACE.matcher(path);
        return places.replaceAll(place -> Matcher.quoteReplacement(encoded(text().replace("/", "_"))));
    }

    private String query(JsonNode operation) {
        List<String> given = new ArrayList<>();
        for (JsonNode parameter : operation.path("parameters")) {
            String name = parameter.path("name").asText("");
            if (parameter.path("in").asText().equals("query") && random.nextInt(4) > 0) {
                given.add(encoded(name) + "=" + encoded(random.nextInt(4) == 0 ? "7" : text()));
            }
        }
        return given.isEmpty() ? "" : "?" + String.join("&", given);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text.isEmpty() ? "_" : text, StandardCharsets.UTF_8)
                .replace("+", "%20");
    }

    private String text() {
        String one = Fragments.TEXT.get(random.nextInt(Fragments.TEXT.size()));
        String other = Fragments.TEXT.get(random.nextInt(Fragments.TEXT.size()));
        String both = random.nextBoolean() ? one : one + other;
        return both.substring(0, Math.min(400, both.length()));
    }

    private String body() throws IOException {
        return switch (random.nextInt(6)) {
            case 0 -> text();
            case 1 -> "null";
            case 2 -> "[" + JSON.writeValueAsString(text()) + "]";
            default -> JSON.writeValueAsString(object(2));
        };
    }

    private ObjectNode object(int depth) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        List<String> names = List.of(
                "id",
                "name",
                "gadgets",
                "settings",
                "kpi",
                "days",
                "kind",
                "slice",
                "cron",
                "zone",
                "token",
                "changes",
                "text",
                "state",
                "role",
                "account",
                "from",
                "to",
                "goal",
                "step",
                "owner",
                "start",
                "method",
                "question",
                "answer",
                "agent",
                "topic",
                "note",
                "value",
                "task",
                "file",
                "language",
                "rows",
                "title",
                "columns");
        for (int i = 0; i < 5; i++) {
            String name = names.get(random.nextInt(names.size()));
            if (depth > 0 && random.nextInt(3) == 0) {
                object.set(name, object(depth - 1));
            } else if (random.nextInt(3) == 0) {
                object.putArray(name).add(text()).addNull().add(random.nextLong());
            } else if (random.nextBoolean()) {
                object.put(name, text());
            } else {
                object.put(name, random.nextLong());
            }
        }
        return object;
    }

    /** With references to shared parameters resolved. */
    private static JsonNode description() throws IOException {
        try (InputStream yaml = HostileApiTest.class.getResourceAsStream("/openapi/deskpulse.yaml")) {
            JsonNode all = JSON.valueToTree(new Yaml().<Object>load(yaml));
            for (JsonNode path : all.get("paths")) {
                for (JsonNode operation : path) {
                    List<JsonNode> resolved = new ArrayList<>();
                    operation
                            .path("parameters")
                            .forEach(parameter -> resolved.add(
                                    parameter.has("$ref")
                                            ? all.at(parameter
                                                    .get("$ref")
                                                    .asText()
                                                    .substring(1))
                                            : parameter));
                    if (operation instanceof ObjectNode known) {
                        known.putArray("parameters").addAll(resolved);
                    }
                }
            }
            return all;
        }
    }
}
