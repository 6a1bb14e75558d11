package dev.deskpulse.connector.jira.http;

import java.time.Duration;

/**
 * How long to keep trying one call.
 *
 * @param attempts how often at most, the first time included
 * @param firstWait before the second attempt, doubled for each further one, with jitter
 * @param longestWait where the doubling ends
 * @param totalWait how long one call may wait in all, for retries and for a site that asks for patience
 */
public record RetrySettings(int attempts, Duration firstWait, Duration longestWait, Duration totalWait) {
    public static final RetrySettings PATIENT =
            new RetrySettings(7, Duration.ofMillis(500), Duration.ofSeconds(60), Duration.ofMinutes(15));

    /** For a person who waits for the answer, as {@code doctor} does. */
    public static final RetrySettings BRISK =
            new RetrySettings(2, Duration.ofMillis(200), Duration.ofSeconds(2), Duration.ofSeconds(10));

    public RetrySettings {
        if (attempts < 1) {
            throw new IllegalArgumentException("attempts is " + attempts + ", must be at least 1");
        }
        if (firstWait.isNegative() || longestWait.compareTo(firstWait) < 0 || totalWait.isNegative()) {
            throw new IllegalArgumentException("waits must not be negative, nor the longest below the first");
        }
    }

    /** Exponential, from half to one and a half of the plain value, so that callers do not come back together. */
    Duration backOff(int failedAttempts, double chance) {
        double factor = Math.pow(2, Math.min(failedAttempts - 1, 30)) * (0.5 + chance);
        double nanos = Math.min((double) firstWait.toNanos() * factor, (double) longestWait.toNanos());
        return Duration.ofNanos((long) nanos);
    }
}
