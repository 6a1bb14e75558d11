package dev.deskpulse.plugin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.deskpulse.connector.store.Database;
import dev.deskpulse.connector.store.DuckDb;
import dev.deskpulse.fixtures.FakeJira;
import dev.deskpulse.fixtures.FakeJiraOptions;
import dev.deskpulse.fixtures.RecordedRequest;
import dev.deskpulse.fixtures.scenario.RetailScenario;
import dev.deskpulse.fixtures.scenario.RetailSite;
import dev.deskpulse.fixtures.scenario.ScenarioOptions;
import dev.deskpulse.fixtures.site.Access;
import dev.deskpulse.fixtures.site.FakeField;
import dev.deskpulse.fixtures.site.FakeSite;
import dev.deskpulse.fixtures.site.StandardSite;
import dev.deskpulse.plugin.forge.PinnedInstallation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands as a script calls them, against a small retail site over HTTP. */
class CommandsTest {
    private static final int TICKETS = 120;
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-10T04:00:00Z"), ZoneOffset.UTC);

    @TempDir
    Path folder;

    private final FakeJira jira = start();
    private Terminal terminal = new Terminal(Path.of("deskpulse.yml"), NOON);

    private static FakeJira start() {
        FakeSite site = StandardSite.create(NOON);
        ScenarioOptions options =
                ScenarioOptions.retail(LocalDate.of(2026, 11, 10)).withTickets(TICKETS);
        RetailSite.load(site, new RetailScenario(options), ticket -> {});
        return FakeJira.start(site, FakeJiraOptions.DEFAULT);
    }

    @BeforeEach
    void writeSettings() throws IOException {
        terminal = new Terminal(folder.resolve("deskpulse.yml"), NOON);
        Files.writeString(folder.resolve("deskpulse.yml"), """
                zone: Asia/Shanghai
                jira:
                  url: %s
                  deployment: cloud
                  email: admin@example.com
                  token: admin-token
                fields:
                  customer: Customer
                  channel: Channel
                  product: Product
                """.formatted(jira.baseUrl()));
    }

    @AfterEach
    void stop() {
        jira.close();
    }

    @Test
    void repliesAreCheckedSampledAndReviewedAndAgentsStandBesideTheirTeam() throws IOException {
        assertThat(terminal.run("sync")).isZero();
        assertThat(terminal.run("analyze")).isZero();

        assertThat(terminal.run("quality", "--json")).isZero();
        JsonNode quality = terminal.json();
        assertThat(quality.at("/teams/0/shares")).isNotEmpty();
        assertThat(quality.get("agents")).hasSizeGreaterThan(2);
        assertThat(quality.get("agreement")).isEmpty();

        assertThat(terminal.run("quality", "sample", "--count", "1", "--json")).isZero();
        JsonNode reply = terminal.json().at("/replies/0");
        String key = reply.get("key").asText();
        String message = reply.get("message").asText();
        assertThat(terminal.run("quality", "review", key, message, "--broken", "promise", "--by", "Li Na"))
                .as(terminal.said())
                .isZero();
        assertThat(terminal.run("quality", "--language", "zh")).isZero();
        assertThat(terminal.printed()).contains("缺少问候", "过度承诺", "1 条回复");
        assertThat(terminal.run("quality", "review", key, message, "--broken", "rude", "--by", "Li Na"))
                .isNotZero();
        assertThat(terminal.said()).contains("there is no rule 'rude'", "personal-data");

        assertThat(terminal.run("agents")).isZero();
        assertThat(terminal.printed()).contains("first response: ");
    }

    @Test
    void theWholeJobSyncsTagsAndWritesAndASecondRunSendsNoWrite() throws IOException {
        assertThat(terminal.run("setup", "--yes")).isZero();
        jira.resetRequests();

        assertThat(terminal.run("run", "--once", "--json")).isZero();
        JsonNode first = terminal.json();
        assertThat(first.get("tickets").asInt()).isEqualTo(TICKETS);
        assertThat(first.get("tagged").asInt()).isEqualTo(TICKETS);
        assertThat(first.get("written").asInt()).isGreaterThan(TICKETS * 5);
        assertThat(first.get("certificateComplete").asBoolean()).isTrue();
        assertThat(first.has("findings")).isTrue();
        assertThat(first.get("unmapped")).extracting(JsonNode::asText).contains("region", "npsAnswer");
        assertThat(first.get("seconds").isNumber()).isTrue();
        assertThat(first.get("stages").fieldNames())
                .toIterable()
                .contains("Reading issues", "Tagging tickets", "Finding causes", "Writing back")
                .allMatch(stage -> stage.matches("[A-Z][a-z]+ing .*"));
        assertThat(jira.writes()).isNotEmpty().allSatisfy(CommandsTest::mailsNobody);

        jira.resetRequests();
        assertThat(terminal.run("run", "--once", "--json")).isZero();
        assertThat(terminal.json().get("written").asInt()).isZero();
        assertThat(terminal.json().get("tagged").asInt()).isZero();
        assertThat(jira.writes()).isEmpty();
    }

    @Test
    void aChangedMappingIsAppliedToEveryTicketByTheNextSyncAndSaid() throws IOException {
        assertThat(terminal.run("sync", "--json")).isZero();
        assertThat(terminal.json().get("source").asText()).isEqualTo("jira");
        assertThat(terminal.json().get("censusTickets").asInt()).isEqualTo(TICKETS);
        replace("fields:", "fields:\n  region: Region");

        assertThat(terminal.run("sync")).isZero();

        assertThat(terminal.printed()).contains("note").contains("every issue is read again");
        assertThat(terminal.said()).contains("has changed: every issue is read again");
        assertThat(terminal.run("sync", "--json")).isZero();
        assertThat(terminal.json().get("fetched").asInt()).isZero();
    }

    @Test
    void anotherInstallationOfTheForgeAppIsServedOnDemand() throws Exception {
        Path store = folder.resolve(".deskpulse/deskpulse.duckdb");
        terminal.run("sync");
        try (Database database = DuckDb.open(store)) {
            PinnedInstallation.in(database, Optional.empty());
            database.run(connection -> {
                try (Statement insert = connection.createStatement()) {
                    insert.execute("INSERT INTO forge_installation VALUES ('the one before')");
                }
            });
        }
        terminal.run("run", "--once", "--new-installation");
        try (Database database = DuckDb.open(store)) {
            assertThat(database.<Boolean>read(connection -> {
                        try (Statement query = connection.createStatement()) {
                            return query.executeQuery("SELECT id FROM forge_installation")
                                    .next();
                        }
                    }))
                    .isFalse();
        }
    }

    private static void mailsNobody(RecordedRequest write) {
        if (write.method().equals("PUT") && write.path().matches(".*/issue/[^/]+")) {
            assertThat(write.query()).contains("notifyUsers=false");
        }
    }

    @Test
    void anUndoTakesBackWhatARunWroteUntilItIsToBeWrittenAgain() throws IOException {
        terminal.run("setup", "--yes");
        terminal.run("run", "--once");
        assertThat(terminal.run("write-back", "--runs")).isZero();
        String runId = terminal.json().get(0).get("id").asText();

        assertThat(terminal.run("write-back", "--undo", runId, "--json")).isZero();

        assertThat(terminal.json().get("written").asInt()).isGreaterThan(TICKETS * 5);
        jira.resetRequests();
        assertThat(terminal.run("run", "--once", "--json")).isZero();
        assertThat(terminal.json().get("written").asInt()).isZero();
        assertThat(jira.writes()).isEmpty();
        assertThat(terminal.run("write-back", "--again", "--json")).isZero();
        assertThat(terminal.json().get("written").asInt()).isGreaterThan(TICKETS * 5);
    }

    @Test
    void setupShowsWhatItWillDoAndDoesNothingUnasked() {
        jira.resetRequests();
        assertThat(terminal.run("setup")).isEqualTo(1);
        assertThat(terminal.printed()).contains("will create the field 'Deskpulse Sentiment'");
        assertThat(terminal.said()).contains("Nothing was done");
        assertThat(jira.writes()).isEmpty();

        assertThat(terminal.run("setup", "--yes")).isZero();
        assertThat(terminal.run("setup", "--yes")).isZero();
        assertThat(terminal.printed()).contains("Nothing to do");
    }

    @Test
    void doctorFindsNothingWrongAfterSetup() {
        terminal.run("setup", "--yes");
        assertThat(terminal.run("doctor")).isZero();
        assertThat(terminal.printed())
                .contains(
                        "✓ sign-in",
                        "✓ permissions in HD",
                        "✓ field mapping",
                        "✓ Deskpulse's fields",
                        "✓ model of sentiment",
                        "✓ model of kind");
    }

    @Test
    void doctorNamesEachProblemWithItsMend() throws IOException {
        replace("fields:", "fields:\n  region: Regoin");
        replace("zone: Asia/Shanghai", "zone: Asia/Shanghai\n#");
        assertThat(terminal.run("doctor")).isEqualTo(1);
        assertThat(terminal.printed()).contains("Regoin").contains("run `deskpulse setup`");
    }

    @Test
    void aBadTokenSaysWhatToDoAndKeepsItToItself() throws IOException {
        replace("token: admin-token", "token: wrong-secret-token");
        assertThat(terminal.run("sync")).isEqualTo(1);
        assertThat(terminal.said())
                .contains("401")
                .contains("API token is wrong")
                .doesNotContain("wrong-secret-token");
    }

    @Test
    void anAccountThatMaySeeOrWriteNothingIsToldWhatToGrant() throws IOException {
        terminal.run("setup", "--yes");
        jira.site().access().revoke(StandardSite.ADMIN, "HD", Access.EDIT_ISSUES);
        terminal.run("doctor");
        assertThat(terminal.printed()).contains("! permissions in HD: the account lacks EDIT_ISSUES", "→ grant them");

        assertThat(terminal.run("run", "--once")).isEqualTo(1);
        assertThat(terminal.printed()).containsPattern("to mend +HD-\\d+: field .* was refused: .*permission.*doctor");

        List.of("HD", "APP", "WS")
                .forEach(project -> jira.site().access().revoke(StandardSite.ADMIN, project, Access.BROWSE));
        assertThat(terminal.run("doctor")).isEqualTo(1);
        assertThat(terminal.printed()).contains("✗ projects: the account sees no project", "permission to browse");
        replace("token: admin-token", "token: admin-token\n  projects: [HD]");
        assertThat(terminal.run("sync")).isEqualTo(1);
        assertThat(terminal.printed()).contains("HD: the account sees no project of this key", "'Browse projects'");
    }

    @Test
    void theValueOfAPersonStaysAndIsCountedAsACorrection() throws IOException {
        terminal.run("setup", "--yes");
        terminal.run("run", "--once");
        long issue = jira.site().issues().iterator().next().id();
        String kind = jira.site().catalogue().fields().stream()
                .filter(field -> field.name().equals("Deskpulse Kind"))
                .map(FakeField::id)
                .findFirst()
                .orElseThrow();
        String theirs = kindOf(issue, kind).equals("Praise") ? "Request" : "Praise";
        ObjectNode choice = JsonNodeFactory.instance.objectNode().put("value", theirs);
        jira.site().edits().setField(issue, StandardSite.ADMIN, kind, choice);

        assertThat(terminal.run("run", "--once", "--json")).isZero();

        assertThat(terminal.json().get("corrections").asInt()).isEqualTo(1);
        assertThat(terminal.json().get("written").asInt()).isZero();
        assertThat(kindOf(issue, kind)).isEqualTo(theirs);
        theCorrectionIsListedAndExplained(theirs);
    }

    private void theCorrectionIsListedAndExplained(String theirs) throws IOException {
        assertThat(terminal.run("corrections", "--json")).isZero();
        assertThat(terminal.json().get("total").asInt()).isEqualTo(1);
        JsonNode correction = terminal.json().get("corrections").get(0);
        assertThat(correction.get("to").asText()).isEqualToIgnoringCase(theirs);
        assertThat(correction.get("now").asText())
                .isEqualTo(correction.get("from").asText());
        assertThat(correction.get("nowModel").asText())
                .isEqualTo(correction.get("model").asText());
        String who = correction.get("who").asText();
        assertThat(terminal.run("corrections")).isZero();
        assertThat(terminal.printed()).contains("1–1 of 1 corrections", "→ " + theirs.toLowerCase(Locale.ROOT), who);
        assertThat(terminal.run("corrections", "--limit", "0")).isEqualTo(1);
        assertThat(terminal.said()).contains("limit is 0");

        String key = correction.get("key").asText();
        assertThat(terminal.run("why", key)).isZero();
        assertThat(terminal.printed())
                .contains("a person says: " + theirs.toLowerCase(Locale.ROOT), who + ", correcting ");
    }

    @Test
    void whyMarksTheWordsThatDecidedInBothLanguages() throws IOException {
        assertThat(terminal.run("sync")).isZero();
        assertThat(terminal.run("why", "HD-999999")).isEqualTo(1);
        assertThat(terminal.said()).contains("no ticket HD-999999 in the store");
        assertThat(terminal.run("corrections")).isZero();
        assertThat(terminal.printed()).contains("Nobody has corrected a tag yet");

        assertThat(terminal.run("analyze")).isZero();
        assertThat(terminal.run("kpi", "--kpi", "volume", "--period", "last-3000", "--tickets", "--json"))
                .isZero();
        String key = terminal.json().get("tickets").get(0).asText();
        assertThat(terminal.run("why", key, "--json")).isZero();
        JsonNode opening = terminal.json().get("messages").get(0);
        assertThat(opening.get("state").asText()).isEqualTo("JUDGED");
        assertThat(opening.get("marked").asText()).contains("«").contains("»");
        assertThat(opening.get("marked").asText().replaceAll("[«»]", ""))
                .isEqualTo(opening.get("text").asText());
        String model = terminal.json().get("tags").get("model").asText();
        assertThat(terminal.run("why", key)).isZero();
        assertThat(terminal.printed()).contains(key, "What the customer said", "«", "= impact", model);
        assertThat(terminal.run("why", key, "--language", "zh")).isZero();
        assertThat(terminal.printed()).contains("客户原话", "«", "紧急程度", model);
    }

    private String kindOf(long issue, String field) {
        JsonNode value = jira.site().issue(issue).orElseThrow().fields().get(field);
        return value == null ? "" : value.path("value").asText();
    }

    @Test
    void anAddressWithoutAJiraSaysSo() throws IOException {
        replace(jira.baseUrl(), "http://127.0.0.1:9");
        assertThat(terminal.run("doctor")).isEqualTo(1);
        assertThat(terminal.printed()).contains("✗ site").contains("127.0.0.1:9");
    }

    @Test
    void unreadableSettingsListEveryProblem() throws IOException {
        replace("zone: Asia/Shanghai", "zone: Nowhere/Town\nzoom: 3");
        assertThat(terminal.run("sync")).isEqualTo(2);
        assertThat(terminal.said())
                .contains("line 1: zone")
                .contains("line 2: zoom: is not a setting; did you mean 'zone'?");
    }

    @Test
    void filesOfOtherChannelsLandBesideTheSite() throws IOException {
        Path calls = Files.writeString(folder.resolve("calls.csv"), """
                编号,主题,来电时间,客户
                1,快递丢了，要求赔偿,2026-11-01 09:30,C-1
                2,怎么开发票,昨天,C-2
                """, java.nio.charset.Charset.forName("GB18030"));
        Path mapping = Files.writeString(folder.resolve("map.yml"), """
                source: phone
                columns: {id: 编号, summary: 主题, created: 来电时间, customer: 客户}
                constants: {channel: phone}
                """);
        assertThat(terminal.run("import", calls.toString(), "--mapping", mapping.toString(), "--json"))
                .isEqualTo(1);
        assertThat(terminal.json().get("imported").asInt()).isEqualTo(1);
        assertThat(terminal.json().get("refused").get(0).get("line").asInt()).isEqualTo(3);
        assertThat(terminal.run("analyze", "--json")).isZero();
        assertThat(terminal.json().get("tagged").asInt()).isEqualTo(1);
    }

    @Test
    void everyCommandExplainsItself() {
        for (String command : List.of(
                "demo",
                "run",
                "setup",
                "doctor",
                "sync",
                "analyze",
                "write-back",
                "import",
                "tag",
                "train",
                "drivers",
                "churn",
                "customers",
                "orders",
                "rivals",
                "kpi",
                "case",
                "why",
                "corrections")) {
            assertThat(terminal.run(command, "--help")).isZero();
        }
    }

    private void replace(String before, String after) throws IOException {
        Path file = folder.resolve("deskpulse.yml");
        Files.writeString(file, Files.readString(file).replace(before, after));
    }

    @Test
    void figuresAreToldComparedAndLeadToTheirTickets() throws IOException {
        assertThat(terminal.run("sync")).isZero();
        assertThat(terminal.run("analyze")).isZero();
        assertThat(terminal.run("kpi", "--kpi", "volume", "--by", "project", "--period", "2000-01-01..2012-12-31"))
                .isZero();
        assertThat(terminal.run("kpi", "--kpi", "volume", "--period", "last-3000", "--json"))
                .isZero();
        long tickets = terminal.json()
                .get("figures")
                .get(0)
                .get("rows")
                .get(0)
                .get("cases")
                .asLong();
        assertThat(tickets).isPositive();
        assertThat(terminal.run(
                        "kpi", "--kpi", "volume", "--period", "last-3000", "--tickets", "--limit", "1000", "--json"))
                .isZero();
        assertThat(terminal.json().get("tickets").size()).isEqualTo((int) tickets);
        String key = terminal.json().get("tickets").get(0).asText();
        assertThat(terminal.run("kpi", "--ticket", key, "--profile", "zendesk", "--against", "deskpulse", "--json"))
                .isZero();
        assertThat(terminal.json()
                        .get("derivation")
                        .get("figures")
                        .get(0)
                        .get("name")
                        .asText())
                .isEqualTo("first-response");
        assertThat(terminal.run("kpi", "--profile", "jsm", "--against", "previous", "--json"))
                .isZero();
        assertThat(terminal.json().get("profile").asText()).isEqualTo("jsm");
        assertThat(terminal.run("kpi", "--by", "colour")).isEqualTo(1);
        assertThat(terminal.said()).contains("nothing to slice by").doesNotContain("fields.extras");
        assertThat(terminal.run("kpi", "--only", "channel")).isEqualTo(1);
        assertThat(terminal.said()).contains("'channel' names no value; write channel=VALUE");
        assertThat(terminal.run("kpi", "--kpi", "volume", "--only", "channel=Chatt", "--period", "last-30"))
                .isZero();
        assertThat(terminal.said()).contains("has the channel asked for", "--by channel");
    }

    @Test
    void customersAreToldWithTheirOrders() throws IOException {
        assertThat(terminal.run("sync")).isZero();
        assertThat(terminal.run("analyze")).isZero();
        assertThat(terminal.run("customers", "--order", "latest", "--top", "3", "--json"))
                .isZero();
        JsonNode before = terminal.json();
        assertThat(before.get("first")).hasSize(3);
        assertThat(before.get("orders").asBoolean()).isFalse();
        assertThat(before.get("quality").has("auc")).isTrue();
        String customer = before.at("/first/0/facts/customer").asText();
        Path orders = Files.writeString(
                folder.resolve("orders.csv"),
                "客户,日期,金额\n" + customer + ",2026-11-01,\"¥1,234.50\"\n" + customer + ",someday,3\n,2026-11-01,4\n");

        assertThat(terminal.run(
                        "orders", orders.toString(), "--customer", "客户", "--at", "日期", "--amount", "金额", "--json"))
                .as("two rows are refused")
                .isEqualTo(1);
        assertThat(terminal.json().get("rows").asInt()).isEqualTo(1);
        assertThat(terminal.json().get("refusedTotal").asInt()).isEqualTo(2);

        assertThat(terminal.run("customers", customer, "--json")).isZero();
        assertThat(terminal.json().at("/customer/facts/amount").asDouble()).isEqualTo(1234.5);
        assertThat(terminal.json().get("tickets")).isNotEmpty();
        assertThat(terminal.run("customers", customer, "--language", "zh")).isZero();
        assertThat(terminal.printed()).contains(customer, "生命周期", "流失风险");
        assertThat(terminal.run("customers")).isZero();
        assertThat(terminal.printed()).contains("how good", "by orders");
        assertThat(terminal.run("rivals", "--json")).isZero();
        assertThat(terminal.json().get("named").isArray()).isTrue();
        assertThat(terminal.said()).contains("no rivals are named");
        assertThat(terminal.run("audit", "list", "--action", "export", "--json"))
                .isZero();
        assertThat(terminal.printed())
                .contains("\"rivals ", "\"customers\"", "\"customer [")
                .doesNotContain(customer);
        assertThat(terminal.run("customers", "nobody")).isEqualTo(1);
        assertThat(terminal.said()).contains("no customer of that name");
    }

    @Test
    void aTicketsAndACustomersStoryIsToldAndDriversSayWhyThereAreNone() throws IOException {
        assertThat(terminal.run("sync")).isZero();
        assertThat(terminal.run("analyze", "--json")).isZero();
        assertThat(terminal.json().get("advice").isArray()).isTrue();

        assertThat(terminal.run("topics", "--days", "400", "--json")).isZero();
        String topic = terminal.json().get("topics").get(0).get("id").asText();
        assertThat(terminal.run("topics", "show", topic, "--json")).isZero();
        String key = terminal.json().get("typical").get(0).get("key").asText();

        assertThat(terminal.run("case", key, "--json")).isZero();
        JsonNode story = terminal.json().get("study");
        assertThat(story.get("of").asText()).isEqualTo(key);
        assertThat(story.get("events").get(0).get("kind").asText()).isEqualTo("CREATED");
        assertThat(story.get("waits").isEmpty()).isFalse();
        assertThat(story.get("similar").isEmpty()).isFalse();
        assertThat(terminal.run("case", key, "--language", "zh")).isZero();
        assertThat(terminal.printed()).contains(key, "经过", "等待", "相似工单");
        assertThat(terminal.run("case", "HD-999999")).isEqualTo(1);
        assertThat(terminal.said()).contains("no ticket HD-999999 in the store");
        assertThat(terminal.run("case")).isEqualTo(2);

        assertThat(terminal.run("drivers", "--of", "resolution", "--period", "2025-11-01..2026-11-10", "--json"))
                .isZero();
        assertThat(terminal.json().get("report").get("cases").asInt()).isPositive();
        assertThat(terminal.run("drivers", "--language", "zh", "--period", "2024"))
                .isZero();
        assertThat(terminal.printed()).contains("数据太少").contains("以客户结束时的情绪代替");
        assertThat(terminal.run("drivers", "--period", "last week")).isEqualTo(1);
        assertThat(terminal.said()).contains("--period is 'last week'; write");
    }

    @Test
    void topicsOfTheStoreAreListedShownAndNamed() throws IOException {
        assertThat(terminal.run("sync")).isZero();
        assertThat(terminal.run("analyze")).isZero();

        assertThat(terminal.run("topics", "--days", "400", "--json")).isZero();
        JsonNode first = terminal.json().get("topics").get(0);
        String id = first.get("id").asText();
        assertThat(first.get("tickets").asInt()).isPositive();
        assertThat(first.get("share").asDouble()).isBetween(0.0, 1.0);

        assertThat(terminal.run("topics", "name", id, "常见问题")).isZero();
        assertThat(terminal.run("topics", "show", id)).isZero();
        assertThat(terminal.printed()).contains("常见问题", "Typical tickets").containsPattern("[A-Z]+-\\d+: ");

        assertThat(terminal.run("topics", "merge", id, "T999")).isEqualTo(1);
        assertThat(terminal.said()).contains("no topic T999");
    }

    @Test
    void topicsOfAFileAreFoundWithoutSettings() throws IOException {
        Path file = folder.resolve("texts.csv");
        Files.writeString(file, """
                text,label
                Where is my parcel?,a
                My parcel is late,a
                The parcel has not arrived,a
                I forgot my password,b
                Please reset my password,b
                My password is not accepted,b
                """);
        Files.delete(folder.resolve("deskpulse.yml"));

        assertThat(terminal.run(
                        "topics",
                        "--input",
                        file.toString(),
                        "--text-column",
                        "text",
                        "--label-column",
                        "label",
                        "--output",
                        folder.resolve("out.csv").toString(),
                        "--json"))
                .isZero();
        assertThat(terminal.json().get("rows").asInt()).isEqualTo(6);
        assertThat(terminal.json().get("vMeasure").asDouble()).isBetween(0.0, 1.0);
        assertThat(Files.readString(folder.resolve("out.csv"))).startsWith("text,label,topic,topic_name,topic_score");
    }
}
