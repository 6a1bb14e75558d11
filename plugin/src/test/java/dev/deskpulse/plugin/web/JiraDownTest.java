package dev.deskpulse.plugin.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** While Jira does not answer nobody is shown tickets, and whoever keeps Deskpulse running can find out why. */
class JiraDownTest {
    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void anAdminByTheSettingsLooksAfterTheDeskAndSeesNoTicket() throws Exception {
        try (ServedDesk.Running desk = ServedDesk.Running.small()) {
            desk.loseJira();
            for (String path :
                    new String[] {"session", "admin/health", "admin/connection", "admin/doctor", "schedules"}) {
                assertThat(get(desk.address(), ServedDesk.OUTSIDE_ADMIN, path).statusCode())
                        .as(path)
                        .isEqualTo(200);
            }
            assertThat(get(desk.address(), ServedDesk.OUTSIDE_ADMIN, "admin/doctor")
                            .body())
                    .contains("FAILED");
            assertThat(signIn(desk.address()).statusCode()).isEqualTo(200);
            for (String path : new String[] {"desk", "findings", "tickets/HD-1/panel"}) {
                assertThat(get(desk.address(), ServedDesk.OUTSIDE_ADMIN, path).statusCode())
                        .as(path)
                        .isEqualTo(503);
            }
            assertThat(get(desk.address(), ServedDesk.LEAD, "session").statusCode())
                    .isEqualTo(503);
        }
    }

    @Test
    void aSiteThatDoesNotAnswerIsLeftInPeaceAndTheHealthPageSaysUntilWhen() throws Exception {
        try (ServedDesk.Running desk = ServedDesk.Running.small()) {
            assertThat(health(desk).path("siteFailingSince").isNull()).isTrue();
            desk.loseJira();

            String refused = "";
            for (int i = 0; i < 40 && !refused.contains("is tried again at"); i++) {
                refused = get(desk.address(), ServedDesk.LEAD, "session").body();
            }

            assertThat(refused).contains("the site is not answering");
            JsonNode health = health(desk);
            assertThat(Instant.parse(health.path("siteTriesAgain").asText()))
                    .isAfter(Instant.parse(health.path("siteFailingSince").asText()));
            assertThat(get(desk.address(), ServedDesk.OUTSIDE_ADMIN, "admin/metrics")
                            .body())
                    .contains("deskpulse_site_answering 0.0");
        }
    }

    private JsonNode health(ServedDesk.Running desk) throws Exception {
        return new ObjectMapper()
                .readTree(get(desk.address(), ServedDesk.OUTSIDE_ADMIN, "admin/health")
                        .body());
    }

    private HttpResponse<String> get(URI address, String token, String path) throws Exception {
        return http.send(
                HttpRequest.newBuilder(address.resolve("/api/" + path))
                        .header("Authorization", "Bearer " + token)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> signIn(URI address) throws Exception {
        return http.send(
                HttpRequest.newBuilder(address.resolve("/api/session"))
                        .header("X-Deskpulse", "1")
                        .POST(HttpRequest.BodyPublishers.ofString("{\"token\": \"" + ServedDesk.OUTSIDE_ADMIN + "\"}"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
