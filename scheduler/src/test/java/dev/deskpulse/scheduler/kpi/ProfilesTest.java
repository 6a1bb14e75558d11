package dev.deskpulse.scheduler.kpi;

import static dev.deskpulse.scheduler.kpi.TicketBuilder.aTicket;
import static dev.deskpulse.scheduler.kpi.TicketBuilder.minute;
import static org.assertj.core.api.Assertions.assertThat;

import dev.deskpulse.connector.sync.FieldMapping;
import dev.deskpulse.connector.sync.FieldMapping.WaitingOn;
import dev.deskpulse.ticket.AuthorRole;
import dev.deskpulse.ticket.Ticket;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
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
        Derivation derivation = Derivation.of(MEASURER, TICKET);
        assertThat(derivation.figures().get(0).steps())
                .containsExactly(
                        "2026-03-04T09:00:00+08:00  the clock starts (creation)",
                        "2026-03-04T09:01:00+08:00  automation: does not count",
                        "2026-03-04T09:02:00+08:00  an internal note: does not count",
                        "2026-03-04T09:12:00+08:00  an agent's public reply: counts");
        assertThat(derivation.figures().get(0).value()).isEqualTo("0h 12m 00s elapsed, 0h 12m 00s business");
    }

    @Test
    void twoProfilesDifferForAReason() {
        List<ProfileDifference> differences =
                ProfileDifference.between(MEASURER, KpiProfile.DESKPULSE, KpiProfile.JSM, TICKET);
        assertThat(differences)
                .extracting(ProfileDifference::figure)
                .containsExactly("first-resolution", "resolution", "handling-time");
        assertThat(differences.get(1).because())
                .containsExactly(new ProfileDifference.Cause(
                        "resolutionRule", "whole", "without-customer", "0h 50m 00s elapsed, 0h 50m 00s business"));
        assertThat(ProfileDifference.between(MEASURER, KpiProfile.JSM, KpiProfile.JSM, TICKET))
                .isEmpty();
    }
}
