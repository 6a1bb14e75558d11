package dev.deskpulse.scheduler.casestudy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import dev.deskpulse.connector.store.Database;
import dev.deskpulse.connector.store.DuckDb;
import dev.deskpulse.connector.sync.FieldMapping.WaitingOn;
import dev.deskpulse.scheduler.RealPostgres;
import dev.deskpulse.scheduler.advice.Advice;
import dev.deskpulse.scheduler.advice.Advise;
import dev.deskpulse.scheduler.casestudy.CaseStudy.Kind;
import dev.deskpulse.scheduler.casestudy.CaseStudy.Point;
import dev.deskpulse.scheduler.kpi.TicketFact;
import dev.deskpulse.ticket.TicketKey;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TellCaseTest {
    private static CaseStudy.Lesson lesson(CaseStudy study, Point point) {
        return study.lessons().stream()
                .filter(lesson -> lesson.point() == point)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aStoryHoldsAllThatHappenedInItsOrder() {
        try (Database database = DuckDb.inMemory()) {
            StoryDesk desk = new StoryDesk(database);
            desk.save(desk.unhappyTicket(1));
            CaseStudy study = desk.cases().ofTicket(new TicketKey("HD-1"));
            assertThat(study.events())
                    .extracting(CaseStudy.Event::kind)
                    .containsExactly(
                            Kind.CREATED,
                            Kind.SLA_STARTED,
                            Kind.ASSIGNEE,
                            Kind.SLA_BREACHED,
                            Kind.AGENT_REPLY,
                            Kind.STATUS,
                            Kind.CUSTOMER_MESSAGE,
                            Kind.STATUS,
                            Kind.INTERNAL_NOTE,
                            Kind.ASSIGNEE,
                            Kind.ASSIGNEE,
                            Kind.STATUS,
                            Kind.STATUS,
                            Kind.STATUS,
                            Kind.SURVEY);
            assertThat(study.events().get(6).mood()).isNotNull();
        }
    }

    @Test
    void assigneesAreToldByTheNamesThatAgentsKeep() {
        try (Database database = DuckDb.inMemory()) {
            StoryDesk desk = new StoryDesk(database);
            desk.save(desk.unhappyTicket(1));
            desk.know("agent-2", "Li Na");
            assertThat(desk.cases().ofTicket(new TicketKey("HD-1")).events())
                    .filteredOn(event -> event.kind() == Kind.ASSIGNEE)
                    .extracting(CaseStudy.Event::from, CaseStudy.Event::to)
                    .containsExactly(tuple(null, "agent-1"), tuple("agent-1", "Li Na"), tuple("Li Na", "agent-3"));
        }
    }

    @Test
    void whatWaitedWhereIsToldInElapsedAndBusinessTime() {
        try (Database database = DuckDb.inMemory()) {
            StoryDesk desk = new StoryDesk(database);
            desk.save(desk.unhappyTicket(1));
            CaseStudy study = desk.cases().ofTicket(new TicketKey("HD-1"));
            CaseStudy.Wait second = study.waits().get(1);
            assertThat(second.status()).isEqualTo("Waiting for customer");
            assertThat(second.on()).contains(WaitingOn.CUSTOMER);
            assertThat(second.elapsed()).isEqualTo(Duration.ofHours(20));
            // From 13:00 to 18:00, and on the next day from 09:00 to the same hour as the night ended: five hours
            // alone.
            assertThat(second.business()).isEqualTo(Duration.ofHours(5));
            assertThat(lesson(study, Point.LONGEST_WAIT).evidence())
                    .startsWith("DESK", "Open")
                    .contains("48.0");
        }
    }

    @Test
    void itTurnedAfterTheReply() {
        try (Database database = DuckDb.inMemory()) {
            StoryDesk desk = new StoryDesk(database);
            desk.save(desk.unhappyTicket(1));
            CaseStudy study = desk.cases().ofTicket(new TicketKey("HD-1"));
            assertThat(study.turns()).hasSize(1);
            assertThat(study.turns().get(0).rose()).isFalse();
            assertThat(study.turns().get(0).after()).isNotNull().satisfies(after -> assertThat(after.kind())
                    .isIn(Kind.AGENT_REPLY, Kind.STATUS));
            assertThat(LessonSentence.english(lesson(study, Point.MOOD_FELL))).contains("HD-1", "fell");
            assertThat(LessonSentence.chinese(lesson(study, Point.MOOD_FELL))).contains("HD-1", "情绪变差");
        }
    }

    @Test
    void onlyWhatIsThereIsLearned() {
        try (Database database = DuckDb.inMemory()) {
            StoryDesk desk = new StoryDesk(database);
            desk.save(desk.unhappyTicket(1), desk.quickTicket(4));
            CaseStudy unhappy = desk.cases().ofTicket(new TicketKey("HD-1"));
            assertThat(unhappy.lessons())
                    .extracting(CaseStudy.Lesson::point)
                    .contains(Point.REOPENED, Point.HANDED_ON, Point.SLA_BREACHED);
            assertThat(lesson(unhappy, Point.HANDED_ON).evidence()).containsExactly("2");
            assertThat(Advise.on(unhappy)).contains(new Advice.FixAnswer("HD-1"));
            CaseStudy quick = desk.cases().ofTicket(new TicketKey("HD-4"));
            assertThat(quick.lessons()).isEmpty();
            assertThat(quick.similar()).isEmpty();
            assertThat(Advise.on(quick)).isEmpty();
        }
    }

    @Test
    void similarTicketsComeSolvedFirstWithWhatResolvedThem() {
        try (Database database = DuckDb.inMemory()) {
            StoryDesk desk = new StoryDesk(database);
            desk.save(desk.openTicket(1), desk.openTicket(3), desk.quickTicket(4), desk.openTicket(5));
            desk.vectors(1, 3, 4);
            CaseStudy study = desk.cases().ofTicket(new TicketKey("HD-1"));
            assertThat(study.similar()).extracting(near -> near.key().value()).containsExactly("HD-4", "HD-3");
            assertThat(study.similar().get(0).answer()).isEqualTo("We send a new one.");
            assertThat(study.similar().get(1).answer()).isNull();
            assertThat(lesson(study, Point.ANSWER_OF_SIMILAR).evidence().get(0)).isEqualTo("HD-4");
        }
    }

    @Test
    void whatStillWaitsIsToldUpToNow() {
        try (Database database = DuckDb.inMemory()) {
            StoryDesk desk = new StoryDesk(database);
            desk.save(desk.openTicket(1));
            CaseStudy study = desk.cases().ofTicket(new TicketKey("HD-1"));
            assertThat(study.waits()).hasSize(1);
            assertThat(study.waits().get(0).until()).isNull();
            assertThat(study.waits().get(0).elapsed()).isEqualTo(StoryDesk.UNTIL_NOW);
        }
    }

    @Test
    void aBrokenHistoryGivesNoWaitsAndSaysWhy() {
        try (Database database = DuckDb.inMemory()) {
            StoryDesk desk = new StoryDesk(database);
            desk.save(desk.ticketWithAGap(1));
            CaseStudy study = desk.cases().ofTicket(new TicketKey("HD-1"));
            assertThat(study.waits()).isEmpty();
            assertThat(study.marks()).containsExactly(TicketFact.Mark.HISTORY_GAP);
        }
    }

    @Test
    void aCustomersTicketsAreOneStoryWithRepeatContacts() {
        try (Database database = DuckDb.inMemory()) {
            customersStory(new StoryDesk(database));
        }
    }

    @Test
    void postgresTellsTheSameStory() {
        try (Database postgres = RealPostgres.empty();
                Database duckDb = DuckDb.inMemory()) {
            assertThat(customersStory(new StoryDesk(postgres))).isEqualTo(customersStory(new StoryDesk(duckDb)));
        }
    }

    private static CaseStudy customersStory(StoryDesk desk) {
        desk.save(desk.unhappyTicket(1), desk.quickTicket(2), desk.openTicket(7));
        desk.vectors(1, 2, 7);
        CaseStudy study = desk.cases().ofCustomer("customer-1");
        assertThat(study.tickets()).extracting(CaseStudy.Opened::repeat).containsExactly(false, false, true);
        assertThat(study.events()).isSortedAccordingTo((a, b) -> a.at().compareTo(b.at()));
        assertThat(lesson(study, Point.REPEAT_CONTACT).evidence()).containsExactly("HD-2");
        assertThat(Advise.on(study)).contains(new Advice.FixAnswer("HD-2"));
        return study;
    }

    @Test
    void whatIsNotInTheStoreIsSaidSo() {
        try (Database database = DuckDb.inMemory()) {
            TellCase cases = new StoryDesk(database).cases();
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> cases.ofTicket(new TicketKey("HD-99")))
                    .withMessageContaining("no ticket HD-99 in the store");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> cases.ofCustomer("x' OR '1'='1"))
                    .withMessageContaining("no ticket of customer");
        }
    }

    @Test
    void aLongTextIsShownByItsBeginningWithoutCuttingACharacter() {
        String shown = Story.shown("😀".repeat(400));
        assertThat(shown.codePointCount(0, shown.length())).isEqualTo(161);
        assertThat(shown).endsWith("😀…");
        assertThat(Story.shown(" a \n\n b ")).isEqualTo("a b");
    }
}
