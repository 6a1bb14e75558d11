package dev.deskpulse.connector.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.deskpulse.connector.jira.IssueQuery;
import dev.deskpulse.connector.jira.IssueStub;
import dev.deskpulse.connector.jira.JiraException;
import dev.deskpulse.connector.store.StoreException;
import dev.deskpulse.connector.store.TicketStore.Absence;
import dev.deskpulse.connector.sync.CompletenessCertificate.SetAside;
import dev.deskpulse.progress.Progress;
import dev.deskpulse.ticket.SourceId;
import dev.deskpulse.ticket.Ticket;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SyncEngineTest {
    private static final SourceId SOURCE = new SourceId("jira");
    /** Years behind the site: nothing but the certificate's times may come from it. */
    private static final InstantSource OUR_CLOCK = InstantSource.fixed(Instant.parse("2020-01-01T00:00:00Z"));

    private static final FieldMapping CHANNEL = new FieldMapping(
            null, null, "Channel", null, null, null, null, null, null, null, null, null, Map.of(), Map.of());

    private final FakeSite site = new FakeSite();
    private final MemoryTickets store = new MemoryTickets();
    private final MemoryJournal journal = new MemoryJournal();
    private SyncSettings settings = SyncSettings.of(SOURCE).withBatchSize(5);

    @AfterEach
    void clearInterrupt() {
        Thread.interrupted();
    }

    private CompletenessCertificate run() {
        return run(RunOptions.USUAL);
    }

    private CompletenessCertificate run(RunOptions options) {
        return new SyncEngine(site, store, journal, settings, OUR_CLOCK).run(options, Progress.SILENT);
    }

    private void assertStoreEqualsSite() {
        assertThat(store.present()).hasSameSizeAs(site.visible());
        site.visible().forEach(issue -> {
            Ticket ticket = store.ticket(issue.id);
            assertThat(ticket.key().value()).isEqualTo(issue.key);
            assertThat(ticket.summary()).isEqualTo(issue.summary);
            assertThat(ticket.lifecycle().updated()).isEqualTo(issue.updated);
            assertThat(ticket.messages()).hasSameSizeAs(issue.comments);
            assertThat(ticket.history()).hasSameSizeAs(issue.history);
        });
    }

    @Test
    void firstRunStoresEverythingAndProvesIt() {
        site.create("HD", 23);
        site.visible().forEach(site::comment);
        site.visible().forEach(site::edit);

        CompletenessCertificate certificate = run();

        assertStoreEqualsSite();
        assertThat(certificate.complete()).isTrue();
        assertThat(certificate.listed()).isEqualTo(23);
        assertThat(certificate.fetched()).isEqualTo(23);
        assertThat(certificate.censusTickets()).isEqualTo(23);
        assertThat(certificate.storedTickets()).isEqualTo(23);
        assertThat(certificate.commentTotal()).isEqualTo(23);
        assertThat(certificate.historyTotal()).isEqualTo(23);
        assertThat(certificate.cursorBefore()).isEqualTo(Instant.EPOCH);
        assertThat(certificate.cursorAfter()).isEqualTo(site.now);
        assertThat(journal.latest(SOURCE)).contains(certificate);
    }

    @Test
    void secondRunReadsOnlyWhatChanged() {
        site.create("HD", 12);
        run();
        site.pass(Duration.ofHours(5));
        site.edit(site.byId("10003"));
        site.fetched.clear();

        CompletenessCertificate certificate = run();

        assertThat(site.fetched).containsExactly("10003");
        assertThat(certificate.complete()).isTrue();
        assertStoreEqualsSite();
    }

    @Test
    void overlapIsFreeWhereNothingChanged() {
        site.create("HD", 12);
        run();
        site.fetched.clear();

        CompletenessCertificate certificate = run();

        assertThat(certificate.listed()).isEqualTo(12);
        assertThat(certificate.unchanged()).isEqualTo(12);
        assertThat(site.fetched).isEmpty();
    }

    @Test
    void windowStartsFromTheSitesClockAlthoughOursIsYearsBehind() {
        site.create("HD", 3);
        Instant first = site.now;
        run();
        site.pass(Duration.ofHours(1));
        run();

        assertThat(site.queries)
                .containsExactly(
                        new IssueQuery(List.of(), null),
                        new IssueQuery(List.of(), first.minus(SyncSettings.DEFAULT_OVERLAP)));
    }

    @Test
    void everythingIsComparedWhereTheSitesClockWasSetBack() {
        site.create("HD", 3);
        run();
        site.pass(Duration.ofMinutes(-30));
        site.edit(site.byId("10001"));

        run();

        assertThat(site.queries.get(1).updatedSince()).isNull();
        assertStoreEqualsSite();
    }

    @Test
    void editThatTheIndexShowsLateIsReadByTheNextRun() {
        site.create("HD", 3);
        run();
        site.indexLag = Duration.ofMinutes(3);
        site.pass(Duration.ofHours(1));
        site.edit(site.byId("10001"));
        run();
        assertThat(store.ticket("10001").summary()).isNotEqualTo(site.byId("10001").summary);

        site.pass(Duration.ofMinutes(5));
        run();

        assertStoreEqualsSite();
    }

    @Test
    void issueThatChangesAllTheTimeIsStillCollected() {
        site.create("HD", 15);
        FakeSite.Issue busy = site.byId("10007");
        site.boundary = where -> {
            site.pass(Duration.ofMillis(300));
            site.edit(busy);
        };

        for (int i = 0; i < 3; i++) {
            site.pass(Duration.ofHours(1));
            CompletenessCertificate certificate = run();
            assertThat(certificate.complete()).isTrue();
            assertThat(store.ticket("10007").lifecycle().updated()).isAfter(certificate.cursorAfter());
        }
        site.boundary = Boundary.QUIET;
        run();
        assertStoreEqualsSite();
    }

    @Test
    void repeatedAndReorderedPagesAreHarmless() {
        site.create("HD", 20);
        site.repeatsPages = true;

        CompletenessCertificate certificate = run();

        assertThat(certificate.listed()).isEqualTo(20);
        assertThat(site.fetched).hasSize(20).doesNotHaveDuplicates();
        assertThat(certificate.complete()).isTrue();
    }

    @Test
    void poisonousIssueIsFoundByHalvingAndStopsNoOther() {
        site.create("HD", 20);
        site.poison.add("10013");

        CompletenessCertificate certificate = run();

        assertThat(store.present()).hasSize(19).doesNotContainKey("10013");
        assertThat(certificate.complete()).isFalse();
        assertThat(certificate.setAside())
                .containsExactly(new SetAside("10013", "HD-10013", "the answer is no JSON", 1));
        assertThat(certificate.cursorAfter()).isEqualTo(site.now);
    }

    @Test
    void whatWasEditedWhileHiddenIsReadAlthoughNoCensusNoticedThatItWasHidden() {
        settings = settings.withCensus(CensusPolicy.OWN_SCHEDULE);
        site.create("HD", 12);
        run(RunOptions.WITH_CENSUS);
        site.byId("10003").hidden = true;
        site.pass(Duration.ofHours(1));
        site.edit(site.byId("10003"));
        site.pass(Duration.ofHours(1));
        run();
        site.byId("10003").hidden = false;
        site.pass(Duration.ofHours(1));

        run(RunOptions.WITH_CENSUS);

        assertStoreEqualsSite();
    }

    @Test
    void issueSetAsideIsTriedAgainByEveryRunUntilItCanBeRead() {
        site.create("HD", 3);
        site.unreadable.add("10001");
        run();
        site.pass(Duration.ofHours(2));
        assertThat(run().setAside()).extracting(SetAside::attempts).containsExactly(2);

        site.unreadable.clear();
        CompletenessCertificate certificate = run();

        assertThat(certificate.complete()).isTrue();
        assertThat(journal.setAside(SOURCE)).isEmpty();
        assertStoreEqualsSite();
    }

    @Test
    void issueWhoseCommentsWereCutIsStoredAndReadAgain() {
        site.create("HD", 3);
        site.comment(site.byId("10002"));
        site.cut.add("10002");

        CompletenessCertificate cut = run();
        assertThat(cut.complete()).isFalse();
        assertThat(cut.commentTotal()).isEqualTo(1);
        assertThat(cut.commentsFetched()).isZero();
        assertThat(store.present()).hasSize(3);

        site.cut.clear();
        assertThat(run().complete()).isTrue();
        assertStoreEqualsSite();
    }

    @Test
    void siteThatRefusesEveryIssueEndsTheRunInsteadOfSettingAllAside() {
        site.create("HD", 300);
        site.visible().forEach(issue -> site.poison.add(issue.id));

        CompletenessCertificate certificate = run();

        assertThat(certificate.gaps()).singleElement().asString().contains("the answer is no JSON");
        assertThat(certificate.setAside()).hasSizeLessThan(110);
        assertThat(journal.cursor(SOURCE)).isEmpty();
    }

    @Test
    void unavailableSiteEndsTheRunAndKeepsWhatWasRead() {
        site.create("HD", 20);
        AtomicInteger fetches = new AtomicInteger();
        site.boundary = where -> {
            if (where.equals("site fetch") && fetches.incrementAndGet() == 3) {
                throw new JiraException.Unavailable("GET /issue: no answer after 5 tries", null);
            }
        };

        CompletenessCertificate certificate = run();

        assertThat(store.present()).hasSize(10);
        assertThat(certificate.complete()).isFalse();
        assertThat(certificate.gaps()).singleElement().asString().contains("no answer after 5 tries");
        assertThat(certificate.cursorAfter()).isEqualTo(Instant.EPOCH);
        assertThat(certificate.censusTickets()).isNegative();
        site.fetched.clear();
        assertThat(run().complete()).isTrue();
        assertThat(site.fetched)
                .as("the second run goes on where the first stopped")
                .hasSize(10);
    }

    @Test
    void interruptedThreadEndsTheRunBetweenBatches() {
        site.create("HD", 20);
        site.boundary = where -> {
            if (where.equals("site fetch")) {
                Thread.currentThread().interrupt();
            }
        };

        CompletenessCertificate certificate = run();

        assertThat(certificate.gaps()).singleElement().asString().contains("stopped on request");
        assertThat(store.present()).hasSize(5);
    }

    @Test
    void deletedIssueBecomesATombstone() {
        site.create("HD", 20);
        run();
        site.delete(site.byId("10004"));

        CompletenessCertificate certificate = run();

        assertThat(store.absent()).isEqualTo(Map.of("10004", Absence.DELETED));
        assertThat(certificate.deleted()).isEqualTo(1);
        assertThat(certificate.complete()).isTrue();
        assertStoreEqualsSite();
    }

    @Test
    void lostPermissionIsNotReadAsDeletionAndHealsWhenItReturns() {
        site.create("HD", 20);
        site.create("OPS", 20);
        run();
        site.hiddenProjects.add("OPS");

        CompletenessCertificate certificate = run();

        assertThat(certificate.notVisible()).isEqualTo(20);
        assertThat(certificate.deleted()).isZero();
        assertThat(store.absent().values()).containsOnly(Absence.NOT_VISIBLE);
        assertThat(certificate.complete()).isTrue();

        site.hiddenProjects.clear();
        assertThat(run().complete()).isTrue();
        assertThat(store.absent()).isEmpty();
        assertStoreEqualsSite();
    }

    @Test
    void issueDeletedWhileItsProjectWasHiddenIsFoundOnceTheProjectReturns() {
        site.create("HD", 20);
        run();
        site.hiddenProjects.add("HD");
        run();
        site.delete(site.byId("10004"));
        site.hiddenProjects.clear();

        assertThat(run().complete()).isTrue();

        assertThat(store.absent()).isEqualTo(Map.of("10004", Absence.DELETED));
    }

    @Test
    void askedProjectThatTheAccountCannotSeeIsAGapWithItsMend() {
        site.create("HD", 3);
        site.create("OPS", 3);
        settings = settings.withProjects(List.of("HD", "OPS"));
        run();
        site.hiddenProjects.add("OPS");

        CompletenessCertificate certificate = run();

        assertThat(certificate.gaps()).singleElement().asString().contains("OPS", "Browse projects");
        assertThat(store.absent().values()).hasSize(3).containsOnly(Absence.NOT_VISIBLE);
        assertThat(site.queries.get(1).projects()).containsExactly("HD");
    }

    @Test
    void nothingIsListedWhereNoAskedProjectIsVisible() {
        site.create("HD", 3);
        site.create("OPS", 3);
        settings = settings.withProjects(List.of("OPS"));
        site.hiddenProjects.add("OPS");

        CompletenessCertificate certificate = run();

        assertThat(store.present()).isEmpty();
        assertThat(certificate.gaps()).hasSize(1);
    }

    @Test
    void movedIssueKeepsItsIdentity() {
        site.create("HD", 12);
        run();
        site.pass(Duration.ofHours(1));
        site.move(site.byId("10004"), "OPS");

        assertThat(run().complete()).isTrue();

        assertThat(store.ticket("10004").key().value()).isEqualTo("OPS-10004");
        assertThat(store.ticket("10004").project()).isEqualTo("OPS");
        assertStoreEqualsSite();
    }

    @Test
    void issueMovedOutOfTheAskedProjectsIsFollowed() {
        site.create("HD", 12);
        settings = settings.withProjects(List.of("HD"));
        run();
        site.pass(Duration.ofHours(1));
        site.move(site.byId("10004"), "OPS");
        run();
        site.pass(Duration.ofHours(1));
        site.edit(site.byId("10004"));

        CompletenessCertificate certificate = run();

        assertThat(certificate.complete()).isTrue();
        assertThat(certificate.censusTickets()).isEqualTo(12);
        assertStoreEqualsSite();
    }

    @Test
    void keysRenamedWithTheirProjectAreFollowedAlthoughNoIssueCountsAsUpdated() {
        site.create("HD", 12);
        run();
        site.pass(Duration.ofHours(1));
        site.renameProject("HD", "DESK");

        assertThat(run().complete()).isTrue();

        assertStoreEqualsSite();
    }

    @Test
    void issueThatBecameVisibleWithoutAnUpdateIsFoundByTheCensus() {
        site.create("HD", 12);
        site.byId("10003").hidden = true;
        run();
        site.pass(Duration.ofHours(1));
        site.byId("10003").hidden = false;

        assertThat(run().complete()).isTrue();

        assertStoreEqualsSite();
    }

    @Test
    void censusThatListsSuspiciouslyLittleDeletesNothing() {
        site.create("HD", 20);
        run();
        site.listedByCensus = issue -> Integer.parseInt(issue.id) < 10_003;

        CompletenessCertificate certificate = run();

        assertThat(store.absent()).isEmpty();
        assertThat(certificate.complete()).isFalse();
        assertThat(certificate.gaps())
                .singleElement()
                .asString()
                .contains("HD: the census lists 3 of the 20 tickets held", "--accept-losses");
    }

    @Test
    void greatLossIsBelievedOnceAPersonAcceptsIt() {
        site.create("HD", 20);
        run();
        site.visible().stream().limit(15).forEach(site::delete);
        assertThat(run().deleted()).isZero();

        CompletenessCertificate certificate = run(new RunOptions(false, false, true));

        assertThat(certificate.deleted()).isEqualTo(15);
        assertThat(certificate.complete()).isTrue();
    }

    @Test
    void issueThatTheCensusForgotIsAskedForAndKept() {
        site.create("HD", 20);
        run();
        site.listedByCensus = issue -> !issue.id.equals("10007");

        CompletenessCertificate certificate = run();

        assertThat(store.absent()).isEmpty();
        assertThat(certificate.complete()).isTrue();
    }

    @Test
    void interruptedCensusDeletesNothing() {
        site.create("HD", 20);
        run();
        site.delete(site.byId("10004"));
        AtomicInteger pages = new AtomicInteger();
        site.boundary = where -> {
            if (where.equals("site census") && pages.incrementAndGet() == 2) {
                throw new JiraException.Unavailable("POST /search/jql: no answer", null);
            }
        };

        CompletenessCertificate certificate = run();

        assertThat(store.absent()).isEmpty();
        assertThat(certificate.complete()).isFalse();
        assertThat(certificate.gaps()).singleElement().asString().startsWith("the census could not be finished");
        assertThat(certificate.cursorAfter()).as("the changes were read").isEqualTo(site.now);
    }

    @Test
    void issueDeletedBetweenListingAndFetchLeavesNoTrace() {
        site.create("HD", 10);
        AtomicInteger fetches = new AtomicInteger();
        site.boundary = where -> {
            if (where.equals("site fetch") && fetches.incrementAndGet() == 1) {
                site.delete(site.byId("10002"));
            }
        };

        CompletenessCertificate certificate = run();

        assertThat(certificate.complete()).isTrue();
        assertThat(store.absent()).isEmpty();
        assertThat(journal.setAside(SOURCE)).isEmpty();
        assertStoreEqualsSite();
    }

    @Test
    void heldIssueDeletedBetweenListingAndFetchBecomesATombstone() {
        site.create("HD", 10);
        run();
        site.pass(Duration.ofHours(1));
        site.edit(site.byId("10002"));
        site.boundary = where -> {
            if (where.equals("site fetch") && site.issues.containsKey(10_002)) {
                site.delete(site.byId("10002"));
            }
        };

        CompletenessCertificate certificate = run();

        assertThat(certificate.complete()).isTrue();
        assertThat(store.absent()).isEqualTo(Map.of("10002", Absence.DELETED));
        assertThat(journal.setAside(SOURCE)).isEmpty();
    }

    @Test
    void vanishedIssueIsForgottenAfterASecondLookWhereNoCensusIsTaken() {
        settings = settings.withCensus(CensusPolicy.OWN_SCHEDULE);
        run();
        site.calls.clear();
        site.create("HD", 10);
        site.boundary = where -> {
            if (where.equals("site fetch")) {
                site.issues.remove(10_002);
            }
        };
        assertThat(run().setAside()).hasSize(1);

        assertThat(run().complete()).isTrue();

        assertThat(site.calls).doesNotContainKey("census");
    }

    @Test
    void anIssueThatTheSiteToldOfAndDoesNotShowIsATombstoneWithoutACensus() {
        settings = settings.withCensus(CensusPolicy.OWN_SCHEDULE);
        site.create("HD", 20);
        site.create("OPS", 20);
        run();
        site.calls.clear();
        site.delete(site.byId("10004"));
        site.hiddenProjects.add("OPS");
        journal.setAside(
                SOURCE,
                List.of(
                        new SetAside("10004", "HD-5", "told of by the site", 0),
                        new SetAside("10030", "OPS-11", "told of by the site", 0)));

        CompletenessCertificate certificate = run();

        assertThat(store.absent()).isEqualTo(Map.of("10004", Absence.DELETED));
        assertThat(certificate.deleted()).isEqualTo(1);
        assertThat(certificate.setAside())
                .as("what may be hidden is left to the census")
                .singleElement()
                .satisfies(issue -> assertThat(issue.issueId()).isEqualTo("10030"));
        assertThat(site.calls).doesNotContainKey("census");
        assertThat(run(RunOptions.WITH_CENSUS).setAside()).isEmpty();
        assertThat(store.absent()).hasSize(21).containsEntry("10030", Absence.NOT_VISIBLE);
    }

    @Test
    void whatTheSiteTellsOfDuringARunIsReadBeforeTheRestOfIt() {
        site.create("HD", 20);
        run();
        site.pass(Duration.ofHours(1));
        site.visible().forEach(site::edit);
        site.fetched.clear();
        FakeSite.Issue last = site.byId("10019");
        site.boundary = where -> {
            if (where.equals("site fetch") && site.fetched.isEmpty()) {
                site.boundary = Boundary.QUIET;
                site.edit(last);
                assertThat(teller().tell(List.of(stub(last)))).hasSize(1);
            }
        };

        CompletenessCertificate certificate = run();

        assertThat(site.fetched.indexOf("10019"))
                .as("right after the first batch")
                .isEqualTo(5);
        assertThat(teller().isToldOf(List.of(stub(last)))).isFalse();
        assertThat(certificate.complete()).isTrue();
        assertStoreEqualsSite();
    }

    @Test
    void anIssueThatTheSiteTellsOfAgainWhileItIsReadIsReadOnceMore() {
        site.create("HD", 5);
        run();
        FakeSite.Issue issue = site.byId("10003");
        site.pass(Duration.ofHours(1));
        site.edit(issue);
        teller().tell(List.of(stub(issue)));
        journal.boundary = where -> {
            if (where.equals("journal settle")) {
                journal.boundary = Boundary.QUIET;
                site.edit(issue);
                teller().tell(List.of(stub(issue)));
            }
        };

        teller().readTold();
        assertThat(teller().isToldOf(List.of(stub(issue)))).isTrue();
        teller().readTold();

        assertThat(teller().isToldOf(List.of(stub(issue)))).isFalse();
        assertThat(journal.setAside(SOURCE)).isEmpty();
        assertStoreEqualsSite();
    }

    @Test
    void nothingNeedsBeToldBeforeTheFirstRunNorOfOtherProjects() {
        FakeSite.Issue issue = site.create("HD");
        assertThat(teller().tell(List.of(stub(issue)))).isEmpty();
        settings = settings.withProjects(List.of("OPS"));
        run();

        assertThat(teller().tell(List.of(stub(issue)))).isEmpty();
        assertThat(journal.setAside(SOURCE)).isEmpty();
    }

    private SyncEngine teller() {
        return new SyncEngine(site, store, journal, settings, OUR_CLOCK);
    }

    private static IssueStub stub(FakeSite.Issue issue) {
        return new IssueStub(issue.id, issue.key, null);
    }

    @Test
    void aGreatLossThatTheSiteToldOfIsLeftToTheCensusToDoubt() {
        settings = settings.withCensus(CensusPolicy.OWN_SCHEDULE);
        site.create("HD", 20);
        run();
        List<FakeSite.Issue> gone = site.visible().stream().limit(15).toList();
        gone.forEach(site::delete);
        journal.setAside(
                SOURCE,
                gone.stream()
                        .map(issue -> new SetAside(issue.id, issue.key, "told of by the site", 0))
                        .toList());

        assertThat(run().setAside()).hasSize(15);

        assertThat(store.absent()).isEmpty();
        assertThat(run(new RunOptions(true, false, true)).deleted()).isEqualTo(15);
    }

    @Test
    void theFirstRunTakesTheCensusAndLaterOnesOnRequestWhereItHasItsOwnSchedule() {
        settings = settings.withCensus(CensusPolicy.OWN_SCHEDULE);
        site.create("HD", 10);
        assertThat(run().censusTickets()).isEqualTo(10);
        site.delete(site.byId("10002"));

        assertThat(run().censusTickets()).isNegative();
        assertThat(run(RunOptions.WITH_CENSUS).deleted()).isEqualTo(1);
    }

    @Test
    void everyIssueIsReadAgainOnRequest() {
        site.create("HD", 10);
        run();
        site.fetched.clear();

        run(new RunOptions(false, true, false));

        assertThat(site.fetched).hasSize(10);
    }

    @Test
    void aChangedMappingReadsEveryIssueAgainOnceAndSaysSo() {
        site.create("HD", 10);
        assertThat(run().notes()).isEmpty();
        assertThat(store.ticket("10000").subject().channel()).isNull();
        settings = settings.withMapping(CHANNEL);
        site.fetched.clear();

        CompletenessCertificate certificate = run();

        assertThat(certificate.notes()).singleElement().asString().contains("every issue is read again");
        assertThat(certificate.complete()).isTrue();
        assertThat(store.present().values())
                .allSatisfy(ticket -> assertThat(ticket.subject().channel()).isEqualTo("Web"));
        assertThat(site.fetched).hasSize(10);
        assertThat(run().notes()).isEmpty();
        assertThat(site.fetched).hasSize(10);
    }

    @Test
    void aMappingTakenBackWhileItsTicketsWereReadLeavesNoneBehind() {
        site.create("HD", 20);
        run();
        settings = settings.withMapping(CHANNEL);
        site.boundary = where -> {
            if (site.fetched.size() >= 30) {
                throw new JiraException.Unavailable("no answer", null);
            }
        };
        assertThat(run().complete()).isFalse();
        assertThat(store.ticket("10000").subject().channel()).isEqualTo("Web");
        site.boundary = Boundary.QUIET;
        settings = settings.withMapping(FieldMapping.NONE);

        run();

        assertThat(store.present().values())
                .allSatisfy(ticket -> assertThat(ticket.subject().channel()).isNull());
    }

    @Test
    void whomAStatusWaitsOnIsNotReadFromIssues() {
        site.create("HD", 10);
        run();
        settings = settings.withMapping(new FieldMapping(
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                Map.of(),
                Map.of("Open", FieldMapping.WaitingOn.CUSTOMER)));
        site.fetched.clear();

        run();

        assertThat(site.fetched).isEmpty();
    }

    @Test
    void ticketThatTheStoreRefusesIsSetAsideAndTheOthersAreStored() {
        site.create("HD", 8);
        site.byId("10003").summary = "refuse me";
        store.refused = ticket -> ticket.summary().equals("refuse me");

        CompletenessCertificate certificate = run();

        assertThat(store.present()).hasSize(7);
        assertThat(certificate.setAside()).extracting(SetAside::issueId).containsExactly("10003");
    }

    @Test
    void storeThatTakesNothingEndsTheRun() {
        site.create("HD", 200);
        store.refused = ticket -> true;

        assertThatThrownBy(this::run).isInstanceOf(StoreException.class).hasMessageContaining("disk");
        assertThat(journal.cursor(SOURCE)).isEmpty();
    }

    @Test
    void mappingThatDoesNotFitTheSiteIsSaidBeforeAnythingIsRead() {
        settings = settings.withMapping(new FieldMapping(
                null, null, "Kanal", null, null, null, null, null, null, null, null, null, Map.of(), Map.of()));

        assertThatThrownBy(this::run).isInstanceOf(FieldMappingException.class).hasMessageContaining("fields.channel");
        assertThat(site.calls).doesNotContainKeys("list", "fetch");
    }
}
