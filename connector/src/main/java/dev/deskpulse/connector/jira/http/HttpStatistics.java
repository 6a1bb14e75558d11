package dev.deskpulse.connector.jira.http;

import java.time.Duration;
import java.util.Map;

/**
 * What the calls have cost so far.
 *
 * @param requests sent, retries included
 * @param retried requests that were a second or later attempt
 * @param throttled answers that said 429, or 503 with a time to wait
 * @param waited time spent waiting for limits and retries, summed over threads
 * @param onTheWire time in which at least one request was under way, the reading of its answer included
 * @param byEndpoint requests by method and path template, such as {@code GET /rest/api/3/issue/{issue}}
 */
public record HttpStatistics(
        long requests,
        long retried,
        long throttled,
        Duration waited,
        Duration onTheWire,
        Map<String, Long> byEndpoint) {
    public HttpStatistics {
        byEndpoint = Map.copyOf(byEndpoint);
    }
}
