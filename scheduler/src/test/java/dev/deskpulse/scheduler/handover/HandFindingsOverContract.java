package dev.deskpulse.scheduler.handover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.deskpulse.connector.jira.cloud.CloudSite;
import dev.deskpulse.connector.store.Database;
import dev.deskpulse.connector.store.JdbcTicketStore;
import dev.deskpulse.connector.store.TicketStore;
import dev.deskpulse.connector.sync.JdbcSyncJournal;
import dev.deskpulse.connector.sync.RunOptions;
import dev.deskpulse.connector.sync.SyncEngine;
import dev.deskpulse.connector.sync.SyncSettings;
import dev.deskpulse.fixtures.FakeJira;
import dev.deskpulse.fixtures.FakeJiraOptions;
import dev.deskpulse.fixtures.faults.FaultFilter;
import dev.deskpulse.fixtures.faults.FaultKind;
import dev.deskpulse.fixtures.faults.FaultSpec;
import dev.deskpulse.fixtures.faults.Faults;
import dev.deskpulse.fixtures.faults.PageFaults;
import dev.deskpulse.fixtures.faults.RequestMatch;
import dev.deskpulse.fixtures.openapi.CheckedBySpecs;
import dev.deskpulse.fixtures.site.FakeComment;
import dev.deskpulse.fixtures.site.FakeIssue;
import dev.deskpulse.fixtures.site.FakeLink;
import dev.deskpulse.fixtures.site.FakeProject;
import dev.deskpulse.fixtures.site.FakeSite;
import dev.deskpulse.fixtures.site.StandardSite;
import dev.deskpulse.progress.Progress;
import dev.deskpulse.scheduler.FakeCloudSite;
import dev.deskpulse.scheduler.cause.Causes;
import dev.deskpulse.scheduler.cause.Explained;
import dev.deskpulse.scheduler.insight.Finding;
import dev.deskpulse.ticket.SourceId;
import dev.deskpulse.ticket.TicketId;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Findings in a help desk, and a department of logistics with its own project; every database must pass. */
abstract class HandFindingsOverContract {
    private static final SourceId SITE = new SourceId("site");
    private static final LocalDate ONSET = LocalDate.of(2026, 5, 1);
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-05-08T12:00:00Z"), ZoneOffset.UTC);
    private static final List<Department> DEPARTMENTS = List.of(
            new Department("Logistics", "LOG", "Task", Set.of(), Set.of(), Set.of("Parcel", "物流")),
            new Department("Kitchenware", "PROD", "Task", Set.of("complaints"), Set.of("product"), Set.of()));

    @RegisterExtension
    final CheckedBySpecs specs = CheckedBySpecs.shared();

    private final FakeSite fake = StandardSite.create(CLOCK)
            .addProject(FakeProject.serviceDesk("10000", "HD", "Help desk"))
            .addProject(FakeProject.software("10001", "LOG", "Logistics"));
    private final Faults faults = new Faults(FaultSpec.parse("hold:10ms"));
    private final FakeJira jira = FakeJira.start(
            fake,
            FakeJiraOptions.DEFAULT
                    .withFilter(new FaultFilter(faults, new PageFaults(fake, 1, StandardSite.ADMIN)))
                    .withFilter(specs.filter()));
    private final CloudSite cloud = FakeCloudSite.of(jira);
    private final List<FakeIssue> tickets = new ArrayList<>();
    private Database database;
    private TicketStore store;

    /** A database without tables. */
    abstract Database empty();

    @BeforeEach
    void ticketsOfParcels() {
        database = empty();
        store = JdbcTicketStore.in(database, CLOCK);
        for (int i = 0; i < 5; i++) {
            tickets.add(fake.addIssue(FakeIssue.in("HD", Instant.parse("2026-05-01T08:00:00Z"))
                    .summary("Where is my parcel " + i)
                    .build()));
        }
        new SyncEngine(cloud, store, JdbcSyncJournal.in(database, CLOCK), SyncSettings.of(SITE), CLOCK)
                .run(RunOptions.USUAL, Progress.SILENT);
    }

    @AfterEach
    void close() {
        database.close();
        cloud.close();
        jira.close();
    }

    private HandFindingsOver on(LocalDate today) {
        return new HandFindingsOver(
                HandoverStore.in(database),
                DEPARTMENTS,
                cloud,
                store,
                SITE,
                new HandFindingsOver.Desk(CLOCK, today, "en"));
    }

    private Explained finding(String id, String kpi, Map<String, String> slice, LocalDate last, String headline) {
        List<TicketId> typical = tickets.stream()
                .map(ticket -> TicketId.of(SITE, String.valueOf(ticket.id())))
                .toList();
        return new Explained(
                new Finding(
                        id,
                        kpi,
                        slice,
                        ONSET,
                        last,
                        40,
                        10,
                        null,
                        0.8,
                        0.0001,
                        List.of(),
                        typical,
                        Map.of("en", headline)),
                Causes.NONE);
    }

    private Explained late(LocalDate last) {
        return finding("f1", "complaints", Map.of("channel", "Chat"), last, "Late parcels <b>doubled</b>");
    }

    private List<FakeIssue> handed() {
        return fake.issues().stream()
                .filter(issue -> issue.project().equals("LOG"))
                .toList();
    }

    private List<Handover.State> states() {
        return HandoverStore.in(database).all().stream().map(Handover::state).toList();
    }

    private static LocalDate day(int ofMay) {
        return LocalDate.of(2026, 5, ofMay);
    }

    @Test
    void aFindingBecomesOneIssueOfItsDepartmentLinkedWithItsTypicalTickets() {
        Explained late = late(day(7));

        assertThat(on(day(8)).planned(List.of(late)))
                .singleElement()
                .satisfies(planned -> assertThat(planned.department().name()).isEqualTo("Logistics"));
        assertThat(on(day(8)).run(List.of(late))).isEqualTo(new HandFindingsOver.Report(1, 0, 0, List.of()));
        assertThat(on(day(8)).run(List.of(late))).isEqualTo(new HandFindingsOver.Report(0, 0, 0, List.of()));

        assertThat(handed()).singleElement().satisfies(issue -> {
            assertThat(issue.summary()).isEqualTo("Deskpulse: Late parcels <b>doubled</b>");
            assertThat(fake.links())
                    .containsExactlyInAnyOrder(tickets.stream()
                            .limit(3)
                            .map(ticket -> new FakeLink("Relates", issue.id(), ticket.id()))
                            .toArray(FakeLink[]::new));
        });
    }

    @Test
    void anotherFigureOfTheSameSliceIsToldInTheSameIssue() {
        on(day(8)).run(List.of(late(day(7))));
        Explained slow = finding("f2", "volume", Map.of("channel", "Chat"), day(8), "More parcel questions");

        assertThat(on(day(9)).run(List.of(late(day(7)), slow)))
                .isEqualTo(new HandFindingsOver.Report(0, 1, 0, List.of()));

        assertThat(handed()).singleElement().satisfies(issue -> assertThat(issue.comments())
                .hasSize(1));
    }

    @Test
    void theIssueIsClosedWhenNothingUnusualWasFoundForAWeekAndNotBefore() {
        on(day(8)).run(List.of(late(day(7))));

        assertThat(on(day(14)).run(List.of(late(day(7)))).ended()).isZero();
        assertThat(on(day(15)).run(List.of(late(day(7)))).ended()).isOne();
        assertThat(on(day(15)).run(List.of(late(day(7)))).ended()).isZero();

        FakeIssue issue = handed().get(0);
        assertThat(fake.catalogue().status(issue.status()).category().key()).isEqualTo("done");
        assertThat(issue.comments())
                .singleElement()
                .extracting(FakeComment::body)
                .asString()
                .contains("As usual again");
        assertThat(states()).containsExactly(Handover.State.RECOVERED);
    }

    @Test
    void whatItsDepartmentHasClosedOrDeletedIsLeftAlone() {
        Explained chat = late(day(7));
        Explained mail = finding("f2", "complaints", Map.of("channel", "E-mail"), day(7), "Lost parcels");
        on(day(8)).run(List.of(chat, mail));
        cloud.writer().finish(String.valueOf(handed().get(0).id()));
        fake.deleteIssue(handed().get(1).id());
        jira.resetRequests();

        assertThat(on(day(9)).run(List.of(chat, mail)).ended()).isEqualTo(2);

        assertThat(jira.writes()).isEmpty();
        assertThat(states()).containsExactlyInAnyOrder(Handover.State.DONE, Handover.State.GONE);
    }

    @Test
    void anAnswerThatIsLostMakesNothingTwice() {
        faults.on(RequestMatch.of("POST", ".*/issue"), 1, FaultKind.RESET);

        HandFindingsOver.Report first = on(day(8)).run(List.of(late(day(7))));

        assertThat(first.problems()).hasSize(1);
        assertThat(states()).containsExactly(Handover.State.INTENDED);
        assertThat(on(day(8)).run(List.of(late(day(7)))).problems()).isEmpty();
        assertThat(handed()).hasSize(1);
        assertThat(states()).containsExactly(Handover.State.OPEN);
    }

    @Test
    void aProjectThatTakesNothingIsToldOfAndAskedAgainAndKeepsNoneFromTheirs() {
        Explained cups = finding("f2", "complaints", Map.of("product", "Cup"), day(7), "Cups break");

        HandFindingsOver.Report report = on(day(8)).run(List.of(cups, late(day(7))));

        assertThat(report.made()).isOne();
        assertThat(report.problems()).singleElement().asString().startsWith("PROD: ");
        fake.addProject(FakeProject.software("10002", "PROD", "Products"));
        assertThat(on(day(8)).run(List.of(cups, late(day(7)))).made()).isOne();
    }

    @Test
    void whatIsWithdrawnIsClosedAndNotHandedOverAgain() {
        on(day(8)).run(List.of(late(day(7))));

        on(day(8)).withdraw("f1", "ours after all");

        assertThat(handed().get(0).comments()).hasSize(1);
        assertThat(states()).containsExactly(Handover.State.WITHDRAWN);
        assertThat(on(day(8)).run(List.of(late(day(7)))).made()).isZero();
        assertThatThrownBy(() -> on(day(8)).withdraw("f1", "again")).hasMessageContaining("not handed over");
    }

    @Test
    void whatEndedLongAgoOrIsNobodysIsHandedToNobody() {
        Explained old = late(ONSET.minusDays(3));
        Explained others = finding("f3", "volume", Map.of("region", "South"), day(7), "More tickets");

        assertThat(on(day(8)).planned(List.of(old, others))).isEmpty();
        assertThat(on(day(8)).run(List.of(old, others)).made()).isZero();
    }
}
