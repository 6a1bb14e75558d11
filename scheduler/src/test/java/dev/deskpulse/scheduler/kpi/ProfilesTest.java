package dev.deskpulse.scheduler.kpi;

import static dev.deskpulse.scheduler.kpi.TicketBuilder.aTicket;
import static dev.deskpulse.scheduler.kpi.TicketBuilder.minute;
import static org.assertj.core.api.Assertions.assertThat;

import dev.deskpulse.connector.sync.FieldMapping;
import dev.deskpulse.connector.sync.FieldMapping.WaitingOn;
import dev.deskpulse.ticket.AuthorRole;
import dev.deskpulse.ticket.Ticket;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ProfilesTest {
    private static final FieldMapping MAPPING = FieldMapping.of(
            Map.of(), Map.of("Waiting for customer", WaitingOn.CUSTOMER, "Waiting for courier", WaitingOn.THIRD_PARTY));
    private static final TicketMeasurer MEASURER = new TicketMeasurer(
            MAPPING, BusinessCalendar.roundTheClock(ZoneId.of("Asia/Shanghai")), TicketBuilder.STATUSES);

    /** Open 10 minutes, waits 20 on the customer and 30 on the courier, done after 60, open again from 80 to 90. */
    private static final Ticket TICKET = aTicket()
            .says("bot", AuthorRole.AUTOMATION, true, minute(1))
            .says("agent-1", AuthorRole.AGENT, false, minute(2))
            .assigned("agent-1", minute(5))
            .moved("Waiting for customer", minute(10))
            .agentReplies(minute(12))
            .moved("Waiting for courier", minute(30))
            .logged(300, minute(40))
            .resolved(minute(60))
            .reopened(minute(80))
            .resolved(minute(90))
            .build();

    private static TicketFact by(KpiProfile profile) {
        return MEASURER.under(profile).measure(TICKET, null);
    }

    private static TicketFact.Time minutes(long minutes) {
        return new TicketFact.Time(60 * minutes, 60 * minutes);
    }

    @Test
    void theResolutionIsWholeOrWithoutWhatTheProfileLeavesOut() {
        assertThat(by(KpiProfile.DESKPULSE).resolution().full()).isEqualTo(minutes(90));
        assertThat(by(KpiProfile.JSM).resolution().full()).isEqualTo(minutes(50));
        assertThat(by(KpiProfile.JSM).resolution().first()).isEqualTo(minutes(40));
    }

    @Test
    void handlingIsAssignedOrWaitingOnTheDeskOrLogged() {
        assertThat(by(KpiProfile.DESKPULSE).effort().handling()).isEqualTo(minutes(65));
        assertThat(by(KpiProfile.ZENDESK).effort().handling()).isEqualTo(minutes(20));
        assertThat(by(KpiProfile.JSM).effort().handling()).isEqualTo(minutes(5));
    }

    @Test
    void waitingOnThirdPartiesIsTheDesksInSomeProfiles() {
        assertThat(by(KpiProfile.DESKPULSE).effort().waitingOnThirdParty()).isEqualTo(minutes(30));
        assertThat(by(KpiProfile.ZENDESK).effort().waitingOnDesk()).isEqualTo(minutes(50));
        assertThat(by(KpiProfile.ZENDESK).effort().waitingOnThirdParty()).isEqualTo(minutes(0));
    }

    @Test
    void theFirstResponseMayStartAtTheAssignment() {
        KpiProfile own = new KpiProfile(
                "own",
                KpiProfile.ResponseStart.ASSIGNMENT,
                KpiProfile.CalendarRule.IN_FORCE,
                KpiProfile.ResolutionRule.OPEN_ONLY,
                KpiProfile.HandlingRule.ASSIGNED,
                KpiProfile.ThirdPartyRule.OWN,
                true,
                0,
                Duration.ofDays(1));
        assertThat(by(own).response().first()).isEqualTo(new TicketFact.Time(0, 0));
        assertThat(by(own).resolution().full()).isEqualTo(minutes(70));
        assertThat(by(own).effort().oneTouch()).isFalse();
        assertThat(by(KpiProfile.DESKPULSE).effort().oneTouch()).isTrue();
    }

    @Test
    void theDerivationTellsWhatCountedAndWhatDidNot() {
        Derivation derivation = Derivation.of(MEASURER, asked(TICKET));
        assertThat(derivation.figures().get(0).steps())
                .containsExactly(
                        "2026-03-04T09:00:00+08:00  the clock starts (creation)",
                        "2026-03-04T09:01:00+08:00  automation: does not count",
                        "2026-03-04T09:02:00+08:00  an internal note: does not count",
                        "2026-03-04T09:12:00+08:00  an agent's public reply: counts",
                        "business time 2026-03-04T09:00:00+08:00 to 2026-03-04T09:12:00+08:00: 0h 12m 00s");
        assertThat(derivation.figures().get(0).value()).isEqualTo("0h 12m 00s elapsed, 0h 12m 00s business");
    }

    @Test
    void twoProfilesDifferForAReason() {
        List<ProfileDifference> differences =
                ProfileDifference.between(MEASURER, KpiProfile.DESKPULSE, KpiProfile.JSM, asked(TICKET));
        assertThat(differences)
                .extracting(ProfileDifference::figure)
                .containsExactly("first-resolution", "resolution", "handling-time");
        assertThat(differences.get(1).because())
                .containsExactly(new ProfileDifference.Cause(
                        "resolutionRule", "whole", "without-customer", "0h 50m 00s elapsed, 0h 50m 00s business"));
        assertThat(ProfileDifference.between(MEASURER, KpiProfile.JSM, KpiProfile.JSM, asked(TICKET)))
                .isEmpty();
    }

    private static Derivation.Asked asked(Ticket ticket) {
        return asked(ticket, new NextContact(true, null));
    }

    private static Derivation.Asked asked(Ticket ticket, NextContact next) {
        return new Derivation.Asked(ticket, Optional.of(next), minute(60 * 24 * 30));
    }

    private static Derivation.Figure figure(String name, Derivation derivation) {
        return derivation.figures().stream()
                .filter(figure -> figure.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Derivation.Figure figure(String name, Ticket ticket) {
        return figure(name, Derivation.of(MEASURER, asked(ticket)));
    }

    @Test
    void businessTimeIsToldShiftByShift() {
        TicketMeasurer officeHours = new TicketMeasurer(
                MAPPING,
                BusinessCalendar.weekdays(
                        ZoneId.of("Asia/Shanghai"), LocalTime.of(9, 0), LocalTime.of(18, 0), Set.of()),
                TicketBuilder.STATUSES);
        Ticket ticket = aTicket().agentReplies(minute(25 * 60)).build();

        Derivation.Figure first = figure("first-response", Derivation.of(officeHours, asked(ticket)));

        assertThat(first.value()).isEqualTo("25h 00m 00s elapsed, 10h 00m 00s business");
        assertThat(first.steps())
                .containsSequence(
                        "business time 2026-03-04T09:00:00+08:00 to 2026-03-04T18:00:00+08:00: 9h 00m 00s",
                        "business time 2026-03-05T09:00:00+08:00 to 2026-03-05T10:00:00+08:00: 1h 00m 00s");
    }

    @Test
    void theNextAndTheLastResponseAreTold() {
        Ticket ticket = aTicket()
                .agentReplies(minute(10))
                .says("customer-1", AuthorRole.CUSTOMER, true, minute(20))
                .agentReplies(minute(50))
                .says("customer-1", AuthorRole.CUSTOMER, true, minute(60))
                .build();

        assertThat(figure("next-response", ticket).value()).isEqualTo("0h 30m 00s elapsed, 0h 30m 00s business; –");
        assertThat(figure("next-response", ticket).steps())
                .contains(
                        "2026-03-04T09:20:00+08:00  the customer asks",
                        "2026-03-04T09:50:00+08:00  an agent's next public reply: counts",
                        "nobody has answered it yet");
        assertThat(figure("last-response", ticket).steps())
                .contains(
                        "2026-03-04T09:50:00+08:00  the latest public reply of an agent",
                        "counts in figures once the ticket is done");
    }

    @Test
    void reopensTransfersAndAnswersAreTold() {
        Ticket ticket = aTicket()
                .assigned("agent-1", minute(5))
                .assigned("agent-2", minute(7))
                .resolved(minute(60))
                .reopened(minute(80))
                .resolved(minute(90))
                .answered(4, 9)
                .build();

        assertThat(figure("reopens", ticket).steps())
                .containsExactly(
                        "2026-03-04T10:20:00+08:00  opened again, after it was done at 2026-03-04T10:00:00+08:00");
        assertThat(figure("transfers", ticket).steps())
                .containsExactly("2026-03-04T09:07:00+08:00  from one person to another");
        assertThat(figure("csat", ticket).value()).isEqualTo("4 of 5");
        assertThat(figure("csat", ticket).steps())
                .contains("4 and 5 count as satisfied", "belongs to 2026-03-04, the day of the resolution");
        assertThat(figure("nps", ticket).value()).isEqualTo("9");
    }

    @Test
    void firstContactResolutionSaysWhetherTheCustomerCameAgain() {
        Ticket ticket = aTicket().resolved(minute(60)).build();
        long day = 86_400;

        assertThat(fcr(ticket, new NextContact(true, null)).value()).isEqualTo("yes");
        assertThat(fcr(ticket, new NextContact(true, 8 * day)).value()).isEqualTo("yes");
        assertThat(fcr(ticket, new NextContact(true, 6 * day)).value()).isEqualTo("no");
        assertThat(fcr(ticket, new NextContact(true, 6 * day)).steps())
                .contains("2026-03-10T10:00:00+08:00  the customer's next ticket on the same topic, within the window");
        assertThat(fcr(ticket, new NextContact(false, null)).value()).isEqualTo("–");
        assertThat(fcr(TICKET, new NextContact(true, null)).steps())
                .contains("it was opened again: not resolved at the first contact");

        Derivation early = Derivation.of(
                MEASURER, new Derivation.Asked(ticket, Optional.of(new NextContact(true, null)), minute(61)));
        assertThat(figure("fcr", early).steps())
                .containsExactly("the customer may still come again: its window is over at 2026-03-11T10:00:00+08:00");
        assertThat(figure("fcr", Derivation.of(MEASURER, new Derivation.Asked(ticket, Optional.empty(), minute(61))))
                        .steps())
                .containsExactly("the analysis has not looked at it yet: run `deskpulse analyze`");
    }

    private static Derivation.Figure fcr(Ticket ticket, NextContact next) {
        return figure("fcr", Derivation.of(MEASURER, asked(ticket, next)));
    }

    @Test
    void everyDashHasItsReason() {
        List<Ticket> tickets = List.of(
                aTicket().build(),
                aTicket().says("agent-1", AuthorRole.AGENT, true, minute(-5)).build(),
                aTicket().nowDoneWithoutHistory(minute(60)).build(),
                aTicket().nowDoneWithoutHistory(null).build(),
                aTicket()
                        .assigned("a", minute(1))
                        .assigned("b", minute(2))
                        .lostHistoryBefore(1)
                        .build(),
                aTicket().moved("Unheard of", minute(1)).resolved(minute(5)).build());
        for (Ticket ticket : tickets) {
            for (KpiProfile profile : KpiProfile.SHIPPED) {
                assertThat(Derivation.of(MEASURER.under(profile), asked(ticket)).figures())
                        .filteredOn(figure -> figure.value().equals("–"))
                        .isNotEmpty()
                        .allSatisfy(figure -> assertThat(figure.steps())
                                .as(profile.name() + " " + figure.name())
                                .isNotEmpty());
            }
        }
    }
}
