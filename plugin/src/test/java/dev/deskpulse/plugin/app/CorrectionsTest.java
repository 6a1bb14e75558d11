package dev.deskpulse.plugin.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.deskpulse.fixtures.FakeJira;
import dev.deskpulse.fixtures.FakeJiraOptions;
import dev.deskpulse.fixtures.scenario.RetailScenario;
import dev.deskpulse.fixtures.scenario.RetailSite;
import dev.deskpulse.fixtures.scenario.ScenarioOptions;
import dev.deskpulse.fixtures.site.FakeField;
import dev.deskpulse.fixtures.site.FakeIssue;
import dev.deskpulse.fixtures.site.FakeSite;
import dev.deskpulse.fixtures.site.StandardSite;
import dev.deskpulse.plugin.doctor.Doctor;
import dev.deskpulse.plugin.settings.Settings;
import dev.deskpulse.plugin.settings.SettingsFile;
import dev.deskpulse.progress.Progress;
import dev.deskpulse.scheduler.text.LabelledText;
import dev.deskpulse.scheduler.text.LabelledTexts;
import dev.deskpulse.scheduler.text.TextTask;
import dev.deskpulse.scheduler.text.Training;
import dev.deskpulse.scheduler.text.model.ModelStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What agents correct in Jira comes back as labels, and the model that learned from them judges from then on. */
class CorrectionsTest {
    private static final int TICKETS = 100;
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-10T04:00:00Z"), ZoneOffset.UTC);

    @TempDir
    Path folder;

    private final FakeJira jira = start();
    private final Map<String, Long> corrected = new TreeMap<>();

    private static FakeJira start() {
        FakeSite site = StandardSite.create(NOON);
        ScenarioOptions options =
                ScenarioOptions.retail(LocalDate.of(2026, 11, 10)).withTickets(TICKETS);
        RetailSite.load(site, new RetailScenario(options), ticket -> {});
        return FakeJira.start(site, FakeJiraOptions.DEFAULT);
    }

    @BeforeEach
    void makeTheFields() throws IOException {
        try (Desk desk = desk()) {
            Setup setup = new Setup(desk.site(), desk.settings().writeBack().fields(), List.of());
            setup.apply(setup.plan());
        }
    }

    @AfterEach
    void stop() {
        jira.close();
    }

    @Test
    void whatAgentsCorrectIsMeasuredLearnedAndJudgedByFromThenOn() throws IOException {
        try (Desk desk = desk()) {
            run(desk);
            correctEveryKind();

            assertThat(run(desk).corrections()).isEqualTo(TICKETS);
            assertThat(measuredKinds(desk)).isEqualTo(corrected);

            List<LabelledText> labels = LabelledTexts.of(TextTask.KIND, desk.labels());
            assertThat(labels).hasSize(TICKETS);
            ModelStore models = ModelStore.in(desk.settings().home());
            models.replace(new Training(
                            TextTask.KIND, models.current(TextTask.KIND.id()).model(), 0, Progress.SILENT)
                    .run(labels, "learned-here")
                    .model());

            assertThat(run(desk).tagged()).isEqualTo(TICKETS);
            assertThat(run(desk).tagged()).isZero();
            assertThat(column(desk, "SELECT DISTINCT model FROM ticket_tag"))
                    .singleElement()
                    .asString()
                    .contains("+learned-here+");
            assertThat(measuredKinds(desk)).isEqualTo(corrected);
        }
    }

    @Test
    void doctorSaysHowOftenTheModelAgreesWithThoseWhoCorrectedIt() throws IOException {
        assertThat(checkOfKinds()).contains("cross-validated: chinese: accuracy", "none is tagged yet");
        try (Desk desk = desk()) {
            run(desk);
        }
        assertThat(checkOfKinds()).contains("nobody has corrected any of " + TICKETS + " tags");
        correctEveryKind();
        try (Desk desk = desk()) {
            run(desk);
        }
        assertThat(checkOfKinds())
                .contains(
                        "people corrected " + TICKETS + " of " + TICKETS + " tickets",
                        "the model now agrees with them on 0 (0 %)");
    }

    private static JobSummary run(Desk desk) {
        return new WholeJob(desk, NOON).run(Progress.SILENT);
    }

    /** Half of all tickets become one kind and half another; where the tag is that already, a third one. */
    private void correctEveryKind() {
        String field = jira.site().catalogue().fields().stream()
                .filter(one -> one.name().equals("Deskpulse Kind"))
                .map(FakeField::id)
                .findFirst()
                .orElseThrow();
        List<FakeIssue> issues = new ArrayList<>(jira.site().issues());
        for (int i = 0; i < issues.size(); i++) {
            JsonNode ours = issues.get(i).fields().get(field);
            String theirs = i % 2 == 0 ? "Praise" : "Suggestion";
            if (ours != null && theirs.equals(ours.path("value").asText())) {
                theirs = "Question";
            }
            jira.site()
                    .edits()
                    .setField(
                            issues.get(i).id(),
                            StandardSite.ADMIN,
                            field,
                            JsonNodeFactory.instance.objectNode().put("value", theirs));
            corrected.merge(theirs.toUpperCase(Locale.ROOT), 1L, Long::sum);
        }
    }

    private static Map<String, Long> measuredKinds(Desk desk) {
        Map<String, Long> kinds = new TreeMap<>();
        column(desk, "SELECT kind FROM kpi_fact").forEach(kind -> kinds.merge(kind, 1L, Long::sum));
        return kinds;
    }

    private static List<String> column(Desk desk, String sql) {
        return desk.database().read(connection -> {
            List<String> values = new ArrayList<>();
            try (PreparedStatement query = connection.prepareStatement(sql);
                    ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    values.add(String.valueOf(rows.getString(1)));
                }
            }
            return values;
        });
    }

    private String checkOfKinds() throws IOException {
        Settings settings = settings();
        try (var site = Sites.connect(settings, settings.http(), NOON)) {
            return new Doctor(settings, site, NOON)
                    .examine().stream()
                            .filter(check -> check.name().en().equals("model of kind"))
                            .map(check -> check.found().en())
                            .findFirst()
                            .orElseThrow();
        }
    }

    private Desk desk() throws IOException {
        return Desk.open(settings(), NOON);
    }

    private Settings settings() throws IOException {
        Path file = Files.writeString(folder.resolve("deskpulse.yml"), """
                zone: Asia/Shanghai
                jira: {url: '%s', deployment: cloud, email: admin@example.com, token: admin-token}
                """.formatted(jira.baseUrl()));
        return new SettingsFile(Map.of(), ZoneOffset.UTC).read(file);
    }
}
