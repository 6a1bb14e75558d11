package dev.deskpulse.scheduler.kpi;

import static dev.deskpulse.scheduler.kpi.TicketBuilder.CREATED;
import static dev.deskpulse.scheduler.kpi.TicketBuilder.aTicket;
import static dev.deskpulse.scheduler.kpi.TicketBuilder.minute;
import static org.assertj.core.api.Assertions.assertThat;

import dev.deskpulse.connector.store.DuckDb;
import dev.deskpulse.ticket.SlaCycle;
import dev.deskpulse.ticket.Ticket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SlaHistoryTest {
    private final AtomicReference<Instant> now = new AtomicReference<>(minute(0));
    private final DuckDb database = DuckDb.inMemory();
    private final SlaHistory history = new SlaHistory(database, now::get);

    @AfterEach
    void close() {
        database.close();
    }

    private static SlaCycle cycle(int goal, int elapsed, boolean stopped) {
        return new SlaCycle(
                "Time to resolution",
                CREATED,
                stopped ? minute(elapsed) : null,
                null,
                Duration.ofMinutes(goal),
                Duration.ofMinutes(elapsed),
                elapsed > goal,
                false);
    }

    private List<SlaCycle> learned(int at, SlaCycle... shown) {
        now.set(minute(at));
        TicketBuilder ticket = aTicket();
        List.of(shown).forEach(ticket::sla);
        Ticket built = ticket.build();
        return history.learn(List.of(built)).getOrDefault(built.id(), List.of());
    }

    @Test
    void aGoalChangedLaterDoesNotRewriteWhatWasDecided() {
        assertThat(learned(1, cycle(60, 90, true))).containsExactly(cycle(60, 90, true));
        assertThat(learned(2, cycle(120, 90, true))).containsExactly(cycle(60, 90, true));
    }

    @Test
    void aRunningCycleTakesTheNewGoal() {
        learned(1, cycle(60, 10, false));
        assertThat(learned(2, cycle(30, 20, false))).containsExactly(cycle(30, 20, false));
        assertThat(learned(3, cycle(30, 40, true))).containsExactly(cycle(30, 40, true));
        assertThat(learned(4, cycle(300, 40, true))).containsExactly(cycle(30, 40, true));
    }

    @Test
    void aBreachUnderTheOldGoalStandsAlsoWhileTheCycleRuns() {
        learned(1, cycle(60, 70, false));
        assertThat(learned(2, cycle(600, 80, true))).containsExactly(cycle(60, 70, false));
    }

    @Test
    void aCorrectionUnderTheSameGoalCounts() {
        learned(1, cycle(60, 90, true));
        assertThat(learned(2, cycle(60, 50, true))).containsExactly(cycle(60, 50, true));
    }

    @Test
    void anSlaThatIsTakenOffTheSiteKeepsItsCycles() {
        learned(1, cycle(60, 90, true));
        assertThat(learned(2)).containsExactly(cycle(60, 90, true));
    }

    @Test
    void whatWasKnownAtAnyMomentCanBeAskedFor() {
        learned(10, cycle(60, 10, false));
        learned(20, cycle(30, 20, false));
        learned(30, cycle(30, 40, true));
        Ticket ticket = aTicket().build();
        assertThat(history.knownAt(ticket.id(), minute(9))).isEmpty();
        assertThat(history.knownAt(ticket.id(), minute(20)))
                .extracting(reading -> reading.cycle().goal())
                .containsExactly(Duration.ofMinutes(60), Duration.ofMinutes(30));
        assertThat(history.knownAt(ticket.id(), minute(99))).hasSize(3);
    }

    @Test
    void readingTheSameAgainLearnsNothing() {
        learned(10, cycle(60, 10, false));
        learned(20, cycle(60, 25, false));
        learned(30, cycle(60, 30, true));
        learned(40, cycle(60, 30, true));
        assertThat(history.knownAt(aTicket().build().id(), minute(99))).hasSize(2);
    }
}
