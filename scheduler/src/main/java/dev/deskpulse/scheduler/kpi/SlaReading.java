package dev.deskpulse.scheduler.kpi;

import dev.deskpulse.ticket.SlaCycle;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a source said of an SLA cycle at one time.
 *
 * @param cycle what was true then: the goal that was in force
 * @param learnedAt when we read it
 */
public record SlaReading(SlaCycle cycle, Instant learnedAt) implements Serializable {
    private boolean isDecided() {
        return SlaOutcomes.decidedAt(cycle).isPresent();
    }

    /** Whether a reading says something that the one before it did not; the clock of a running cycle always moves. */
    static boolean isNews(SlaCycle before, SlaCycle now) {
        boolean decided = now.stop() != null || now.breached();
        Duration elapsed = decided ? now.elapsed() : before.elapsed();
        return !before.equals(new SlaCycle(
                now.name(),
                now.start(),
                now.stop(),
                now.breachTime(),
                now.goal(),
                elapsed,
                now.breached(),
                now.paused()));
    }

    /**
     * What counts of a cycle: the first reading in which it was decided settles its goal; later readings with that goal
     * correct it, those with another never do.
     *
     * @param readings of one cycle, the earliest first
     */
    static Optional<SlaCycle> standing(List<SlaReading> readings) {
        Optional<Duration> settled =
                readings.stream().filter(SlaReading::isDecided).findFirst().map(reading -> reading.cycle.goal());
        return readings.stream()
                .filter(reading -> settled.map(reading.cycle.goal()::equals).orElse(true))
                .reduce((a, b) -> b)
                .map(SlaReading::cycle);
    }
}
