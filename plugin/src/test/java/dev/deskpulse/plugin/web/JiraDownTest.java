package dev.deskpulse.plugin.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
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
