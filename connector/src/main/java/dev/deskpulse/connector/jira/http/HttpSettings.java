package dev.deskpulse.connector.jira.http;

import java.time.Duration;

/**
 * Everything about the wire that a site's administrator may want to change.
 *
 * @param connectTimeout for one connection
 * @param readTimeout longest silence within one answer
 * @param longestAnswer in characters; a longer answer is refused rather than held in memory
 */
public record HttpSettings(
        LimitSettings limits,
        RetrySettings retries,
        Duration connectTimeout,
        Duration readTimeout,
        long longestAnswer) {
    public static final HttpSettings CLOUD = new HttpSettings(
            LimitSettings.CLOUD, RetrySettings.PATIENT, Duration.ofSeconds(10), Duration.ofSeconds(60), 64L << 20);

    public static final HttpSettings DATA_CENTER = new HttpSettings(
            LimitSettings.DATA_CENTER,
            RetrySettings.PATIENT,
            Duration.ofSeconds(10),
            Duration.ofSeconds(120),
            64L << 20);

    public HttpSettings {
        if (connectTimeout.toMillis() < 1 || readTimeout.toMillis() < 1 || longestAnswer < 1024) {
            throw new IllegalArgumentException("time-outs must be positive, and longestAnswer at least 1024");
        }
    }

    public HttpSettings withLimits(LimitSettings changed) {
        return new HttpSettings(changed, retries, connectTimeout, readTimeout, longestAnswer);
    }

    public HttpSettings withRetries(RetrySettings changed) {
        return new HttpSettings(limits, changed, connectTimeout, readTimeout, longestAnswer);
    }

    public HttpSettings withReadTimeout(Duration changed) {
        return new HttpSettings(limits, retries, connectTimeout, changed, longestAnswer);
    }
}
