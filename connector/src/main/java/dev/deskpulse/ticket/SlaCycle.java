package dev.deskpulse.ticket;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One run of one SLA clock, as the service desk itself counts it (working time of the SLA's own calendar).
 *
 * @param name the SLA's name on the site, such as {@code Time to first response}
 * @param stop null while the cycle runs
 * @param goal the goal in force when the cycle was read
 * @param elapsed business time so far, or until the stop
 */
public record SlaCycle(
        String name,
        Instant start,
        @Nullable Instant stop,
        @Nullable Instant breachTime,
        Duration goal,
        Duration elapsed,
        boolean breached,
        boolean paused)
        implements Serializable {
    public SlaCycle {
        Text.notBlank(name, "SLA name");
    }

    public boolean isOngoing() {
        return stop == null;
    }
}
