package dev.deskpulse.scheduler.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskpulse.connector.jira.cloud.CloudSite;
import dev.deskpulse.connector.store.Database;
import dev.deskpulse.connector.store.DuckDb;
import dev.deskpulse.connector.store.JdbcTicketStore;
import dev.deskpulse.connector.store.TicketStore;
import dev.deskpulse.connector.sync.JdbcSyncJournal;
import dev.deskpulse.connector.sync.RunOptions;
import dev.deskpulse.connector.sync.SyncEngine;
import dev.deskpulse.connector.sync.SyncSettings;
import dev.deskpulse.fixtures.FakeJira;
import dev.deskpulse.fixtures.FakeJiraOptions;
import dev.deskpulse.fixtures.openapi.CheckedBySpecs;
import dev.deskpulse.fixtures.site.FakeComment;
import dev.deskpulse.fixtures.site.FakeIssue;
import dev.deskpulse.fixtures.site.FakeProject;
import dev.deskpulse.fixtures.site.FakeSite;
import dev.deskpulse.fixtures.site.FakeUser;
import dev.deskpulse.fixtures.site.StandardSite;
import dev.deskpulse.progress.Progress;
import dev.deskpulse.scheduler.FakeCloudSite;
import dev.deskpulse.scheduler.alert.Alert;
import dev.deskpulse.scheduler.alert.AlertStore;
import dev.deskpulse.scheduler.alert.MovableClock;
import dev.deskpulse.scheduler.alert.SampleAlerts;
import dev.deskpulse.scheduler.text.TagStore;
import dev.deskpulse.scheduler.topic.TopicStore;
import dev.deskpulse.scheduler.writeback.Corrections;
import dev.deskpulse.scheduler.writeback.SiteFields;
import dev.deskpulse.scheduler.writeback.UndoWriteBack;
import dev.deskpulse.scheduler.writeback.WriteBack;
import dev.deskpulse.scheduler.writeback.WriteLedger;
import dev.deskpulse.ticket.SourceId;
import dev.deskpulse.ticket.TicketKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Over the wire to the fake site. */
class CommentChannelTest {
    private static final SourceId SITE = new SourceId("site");
    private static final Instant NOW = Instant.parse("2026-05-02T12:00:00Z");

    @RegisterExtension
    final CheckedBySpecs specs = CheckedBySpecs.shared();

    private final MovableClock clock = new MovableClock(NOW);
    private final FakeSite fake = StandardSite.create(Clock.fixed(NOW, ZoneOffset.UTC))
            .addProject(FakeProject.serviceDesk("10000", "HD", "Help desk"))
            .addUser(FakeUser.customer("kim", "Kim"));
    private final FakeJira jira = FakeJira.start(fake, FakeJiraOptions.DEFAULT.withFilter(specs.filter()));
    private final CloudSite cloud = FakeCloudSite.of(jira);
    private final Database database = DuckDb.inMemory();
    private final TicketStore tickets = JdbcTicketStore.in(database, clock);
    private final AlertStore alerts = AlertStore.in(database);

    @BeforeEach
    void twoTickets() {
        add("Cracked cup");
        add("Cracked again");
        new SyncEngine(cloud, tickets, JdbcSyncJournal.in(database, clock), SyncSettings.of(SITE), clock)
                .run(RunOptions.USUAL, Progress.SILENT);
    }

    private void add(String summary) {
        fake.addIssue(FakeIssue.in("HD", NOW.minus(Duration.ofHours(1)))
                .summary(summary)
                .description("It came broken.")
                .reporter("kim")
                .build());
    }

    @AfterEach
    void close() {
        database.close();
        cloud.close();
        jira.close();
    }

    private WriteBack.Ledgers ledgers() {
        return new WriteBack.Ledgers(WriteLedger.in(database, clock), Corrections.in(database));
    }

    private DeliverAlerts.Outcome deliver(@Nullable String ticket, AlertLanguage language) {
        WriteBack writeBack = new WriteBack(
                new WriteBack.Sources(tickets, TagStore.in(database), TopicStore.in(database)),
                ledgers(),
                SiteFields.in(database, SITE),
                SITE,
                cloud,
                clock,
                2);
        try (Channel channel = new CommentChannel(
                new CommentSettings(ticket == null ? null : new TicketKey(ticket)),
                tickets,
                writeBack,
                new MessageStyle(language, ZoneOffset.UTC))) {
            return new DeliverAlerts(alerts, Outbox.in(database), List.of(channel), QuietHours.NONE, clock).run();
        }
    }

    private Alert raised(String... keys) {
        Alert alert = SampleAlerts.complaints("a1", "Lamp {color:red}", NOW.minusSeconds(3600), keys);
        SampleAlerts.save(alerts, alert);
        return alert;
    }

    private List<FakeComment> comments(String key) {
        return fake.issues().stream()
                .filter(issue -> issue.key().equals(key))
                .findFirst()
                .orElseThrow()
                .comments();
    }

    @Test
    void theLatestTicketBehindItGetsOneInternalCommentThatIsEditedWhenItIsOver() {
        Alert alert = raised("HD-2", "HD-1");
        assertThat(deliver(null, AlertLanguage.EN)).isEqualTo(new DeliverAlerts.Outcome(1, List.of()));
        assertThat(comments("HD-1")).isEmpty();
        assertThat(comments("HD-2")).singleElement().satisfies(comment -> {
            assertThat(comment.internal()).isTrue();
            assertThat(comment.body().toString())
                    .contains("More complaints than usual: product Lamp {color:red}", "25 in 1 h,", "HD-2, HD-1");
        });
        assertThat(deliver(null, AlertLanguage.EN).sent()).isZero();

        clock.pass(Duration.ofHours(20));
        SampleAlerts.save(alerts, SampleAlerts.ended(alert, clock.instant()));
        assertThat(deliver(null, AlertLanguage.EN).sent()).isOne();
        assertThat(comments("HD-2")).singleElement().satisfies(comment -> {
            assertThat(comment.internal()).isTrue();
            assertThat(comment.body().toString()).contains("Over: Critical: More complaints", "Last seen");
        });
    }

    @Test
    void anUndoneCommentStaysAway() {
        Alert alert = raised("HD-2");
        deliver(null, AlertLanguage.EN);
        String run = ledgers().writes().runs().get(0).id();
        clock.pass(Duration.ofHours(20));
        new UndoWriteBack(ledgers(), cloud, clock, 2).undo(run, Progress.SILENT);
        assertThat(comments("HD-2")).isEmpty();

        SampleAlerts.save(alerts, SampleAlerts.ended(alert, clock.instant()));
        assertThat(deliver(null, AlertLanguage.EN).problems()).isEmpty();
        assertThat(comments("HD-2")).isEmpty();
    }

    @Test
    void aChosenTicketGetsThemAllInTheDesksLanguage() {
        raised();
        assertThat(deliver("HD-1", AlertLanguage.ZH).problems()).isEmpty();

        assertThat(comments("HD-1"))
                .singleElement()
                .satisfies(comment -> assertThat(comment.body().toString()).contains("投诉异常增多", "可能的原因"));
    }

    @Test
    void aTicketThatIsNotThereIsNamed() {
        raised();
        assertThat(deliver("HD-99", AlertLanguage.EN).problems())
                .containsExactly("comment: HD-99 is not among the synced tickets; set alerts.comment to one of a"
                        + " project that is synced");
    }

    @Test
    void anAlertWithoutTicketsHasNoPlaceOnOne() {
        raised();
        assertThat(deliver(null, AlertLanguage.EN)).isEqualTo(new DeliverAlerts.Outcome(0, List.of()));
    }
}
