package dev.deskpulse.plugin.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.parser.OpenAPIV3Parser;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Whom Jira shows nothing gets, from every endpoint that the API's description has, what a desk without a ticket answers;
 * whoever is not signed in gets nothing at all.
 */
@ExtendWith(ServedDesk.class)
@TestInstance(Lifecycle.PER_CLASS)
class AccessTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String DAYS = "from=2026-08-01&to=2026-11-10";

    private static final String DRAFT = """
            {"kpi": "csat", "target": 0.9, "by": "2027-01-31", "step": "Calls are sampled", "owner": "A lead", "only": [],
             "method": "BEFORE_AND_AFTER"}""";

    private static final String NOBODY = "{\"account\": \"nobody-77\", \"names\": []}";

    /** One request of each operation; ids in braces are of things that there are. */
    private static final Map<String, Asked> OPERATIONS = Map.ofEntries(
            reads("session", "/session"),
            does("signIn", "POST", "/session", "{\"token\": \"none-such\"}"),
            does("signOut", "DELETE", "/session", ""),
            shows("desk", "/desk"),
            reads("catalogue", "/catalogue"),
            shows("values", "/values?dimension=channel&" + DAYS),
            shows("figures", "/figures?kpi=volume&kpi=csat&kpi=fcr&kpi=backlog&by=project&compare=previous&" + DAYS),
            shows("figuresFile", "/figures/file?format=csv&language=zh&kpi=volume&kpi=csat&by=agent&" + DAYS),
            shows("tickets", "/tickets?kpi=volume&" + DAYS),
            shows("panel", "/tickets/{ticket}/panel"),
            shows("advice", "/tickets/{ticket}/advice"),
            does("draftReply", "POST", "/tickets/{ticket}/draft", "{\"question\": \"Q1\"}"),
            shows("why", "/tickets/{ticket}/why"),
            does(
                    "tableFile",
                    "POST",
                    "/tables/file?format=csv",
                    "{\"kind\": \"topics\", \"head\": [\"a\"], \"rows\": []}"),
            does("pictureSaved", "POST", "/pictures", "{\"kind\": \"trend\"}"),
            does("makeReport", "POST", "/reports?period=2026-10&format=md&language=en&role=viewer", ""),
            reads("reports", "/admin/reports"),
            does("correctTag", "PUT", "/tickets/{ticket}/tags/kind", "{\"value\": \"PRAISE\"}"),
            shows("forecast", "/forecast?kpi=volume&days=7"),
            shows("targets", "/targets"),
            reads("dashboards", "/dashboards"),
            reads("dashboard", "/dashboards/main"),
            does(
                    "saveDashboard",
                    "PUT",
                    "/dashboards/other",
                    "{\"id\": \"other\", \"name\": \"Other\", \"gadgets\": []}"),
            does("deleteDashboard", "DELETE", "/dashboards/other", ""),
            shows("findings", "/findings"),
            shows("breakdown", "/findings/{finding}/breakdown"),
            shows("customers", "/customers?order=LATEST"),
            shows("customerSummary", "/customers/summary"),
            shows("rivals", "/rivals?" + DAYS),
            shows("agents", "/agents?" + DAYS),
            shows("staffing", "/staffing?weeks=4"),
            reads("trainingNeeds", "/trainings/needs?" + DAYS),
            reads("trainings", "/trainings"),
            does(
                    "addTraining",
                    "POST",
                    "/trainings",
                    "{\"agent\": \"none\", \"topic\": null, \"day\": \"2026-10-20\", \"note\": \"Macros\"}"),
            shows("quality", "/quality?" + DAYS),
            shows("sampleReplies", "/quality/sample?" + DAYS),
            does(
                    "reviewReply",
                    "POST",
                    "/quality/reviews",
                    "{\"key\": \"{ticket}\", \"message\": \"1\", \"broken\": []}"),
            reads("feedback", "/feedback"),
            does("giveFeedback", "POST", "/agents/none/feedback", "{\"note\": \"Well done\"}"),
            does("answerFeedback", "POST", "/feedback/1/answer", "{\"answer\": \"Thanks\"}"),
            shows("actions", "/actions"),
            does("addAction", "POST", "/actions", DRAFT),
            does("planAction", "POST", "/actions/plan", DRAFT),
            does("editAction", "PUT", "/actions/1", "{\"owner\": \"somebody\"}"),
            does("withdrawAction", "POST", "/actions/1/withdrawal", "{\"why\": \"because\"}"),
            shows("customerProfile", "/customers/profile?customer={customer}"),
            shows("customerHistory", "/customers/history?customer={customer}"),
            does("judgeSuspect", "POST", "/findings/{finding}/suspects/1/confirm", ""),
            does("nameCause", "PUT", "/findings/{finding}/cause", "{\"cause\": \"rain\"}"),
            does("undoDecision", "DELETE", "/findings/{finding}/decision", ""),
            reads("alerts", "/alerts"),
            does("acknowledgeAlert", "POST", "/alerts/{alert}/acknowledge", ""),
            does("snoozeAlert", "POST", "/alerts/{alert}/snooze?hours=1", ""),
            shows("topics", "/topics?days=365"),
            shows("topic", "/topics/{topic}"),
            does("nameTopic", "PUT", "/topics/{topic}/name", "{\"name\": \"Rain\"}"),
            reads("schedules", "/schedules"),
            does("changeSchedule", "PUT", "/schedules/census", "{\"cron\": \"0 30 4 * * ?\", \"zone\": \"UTC\"}"),
            does("commandTask", "POST", "/schedules/census/resume", ""),
            reads("connection", "/admin/connection"),
            reads("doctor", "/admin/doctor"),
            shows("fieldMapping", "/admin/fields"),
            reads("writtenFields", "/admin/written"),
            reads("handovers", "/admin/handovers"),
            does("runHandover", "POST", "/admin/handovers/run", ""),
            does("withdrawHandover", "POST", "/admin/handovers/withdraw", "{\"finding\": \"f\", \"why\": \"because\"}"),
            reads("calendars", "/admin/calendars"),
            reads("profiles", "/admin/profiles"),
            reads("privacy", "/admin/privacy"),
            reads("replyRules", "/admin/quality"),
            reads("customerRules", "/admin/customers"),
            reads("people", "/admin/people"),
            reads("health", "/admin/health"),
            reads("metrics", "/admin/metrics"),
            reads("audit", "/admin/audit?action=EXPORT"),
            reads("auditVerdict", "/admin/audit/verdict"),
            reads("siteFields", "/admin/fields/site"),
            reads("settings", "/admin/settings"),
            does(
                    "changeSettings",
                    "PUT",
                    "/admin/settings",
                    "{\"revision\": \"none\", \"edits\": [{\"path\": [\"kpi\", \"profile\"], \"value\": \"jsm\"}]}"),
            Map.entry(
                    "previewSettings",
                    new Asked(
                            "POST",
                            "/admin/settings/preview",
                            "{\"edits\": [{\"path\": [\"fields\", \"region\"], \"value\": \"Product\"}]}",
                            true)),
            reads("settingsChanges", "/admin/settings/changes"),
            does("undoSettings", "POST", "/admin/settings/changes/77/undo", ""),
            does("giveToken", "POST", "/admin/people/token", "{\"revision\": \"none\", \"account\": \"lead\"}"),
            does("tracePerson", "POST", "/admin/person/trace", NOBODY),
            does("exportPerson", "POST", "/admin/person/export", NOBODY),
            does("erasePerson", "POST", "/admin/person/erase", NOBODY),
            reads("changedTopics", "/admin/topics"),
            does("mergeTopics", "POST", "/admin/topics/none/merge/other", ""),
            does("splitTopic", "POST", "/admin/topics/none/split", ""),
            does("undoTopic", "POST", "/admin/topics/none/undo", ""),
            shows("questions", "/admin/questions"),
            does("editQuestion", "PUT", "/admin/questions/Q1", "{\"text\": \"Where is it?\"}"),
            does("judgeQuestion", "POST", "/admin/questions/Q1/keep", ""),
            does("switchAnswers", "POST", "/admin/answers/go", ""),
            reads("models", "/admin/models"),
            does("restoreModel", "POST", "/admin/models/none/restore/none", ""),
            reads("ledger", "/admin/ledger"),
            reads("ledgerOfRun", "/admin/ledger/none"),
            does("undoRun", "POST", "/admin/ledger/none/undo", ""));

    private static final Set<String> FOR_ADMINS = Set.of(
            "reports",
            "judgeSuspect",
            "nameCause",
            "undoDecision",
            "nameTopic",
            "schedules",
            "changeSchedule",
            "commandTask",
            "connection",
            "doctor",
            "fieldMapping",
            "writtenFields",
            "calendars",
            "profiles",
            "privacy",
            "replyRules",
            "customerRules",
            "people",
            "health",
            "metrics",
            "audit",
            "auditVerdict",
            "siteFields",
            "settings",
            "changeSettings",
            "previewSettings",
            "settingsChanges",
            "undoSettings",
            "giveToken",
            "tracePerson",
            "exportPerson",
            "erasePerson",
            "questions",
            "editQuestion",
            "judgeQuestion",
            "switchAnswers",
            "changedTopics",
            "mergeTopics",
            "splitTopic",
            "undoTopic",
            "models",
            "restoreModel",
            "ledger",
            "handovers",
            "runHandover",
            "withdrawHandover",
            "ledgerOfRun",
            "undoRun");

    /** Of the program, not of its tickets: other tests change them on the full desk. */
    private static final Set<String> OF_THE_PROGRAM = Set.of(
            "schedules",
            "changeSchedule",
            "commandTask",
            "dashboards",
            "dashboard",
            "saveDashboard",
            "deleteDashboard",
            "connection",
            "doctor",
            "siteFields",
            "settings",
            "settingsChanges",
            "writtenFields",
            "people",
            "health",
            "metrics",
            "audit",
            "auditVerdict",
            "models",
            "ledger",
            "makeReport",
            "reports",
            "handovers",
            "runHandover",
            "withdrawHandover",
            "ledgerOfRun",
            "changedTopics");

    private static final Set<String> FOR_LEADS = Set.of(
            "saveDashboard",
            "deleteDashboard",
            "acknowledgeAlert",
            "snoozeAlert",
            "giveFeedback",
            "addAction",
            "planAction",
            "editAction",
            "withdrawAction",
            "staffing",
            "addTraining",
            "sampleReplies",
            "reviewReply");

    private final HttpClient http = HttpClient.newHttpClient();
    private URI desk = URI.create("http://localhost");
    private ServedDesk.Running empty;
    private Map<String, String> there = Map.of();

    /** @param showsTickets whether it answers otherwise where there are tickets */
    private record Asked(String method, String path, String body, boolean showsTickets) {}

    private static Map.Entry<String, Asked> shows(String operation, String path) {
        return Map.entry(operation, new Asked("GET", path, "", true));
    }

    private static Map.Entry<String, Asked> reads(String operation, String path) {
        return Map.entry(operation, new Asked("GET", path, "", false));
    }

    private static Map.Entry<String, Asked> does(String operation, String method, String path, String body) {
        return Map.entry(operation, new Asked(method, path, body, false));
    }

    @BeforeAll
    void serveAnEmptyDeskBesideTheFullOne(URI served) throws Exception {
        desk = served;
        empty = ServedDesk.Running.empty();
        there = Map.of(
                "{ticket}", first("/tickets?kpi=complaints&" + DAYS, "/tickets/0/key"),
                "{finding}", first("/findings", "/0/id"),
                "{topic}", first("/topics?days=365", "/0/id"),
                "{customer}", first("/customers?order=LATEST", "/0/customer"),
                "{alert}", "no-such-alert");
    }

    @AfterAll
    void stop() {
        empty.close();
    }

    @Test
    void everyOperationOfTheDescriptionIsTried() {
        assertThat(OPERATIONS.keySet()).isEqualTo(described());
    }

    @Test
    void whoeverIsNotSignedInGetsNothing() throws Exception {
        for (Map.Entry<String, Asked> operation : OPERATIONS.entrySet()) {
            for (String token : List.of("", "wrong")) {
                HttpResponse<String> answer = send(desk, token, operation.getValue());
                assertThat(answer.statusCode()).as(operation.getKey()).isEqualTo(401);
                assertThat(JSON.readTree(answer.body()).properties())
                        .as(operation.getKey())
                        .extracting(Map.Entry::getKey)
                        .containsExactly("message", "words");
            }
        }
    }

    @Test
    void whomJiraShowsNothingGetsWhatADeskWithoutTicketsAnswers() throws Exception {
        for (Map.Entry<String, Asked> operation : OPERATIONS.entrySet()) {
            if (operation.getKey().startsWith("sign")) {
                continue; // signs in or out, whoever asks
            }
            Asked asked = operation.getValue();
            HttpResponse<String> answer = send(desk, ServedDesk.OUTSIDER, asked);
            if (FOR_ADMINS.contains(operation.getKey()) || FOR_LEADS.contains(operation.getKey())) {
                assertThat(answer.statusCode()).as(operation.getKey()).isEqualTo(403);
            } else if (OF_THE_PROGRAM.contains(operation.getKey())) {
                assertThat(answer.statusCode()).as(operation.getKey()).isEqualTo(200);
                assertThat(answer.body()).as(operation.getKey()).doesNotContainPattern("\\b(HD|APP|WS)-\\d");
            } else {
                assertThat(told(answer))
                        .as(operation.getKey())
                        .isEqualTo(told(send(empty.address(), ServedDesk.OUTSIDER, asked)));
            }
        }
    }

    @Test
    void anAdminWhomJiraShowsNothingMayActOnNothing() throws Exception {
        for (Map.Entry<String, Asked> operation : OPERATIONS.entrySet()) {
            if (!operation.getKey().startsWith("sign") && !OF_THE_PROGRAM.contains(operation.getKey())) {
                HttpResponse<String> answer = send(desk, ServedDesk.OUTSIDE_ADMIN, operation.getValue());
                HttpResponse<String> none = send(empty.address(), ServedDesk.OUTSIDE_ADMIN, operation.getValue());
                assertThat(told(answer)).as(operation.getKey()).isEqualTo(told(none));
            }
        }
    }

    @Test
    void theAdminSeesThatThereIsSomethingToHide() throws Exception {
        for (Map.Entry<String, Asked> operation : OPERATIONS.entrySet()) {
            if (operation.getValue().showsTickets()) {
                HttpResponse<String> answer = send(desk, ServedDesk.TOKEN, operation.getValue());
                assertThat(answer.statusCode()).as(operation.getKey()).isEqualTo(200);
                assertThat(told(answer))
                        .as(operation.getKey())
                        .isNotEqualTo(told(send(empty.address(), ServedDesk.TOKEN, operation.getValue())));
            }
        }
    }

    @Test
    void anAuditorReadsTheAuditLogAndTheHealthAlone() throws Exception {
        Set<String> allowed = Set.of("session", "desk", "health", "audit", "auditVerdict");
        for (String token : List.of(ServedDesk.AUDITOR, ServedDesk.AUDITOR_BY_GROUP)) {
            for (Map.Entry<String, Asked> operation : OPERATIONS.entrySet()) {
                if (!operation.getKey().startsWith("sign")) {
                    assertThat(send(desk, token, operation.getValue()).statusCode())
                            .as(operation.getKey())
                            .isEqualTo(allowed.contains(operation.getKey()) ? 200 : 403);
                }
            }
            JsonNode session = get(token, "/session");
            assertThat(session.get("role").asText()).isEqualTo("auditor");
            assertThat(session.get("whole").asBoolean()).isFalse();
            assertThat(get(token, "/desk").toString()).doesNotContainPattern("\\b(HD|APP|WS)-\\d");
        }
    }

    @Test
    void whoSeesOneProjectGetsThatOneAlone() throws Exception {
        String byProject = "/figures?kpi=volume&by=project&" + DAYS;
        Map<String, Integer> all = volumes(get(ServedDesk.TOKEN, byProject));
        Map<String, Integer> own = volumes(get(ServedDesk.INSIDER, byProject));
        assertThat(all).hasSizeGreaterThan(1);
        assertThat(own).containsOnlyKeys("HD");
        assertThat(own.get("HD")).isPositive().isEqualTo(all.get("HD"));
        assertThat(volumes(get(ServedDesk.INSIDER, byProject + "&only=project%3DAPP")))
                .isEmpty();
        for (String path : List.of("/tickets?kpi=volume&" + DAYS, "/findings", "/alerts")) {
            assertThat(get(ServedDesk.INSIDER, path).findValuesAsText("key"))
                    .as(path)
                    .allMatch(key -> key.startsWith("HD-"));
        }
        assertThat(get(ServedDesk.INSIDER, "/values?dimension=project&" + DAYS).findValuesAsText("value"))
                .containsExactly("HD");
        Map<String, Integer> topics = tickets(get(ServedDesk.TOKEN, "/topics?days=365"));
        Map<String, Integer> seen = tickets(get(ServedDesk.INSIDER, "/topics?days=365"));
        assertThat(seen).isNotEmpty().allSatisfy((topic, count) -> assertThat(count)
                .isLessThanOrEqualTo(topics.get(topic)));
        assertThat(seen.values().stream().mapToInt(count -> count).sum())
                .isLessThan(topics.values().stream().mapToInt(count -> count).sum());
    }

    @Test
    void ticketsOfASecurityLevelAreForItsMembers() throws Exception {
        for (String key : ServedDesk.SECURED) {
            Asked panel = new Asked("GET", "/tickets/" + key + "/panel", "", true);
            assertThat(send(desk, ServedDesk.TOKEN, panel).statusCode()).isEqualTo(200);
            HttpResponse<String> hidden = send(desk, ServedDesk.INSIDER, panel);
            assertThat(hidden.statusCode()).isEqualTo(400);
            assertThat(hidden.body()).contains("no ticket " + key + " in the store");
        }
        assertThat(allKeys(ServedDesk.TOKEN)).containsAll(ServedDesk.SECURED);
        assertThat(allKeys(ServedDesk.INSIDER)).isNotEmpty().doesNotContainAnyElementsOf(ServedDesk.SECURED);
    }

    @Test
    void agentsSeeTheirOwnFiguresAndLeadsThoseOfAll() throws Exception {
        String byAgent = "/figures?kpi=volume&kpi=first-response&by=agent&top=50&" + DAYS;
        Map<String, Integer> lead = volumes(get(ServedDesk.LEAD, byAgent));
        Map<String, Integer> agent = volumes(get(ServedDesk.AGENT, byAgent));
        assertThat(lead).hasSizeGreaterThan(3).doesNotContainKey("(other)");
        // The store knows agents by masked ids where their account ids hold a name.
        Set<String> named = new TreeSet<>(agent.keySet());
        named.removeAll(Set.of("", "(other)"));
        assertThat(named).hasSize(1);
        String own = named.iterator().next();
        assertThat(agent).containsKey("(other)").containsEntry(own, lead.get(own));
        String colleague = lead.keySet().stream()
                .filter(other -> !Set.of(own, "").contains(other))
                .findFirst()
                .orElseThrow();
        assertThat(volumes(get(
                        ServedDesk.AGENT,
                        "/figures?kpi=volume&" + DAYS + "&only=agent%3D"
                                + URLEncoder.encode(colleague, StandardCharsets.UTF_8))))
                .isEmpty();
        assertThat(get(ServedDesk.AGENT, "/values?dimension=agent&" + DAYS).findValuesAsText("value"))
                .doesNotContain(colleague);
    }

    @Test
    void trainingsAndReviewsAreForLeadsOfTheAgent() throws Exception {
        Set<String> named = new TreeSet<>(volumes(get(ServedDesk.AGENT, "/figures?kpi=volume&by=agent&top=50&" + DAYS))
                .keySet());
        named.removeAll(Set.of("", "(other)"));
        String training = "{\"agent\": \"" + named.iterator().next()
                + "\", \"topic\": null, \"day\": \"2026-10-20\", \"note\": \"Refunds <b>anew</b>\"}";
        Asked asked = new Asked("POST", "/trainings", training, false);
        assertThat(send(desk, ServedDesk.AGENT, asked).statusCode()).isEqualTo(403);
        assertThat(send(desk, ServedDesk.LEAD, asked).statusCode()).isEqualTo(200);
        assertThat(get(ServedDesk.AGENT, "/trainings").at("/0/note").asText()).isEqualTo("Refunds <b>anew</b>");
        assertThat(get(ServedDesk.INSIDER, "/trainings")).isEmpty();

        assertThat(get(ServedDesk.AGENT, "/quality?" + DAYS).get("teams")).isEmpty();
        assertThat(get(ServedDesk.AGENT, "/quality?" + DAYS).get("agents")).hasSize(1);
        assertThat(get(ServedDesk.LEAD, "/quality?" + DAYS).get("teams")).isNotEmpty();
        JsonNode sample = get(ServedDesk.LEAD, "/quality/sample?" + DAYS).get(0);
        Asked review = new Asked(
                "POST",
                "/quality/reviews",
                "{\"key\": \"" + sample.get("key").asText() + "\", \"message\": \""
                        + sample.get("message").asText() + "\", \"broken\": []}",
                false);
        assertThat(send(desk, ServedDesk.AGENT, review).statusCode()).isEqualTo(403);
        assertThat(send(desk, ServedDesk.LEAD, review).statusCode()).isEqualTo(204);
    }

    @Test
    void feedbackIsForTheAgentAndTheirLeads() throws Exception {
        Set<String> named = new TreeSet<>(volumes(get(ServedDesk.AGENT, "/figures?kpi=volume&by=agent&top=50&" + DAYS))
                .keySet());
        named.removeAll(Set.of("", "(other)"));
        String agent = "/agents/" + URLEncoder.encode(named.iterator().next(), StandardCharsets.UTF_8) + "/feedback";
        String note = "{\"note\": \"Your answers on <b>refunds</b> are 很清楚\"}";

        assertThat(send(desk, ServedDesk.AGENT, new Asked("POST", agent, note, false))
                        .statusCode())
                .isEqualTo(403);
        HttpResponse<String> given = send(desk, ServedDesk.LEAD, new Asked("POST", agent, note, false));
        assertThat(given.statusCode()).as(given.body()).isEqualTo(200);
        long number = JSON.readTree(given.body()).at("/0/number").asLong();
        String answer = "/feedback/" + number + "/answer";
        Asked thanks = new Asked("POST", answer, "{\"answer\": \"Thank you\"}", false);

        assertThat(get(ServedDesk.INSIDER, "/feedback")).isEmpty();
        assertThat(send(desk, ServedDesk.LEAD, thanks).statusCode()).isEqualTo(400);
        assertThat(send(desk, ServedDesk.AGENT, thanks).statusCode()).isEqualTo(200);
        JsonNode read = get(ServedDesk.AGENT, "/feedback");
        assertThat(read.at("/0/note").asText()).contains("<b>refunds</b> are 很清楚");
        assertThat(read.at("/0/mine").asBoolean()).isTrue();
        assertThat(get(ServedDesk.LEAD, "/feedback").at("/0/answer").asText()).isEqualTo("Thank you");
    }

    private Set<String> allKeys(String token) throws Exception {
        Set<String> keys = new TreeSet<>();
        String after = "";
        do {
            JsonNode page =
                    get(token, "/tickets?kpi=volume&from=2025-10-01&to=2026-11-10&only=project%3DHD&after=" + after);
            keys.addAll(page.get("tickets").findValuesAsText("key"));
            after = page.get("next").asText("");
        } while (!after.isEmpty());
        return keys;
    }

    private static Map<String, Integer> tickets(JsonNode topics) {
        Map<String, Integer> tickets = new TreeMap<>();
        topics.forEach(topic ->
                tickets.put(topic.get("id").asText(), topic.get("tickets").asInt()));
        return tickets;
    }

    private static Map<String, Integer> volumes(JsonNode figures) {
        Map<String, Integer> volumes = new TreeMap<>();
        figures.at("/tables/0/rows")
                .forEach(row -> volumes.put(
                        row.at("/slice/0").asText(), row.at("/cases").asInt()));
        return volumes;
    }

    /** Status and body; without what is of the sync and the analysis as such, and with the site by one name. */
    private static String told(HttpResponse<String> answer) throws IOException {
        String body = answer.body().replaceAll("http://(localhost|127\\.0\\.0\\.1):\\d+", "SITE");
        if (answer.uri().getPath().equals("/api/desk")) {
            ObjectNode tree = (ObjectNode) JSON.readTree(body);
            tree.remove(List.of("certificate", "analysedAt"));
            body = tree.toString();
        }
        return answer.statusCode() + " " + body;
    }

    private String first(String path, String pointer) throws Exception {
        String id = get(ServedDesk.TOKEN, path).at(pointer).asText();
        assertThat(id).as(path).isNotBlank();
        return id;
    }

    private JsonNode get(String token, String path) throws Exception {
        HttpResponse<String> answer = send(desk, token, new Asked("GET", path, "", true));
        assertThat(answer.statusCode()).as(path + " " + answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private HttpResponse<String> send(URI address, String token, Asked asked) throws Exception {
        String path = asked.path();
        for (Map.Entry<String, String> id : there.entrySet()) {
            path = path.replace(
                    id.getKey(),
                    URLEncoder.encode(id.getValue(), StandardCharsets.UTF_8).replace("+", "%20"));
        }
        HttpRequest.Builder request = HttpRequest.newBuilder(address.resolve("/api" + path))
                .header("X-Deskpulse", "1")
                .method(asked.method(), HttpRequest.BodyPublishers.ofString(asked.body()));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static Set<String> described() {
        Set<String> operations = new TreeSet<>();
        try (InputStream yaml = AccessTest.class.getResourceAsStream("/openapi/deskpulse.yaml")) {
            new OpenAPIV3Parser()
                    .readContents(new String(yaml.readAllBytes(), StandardCharsets.UTF_8))
                    .getOpenAPI()
                    .getPaths()
                    .values()
                    .forEach(path -> path.readOperations().stream()
                            .map(Operation::getOperationId)
                            .forEach(operations::add));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return operations;
    }
}
