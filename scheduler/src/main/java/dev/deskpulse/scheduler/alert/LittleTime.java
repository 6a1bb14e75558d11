package dev.deskpulse.scheduler.alert;

import java.time.Duration;

/**
 * When the time left of an SLA cycle is little: as the larger of the two says, but never more than half of its goal.
 *
 * @param within as the clock on the wall goes
 * @param share of the goal, from 0 to 1
 */
public record LittleTime(Duration within, double share) {
    public static final LittleTime USUAL = new LittleTime(Duration.ofMinutes(30), 0.2);

    public LittleTime {
        if (within.isNegative() || !(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("within must not be negative, and share from 0 to 1");
        }
    }

    /** In seconds. */
    long of(long goal) {
        return (long) Math.min(goal / 2.0, Math.max((double) within.toSeconds(), share * goal));
    }
}
