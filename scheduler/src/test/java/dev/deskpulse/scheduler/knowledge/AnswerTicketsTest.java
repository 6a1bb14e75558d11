package dev.deskpulse.scheduler.knowledge;

import static dev.deskpulse.scheduler.knowledge.AnsweredDesk.NOW;
import static dev.deskpulse.scheduler.knowledge.AnsweredDesk.PASSWORD;
import static dev.deskpulse.scheduler.text.TicketBuilder.aTicket;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.deskpulse.connector.jira.cloud.CloudSite;
import dev.deskpulse.connector.store.DuckDb;
import dev.deskpulse.connector.store.UtcTime;
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
import dev.deskpulse.scheduler.audit.AuditAction;
import dev.deskpulse.scheduler.audit.AuditLog;
import dev.deskpulse.scheduler.audit.AuditQuery;
import dev.deskpulse.scheduler.privacy.PrivacyKey;
import dev.deskpulse.scheduler.text.TagStore;
import dev.deskpulse.scheduler.writeback.Corrections;
import dev.deskpulse.scheduler.writeback.SiteFields;
import dev.deskpulse.scheduler.writeback.UndoWriteBack;
import dev.deskpulse.scheduler.writeback.WriteBack;
import dev.deskpulse.scheduler.writeback.WriteLedger;
import dev.deskpulse.ticket.SourceId;
import dev.deskpulse.ticket.Ticket;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What reaches customers without a person in between, over the wire to the fake site. */
class AnswerTicketsTest {
    private static final SourceId SITE = new SourceId("site");
    private static final AnswerRules ON = new AnswerRules(true, 20, 0.8, Duration.ofHours(24));

    @RegisterExtension
    final CheckedBySpecs specs = CheckedBySpecs.shared();

    @TempDir
    Path home;

    private final FakeSite fake = StandardSite.create(Clock.fixed(NOW, ZoneOffset.UTC))
            .addProject(FakeProject.serviceDesk("10000", "HD", "Help desk"))
            .addUser(FakeUser.person("ann", "Ann"))
            .addUser(FakeUser.customer("kim", "Kim 客户"));
    private final FakeJira jira = FakeJira.start(fake, FakeJiraOptions.DEFAULT.withFilter(specs.filter()));
    private final CloudSite cloud = FakeCloudSite.of(jira);
    private final DuckDb database = DuckDb.inMemory();
    private AnsweredDesk desk = new AnsweredDesk(database, Path.of(System.getProperty("java.io.tmpdir")));
    private String password = "";

    @BeforeEach
    void aKeptQuestion() {
        desk.threeProblems();
        desk.follow();
        desk.propose();
        password = desk.bank()
                .search("I cannot reset my password", 1)
                .get(0)
                .question()
                .id();
        desk.bank().keep(password, "ann");
    }

    @AfterEach
    void close() {
        database.close();
        cloud.close();
        jira.close();
    }

    /** A new ticket, in Jira and in the store. */
    private FakeIssue asks(String text) {
        FakeIssue issue = fake.addIssue(FakeIssue.in("HD", NOW.minusSeconds(600))
                .summary(text)
                .reporter("kim")
                .build());
        Ticket ticket = aTicket()
                .numbered((int) issue.id())
                .from(SITE)
                .describedAs(text)
                .openedAt(NOW.minusSeconds(600))
                .build();
        desk.tickets.save(java.util.List.of(ticket));
        database.run(connection -> {
            try (PreparedStatement insert = connection.prepareStatement("""
                    INSERT INTO kpi_fact (ticket, ticket_key, source, project, type, created_at, created_day, created_hour,
                        agent_replies, marks, scope) VALUES (?, ?, 'site', 'HD', 'Task', ?, ?, 0, 0, '', 'site HD')""")) {
                insert.setString(1, ticket.id().value());
                insert.setString(2, ticket.key().value());
                insert.setObject(3, UtcTime.toColumn(NOW.minusSeconds(600)));
                insert.setObject(4, UtcTime.toColumn(NOW).toLocalDate());
                insert.executeUpdate();
            }
        });
        return issue;
    }

    private StopSwitch stop() {
        return new StopSwitch(home, InstantSource.fixed(NOW));
    }

    private WriteBack.Ledgers ledgers() {
        return new WriteBack.Ledgers(WriteLedger.in(database, InstantSource.system()), Corrections.in(database));
    }

    private AnswerTickets.Outcome run(Supplier<AnswerRules> rules, Instant now) {
        InstantSource clock = InstantSource.fixed(now);
        WriteBack writeBack = new WriteBack(
                new WriteBack.Sources(desk.tickets, TagStore.in(database), desk.topics),
                ledgers(),
                SiteFields.in(database, SITE),
                SITE,
                cloud,
                InstantSource.system(),
                2);
        return new AnswerTickets(
                        new AnswerTickets.Desk(desk.tickets, cloud, SITE),
                        desk.bank(),
                        new SentAnswers(desk.store),
                        writeBack,
                        AuditLog.in(database, home, PrivacyKey.in(home), clock),
                        stop(),
                        rules,
                        clock,
                        ZoneId.of("Asia/Shanghai"))
                .run(Progress.SILENT);
    }

    private AnswerTickets.Outcome run() {
        return run(() -> ON, NOW);
    }

    private void approved() {
        desk.bank().approve(password, "admin");
    }

    @Test
    void nothingIsAskedOrSentWhileItIsOffAsItIsByDefault() {
        approved();
        asks("I cannot reset my password on my phone.");

        assertThat(run(() -> AnswerRules.USUAL, NOW).sent()).isZero();
        assertThat(jira.requests()).isEmpty();
    }

    @Test
    void aQuestionThatNoAdminApprovedIsNeverSent() {
        asks("I cannot reset my password on my phone.");

        assertThat(run().sent()).isZero();
        assertThat(jira.writes()).isEmpty();
    }

    @Test
    void anApprovedAnswerIsSentOnceInPublicSaysThatItIsAutomaticAndIsUndone() {
        approved();
        FakeIssue issue = asks("I cannot reset my password on my phone.");
        asks("The parcel has not arrived at home.");
        asks("我的密码重置不了，请帮忙看看。");

        AnswerTickets.Outcome outcome = run();

        assertThat(outcome.problems()).isEmpty();
        assertThat(outcome.sent()).isEqualTo(1);
        assertThat(jira.writes()).singleElement().satisfies(write -> {
            assertThat(write.path()).contains(Long.toString(issue.id())).endsWith("/comment");
            assertThat(write.body()).contains("automatic", PASSWORD).doesNotContain("sd.public.comment");
        });
        assertThat(AuditLog.in(database, home, PrivacyKey.in(home), InstantSource.fixed(NOW))
                        .find(AuditQuery.latest(AuditAction.EXPORT, 5)))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.event().actor()).isEqualTo("schedule");
                    assertThat(entry.event().target()).isEqualTo("answer " + password);
                });
        jira.resetRequests();
        assertThat(run().sent()).isZero();
        assertThat(jira.writes()).isEmpty();

        new UndoWriteBack(ledgers(), cloud, InstantSource.system(), 2)
                .undo(outcome.runs().get(0), Progress.SILENT);
        assertThat(jira.writes()).singleElement().satisfies(write -> assertThat(write.method())
                .isEqualTo("DELETE"));
        assertThat(run().sent()).isZero();
    }

    @Test
    void noMoreAreSentThanTheCapOfADayInTheDesksZone() {
        approved();
        for (String where : java.util.List.of("on my phone", "at home", "twice")) {
            asks("I cannot reset my password " + where + ".");
        }
        AnswerRules two = new AnswerRules(true, 2, 0.8, Duration.ofHours(24));

        assertThat(run(() -> two, NOW).sent()).isEqualTo(2);
        assertThat(run(() -> two, NOW.plus(Duration.ofHours(3))).sent()).isZero();
        // Noon in UTC is evening in Shanghai, where the next day begins four hours later.
        assertThat(run(() -> two, NOW.plus(Duration.ofHours(4))).sent()).isEqualTo(1);
    }

    @Test
    void theSwitchStopsInTheMiddleOfARunAndStaysUntilItIsSetBack() {
        approved();
        for (String where : java.util.List.of("on my phone", "at home", "twice")) {
            asks("I cannot reset my password " + where + ".");
        }
        Supplier<AnswerRules> stopsAfterTheFirst = () -> {
            if (jira.writes().size() == 1) {
                stop().stop("ann");
            }
            return ON;
        };

        assertThat(run(stopsAfterTheFirst, NOW).sent()).isEqualTo(1);
        assertThat(run().sent()).isZero();
        stop().go();
        assertThat(run().sent()).isEqualTo(2);
    }

    @Test
    void anEditRevokesTheApprovalEvenWhereItIsTakenBack() {
        approved();
        asks("I cannot reset my password on my phone.");
        QuestionBank bank = desk.bank();
        assertThat(bank.show(password).question().approved()).isNotNull();

        bank.edit(password, new QuestionBank.Edit(null, "Please call us, and we reset it for you.", null), "ann");
        assertThat(bank.show(password).question().approved()).isNull();
        bank.edit(password, new QuestionBank.Edit(null, PASSWORD, null), "ann");
        assertThat(run().sent()).isZero();

        approved();
        bank.reject(password, "ann");
        bank.keep(password, "ann");
        assertThat(run().sent()).isZero();
        approved();
        bank.revoke(password);
        assertThat(run().sent()).isZero();
        assertThat(jira.writes()).isEmpty();
    }

    @Test
    void onlyWhatAPersonKeptAndMadeWholeIsApproved() {
        QuestionBank bank = desk.bank();
        String parcel =
                bank.search("The parcel has not arrived", 1).get(0).question().id();

        assertThatThrownBy(() -> bank.approve(parcel, "admin")).hasMessageContaining("keep it first");
        bank.edit(parcel, new QuestionBank.Edit(null, "We ask … to search for the parcel today.", null), "ann");
        assertThatThrownBy(() -> bank.approve(parcel, "admin")).hasMessageContaining("gaps");
    }

    @Test
    void aTicketThatSomebodyAnsweredMeanwhileIsLeftToThem() {
        approved();
        FakeIssue answered = asks("I cannot reset my password on my phone.");
        fake.edits().addComment(answered.id(), FakeComment.of("ann", NOW, "I am on it."));

        assertThat(run().sent()).isZero();
        assertThat(jira.writes()).isEmpty();
    }
}
