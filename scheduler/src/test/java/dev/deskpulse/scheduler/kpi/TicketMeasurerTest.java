package dev.deskpulse.scheduler.kpi;

import static dev.deskpulse.scheduler.kpi.TicketBuilder.CREATED;
import static dev.deskpulse.scheduler.kpi.TicketBuilder.aTicket;
import static dev.deskpulse.scheduler.kpi.TicketBuilder.minute;
import static org.assertj.core.api.Assertions.assertThat;

import dev.deskpulse.connector.sync.FieldMapping;
import dev.deskpulse.connector.sync.FieldMapping.WaitingOn;
import dev.deskpulse.scheduler.kpi.TicketFact.Mark;
import dev.deskpulse.ticket.AuthorRole;
import dev.deskpulse.ticket.SlaCycle;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TicketMeasurerTest {
    private static final LocalDate WEDNESDAY = LocalDate.of(2026, 3, 4);

    private static final FieldMapping MAPPING = FieldMapping.of(
            Map.of(), Map.of("Waiting for customer", WaitingOn.CUSTOMER, "Waiting for courier", WaitingOn.THIRD_PARTY));

    private static TicketFact measured(TicketBuilder ticket) {
        return measured(ticket, TicketBuilder.STATUSES);
    }

    private static TicketFact measured(TicketBuilder ticket, StatusCatalogue statuses) {
        BusinessCalendar office = BusinessCalendar.weekdays(
                ZoneId.of("Asia/Shanghai"), LocalTime.of(9, 0), LocalTime.of(18, 0), Set.of());
        return new TicketMeasurer(MAPPING, office, statuses).measure(ticket.build(), null);
    }

    private static @Nullable Long seconds(TicketFact.@Nullable Time time) {
        return time == null ? null : (Long) time.seconds();
    }

    private static @Nullable Long businessSeconds(TicketFact.@Nullable Time time) {
        return time == null ? null : (Long) time.businessSeconds();
    }

    @Test
    void dayAndHourAreThoseOfTheDesk() {
        TicketFact fact = measured(aTicket().created(Instant.parse("2026-03-04T17:30:00Z")));
        assertThat(fact.arrival().day()).isEqualTo(LocalDate.of(2026, 3, 5));
        assertThat(fact.arrival().hour()).isEqualTo(1);
    }

    @Test
    void aTicketNeverAnsweredHasNoFirstResponse() {
        TicketFact fact = measured(aTicket());
        assertThat(fact.response().firstAt()).isNull();
        assertThat(fact.response().first()).isNull();
        assertThat(fact.response().first()).isNull();
    }

    @Test
    void internalNotesAutomationAndCustomersAreNoResponse() {
        TicketFact fact = measured(aTicket()
                .says("bot", AuthorRole.AUTOMATION, true, minute(1))
                .says("agent-1", AuthorRole.AGENT, false, minute(2))
                .says("customer-1", AuthorRole.CUSTOMER, true, minute(3))
                .agentReplies(minute(10)));
        assertThat(seconds(fact.response().first())).isEqualTo(600L);
    }

    @Test
    void whatCountsAsOpeningIsToldInWholeSecondsOfTheTwoMoments() {
        Instant created = Instant.parse("2026-03-04T01:00:00.430Z");
        assertThat(seconds(measured(aTicket().created(created).agentReplies(created.plusMillis(4_943)))
                        .response()
                        .first()))
                .isEqualTo(5L);
        assertThat(measured(aTicket().created(created).agentReplies(created.plusMillis(4_500)))
                        .response()
                        .first())
                .isNull();
    }

    @Test
    void theReporterDoesNotAnswerHimselfEvenAsAnAgent() {
        TicketFact fact = measured(aTicket().from("agent-1", "agent-1").agentReplies(minute(5)));
        assertThat(fact.response().first()).isNull();
    }

    @Test
    void theOpeningCommentOfAnAgentWhoOpenedItForACustomerIsNoResponse() {
        TicketFact fact = measured(
                aTicket().from("agent-1", "customer-7").agentReplies(minute(1)).agentReplies(minute(30)));
        assertThat(seconds(fact.response().first())).isEqualTo(1800L);
        assertThat(fact.response().agentReplies()).isEqualTo(1);
    }

    @Test
    void aCommentWrittenInTheMomentOfCreationIsNoResponse() {
        TicketFact fact =
                measured(aTicket().agentReplies(CREATED.plusSeconds(2)).agentReplies(minute(20)));
        assertThat(seconds(fact.response().first())).isEqualTo(1200L);
    }

    @Test
    void aReplyOlderThanItsTicketLeavesTheFirstResponseEmptyAndMarked() {
        TicketFact fact = measured(aTicket().agentReplies(minute(-3)).agentReplies(minute(20)));
        assertThat(fact.response().first()).isNull();
        assertThat(fact.marks()).containsExactly(Mark.REPLY_BEFORE_CREATION);
    }

    @Test
    void businessTimeLeavesOutTheNight() {
        TicketFact fact = measured(aTicket().agentReplies(minute(24 * 60 + 30)));
        assertThat(seconds(fact.response().first())).isEqualTo(88_200L);
        assertThat(businessSeconds(fact.response().first()))
                .isEqualTo(Duration.ofMinutes(9 * 60 + 30).toSeconds());
    }

    @Test
    void aTicketReopenedTwiceHasItsFirstAndItsFullResolution() {
        TicketFact fact = measured(aTicket()
                .resolved(minute(60))
                .reopened(minute(90))
                .resolved(minute(120))
                .reopened(minute(150))
                .resolved(minute(180)));
        assertThat(seconds(fact.resolution().first())).isEqualTo(3_600L);
        assertThat(seconds(fact.resolution().full())).isEqualTo(10_800L);
        assertThat(fact.resolution().reopens()).isEqualTo(2);
        assertThat(fact.marks()).isEmpty();
    }

    @Test
    void closingAResolvedTicketIsNoSecondResolution() {
        TicketFact fact = measured(aTicket().resolved(minute(60)).moved("Closed", minute(600)));
        assertThat(seconds(fact.resolution().full())).isEqualTo(3_600L);
        assertThat(fact.resolution().reopens()).isZero();
    }

    @Test
    void aTicketThatIsOpenAgainIsNotResolvedForGood() {
        TicketFact fact = measured(aTicket().resolved(minute(60)).reopened(minute(90)));
        assertThat(seconds(fact.resolution().first())).isEqualTo(3_600L);
        assertThat(fact.resolution().full()).isNull();
        assertThat(fact.resolution().reopens()).isEqualTo(1);
        assertThat(fact.effort().oneTouch()).isNull();
    }

    @Test
    void waitingIsCountedByWhomItWaitsOn() {
        TicketFact fact = measured(aTicket()
                .moved("Working", minute(10))
                .moved("Waiting for customer", minute(30))
                .moved("Waiting for courier", minute(100))
                .moved("Working", minute(110))
                .resolved(minute(115)));
        assertThat(seconds(fact.effort().waitingOnDesk())).isEqualTo(35 * 60L);
        assertThat(seconds(fact.effort().waitingOnCustomer())).isEqualTo(70 * 60L);
        assertThat(seconds(fact.effort().waitingOnThirdParty())).isEqualTo(10 * 60L);
    }

    @Test
    void timeBetweenResolutionAndReopenWaitsOnNobody() {
        TicketFact fact =
                measured(aTicket().resolved(minute(10)).reopened(minute(500)).resolved(minute(505)));
        assertThat(seconds(fact.effort().waitingOnDesk())).isEqualTo(15 * 60L);
    }

    @Test
    void handlingTimeIsOpenAndAssigned() {
        TicketFact fact = measured(aTicket()
                .assigned("agent-1", minute(20))
                .resolved(minute(60))
                .reopened(minute(100))
                .assigned("agent-2", minute(110))
                .resolved(minute(120)));
        assertThat(seconds(fact.effort().handling())).isEqualTo((40 + 20) * 60L);
        assertThat(fact.labels().agent()).isEqualTo("agent-2");
    }

    @Test
    void theAgentIsWhoHeldItWhenItWasResolvedNotWhoHoldsItToday() {
        TicketFact fact = measured(
                aTicket().assigned("agent-1", minute(20)).resolved(minute(60)).assigned("archive", minute(900)));
        assertThat(fact.labels().agent()).isEqualTo("agent-1");
    }

    @Test
    void oneReplyIsOneTouchAndTwoAreNot() {
        TicketBuilder once = aTicket().agentReplies(minute(5)).resolved(minute(6));
        TicketBuilder twice =
                aTicket().agentReplies(minute(5)).agentReplies(minute(6)).resolved(minute(7));
        assertThat(measured(once).effort().oneTouch()).isTrue();
        assertThat(measured(twice).effort().oneTouch()).isFalse();
    }

    @Test
    void aHistoryWhoseClockRunsBackwardsLeavesWhatItWouldSpoilEmpty() {
        TicketFact fact = measured(aTicket()
                .moved("Working", minute(50))
                .moved("Waiting for customer", minute(40))
                .moved("Resolved", minute(70)));
        assertThat(fact.marks()).containsExactly(Mark.CLOCK_BACKWARDS);
        assertThat(fact.resolution().full()).isNull();
        assertThat(fact.resolution().reopens()).isNull();
        assertThat(fact.effort().waitingOnDesk()).isNull();
        assertThat(fact.open()).isEmpty();
    }

    @Test
    void whereStatusEntriesAreLostTheResolutionsTell() {
        TicketFact fact = measured(
                aTicket().moved("Working", minute(5)).moved("Open", minute(10)).resolved(minute(60)),
                StatusCatalogue.EMPTY);
        assertThat(seconds(fact.resolution().full())).isEqualTo(3_600L);
        assertThat(fact.resolution().reopens()).isZero();
        assertThat(fact.effort().waitingOnDesk()).isNull();
    }

    @Test
    void aGapInTheHistoryLeavesReopensEmptyButKeepsTheSourcesResolution() {
        TicketFact fact = measured(aTicket().nowDoneWithoutHistory(minute(60)));
        assertThat(fact.marks()).containsExactly(Mark.HISTORY_GAP);
        assertThat(seconds(fact.resolution().full())).isEqualTo(3_600L);
        assertThat(fact.resolution().first()).isNull();
        assertThat(fact.resolution().reopens()).isNull();
    }

    @Test
    void aResolutionBeforeTheCreationIsNoResolution() {
        TicketFact fact = measured(aTicket().nowDoneWithoutHistory(minute(-60)));
        assertThat(fact.resolution().full()).isNull();
        assertThat(fact.marks()).contains(Mark.RESOLVED_BEFORE_CREATION);
    }

    @Test
    void aHistoryThatStartsInTheMiddleIsStillWholeFromThere() {
        TicketFact fact = measured(aTicket()
                .moved("Working", minute(10))
                .moved("Waiting for customer", minute(20))
                .moved("Open", minute(30))
                .lostHistoryBefore(1));
        // The first entry left says the status before it, so nothing shows that another one is missing.
        assertThat(fact.marks()).isEmpty();
    }

    @Test
    void aTicketIsInTheBacklogOfTheDaysOverWhoseEndItIsOpen() {
        TicketFact fact = measured(aTicket()
                .resolved(minute(3 * 24 * 60))
                .reopened(minute(3 * 24 * 60 + 5))
                .resolved(minute(3 * 24 * 60 + 10))
                .reopened(minute(5 * 24 * 60)));
        assertThat(fact.open())
                .containsExactly(
                        new TicketFact.OpenSpell(WEDNESDAY, WEDNESDAY.plusDays(3)),
                        new TicketFact.OpenSpell(WEDNESDAY.plusDays(5), null));
    }

    @Test
    void anSlaCycleCountsWhenItIsDecided() {
        Duration goal = Duration.ofHours(4);
        TicketFact fact = measured(aTicket()
                .sla(new SlaCycle("First", CREATED, minute(10), null, goal, Duration.ofMinutes(10), false, false))
                .sla(new SlaCycle("Late", CREATED, null, minute(240), goal, Duration.ofHours(9), true, false))
                .sla(new SlaCycle("Running", CREATED, null, minute(240), goal, Duration.ofHours(1), false, false)));
        assertThat(fact.sla())
                .containsExactly(
                        new TicketFact.SlaOutcome("First", WEDNESDAY, true, 600, 14_400),
                        new TicketFact.SlaOutcome("Late", WEDNESDAY, false, 32_400, 14_400));
    }

    @Test
    void aSurveyBelongsToTheDayOfTheResolution() {
        TicketFact fact = measured(aTicket().resolved(minute(3 * 24 * 60)).answered(5, 9));
        assertThat(fact.survey()).isEqualTo(new TicketFact.Survey(5, 9, null, Map.of(), WEDNESDAY.plusDays(3)));
    }
}
