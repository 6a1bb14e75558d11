package dev.deskpulse.scheduler.advice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskpulse.scheduler.driver.Driver;
import dev.deskpulse.scheduler.driver.DriverReport;
import dev.deskpulse.scheduler.driver.Quality;
import dev.deskpulse.scheduler.driver.Scale;
import dev.deskpulse.scheduler.insight.Finding;
import dev.deskpulse.ticket.TicketId;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AdviseTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 6, 10);

    private static Finding finding(String kpi, Map<String, String> slice, LocalDate to, double observed) {
        return new Finding(
                "f",
                kpi,
                slice,
                to.minusDays(3),
                to,
                observed,
                10,
                null,
                1,
                0.001,
                List.of(),
                List.of(new TicketId("site/1")),
                Map.of());
    }

    @Test
    void complaintsAboutAProductGoToWhoeverAnswersForIt() {
        assertThat(Advise.on(finding("complaints", Map.of("product", "Kettle", "region", "North"), TODAY, 40), TODAY))
                .contains(new Advice.LookAtProduct("Kettle"));
    }

    @Test
    void reopenedTicketsOfATopicCallForAnotherAnswer() {
        assertThat(Advise.on(finding("reopen_rate", Map.of("topic", "退款"), TODAY.minusDays(40), 40), TODAY))
                .contains(new Advice.FixAnswer("退款"));
    }

    @Test
    void aShiftIsStaffedOnlyWhileItLasts() {
        Map<String, String> chat = Map.of("channel", "chat");
        assertThat(Advise.on(finding("volume", chat, TODAY, 40), TODAY)).contains(new Advice.StaffShift("chat"));
        assertThat(Advise.on(finding("volume", chat, TODAY.minusDays(1), 40), TODAY))
                .contains(new Advice.StaffShift("chat"));
        assertThat(Advise.on(finding("volume", chat, TODAY.minusDays(2), 40), TODAY))
                .isEmpty();
        assertThat(Advise.on(finding("first_response", chat, TODAY.minusDays(2), 40), TODAY))
                .contains(new Advice.TalkToTeam("chat"));
        assertThat(Advise.on(finding("volume", chat, TODAY, 40), LocalDate.MAX)).isEmpty();
    }

    @Test
    void whereTheEvidenceSupportsNothingThereIsNoAdvice() {
        assertThat(Advise.on(finding("complaints", Map.of("region", "North"), TODAY, 40), TODAY))
                .isEmpty();
        assertThat(Advise.on(finding("volume", Map.of(), TODAY, 40), TODAY)).isEmpty();
        assertThat(Advise.on(finding("an unknown KPI", Map.of("product", "Kettle"), TODAY, 40), TODAY))
                .isEmpty();
        assertThat(Advise.on(finding("complaints", Map.of("product", "Kettle"), TODAY, 4), TODAY))
                .isEmpty();
    }

    private static Driver driver(double low, Driver.Factor... factors) {
        return new Driver(List.of(factors), low + 0.1, low, low + 0.2, 0.001, 100);
    }

    private static DriverReport report(String outcome, Driver driver) {
        return new DriverReport(
                outcome, Scale.SHARE, 500, 500, 0.2, new Quality("AUC", 0.7, 0.65, 0.75), 9, List.of(driver), null);
    }

    @Test
    void aDriverSupportsAStepWhereItIsOneThingThatGoesWithMoreOfSomethingBad() {
        Driver.Factor phone = new Driver.Factor("channel", "", "phone");
        Driver worse = driver(0.05, phone);
        assertThat(Advise.on(worse, report("low_satisfaction", worse))).contains(new Advice.TalkToTeam("phone"));
        Driver better = driver(-0.4, phone);
        assertThat(Advise.on(better, report("low_satisfaction", better))).isEmpty();
        Driver tied = driver(0.05, phone, new Driver.Factor("product", "", "Kettle"));
        assertThat(Advise.on(tied, report("low_satisfaction", tied))).isEmpty();
        Driver person = driver(0.05, new Driver.Factor("agent", "", "a-7"));
        assertThat(Advise.on(person, report("low_satisfaction", person))).isEmpty();
        assertThat(Advise.on(worse, report("a column of a file", worse))).isEmpty();
        Driver rest = driver(0.05, new Driver.Factor("channel", "", "(not known)"));
        assertThat(Advise.on(rest, report("low_satisfaction", rest))).isEmpty();
    }

    @Test
    void everyStepIsSaidInBothLanguages() {
        for (Advice advice : List.of(
                new Advice.StaffShift("x"),
                new Advice.FixAnswer("x"),
                new Advice.TalkToTeam("x"),
                new Advice.LookAtProduct("x"))) {
            assertThat(advice.english()).contains("x").endsWith(".");
            assertThat(advice.chinese()).contains("“x”").endsWith("。");
        }
    }
}
