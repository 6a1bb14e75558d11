package dev.deskpulse.plugin.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.LevelResolver;
import com.atlassian.oai.validator.report.ValidationReport;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.deskpulse.plugin.app.Desk;
import dev.deskpulse.scheduler.audit.AuditAction;
import dev.deskpulse.scheduler.audit.AuditQuery;
import dev.deskpulse.ticket.Person;
import io.swagger.v3.parser.OpenAPIV3Parser;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The server keeps what the API's description promises; the screens' types are made from the same description. */
@ExtendWith(ServedDesk.class)
class ApiTest {
    private static final String DAYS = "from=2026-10-12&to=2026-11-10";
    private static final String DASHBOARD = """
            {"id": "mine", "name": "我的", "gadgets": [
              {"id": "g1", "width": 6, "settings": {"kind": "trend", "kpi": ["volume"], "days": 30, "each": "day"}}]}
            """;

    private static final List<String> READS = List.of(
            "/session",
            "/desk",
            "/catalogue",
            "/values?dimension=agent&" + DAYS,
            "/figures?kpi=volume&kpi=csat&" + DAYS + "&each=week&by=channel&compare=previous",
            "/figures?kpi=sla&" + DAYS + "&by=sla&compare=year",
            "/figures?kpi=volume&" + DAYS + "&by=weekday&by=hour&top=24",
            "/figures?kpi=volume&kpi=nps&from=2019-01-01&to=2019-01-31&by=kind",
            "/figures/file?format=csv&language=zh&kpi=volume&kpi=first-response&" + DAYS + "&by=channel",
            "/tickets?kpi=volume&" + DAYS + "&only=channel%3DChat",
            "/tickets?kpi=csat&from=2019-01-01&to=2019-01-31",
            "/forecast?kpi=volume&days=7",
            "/forecast?kpi=backlog&days=7",
            "/targets",
            "/dashboards",
            "/dashboards/main",
            "/findings",
            "/alerts",
            "/topics?days=30",
            "/customers?order=VALUE&top=5",
            "/customers/summary",
            "/rivals?" + DAYS,
            "/agents?" + DAYS,
            "/staffing",
            "/trainings/needs?" + DAYS,
            "/trainings",
            "/quality?" + DAYS,
            "/quality/sample?" + DAYS,
            "/feedback",
            "/actions",
            "/schedules",
            "/admin/connection",
            "/admin/doctor",
            "/admin/fields",
            "/admin/fields/site",
            "/admin/settings",
            "/admin/settings/changes",
            "/admin/written",
            "/admin/quality",
            "/admin/customers",
            "/admin/calendars",
            "/admin/profiles",
            "/admin/privacy",
            "/admin/people",
            "/admin/health",
            "/admin/metrics",
            "/admin/reports",
            "/admin/audit",
            "/admin/audit/verdict",
            "/admin/topics",
            "/admin/questions",
            "/admin/handovers",
            "/admin/models",
            "/admin/ledger");

    private static final String ONE_CUSTOMER = "/customers/profile";
    private static final String HISTORY = "/customers/history";

    private final HttpClient http = HttpClient.newHttpClient();
    private final String description = description();
    private final OpenApiInteractionValidator validator = OpenApiInteractionValidator.createForInlineApiSpecification(
                    description)
            .withLevelResolver(LevelResolver.create()
                    .withLevel("validation.request.security.missing", ValidationReport.Level.IGNORE)
                    .build())
            .build();

    @Test
    void everyAnswerIsAsDescribed(URI address) throws Exception {
        for (String path : READS) {
            HttpResponse<String> answer = send(address, "GET", path, "");
            assertThat(answer.statusCode()).as(path + ": " + answer.body()).isEqualTo(200);
            check("GET", path, "", answer);
        }
    }

    @Test
    void aMonthThatStillRunsIsComparedWithAsManyDays(URI address) throws Exception {
        String november = "/figures?kpi=volume&from=2026-11-01&to=2026-11-30&compare=";
        JsonNode before = new ObjectMapper()
                .readTree(send(address, "GET", november + "previous", "").body())
                .get("before");
        assertThat(before.get("from").asText()).isEqualTo("2026-10-22");
        assertThat(before.get("to").asText()).isEqualTo("2026-10-31");
        JsonNode year = new ObjectMapper()
                .readTree(send(address, "GET", november + "year", "").body())
                .get("before");
        assertThat(year.get("from").asText()).isEqualTo("2025-11-01");
        assertThat(year.get("to").asText()).isEqualTo("2025-11-10");
    }

    @Test
    void aMonthOfTheCalendarIsComparedWithTheMonthBefore(URI address) throws Exception {
        String month = "/figures?kpi=volume&daysAre=month&compare=previous";
        JsonNode whole = new ObjectMapper()
                .readTree(send(address, "GET", month + "&from=2026-10-01&to=2026-10-31", "")
                        .body())
                .get("before");
        assertThat(whole.get("from").asText()).isEqualTo("2026-09-01");
        assertThat(whole.get("to").asText()).isEqualTo("2026-09-30");
        JsonNode running = new ObjectMapper()
                .readTree(send(address, "GET", month + "&from=2026-11-01&to=2026-11-10", "")
                        .body())
                .get("before");
        assertThat(running.get("from").asText()).isEqualTo("2026-10-01");
        assertThat(running.get("to").asText()).isEqualTo("2026-10-10");
    }

    @Test
    void aTopicAndItsNameAreAsDescribed(URI address) throws Exception {
        String id = new ObjectMapper()
                .readTree(send(address, "GET", "/topics?days=365", "").body())
                .get(0)
                .get("id")
                .asText();
        check("GET", "/topics/" + id, "", send(address, "GET", "/topics/" + id, ""));
        String name = "{\"name\": \"登录 login\"}";
        HttpResponse<String> named = send(address, "PUT", "/topics/" + id + "/name", name);
        check("PUT", "/topics/" + id + "/name", name, named);
        assertThat(named.body()).contains("登录 login");
    }

    @Test
    void aTrainingIsKeptAndAReplyIsReviewed(URI address) throws Exception {
        String agent = new ObjectMapper()
                .readTree(send(address, "GET", "/agents?" + DAYS, "").body())
                .at("/agents/0/agent")
                .asText();
        String training =
                "{\"agent\": \"" + agent + "\", \"topic\": null, \"day\": \"2026-10-20\", \"note\": \"退款 macros\"}";
        HttpResponse<String> kept = send(address, "POST", "/trainings", training);
        check("POST", "/trainings", training, kept);
        assertThat(new ObjectMapper().readTree(kept.body()).at("/0/note").asText())
                .isEqualTo("退款 macros");
        assertThat(send(address, "POST", "/trainings", training.replace("2026-10", "2099-10"))
                        .body())
                .contains("still to come");

        String path = "/quality/sample?" + DAYS;
        JsonNode sampled =
                new ObjectMapper().readTree(send(address, "GET", path, "").body());
        JsonNode first = sampled.get(0);
        assertThat(first.get("rules")).isNotEmpty();
        String review = "{\"key\": \"" + first.get("key").asText() + "\", \"message\": \""
                + first.get("message").asText() + "\", \"broken\": [\""
                + first.at("/rules/0/rule").asText() + "\"]}";
        int before = reviewed(address);
        check("POST", "/quality/reviews", review, send(address, "POST", "/quality/reviews", review));
        assertThat(new ObjectMapper().readTree(send(address, "GET", path, "").body()))
                .doesNotContain(first);
        assertThat(reviewed(address) - before)
                .as("one review of each rule of one reply")
                .isEqualTo(first.get("rules").size());
        assertThat(send(address, "POST", "/quality/reviews", review.replaceAll("\\[.*]", "[\"rudeness\"]"))
                        .body())
                .contains("there is no rule 'rudeness'");
    }

    /** How many reviews of a rule there are. */
    private int reviewed(URI address) throws Exception {
        int reviews = 0;
        for (JsonNode rule : new ObjectMapper()
                .readTree(send(address, "GET", "/quality?" + DAYS, "").body())
                .get("agreement")) {
            reviews += rule.get("reviewed").asInt();
        }
        return reviews;
    }

    @Test
    void prometheusReadsWhatIsMeasuredAndNobodysName(URI address, Desk desk) throws Exception {
        send(address, "GET", "/desk", "");
        HttpResponse<String> told = send(address, "GET", "/admin/metrics", "");
        check("GET", "/admin/metrics", "", told);
        assertThat(told.body())
                .contains(
                        "deskpulse_tickets 1500.0",
                        "deskpulse_synced_timestamp_seconds 1.7",
                        "deskpulse_http_requests_seconds_count{method=\"GET\",route=\"/api/desk\",status=\"200\"}",
                        "jvm_memory_used_bytes",
                        "process_files_open_files")
                .doesNotContain(desk.tickets().people().values().stream()
                        .map(Person::displayName)
                        .toList());
    }

    @Test
    void aTicketsPanelIsAsDescribedAndTakesACorrection(URI address) throws Exception {
        String key = new ObjectMapper()
                .readTree(send(address, "GET", "/tickets?kpi=complaints&" + DAYS, "")
                        .body())
                .at("/tickets/0/key")
                .asText();
        String panel = "/tickets/" + key + "/panel";
        HttpResponse<String> before = send(address, "GET", panel, "");
        check("GET", panel, "", before);
        JsonNode told = new ObjectMapper().readTree(before.body());
        assertThat(told.at("/messages/0/text").asText()).isNotBlank();
        assertThat(told.at("/reasons")).isNotEmpty();
        String other = told.at("/sentiment/value").asText().equals("POSITIVE") ? "NEGATIVE" : "POSITIVE";
        String body = "{\"value\": \"" + other + "\"}";
        String tag = "/tickets/" + key + "/tags/sentiment";
        HttpResponse<String> after = send(address, "PUT", tag, body);
        check("PUT", tag, body, after);
        JsonNode corrected = new ObjectMapper().readTree(after.body());
        assertThat(corrected.at("/sentiment/value").asText()).isEqualTo(other);
        assertThat(corrected.at("/sentiment/judged")).isEqualTo(told.at("/sentiment/judged"));
        assertThat(corrected.at("/ledger")).hasSize(told.at("/ledger").size() + 1);
        JsonNode listed = new ObjectMapper()
                .readTree(send(address, "GET", "/tickets?kpi=volume&" + DAYS + "&only=sentiment%3D" + other, "")
                        .body());
        assertThat(listed.get("tickets").findValuesAsText("key")).contains(key);
    }

    @Test
    void aQuestionIsEditedApprovedAndRevokedAndAutomaticAnswersAreStopped(URI address) throws Exception {
        HttpResponse<String> before = send(address, "GET", "/admin/questions", "");
        check("GET", "/admin/questions", "", before);
        JsonNode bank = new ObjectMapper().readTree(before.body());
        assertThat(bank.at("/automatic/enabled").asBoolean()).isFalse();
        String id = bank.at("/questions/0/id").asText();
        String path = "/admin/questions/" + id;
        String body = "{\"article\": \"https://help.example.com/\"}";
        HttpResponse<String> edited = send(address, "PUT", path, body);
        check("PUT", path, body, edited);
        assertThat(edited.body()).contains("https://help.example.com/");
        for (String verdict : List.of("approve", "revoke")) {
            HttpResponse<String> judged = send(address, "POST", path + "/" + verdict, "");
            check("POST", path + "/" + verdict, "", judged);
            assertThat(question(judged, id).get("approved").asBoolean()).isEqualTo(verdict.equals("approve"));
        }
        for (String command : List.of("stop", "go")) {
            HttpResponse<String> told = send(address, "POST", "/admin/answers/" + command, "");
            check("POST", "/admin/answers/" + command, "", told);
            assertThat(new ObjectMapper()
                            .readTree(told.body())
                            .at("/automatic/stopped")
                            .asBoolean())
                    .isEqualTo(command.equals("stop"));
        }
        assertThat(send(address, "PUT", path, "{\"article\": \"javascript:alert(1)\"}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(send(address, "POST", path + "/applaud", "").statusCode()).isEqualTo(400);
    }

    private static JsonNode question(HttpResponse<String> bank, String id) throws Exception {
        for (JsonNode question : new ObjectMapper().readTree(bank.body()).get("questions")) {
            if (question.get("id").asText().equals(id)) {
                return question;
            }
        }
        throw new AssertionError("no " + id);
    }

    @Test
    void aTicketIsAdvisedByWhatHelpedOnLikeOnes(URI address) throws Exception {
        JsonNode open = new ObjectMapper()
                .readTree(
                        send(address, "GET", "/tickets?kpi=backlog&" + DAYS, "").body());
        int answers = 0;
        int actions = 0;
        for (JsonNode ticket : open.get("tickets")) {
            String path = "/tickets/" + ticket.get("key").asText() + "/advice";
            HttpResponse<String> told = send(address, "GET", path, "");
            check("GET", path, "", told);
            JsonNode advice = new ObjectMapper().readTree(told.body());
            answers += advice.get("answers").size();
            actions += advice.get("actions").size();
        }

        assertThat(answers).isPositive();
        assertThat(actions).isPositive();
        assertThat(send(address, "GET", "/tickets/HD-999999/advice", "").statusCode())
                .isEqualTo(400);
    }

    @Test
    void anActionIsPlannedKeptChangedAndWithdrawn(URI address) throws Exception {
        String finding = new ObjectMapper()
                .readTree(send(address, "GET", "/findings", "").body())
                .at("/0/id")
                .asText();
        String draft = """
                {"finding": "%s", "kpi": "csat", "target": 0.95, "by": "2027-01-31", "step": "<b>每天</b> read five replies",
                 "owner": "Team lead", "only": ["project=HD"], "method": "BEFORE_AND_AFTER", "start": "2026-12-01"}
                """.formatted(finding);
        HttpResponse<String> planned = send(address, "POST", "/actions/plan", draft);
        check("POST", "/actions/plan", draft, planned);
        JsonNode plan = new ObjectMapper().readTree(planned.body());
        assertThat(plan.at("/power").asDouble()).isBetween(0.0, 1.0);
        assertThat(plan.at("/detectable").asDouble()).isPositive();

        HttpResponse<String> kept = send(address, "POST", "/actions", draft);
        check("POST", "/actions", draft, kept);
        JsonNode action = new ObjectMapper().readTree(kept.body()).get(0);
        assertThat(action.at("/action/finding/id").asText()).isEqualTo(finding);
        assertThat(action.at("/action/plan")).isEqualTo(plan);
        String path = "/actions/" + action.get("number").asLong();

        String edit = "{\"owner\": \"Somebody else\", \"by\": \"2027-02-28\"}";
        HttpResponse<String> edited = send(address, "PUT", path, edit);
        check("PUT", path, edit, edited);
        JsonNode changed = new ObjectMapper().readTree(edited.body()).at("/0/action");
        assertThat(changed.at("/owner").asText()).isEqualTo("Somebody else");
        assertThat(changed.at("/by").asText()).isEqualTo("2027-02-28");
        assertThat(changed.at("/step").asText()).isEqualTo("<b>每天</b> read five replies");

        String why = "{\"why\": \"The team was split\"}";
        HttpResponse<String> withdrawn = send(address, "POST", path + "/withdrawal", why);
        check("POST", path + "/withdrawal", why, withdrawn);
        JsonNode last = new ObjectMapper().readTree(withdrawn.body()).get(0);
        assertThat(last.get("state").asText()).isEqualTo("WITHDRAWN");
        assertThat(last.at("/problem/en").asText()).contains("The team was split");
        assertThat(send(address, "PUT", path, edit).statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "csat     | 0.95 | 2026-12-02 | channel=Chat | give the goal another day",
                "csat     | 0.95 | 2027-01-31 | jql=a=b      | a JQL cannot be followed",
                "csat     | 0.95 | 2027-01-31 | Chat         | write it as dimension=value",
                "csat     | 0.95 | 2027-01-31 | channel=Moon | has no data",
                "nonsense | 0.95 | 2027-01-31 | channel=Chat | is no figure"
            })
    void anActionThatCannotBeJudgedIsRefusedWithTheReason(
            String kpi, String target, String by, String only, String reason, URI address) throws Exception {
        String draft = """
                {"kpi": "%s", "target": %s, "by": "%s", "step": "s", "owner": "o", "only": ["%s"],
                 "method": "BEFORE_AND_AFTER", "start": "2026-12-01"}""".formatted(kpi, target, by, only);
        for (String path : List.of("/actions", "/actions/plan")) {
            HttpResponse<String> refused = send(address, "POST", path, draft);
            assertThat(refused.statusCode()).isEqualTo(400);
            assertThat(refused.body()).contains(reason);
        }
    }

    @Test
    void aFindingsCauseIsNamedAndTakenBack(URI address) throws Exception {
        String id = new ObjectMapper()
                .readTree(send(address, "GET", "/findings", "").body())
                .at("/0/id")
                .asText()
                .replace(" ", "%20");
        String breakdown = "/findings/" + id + "/breakdown";
        check("GET", breakdown, "", send(address, "GET", breakdown, ""));
        String cause = "/findings/" + id + "/cause";
        String body = "{\"cause\": \"支付网关故障\"}";
        HttpResponse<String> named = send(address, "PUT", cause, body);
        check("PUT", cause, body, named);
        assertThat(new ObjectMapper()
                        .readTree(named.body())
                        .at("/causes/confirmed/0/title/zh")
                        .asText())
                .isEqualTo("支付网关故障");
        String decision = "/findings/" + id + "/decision";
        HttpResponse<String> undone = send(address, "DELETE", decision, "");
        check("DELETE", decision, "", undone);
        assertThat(new ObjectMapper().readTree(undone.body()).at("/causes/confirmed"))
                .isEmpty();
        HttpResponse<String> none = send(address, "POST", "/findings/" + id + "/suspects/99/confirm", "");
        assertThat(none.statusCode()).isEqualTo(400);
        assertThat(none.body()).contains("has no suspect 99");
    }

    @Test
    void aTagThatCannotBeIsNamed(URI address) throws Exception {
        for (String path : List.of("/tickets/HD-1/tags/sentiment", "/tickets/HD-1/tags/colour")) {
            HttpResponse<String> answer = send(address, "PUT", path, "{\"value\": \"BLUE\"}");
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.body()).containsAnyOf("'BLUE' is no sentiment", "'colour' is no tag");
        }
    }

    @Test
    void aDashboardIsSavedReadAndRemoved(URI address) throws Exception {
        HttpResponse<String> saved = send(address, "PUT", "/dashboards/mine", DASHBOARD);
        check("PUT", "/dashboards/mine", DASHBOARD, saved);
        assertThat(send(address, "GET", "/dashboards/mine", "").body()).isEqualTo(saved.body());
        assertThat(send(address, "GET", "/dashboards", "").body()).contains("我的");
        check("DELETE", "/dashboards/mine", "", send(address, "DELETE", "/dashboards/mine", ""));
        HttpResponse<String> gone = send(address, "GET", "/dashboards/mine", "");
        assertThat(gone.statusCode()).isEqualTo(404);
        assertThat(gone.body()).contains("there is no dashboard 'mine'");
    }

    @Test
    void aFilterNarrowsTopicsFindingsAlertsAndTargetsToo(URI address) throws Exception {
        long all = ticketsOfTopics(address, "");
        long parts = 0;
        for (String channel : read(address, "/values?dimension=channel&" + DAYS).findValuesAsText("value")) {
            parts += ticketsOfTopics(address, "&only=channel%3D" + URLEncoder.encode(channel, StandardCharsets.UTF_8));
        }
        assertThat(parts).isEqualTo(all).isPositive();

        for (String path : List.of("/topics?days=365&", "/findings?", "/alerts?")) {
            assertThat(read(address, path + "only=project%3DNONE")).as(path).isEmpty();
        }
        JsonNode nothing = read(address, "/targets?only=project%3DNONE");
        assertThat(nothing.at("/0/periods/0/value").isNull()).isTrue();
        assertThat(read(address, "/targets?only=project%3DHD")
                        .at("/0/periods/0/cases")
                        .asLong())
                .isPositive()
                .isLessThanOrEqualTo(
                        read(address, "/targets").at("/0/periods/0/cases").asLong());
    }

    @Test
    void aFindingIsShownWhereSomeOfItsTicketsAreMeantAndSaysSo(URI address) throws Exception {
        JsonNode finding = read(address, "/findings").get(0);
        String id = finding.get("id").asText();
        var slice = finding.get("slice").properties().iterator().next();
        String dimension = "/findings?only=" + slice.getKey() + "%3D";
        String own = URLEncoder.encode(slice.getValue().asText(), StandardCharsets.UTF_8);
        assertThat(read(address, dimension + "another").findValuesAsText("id")).doesNotContain(id);
        assertThat(read(address, dimension + own).findValuesAsText("id")).contains(id);

        String key = finding.at("/tickets/0/key").asText();
        JsonNode part = one(read(address, "/findings?only=jql%3Dkey%20%3D%20" + key), id);
        assertThat(part.get("part").asBoolean()).isTrue();
        assertThat(part.get("ticketCount").asLong()).isEqualTo(1);
        assertThat(part.at("/tickets").findValuesAsText("key")).containsExactly(key);
        assertThat(finding.get("part").asBoolean()).isFalse();
    }

    private static JsonNode one(JsonNode list, String id) {
        for (JsonNode each : list) {
            if (each.get("id").asText().equals(id)) {
                return each;
            }
        }
        throw new AssertionError(id + " is not in " + list);
    }

    private long ticketsOfTopics(URI address, String only) throws Exception {
        long tickets = 0;
        for (JsonNode topic : read(address, "/topics?days=365" + only)) {
            tickets += topic.get("tickets").asLong();
        }
        return tickets;
    }

    private JsonNode read(URI address, String path) throws Exception {
        return new ObjectMapper().readTree(send(address, "GET", path, "").body());
    }

    @Test
    void whyATicketHasItsTagsIsAsDescribed(URI address) throws Exception {
        String why = "/tickets/HD-8/why";
        check("GET", why, "", send(address, "GET", why, ""));
    }

    @Test
    void whatAGadgetListsBecomesAFileThatNoSpreadsheetRunsAndIsLogged(URI address, Desk desk) throws Exception {
        String table = """
                {"kind": "topics", "head": ["主题", "工单数"], "rows": [["=1+1", 3], [null, 2.5]]}
                """;
        HttpResponse<String> csv = send(address, "POST", "/tables/file?format=csv", table);
        check("POST", "/tables/file?format=csv", table, csv);
        assertThat(csv.body()).contains("主题,工单数", "'=1+1,3", ",2.5");
        assertThat(send(address, "POST", "/tables/file?format=xlsx", table).statusCode())
                .isEqualTo(200);
        assertThat(desk.audit().find(AuditQuery.latest(AuditAction.EXPORT, 2)))
                .allSatisfy(entry -> assertThat(entry.event().target()).isEqualTo("topics: 2 rows"));
        for (String wrong : List.of(
                table.replace("topics", "../x"), table.replace("[null, 2.5]", "[1]"), table.replace("2.5", "{}"))) {
            assertThat(send(address, "POST", "/tables/file?format=csv", wrong).statusCode())
                    .as(wrong)
                    .isEqualTo(400);
        }
    }

    @Test
    void aPictureThatTheScreenSavesIsLogged(URI address, Desk desk) throws Exception {
        HttpResponse<String> logged = send(address, "POST", "/pictures", "{\"kind\": \"heat-map\"}");
        check("POST", "/pictures", "{\"kind\": \"heat-map\"}", logged);
        assertThat(desk.audit().find(AuditQuery.latest(AuditAction.EXPORT, 1)))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.event().target()).isEqualTo("heat-map: picture");
                    assertThat(entry.event().detail()).isEqualTo("png → download");
                });
        assertThat(send(address, "POST", "/pictures", "{\"kind\": \"<b>\"}").statusCode())
                .isEqualTo(400);
    }

    @Test
    void whatABodyDoesNotSayIsNamed(URI address) throws Exception {
        String finding =
                "/findings/" + read(address, "/findings").at("/0/id").asText().replace(" ", "%20") + "/cause";
        for (List<String> asked : List.of(
                List.of("/schedules/census", "{\"cron\": \"0 0 * * * ?\", \"zone\": null}", "zone"),
                List.of("/schedules/census", "{\"cron\": \"0 0 * * * ?\"}", "zone"),
                List.of("/schedules/census", "{\"zone\": \"UTC\"}", "cron"),
                List.of(finding, "{\"cause\": null}", "cause"),
                List.of(finding, "{}", "cause"),
                List.of("/tickets/HD-8/tags/kind", "{\"value\": null}", "value"),
                List.of("/dashboards/mine", "{\"id\": \"mine\", \"gadgets\": []}", "name"),
                List.of("/dashboards/mine", "{\"id\": \"mine\", \"name\": \"x\"}", "gadgets"))) {
            HttpResponse<String> answer = send(address, "PUT", asked.get(0), asked.get(1));
            assertThat(answer.statusCode()).as(asked.toString()).isEqualTo(400);
            assertThat(answer.body()).as(asked.toString()).contains(asked.get(2));
        }
    }

    @Test
    void aScheduleIsCommandedAsDescribed(URI address) throws Exception {
        check("POST", "/schedules/census/pause", "", send(address, "POST", "/schedules/census/pause", ""));
        check("POST", "/schedules/census/resume", "", send(address, "POST", "/schedules/census/resume", ""));
        String hourly = "{\"cron\": \"0 0 * * * ?\", \"zone\": \"Asia/Shanghai\"}";
        check("PUT", "/schedules/census", hourly, send(address, "PUT", "/schedules/census", hourly));
    }

    @Test
    void settingsAreTriedChangedAndTakenBackAsDescribed(URI address) throws Exception {
        String settings = "/admin/settings";
        String edits = """
                [{"path": ["kpi", "targets", "spare"], "value": {"kpi": "csat", "atLeast": 0.9}},
                 {"path": ["calendar", "hours"], "value": {"monday": "09:00-12:00"}},
                 {"path": ["fields", "region"], "value": "Region"}]
                """;
        String preview = settings + "/preview";
        String tried = "{\"edits\": " + edits + ", \"sample\": \"13812345678\"}";
        HttpResponse<String> told = send(address, "POST", preview, tried);
        check("POST", preview, tried, told);
        assertThat(told.body())
                .contains("MEASURE_AGAIN", "09:00–12:00", "[phone-")
                .doesNotContain("13812345678");
        check("POST", preview, "{\"edits\": []}", send(address, "POST", preview, "{\"edits\": []}"));

        String rules = """
                {"edits": [{"path": ["quality", "off"], "value": ["greeting"]},
                  {"path": ["quality", "phrases", "forbidden", "more"], "value": ["as per my last *"]}],
                 "reply": {"words": "", "text": "As per my last mail, call 13812345678."}}
                """;
        HttpResponse<String> checked = send(address, "POST", preview, rules);
        check("POST", preview, rules, checked);
        JsonNode findings = new ObjectMapper().readTree(checked.body()).get("reply");
        assertThat(findings.findValuesAsText("rule")).contains("forbidden").doesNotContain("greeting");
        assertThat(findings.toString()).contains("As per my last").doesNotContain("13812345678");
        assertThat(checked.body()).contains("CHECK_AGAIN");

        String customers = """
                {"edits": [{"path": ["customers", "newFor"], "value": "1d"}, {"path": ["rivals"], "value": ["Northwind"]}]}
                """;
        HttpResponse<String> moved = send(address, "POST", preview, customers);
        check("POST", preview, customers, moved);
        assertThat(new ObjectMapper()
                        .readTree(moved.body())
                        .at("/customers/customers")
                        .asInt())
                .isPositive();

        String revision = revision(address);
        String change = "{\"revision\": \"" + revision + "\", \"edits\": " + edits + "}";
        String wrong = change.replace("0.9", "\"most\"");
        HttpResponse<String> refused = send(address, "PUT", settings, wrong);
        check("PUT", settings, wrong, refused);
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("\"key\":\"kpi.targets.spare.atLeast\"", "“most”不符合要求", "设置未保存");
        HttpResponse<String> saved = send(address, "PUT", settings, change);
        check("PUT", settings, change, saved);
        assertThat(saved.statusCode()).isEqualTo(200);
        HttpResponse<String> late = send(address, "PUT", settings, change);
        check("PUT", settings, change, late);
        assertThat(late.statusCode()).isEqualTo(409);
        check("GET", settings + "/changes", "", send(address, "GET", settings + "/changes", ""));
        String undo = settings + "/changes/"
                + new ObjectMapper().readTree(saved.body()).get("change").asLong() + "/undo";
        check("POST", undo, "", send(address, "POST", undo, ""));
        assertThat(send(address, "POST", undo, "").statusCode()).isEqualTo(409);

        String token = "/admin/people/token";
        String asked = "{\"revision\": \"" + revision(address) + "\", \"account\": \"nobody\"}";
        HttpResponse<String> none = send(address, "POST", token, asked);
        check("POST", token, asked, none);
        assertThat(none.statusCode()).isEqualTo(400);
    }

    private String revision(URI address) throws Exception {
        return new ObjectMapper()
                .readTree(send(address, "GET", "/admin/settings", "").body())
                .get("revision")
                .asText();
    }

    @Test
    void whatAnAdminChangesIsAsDescribed(URI address) throws Exception {
        String restore = "/admin/models/kind/restore/shipped";
        HttpResponse<String> models = send(address, "POST", restore, "");
        check("POST", restore, "", models);
        assertThat(new ObjectMapper()
                        .readTree(models.body())
                        .at("/versions/0/inUse")
                        .asBoolean())
                .isTrue();
        for (String wrong : List.of(
                "/admin/models/kind/restore/never",
                "/admin/models/weather/restore/shipped",
                "/admin/ledger/yesterday/undo",
                "/admin/topics/T9999/split",
                "/admin/topics/T9999/merge/T9998",
                "/admin/topics/T9999/undo")) {
            HttpResponse<String> answer = send(address, "POST", wrong, "");
            assertThat(answer.statusCode()).as(wrong).isEqualTo(400);
            assertThat(answer.body()).as(wrong).containsPattern("never|weather|yesterday|T9999");
        }
    }

    @Test
    void whatIsWrongIsToldByName(URI address) throws Exception {
        for (String path : List.of(
                "/figures?kpi=x&" + DAYS,
                "/figures?kpi=volume&from=2026-11-10&to=2026-10-12",
                "/figures?kpi=volume&" + DAYS + "&by=1;DROP",
                "/figures?kpi=volume&" + DAYS + "&by=sla",
                "/figures?kpi=volume&" + DAYS + "&by=channel&by=kind&by=team",
                "/figures?kpi=volume&" + DAYS + "&only=channel",
                "/figures?kpi=volume&" + DAYS + "&each=hour",
                "/figures?kpi=volume&" + DAYS + "&only=jql%3Dcolour%20%3D%20red",
                "/figures?kpi=volume&" + DAYS + "&only=jql%3D" + "x".repeat(1_001),
                "/forecast?kpi=volume&days=7&only=jql%3Dproject%20%3D%20HD",
                "/figures?kpi=volume&from=soon&to=later",
                "/values?" + DAYS,
                "/forecast?kpi=volume&days=9999",
                "/topics?days=99999999999",
                "/alerts/none/acknowledge")) {
            String method = path.startsWith("/alerts") ? "POST" : "GET";
            HttpResponse<String> answer = send(address, method, path, "");
            assertThat(answer.statusCode()).as(path).isEqualTo(400);
            assertThat(new ObjectMapper().readTree(answer.body()).get("message").asText())
                    .as(path)
                    .isNotBlank();
            assertThat(new ObjectMapper()
                            .readTree(answer.body())
                            .at("/words/zh")
                            .asText())
                    .as(path)
                    .containsPattern("\\p{IsHan}");
        }
    }

    @Test
    void aDashboardThatCannotBeIsRefusedAndNothingIsKept(URI address) throws Exception {
        String wide = DASHBOARD.replace("\"width\": 6", "\"width\": 60");
        HttpResponse<String> refused = send(address, "PUT", "/dashboards/mine", wide);
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("3 to 12 columns");
        assertThat(send(address, "PUT", "/dashboards/mine", "{").statusCode()).isEqualTo(400);
        assertThat(send(address, "PUT", "/dashboards/other", DASHBOARD).statusCode())
                .isEqualTo(400);
        assertThat(send(address, "GET", "/dashboards/mine", "").statusCode()).isEqualTo(404);
    }

    @Test
    void theTicketsOfAFigureAreAsManyAsTheFigureSays(URI address) throws Exception {
        JsonNode rows = new ObjectMapper()
                .readTree(send(address, "GET", "/figures?kpi=volume&" + DAYS + "&by=channel", "")
                        .body())
                .at("/tables/0/rows");
        assertThat(rows).isNotEmpty();
        for (JsonNode row : rows) {
            String channel = row.at("/slice/0").asText();
            assertThat(countOf(address, channel))
                    .as(channel)
                    .isEqualTo(row.get("cases").asInt());
        }
    }

    @Test
    void aJqlNarrowsFiguresAndTicketsToWhatItFindsAndTheOneWhoAsksSees(URI address) throws Exception {
        String found = "only=jql%3Dkey%20in%20(HD-1,HD-2,HD-3)%20ORDER%20BY%20created";
        String ever = "&from=2024-01-01&to=2026-12-31";
        JsonNode tickets = new ObjectMapper()
                .readTree(send(address, "GET", "/tickets?kpi=volume&" + found + ever, "")
                        .body())
                .get("tickets");
        assertThat(tickets.findValuesAsText("key")).containsExactlyInAnyOrder("HD-1", "HD-2", "HD-3");
        assertThat(volume(address, ServedDesk.TOKEN, found + ever)).isEqualTo(3);
        assertThat(volume(address, ServedDesk.TOKEN, found + "&only=jql%3Dkey%3DHD-2" + ever))
                .isEqualTo(1);
        // HD-3 has a security level
        assertThat(volume(address, ServedDesk.INSIDER, found + ever)).isEqualTo(2);
        assertThat(volume(address, ServedDesk.OUTSIDER, found + ever)).isZero();
    }

    private int volume(URI address, String token, String query) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(address.resolve("/api/figures?kpi=volume&" + query))
                .header("Authorization", "Bearer " + token)
                .build();
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        return new ObjectMapper()
                .readTree(answer.body())
                .at("/tables/0/rows/0/cases")
                .asInt();
    }

    private int countOf(URI address, String channel) throws Exception {
        String only = "&only=channel%3D" + channel.replace(" ", "%20");
        int count = 0;
        String after = "";
        do {
            JsonNode page = new ObjectMapper()
                    .readTree(send(address, "GET", "/tickets?kpi=volume&" + DAYS + only + "&after=" + after, "")
                            .body());
            count += page.get("tickets").size();
            after = page.get("next").asText("");
        } while (!after.isEmpty());
        return count;
    }

    @Test
    void aCustomersProfileIsAsDescribed(URI address) throws Exception {
        String first = new ObjectMapper()
                .readTree(send(address, "GET", "/customers?order=LATEST", "").body())
                .at("/0/customer")
                .asText();
        String profile = ONE_CUSTOMER + "?customer=" + URLEncoder.encode(first, StandardCharsets.UTF_8);
        check("GET", profile, "", send(address, "GET", profile, ""));
        String history = HISTORY + "?customer=" + URLEncoder.encode(first, StandardCharsets.UTF_8);
        HttpResponse<String> told = send(address, "GET", history, "");
        check("GET", history, "", told);
        assertThat(new ObjectMapper()
                        .readTree(told.body())
                        .at("/contacts/0/key")
                        .asText())
                .isNotEmpty();
        String nobody = ONE_CUSTOMER + "?customer=nobody";
        HttpResponse<String> refused = send(address, "GET", nobody, "");
        check("GET", nobody, "", refused);
        assertThat(refused.statusCode()).isEqualTo(400);
    }

    @Test
    void everyReadThatIsDescribedIsTried() {
        Set<String> described = new LinkedHashSet<>();
        new OpenAPIV3Parser().readContents(description).getOpenAPI().getPaths().forEach((path, item) -> {
            if (item.getGet() != null
                    && !path.contains("{")
                    && !Set.of(ONE_CUSTOMER, HISTORY).contains(path)) {
                described.add(path);
            }
        });
        assertThat(READS.stream().map(path -> path.replaceFirst("\\?.*", ""))).containsAll(described);
    }

    private void check(String method, String path, String body, HttpResponse<String> answer) {
        URI asked = URI.create("http://localhost" + path);
        SimpleRequest.Builder request =
                new SimpleRequest.Builder(Request.Method.valueOf(method), "/api" + asked.getPath());
        if (asked.getRawQuery() != null) {
            for (String pair : asked.getQuery().split("&", -1)) {
                String[] parts = pair.split("=", 2);
                request.withQueryParam(parts[0], parts[1]);
            }
        }
        if (!body.isEmpty()) {
            request.withBody(body).withContentType("application/json");
        }
        SimpleResponse.Builder response = new SimpleResponse.Builder(answer.statusCode());
        answer.headers().firstValue("content-type").ifPresent(response::withContentType);
        if (!answer.body().isEmpty()) {
            response.withBody(answer.body());
        }
        ValidationReport report = validator.validate(request.build(), response.build());
        assertThat(report.getMessages())
                .as(method + " " + path)
                .filteredOn(message -> message.getLevel() == ValidationReport.Level.ERROR)
                .isEmpty();
    }

    private HttpResponse<String> send(URI address, String method, String path, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(address.resolve("/api" + path))
                .header("X-Deskpulse", "1")
                .header("Authorization", "Bearer " + ServedDesk.TOKEN)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static String description() {
        try (InputStream yaml = ApiTest.class.getResourceAsStream("/openapi/deskpulse.yaml")) {
            return new String(yaml.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
