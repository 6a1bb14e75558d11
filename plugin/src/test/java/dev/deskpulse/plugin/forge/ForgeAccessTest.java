package dev.deskpulse.plugin.forge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.deskpulse.plugin.forge.ForgeDesk.Running;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Whoever looks from inside Jira sees what Jira lets their account browse, whose name a signed token carries. */
@ExtendWith(ForgeDesk.class)
class ForgeAccessTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String DAYS = "from=2025-10-01&to=2026-11-10";

    @Test
    void whoMayBrowseOneProjectGetsItsFiguresAlone(Running running) throws IOException {
        String byProject = "/api/figures?kpi=volume&by=project&" + DAYS;
        Map<String, Integer> all = volumes(got(running, ForgeDesk.ADMIN, byProject));
        Map<String, Integer> own = volumes(got(running, ForgeDesk.INSIDER, byProject));
        assertThat(all).hasSizeGreaterThan(1);
        assertThat(own)
                .as("less the ticket of the security level")
                .isEqualTo(Map.of("HD", all.getOrDefault("HD", 0) - 1));
        assertThat(volumes(got(running, ForgeDesk.OUTSIDER, byProject))).isEmpty();
        assertThat(got(running, ForgeDesk.INSIDER, "/api/desk").get("tickets").asInt())
                .isPositive()
                .isLessThan(got(running, ForgeDesk.ADMIN, "/api/desk")
                        .get("tickets")
                        .asInt());
        assertThat(got(running, ForgeDesk.OUTSIDER, "/api/desk").get("tickets").asInt())
                .isZero();
    }

    @Test
    void ticketsAreListedToWhoSeesThem(Running running) throws IOException {
        assertThat(keys(running, ForgeDesk.ADMIN)).contains(ForgeDesk.SECURED).anyMatch(key -> !key.startsWith("HD-"));
        assertThat(keys(running, ForgeDesk.INSIDER))
                .isNotEmpty()
                .doesNotContain(ForgeDesk.SECURED)
                .allMatch(key -> key.startsWith("HD-"));
        assertThat(keys(running, ForgeDesk.OUTSIDER)).isEmpty();
    }

    @Test
    void aHiddenTicketsPanelIsThatOfNoTicketAtAll(Running running) {
        String panel = "/api/tickets/" + ForgeDesk.SECURED + "/panel";
        assertThat(running.asks(ForgeDesk.ADMIN, "GET", panel, "").statusCode()).isEqualTo(200);
        HttpResponse<String> hidden = running.asks(ForgeDesk.INSIDER, "GET", panel, "");
        assertThat(hidden.statusCode()).isEqualTo(400);
        assertThat(hidden.body()).contains("no ticket " + ForgeDesk.SECURED + " in the store");
    }

    @Test
    void whomJiraShowsNothingGetsEmptyLists(Running running) throws IOException {
        for (String path : List.of(
                "/api/findings",
                "/api/alerts",
                "/api/topics?days=365",
                "/api/values?dimension=channel&" + DAYS,
                "/api/customers")) {
            JsonNode answer = got(running, ForgeDesk.OUTSIDER, path);
            assertThat(answer.isArray() ? answer : answer.path("customers"))
                    .as(path)
                    .isEmpty();
            assertThat(answer.toString()).as(path).doesNotContainPattern("\\b(HD|APP|WS)-\\d");
        }
    }

    @Test
    void whatAdminsDoIsForOurAdminsWhoeverAdministersJira(Running running) {
        for (String path : List.of("/api/schedules", "/api/admin/health", "/api/admin/ledger", "/api/admin/people")) {
            assertThat(running.asks(ForgeDesk.ADMIN, "GET", path, "").statusCode())
                    .as(path)
                    .isEqualTo(200);
            assertThat(running.asks(ForgeDesk.INSIDER, "GET", path, "").statusCode())
                    .as(path)
                    .isEqualTo(403);
        }
    }

    @Test
    void whereJiraKeepsFromTheAppWhatSomebodySeesTheMendIsTheApps(Running running) {
        running.secretive = true;
        try {
            HttpResponse<String> unknown = running.asks("newcomer", "GET", "/api/desk", "");
            assertThat(unknown.statusCode()).isEqualTo(503);
            assertThat(unknown.body()).contains("does not let the app ask", "updates the app in Jira's administration");
        } finally {
            running.secretive = false;
        }
    }

    private static Set<String> keys(Running running, String account) throws IOException {
        Set<String> keys = new TreeSet<>();
        String after = "";
        do {
            JsonNode page = got(running, account, "/api/tickets?kpi=volume&" + DAYS + "&after=" + after);
            keys.addAll(page.get("tickets").findValuesAsText("key"));
            after = page.get("next").asText("");
        } while (!after.isEmpty());
        return keys;
    }

    private static Map<String, Integer> volumes(JsonNode figures) {
        Map<String, Integer> volumes = new TreeMap<>();
        figures.at("/tables/0/rows")
                .forEach(row -> volumes.put(
                        row.at("/slice/0").asText(), row.at("/cases").asInt()));
        return volumes;
    }

    private static JsonNode got(Running running, String account, String path) throws IOException {
        HttpResponse<String> answer = running.asks(account, "GET", path, "");
        assertThat(answer.statusCode()).as(path + " " + answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }
}
