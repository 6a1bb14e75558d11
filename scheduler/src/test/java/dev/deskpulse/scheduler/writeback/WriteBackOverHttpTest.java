package dev.deskpulse.scheduler.writeback;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.deskpulse.connector.jira.cloud.CloudSite;
import dev.deskpulse.connector.sync.JdbcSyncJournal;
import dev.deskpulse.connector.sync.RunOptions;
import dev.deskpulse.connector.sync.SyncEngine;
import dev.deskpulse.connector.sync.SyncSettings;
import dev.deskpulse.fixtures.FakeJira;
import dev.deskpulse.fixtures.FakeJiraOptions;
import dev.deskpulse.fixtures.RecordedRequest;
import dev.deskpulse.fixtures.openapi.CheckedBySpecs;
import dev.deskpulse.fixtures.site.FakeComment;
import dev.deskpulse.fixtures.site.FakeField;
import dev.deskpulse.fixtures.site.FakeIssue;
import dev.deskpulse.fixtures.site.FakeProject;
import dev.deskpulse.fixtures.site.FakeSite;
import dev.deskpulse.fixtures.site.FakeUser;
import dev.deskpulse.fixtures.site.StandardSite;
import dev.deskpulse.progress.Progress;
import dev.deskpulse.scheduler.FakeCloudSite;
import dev.deskpulse.scheduler.cause.Causes;
import dev.deskpulse.scheduler.cause.Decision;
import dev.deskpulse.scheduler.cause.DeskEvent;
import dev.deskpulse.scheduler.cause.Explained;
import dev.deskpulse.scheduler.cause.Suspect;
import dev.deskpulse.scheduler.insight.Finding;
import dev.deskpulse.scheduler.kpi.FactStore;
import dev.deskpulse.scheduler.topic.EditTopics;
import dev.deskpulse.scheduler.topic.FollowTopics;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The whole way over the wire: sync, tag, write, sync again, and then nothing more to do. */
class WriteBackOverHttpTest {
    private static final Instant NOW = Instant.parse("2026-05-02T12:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    @RegisterExtension
    final CheckedBySpecs specs = CheckedBySpecs.shared();

    private final FakeSite fake = StandardSite.create(CLOCK)
            .addProject(FakeProject.serviceDesk("10000", "HD", "Help desk"))
            .addUser(FakeUser.person("ann", "Ann"))
            .addUser(FakeUser.customer("kim", "Kim 客户"));
    private final FakeJira jira = FakeJira.start(fake, FakeJiraOptions.DEFAULT.withFilter(specs.filter()));
    private final CloudSite cloud = FakeCloudSite.of(jira);
    private final Desk desk = new Desk(cloud);

    @BeforeEach
    void fieldsAndTickets() {
        fieldsOn(fake, true);
        add("杯子碎了", "收到的杯子碎了，客服没人理，太失望了");
        add("Thank you", "Great service, the agent was very helpful. Thank you so much!");
        add("Где заказ", "Где мой заказ? Я жду уже две недели.");
    }

    /**
     * All of Deskpulse's fields, where people can edit them.
     *
     * @param choices whether the site's API can make a field's choices; else these are texts
     */
    static void fieldsOn(FakeSite fake, boolean choices) {
        long number = 10_100;
        for (DeskpulseField field : DeskpulseField.values()) {
            FakeField made =
                    switch (field.kind()) {
                        case NUMBER -> FakeField.number(number, field.fieldName());
                        case TEXT -> FakeField.text(number, field.fieldName());
                        case SELECT ->
                            choices
                                    ? FakeField.select(number, field.fieldName())
                                    : FakeField.text(number, field.fieldName());
                    };
            fake.addField(made);
            if (choices) {
                fake.catalogue().addOptions(made.id(), field.options());
            }
            fake.catalogue().showField(StandardSite.SCREEN, StandardSite.SCREEN_TAB, made.id());
            number++;
        }
    }

    private void add(String summary, String description) {
        Instant created = NOW.minus(Duration.ofHours(5));
        fake.addIssue(FakeIssue.in("HD", created)
                .summary(summary)
                .description(description)
                .reporter("kim")
                .comment(FakeComment.of("ann", created.plusSeconds(600), "We are on it."))
                .build());
    }

    @AfterEach
    void close() {
        desk.close();
        cloud.close();
        jira.close();
    }

    private void syncAndTag() {
        SyncSettings settings = new SyncSettings(
                Desk.SITE,
                List.of(),
                SyncSettings.of(Desk.SITE).mapping(),
                DeskpulseField.names(),
                SyncSettings.of(Desk.SITE).automation(),
                "",
                SyncSettings.DEFAULT_OVERLAP,
                SyncSettings.DEFAULT_BATCH_SIZE,
                SyncSettings.of(Desk.SITE).census());
        new SyncEngine(cloud, desk.tickets, JdbcSyncJournal.in(desk.database, CLOCK), settings, CLOCK)
                .run(RunOptions.USUAL, Progress.SILENT);
        desk.holding();
    }

    private FakeIssue first() {
        return issue("杯子碎了");
    }

    private FakeIssue issue(String summary) {
        return fake.issues().stream()
                .filter(issue -> issue.summary().equals(summary))
                .findFirst()
                .orElseThrow();
    }

    private JsonNode field(DeskpulseField field) {
        return fieldOf(first(), field);
    }

    private JsonNode fieldOf(FakeIssue issue, DeskpulseField field) {
        String id = fake.catalogue().fields().stream()
                .filter(one -> one.name().equals(field.fieldName()))
                .findFirst()
                .orElseThrow()
                .id();
        return issue.fields().getOrDefault(id, JsonNodeFactory.instance.nullNode());
    }

    private Finding finding(double observed) {
        return Desk.finding("f1", observed, Math.toIntExact(first().id()));
    }

    @Test
    void aSecondRunSendsNoRequestBeforeAndAfterTheNextSync() {
        syncAndTag();
        WriteBackReport report = desk.writeBack(finding(42));
        assertThat(report.messages()).isEmpty();
        assertThat(report.comments()).isEqualTo(1);
        assertThat(field(DeskpulseField.SENTIMENT).path("value").asText()).isEqualTo("Negative");
        assertThat(field(DeskpulseField.SENTIMENT_SCORE).asDouble()).isNegative();
        assertThat(first().properties()).containsKey("deskpulse");
        assertThat(first().comments()).last().satisfies(comment -> assertThat(comment.internal())
                .isTrue());
        assertThat(jira.writes())
                .filteredOn(request ->
                        request.method().equals("PUT") && request.path().matches(".*/issue/\\d+"))
                .allMatch(request -> request.query().contains("notifyUsers=false"));
        jira.resetRequests();
        assertThat(desk.writeBack(finding(42)).run()).isEmpty();
        assertThat(jira.requests()).isEmpty();
        syncAndTag();
        jira.resetRequests();
        desk.writeBack(finding(42));
        assertThat(jira.requests()).isEmpty();
    }

    @Test
    void aRenamedTopicIsWrittenToTheTicketsThatShowIt() {
        List<String> places = List.of(
                "on my phone", "since Monday", "at home", "in the office", "for my wife", "this morning", "abroad");
        for (int i = 0; i < 5 * places.size(); i++) {
            String problem = i % 2 == 0 ? "I cannot reset my password" : "The parcel has not arrived";
            add("Help " + i, problem + " " + places.get(i % places.size()) + ".");
        }
        syncAndTag();
        follow();
        desk.writeBack();
        FakeIssue parcel = issue("Help 1");
        String found = fieldOf(parcel, DeskpulseField.TOPIC).asText();
        JsonNode topic =
                Objects.requireNonNull(parcel.properties().get("deskpulse")).path("topic");
        assertThat(topic.path("name").asText()).isEqualTo(found).isNotBlank();
        assertThat(fieldOf(first(), DeskpulseField.TOPIC).isNull()).isTrue();
        syncAndTag();
        follow();
        jira.resetRequests();
        desk.writeBack();
        assertThat(jira.requests()).isEmpty();
        new EditTopics(desk.tickets, desk.topics, CLOCK, () -> {})
                .name(topic.path("id").asText(), "Late parcels");
        desk.writeBack();
        assertThat(fieldOf(issue("Help 1"), DeskpulseField.TOPIC).asText()).isEqualTo("Late parcels");
        assertThat(jira.writes()).isNotEmpty().allMatch(request -> request.body()
                .contains("Late parcels"));
    }

    private void follow() {
        new FactStore(desk.database);
        new FollowTopics(desk.tickets, desk.topics, CLOCK, () -> {}).run(Instant.MIN, Progress.SILENT);
    }

    @Test
    void onlyTheChangedCommentIsEdited() {
        syncAndTag();
        desk.writeBack(finding(42));
        int comments = first().comments().size();
        jira.resetRequests();
        desk.writeBack(finding(55));
        assertThat(jira.writes()).extracting(RecordedRequest::method).containsExactly("PUT");
        assertThat(first().comments()).hasSize(comments);
    }

    /** Also with marks that Jira would take for its own. */
    @Test
    void aSuspectedCauseBecomesAConfirmedOneInTheSameComment() {
        syncAndTag();
        Map<String, String> title = Map.of("en", "release *5.8* {color}", "zh", "版本 *5.8* {color}");
        Suspect suspect = new Suspect(
                1,
                "5.8",
                Suspect.Verdict.SUSPECTED,
                DeskEvent.Kind.RELEASE,
                title,
                LocalDate.of(2026, 4, 1),
                LocalDate.of(2026, 4, 1),
                0,
                0.01,
                true,
                null,
                Map.of("en", "the same day", "zh", "同一天"));
        Causes suspected = new Causes(List.of(suspect), List.of(), List.of());
        desk.writeBack(WriteBack.Undone.STAYS, List.of(new Explained(finding(42), suspected)));
        int comments = first().comments().size();
        assertThat(comment())
                .contains("Suspected cause / 疑似原因: release *5.8* {color}")
                .contains("同一天");

        Decision decision = new Decision(1, "f1", LocalDate.of(2026, 4, 1), true, "5.8", title, NOW, "Li");
        Causes confirmed = new Causes(List.of(suspect), List.of(decision), List.of());
        jira.resetRequests();
        desk.writeBack(WriteBack.Undone.STAYS, List.of(new Explained(finding(42), confirmed)));

        assertThat(jira.writes()).extracting(RecordedRequest::method).containsExactly("PUT");
        assertThat(first().comments()).hasSize(comments);
        assertThat(comment())
                .contains("Confirmed cause / 已确认的原因: release *5.8* {color} / 版本 *5.8* {color} (Li)")
                .doesNotContain("Suspected");
    }

    private String comment() {
        return String.valueOf(first().comments().get(first().comments().size() - 1));
    }

    @Test
    void aPersonsValueStaysAndIsRememberedWithItsAuthor() {
        syncAndTag();
        desk.writeBack();
        String kind = fake.catalogue().fields().stream()
                .filter(one -> one.name().equals(DeskpulseField.KIND.fieldName()))
                .findFirst()
                .orElseThrow()
                .id();
        fake.edits()
                .setField(
                        first().id(),
                        "ann",
                        kind,
                        JsonNodeFactory.instance.objectNode().put("value", "Question"));
        syncAndTag();
        assertThat(desk.writeBack().corrected()).isEqualTo(1);
        assertThat(field(DeskpulseField.KIND).path("value").asText()).isEqualTo("Question");
        assertThat(desk.corrections().all()).singleElement().satisfies(correction -> {
            assertThat(String.valueOf(correction.by())).isEqualTo("ann");
            assertThat(correction.ours()).isEqualTo("Complaint");
        });
    }

    @Test
    void undoTakesAllOfItBack() {
        syncAndTag();
        int comments = first().comments().size();
        String run = desk.writeBack(finding(42)).run().orElseThrow();
        assertThat(desk.undo(run).messages()).isEmpty();
        assertThat(field(DeskpulseField.SENTIMENT).isNull()).isTrue();
        assertThat(field(DeskpulseField.SENTIMENT_SCORE).isNull()).isTrue();
        assertThat(first().properties()).doesNotContainKey("deskpulse");
        assertThat(first().comments()).hasSize(comments);
    }
}
