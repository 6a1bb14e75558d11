package dev.deskpulse.plugin.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.deskpulse.plugin.app.Desk;
import dev.deskpulse.plugin.app.Setup;
import dev.deskpulse.progress.Progress;
import dev.deskpulse.scheduler.audit.Actor;
import dev.deskpulse.scheduler.audit.AuditAction;
import dev.deskpulse.scheduler.audit.AuditEntry;
import dev.deskpulse.scheduler.audit.AuditEvent;
import dev.deskpulse.scheduler.audit.AuditOutcome;
import dev.deskpulse.scheduler.audit.AuditQuery;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** What of requests is in the audit log. */
@TestInstance(Lifecycle.PER_CLASS)
class AuditTrailTest {
    private final HttpClient http = HttpClient.newHttpClient();
    private ServedDesk.Running running;

    @BeforeAll
    void serve() {
        running = ServedDesk.Running.small();
    }

    @AfterAll
    void stop() {
        running.close();
    }

    private HttpResponse<String> send(String token, String method, String path, String body) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(running.address() + "/api" + path))
                .header("X-Deskpulse", "1")
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private AuditEvent latest(AuditAction action) {
        List<AuditEntry> found = running.desk().audit().find(AuditQuery.latest(action, 1));
        assertThat(found).as(action.name()).isNotEmpty();
        return found.get(0).event();
    }

    @Test
    void signingInAndOutAreKept() throws Exception {
        HttpResponse<String> in = send("", "POST", "/session", "{\"token\": \"" + ServedDesk.LEAD + "\"}");
        assertThat(in.statusCode()).isEqualTo(200);
        String lead = running.desk().audit().actor("lead");
        assertThat(latest(AuditAction.SIGN_IN))
                .isEqualTo(new AuditEvent(
                        lead,
                        "lead",
                        latest(AuditAction.SIGN_IN).origin(),
                        AuditAction.SIGN_IN,
                        "POST /api/session",
                        "",
                        AuditOutcome.DONE,
                        1));
        assertThat(latest(AuditAction.SIGN_IN).origin()).startsWith("[ip-");
        assertThat(send(ServedDesk.LEAD, "DELETE", "/session", "").statusCode()).isEqualTo(204);
        assertThat(latest(AuditAction.SIGN_OUT).actor()).isEqualTo(lead);
    }

    @Test
    void refusalsAreKeptWithWhoeverWasRefused() throws Exception {
        assertThat(send(ServedDesk.LEAD, "GET", "/admin/health", "").statusCode())
                .isEqualTo(403);
        AuditEvent refused = latest(AuditAction.REFUSED);
        assertThat(refused.actor()).isEqualTo(running.desk().audit().actor("lead"));
        assertThat(refused.target()).isEqualTo("GET /api/admin/health");
        assertThat(refused.detail()).isEqualTo("403");
        assertThat(send("no-such-token", "GET", "/desk", "").statusCode()).isEqualTo(401);
        assertThat(latest(AuditAction.REFUSED).actor()).isEqualTo("unknown");
        assertThat(send("", "POST", "/session", "{\"token\": \"guessed\"}").statusCode())
                .isEqualTo(401);
        assertThat(latest(AuditAction.REFUSED).target()).isEqualTo("POST /api/session");
        assertThat(latest(AuditAction.REFUSED).toString()).doesNotContain("guessed");
    }

    @Test
    void changesOfAdminsAndOthersAreKeptAndReadsAreNot() throws Exception {
        String cron = "{\"cron\": \"0 30 4 * * ?\", \"zone\": \"UTC\"}";
        assertThat(send(ServedDesk.TOKEN, "PUT", "/schedules/census", cron).statusCode())
                .isEqualTo(200);
        assertThat(latest(AuditAction.ADMIN).target()).isEqualTo("PUT /api/schedules/census");
        assertThat(latest(AuditAction.ADMIN).actor()).isEqualTo("admin");
        String board = "{\"id\": \"mine\", \"name\": \"Mine\", \"gadgets\": []}";
        assertThat(send(ServedDesk.LEAD, "PUT", "/dashboards/mine", board).statusCode())
                .isEqualTo(200);
        assertThat(latest(AuditAction.CHANGE).target()).isEqualTo("PUT /api/dashboards/mine");
        long before = running.desk().audit().find(AuditQuery.latest(1)).get(0).number();
        assertThat(send(ServedDesk.TOKEN, "GET", "/desk", "").statusCode()).isEqualTo(200);
        assertThat(send(ServedDesk.TOKEN, "PUT", "/schedules/census", "{}").statusCode())
                .isEqualTo(400);
        assertThat(running.desk().audit().find(AuditQuery.latest(1)).get(0).number())
                .isEqualTo(before);
    }

    @Test
    void changedSettingsAreKeptByTheirNamesWithoutTheirValues() throws Exception {
        JsonNode now = new ObjectMapper()
                .readTree(send(ServedDesk.TOKEN, "GET", "/admin/settings", "").body());
        String change = "{\"revision\": \"" + now.get("revision").asText()
                + "\", \"edits\": [{\"path\": [\"access\", \"leadGroups\"], \"value\": [\"the-leads\"]}]}";
        assertThat(send(ServedDesk.TOKEN, "PUT", "/admin/settings", change).statusCode())
                .isEqualTo(200);
        assertThat(latest(AuditAction.SETTINGS).detail()).isEqualTo("access.leadGroups");
        assertThat(latest(AuditAction.SETTINGS).toString()).doesNotContain("the-leads");
    }

    @Test
    void writingBackAndUndoingItAreKeptAndTheLogHolds() throws Exception {
        Desk desk = running.desk();
        Setup setup = new Setup(desk.site(), desk.settings().writeBack().fields(), List.of());
        setup.apply(setup.plan());
        desk.forgetSiteFields();
        String run = "run " + desk.writeBack(Progress.SILENT).run().orElseThrow();
        assertThat(latest(AuditAction.WRITE_BACK).target()).isEqualTo(run);
        assertThat(latest(AuditAction.WRITE_BACK).actor()).isEqualTo("schedule");
        desk.writes().undo(Actor.COMMAND_LINE, run.substring(4), Progress.SILENT);
        assertThat(latest(AuditAction.UNDO).actor()).isEqualTo("command line");
        JsonNode verdict = new ObjectMapper()
                .readTree(send(ServedDesk.TOKEN, "GET", "/admin/audit/verdict", "")
                        .body());
        assertThat(verdict.get("problems")).isEmpty();
        assertThat(verdict.get("entries").asLong()).isPositive();
    }

    @Test
    void theAdminReadsItByKindAndByPerson() throws Exception {
        send(ServedDesk.LEAD, "GET", "/admin/health", "");
        String lead = running.desk().audit().actor("lead");
        JsonNode page = new ObjectMapper()
                .readTree(send(
                                ServedDesk.TOKEN,
                                "GET",
                                "/admin/audit?action=REFUSED&actor="
                                        + lead.replace("[", "%5B").replace("]", "%5D"),
                                "")
                        .body());
        assertThat(page.get("entries")).isNotEmpty().allSatisfy(entry -> {
            assertThat(entry.get("name").asText()).isEqualTo("somebody");
            assertThat(entry.get("action").asText()).isEqualTo("REFUSED");
        });
        for (String wrong : List.of("action=NONE", "since=yesterday", "before=x")) {
            assertThat(send(ServedDesk.TOKEN, "GET", "/admin/audit?" + wrong, "")
                            .statusCode())
                    .as(wrong)
                    .isEqualTo(400);
        }
    }
}
