package dev.deskpulse.connector.store;

import static dev.deskpulse.connector.store.Samples.MONDAY;
import static dev.deskpulse.connector.store.Samples.SITE;
import static dev.deskpulse.connector.store.Samples.id;
import static dev.deskpulse.connector.store.Samples.open;
import static dev.deskpulse.connector.store.Samples.saying;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.deskpulse.connector.store.TicketStore.Absence;
import dev.deskpulse.connector.store.TicketStore.Held;
import dev.deskpulse.connector.store.TicketStore.Totals;
import dev.deskpulse.ticket.AuthorRole;
import dev.deskpulse.ticket.Person;
import dev.deskpulse.ticket.PersonId;
import dev.deskpulse.ticket.SourceId;
import dev.deskpulse.ticket.Ticket;
import dev.deskpulse.ticket.TicketId;
import dev.deskpulse.ticket.TicketKey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every ticket store does. */
abstract class TicketStoreContract {
    private static final SourceId OTHER = new SourceId("chat");

    final StillClock clock = new StillClock();
    private TicketStore store;

    /** An empty store. */
    abstract TicketStore emptyStore(InstantSource clock);

    @BeforeEach
    void openStore() {
        store = emptyStore(clock);
    }

    @Test
    void ticketComesBackWhole() {
        store.save(List.of(Samples.full()));

        assertThat(store.find(id(1))).contains(Samples.full());
    }

    @Test
    void ticketWithNothingOptionalComesBackWhole() {
        store.save(List.of(open(2)));

        assertThat(store.find(id(2))).contains(open(2));
    }

    @Test
    void unknownTicketIsEmpty() {
        assertThat(store.find(id(404))).isEmpty();
        assertThat(store.findByKey(new TicketKey("HD-404"))).isEmpty();
    }

    @Test
    void savingTwiceLeavesOne() {
        store.save(List.of(open(1), open(2)));
        store.save(List.of(open(1), open(2)));

        assertThat(store.totals(SITE)).isEqualTo(new Totals(2, 4, 6));
    }

    @Test
    void savingAgainReplacesAll() {
        store.save(List.of(Samples.full()));
        store.save(List.of(saying(1, "new words")));

        assertThat(store.find(id(1))).contains(saying(1, "new words"));
    }

    @Test
    void theLastOfTheSameTicketInOneCallWins() {
        store.save(List.of(saying(1, "first"), saying(1, "second")));

        assertThat(store.find(id(1))).map(Ticket::summary).contains("second");
    }

    @Test
    void savingNothingIsFine() {
        store.save(List.of());
        store.savePeople(List.of());
        store.markAbsent(List.of(), Absence.DELETED);

        assertThat(store.held(SITE)).isEmpty();
        assertThat(store.findAll(List.of())).isEmpty();
    }

    @Test
    void movedTicketKeepsItsIdentityAndIsFoundByItsNewKeyAlone() {
        store.save(List.of(open(1)));
        store.save(List.of(Samples.moved(1, "OPS-9", "OPS")));

        assertThat(store.findByKey(new TicketKey("OPS-9"))).map(Ticket::id).contains(id(1));
        assertThat(store.findByKey(new TicketKey("HD-1"))).isEmpty();
        assertThat(store.projects()).containsExactly("OPS");
    }

    @Test
    void findAllKeepsTheOrderAskedAndLeavesOutWhatIsNotThere() {
        store.save(List.of(open(1), open(2), open(3)));
        store.markAbsent(List.of(id(2)), Absence.DELETED);

        assertThat(store.findAll(List.of(id(3), id(404), id(2), id(1))))
                .extracting(Ticket::id)
                .containsExactly(id(3), id(1));
    }

    @Test
    void findAllByKeyKeepsTheOrderAskedAndTakesTheLatestOfTicketsThatShareAKey() {
        Ticket sameKey = Samples.of(new SourceId("another"), 2);
        store.save(List.of(open(1), sameKey, Samples.createdAt(2, MONDAY.plusSeconds(86_400)), open(3)));
        store.markAbsent(List.of(id(3)), Absence.DELETED);

        List<TicketKey> asked = List.of(new TicketKey("HD-2"), new TicketKey("HD-3"), new TicketKey("HD-1"));
        assertThat(store.findAllByKey(asked)).extracting(Ticket::id).containsExactly(id(2), id(1));
    }

    @Test
    void findAllTakesMoreIdsThanAStatementTakesParameters() {
        List<Ticket> tickets = IntStream.range(0, 1_200).mapToObj(Samples::open).toList();
        store.save(tickets);

        assertThat(store.findAll(tickets.stream().map(Ticket::id).toList())).hasSize(1_200);
    }

    @Test
    void heldTellsWhatAListingIsComparedWith() {
        store.save(List.of(open(1), open(2)));
        store.markAbsent(List.of(id(2)), Absence.NOT_VISIBLE);

        Instant updated = MONDAY.plusSeconds(600);
        assertThat(store.held(SITE))
                .containsOnlyKeys("10001", "10002")
                .containsEntry("10001", new Held(id(1), new TicketKey("HD-1"), "HD", updated, Optional.empty()))
                .containsEntry(
                        "10002",
                        new Held(id(2), new TicketKey("HD-2"), "HD", updated, Optional.of(Absence.NOT_VISIBLE)));
    }

    @Test
    void sourcesDoNotMix() {
        store.save(List.of(open(1), Samples.of(OTHER, 1)));

        assertThat(store.held(OTHER)).containsOnlyKeys("10001");
        assertThat(store.totals(OTHER)).isEqualTo(new Totals(1, 1, 0));
        assertThat(store.find(TicketId.of(OTHER, "10001"))).map(Ticket::source).contains(OTHER);
    }

    @Test
    void absentTicketIsKeptAndNotCounted() {
        store.save(List.of(open(1), open(2)));
        store.markAbsent(List.of(id(1)), Absence.DELETED);

        assertThat(store.totals(SITE)).isEqualTo(new Totals(1, 2, 3));
        assertThat(store.find(id(1))).isEmpty();
        assertThat(everything()).containsExactly(open(2));
    }

    @Test
    void projectWithAbsentTicketsAloneIsNotListed() {
        store.save(List.of(open(1), Samples.moved(2, "OPS-2", "OPS")));
        store.markAbsent(List.of(id(2)), Absence.DELETED);

        assertThat(store.projects()).containsExactly("HD");
    }

    @Test
    void tombstoneHealsWhenTheTicketIsSavedAgainUnchanged() {
        store.save(List.of(open(1)));
        store.markAbsent(List.of(id(1)), Absence.NOT_VISIBLE);
        Instant before = store.watermark();
        store.save(List.of(open(1)));

        assertThat(store.find(id(1))).contains(open(1));
        assertThat(since(before)).containsExactly(open(1));
    }

    @Test
    void absenceOfATicketThatIsNotHeldIsNoError() {
        store.markAbsent(List.of(id(404)), Absence.DELETED);

        assertThat(store.held(SITE)).isEmpty();
    }

    @Test
    void everyPresentTicketComesOnceInTheOrderOfIdsInBoundedBatches() {
        store.save(IntStream.range(0, 25).mapToObj(Samples::open).toList());
        List<Integer> sizes = new ArrayList<>();
        List<TicketId> ids = new ArrayList<>();

        store.forEach(Instant.MIN, 10, batch -> {
            sizes.add(batch.size());
            batch.forEach(ticket -> ids.add(ticket.id()));
        });

        assertThat(sizes).containsExactly(10, 10, 5);
        assertThat(ids)
                .containsExactlyElementsOf(
                        IntStream.range(0, 25).mapToObj(Samples::id).toList());
    }

    @Test
    void batchesMustHoldSomething() {
        assertThatThrownBy(() -> store.forEach(Instant.MIN, 0, batch -> {}))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theConsumerMaySaveWhileItReads() {
        store.save(List.of(open(1), open(2), open(3)));

        store.forEach(
                Instant.MIN, 1, batch -> store.markAbsent(List.of(batch.get(0).id()), Absence.DELETED));

        assertThat(store.totals(SITE).tickets()).isZero();
    }

    @Test
    void watermarkSplitsWhatWasSavedBeforeFromWhatComesAfterEvenWhileTheClockStandsStill() {
        store.save(List.of(open(1)));
        Instant first = store.watermark();
        store.save(List.of(open(2)));
        Instant second = store.watermark();
        store.save(List.of(saying(1, "changed")));

        assertThat(since(first)).containsExactly(saying(1, "changed"), open(2));
        assertThat(since(second)).containsExactly(saying(1, "changed"));
        assertThat(since(store.watermark())).isEmpty();
    }

    @Test
    void changedCountsWhatForEachWouldBring() {
        store.save(List.of(open(1), open(2)));
        Instant first = store.watermark();
        store.save(List.of(saying(2, "new words"), open(3)));
        store.markAbsent(List.of(id(3)), Absence.DELETED);

        assertThat(store.changed(Instant.MIN)).isEqualTo(2);
        assertThat(store.changed(first)).isEqualTo(1);
        assertThat(store.changed(store.watermark())).isZero();
    }

    @Test
    void latestAreThePresentTicketsThatWereCreatedLast() {
        store.save(List.of(
                Samples.createdAt(1, MONDAY),
                Samples.createdAt(3, MONDAY.plusSeconds(9)),
                Samples.createdAt(2, MONDAY.plusSeconds(5))));
        store.markAbsent(List.of(id(3)), Absence.DELETED);

        assertThat(store.latest(1)).extracting(Ticket::id).containsExactly(id(2));
        assertThat(store.latest(9)).extracting(Ticket::id).containsExactly(id(2), id(1));
    }

    @Test
    void watermarkNeverGoesBackWhenTheClockDoes() {
        store.save(List.of(open(1)));
        Instant before = store.watermark();
        clock.advance(Duration.ofDays(-3));
        store.save(List.of(open(2)));

        assertThat(store.watermark()).isAfter(before);
        assertThat(since(before)).containsExactly(open(2));
    }

    @Test
    void watermarkFollowsTheClock() {
        store.save(List.of(open(1)));
        clock.advance(Duration.ofHours(5));
        store.save(List.of(open(2)));

        assertThat(since(clock.instant())).containsExactly(open(2));
    }

    @Test
    void savingUnchangedGivesLaterStagesNoWork() {
        store.save(List.of(Samples.full(), open(2)));
        Instant before = store.watermark();
        clock.advance(Duration.ofHours(1));
        store.save(List.of(Samples.full(), open(2)));

        assertThat(since(before)).isEmpty();
        assertThat(store.watermark()).isEqualTo(before);
    }

    @Test
    void watermarkOfAnEmptyStoreAsksForEverything() {
        assertThat(store.watermark()).isEqualTo(Instant.MIN);
    }

    @Test
    void textThatNoDatabaseTakesIsRepairedNotRefused() {
        store.save(List.of(saying(1, "NUL \0, half a pair \uD83D, whole 📱")));

        assertThat(store.find(id(1))).map(Ticket::summary).hasValueSatisfying(summary -> assertThat(summary)
                .startsWith("NUL")
                .contains("half a pair \uFFFD, whole 📱"));
        assertThat(store.held(SITE)).hasSize(1);
    }

    @Test
    void hugeTextIsKept() {
        String huge = "很长".repeat(500_000);
        store.save(List.of(saying(1, huge)));

        assertThat(store.find(id(1))).map(Ticket::summary).contains(huge);
    }

    @Test
    void onlyThePeopleThatReplaceTheOthersAreLeft() {
        PersonId ann = new PersonId("a-1");
        PersonId bob = new PersonId("b-1");
        store.savePeople(
                List.of(new Person(ann, "Ann", AuthorRole.CUSTOMER), new Person(bob, "Bob", AuthorRole.AGENT)));

        store.replacePeople(List.of(new Person(bob, "Robert", AuthorRole.AGENT)));

        assertThat(store.people()).containsOnly(Map.entry(bob, new Person(bob, "Robert", AuthorRole.AGENT)));
    }

    @Test
    void peopleAreKeptAndReplaced() {
        PersonId ann = new PersonId("ann");
        store.savePeople(List.of(new Person(ann, "Ann", AuthorRole.CUSTOMER)));
        store.savePeople(List.of(
                new Person(ann, "安娜", AuthorRole.AGENT),
                new Person(new PersonId("bot"), "Bot", AuthorRole.AUTOMATION)));

        assertThat(store.people()).hasSize(2).containsEntry(ann, new Person(ann, "安娜", AuthorRole.AGENT));
    }

    private List<Ticket> everything() {
        return since(Instant.MIN);
    }

    private List<Ticket> since(Instant moment) {
        List<Ticket> tickets = new ArrayList<>();
        store.forEach(moment, 100, tickets::addAll);
        return tickets;
    }
}
