package dev.deskpulse.connector.jira.http;

import java.time.Duration;

/**
 * What the calls have cost so far.
 *
 * @param requests sent, retries included
 * @param retried requests that were a second or later attempt
 * @param throttled answers that said 429, or 503 with a time to wait
 * @param waited time spent waiting for limits and retries, summed over threads
 */
public record HttpStatistics(long requests, long retried, long throttled, Duration waited) {}
