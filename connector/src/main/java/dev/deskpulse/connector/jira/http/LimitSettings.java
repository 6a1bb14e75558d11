package dev.deskpulse.connector.jira.http;

/**
 * How fast we may ask, before the site has to say no. Defaults are what Cloud publishes.
 *
 * @param parallelRequests requests in flight at once
 * @param readsPerSecond GET and POST, for each endpoint and method
 * @param writesPerSecond PUT and DELETE, for each endpoint and method
 * @param issueWritesIn2Seconds writes to one issue in any two seconds
 * @param issueWritesIn30Seconds writes to one issue in any thirty seconds
 * @param pointsPerHour points an hour, from one full UTC hour to the next; 0 where the account has no such budget (API
 *     tokens have none)
 */
public record LimitSettings(
        int parallelRequests,
        int readsPerSecond,
        int writesPerSecond,
        int issueWritesIn2Seconds,
        int issueWritesIn30Seconds,
        long pointsPerHour) {
    public static final LimitSettings CLOUD = new LimitSettings(8, 100, 50, 20, 100, 0);

    /** Data Center publishes no rates of its own; each site sets its own, and tells in its headers. */
    public static final LimitSettings DATA_CENTER = new LimitSettings(6, 50, 25, 20, 100, 0);

    public LimitSettings {
        atLeastOne(parallelRequests, "parallelRequests");
        atLeastOne(readsPerSecond, "readsPerSecond");
        atLeastOne(writesPerSecond, "writesPerSecond");
        atLeastOne(issueWritesIn2Seconds, "issueWritesIn2Seconds");
        atLeastOne(issueWritesIn30Seconds, "issueWritesIn30Seconds");
        if (pointsPerHour < 0) {
            throw new IllegalArgumentException("pointsPerHour is negative");
        }
    }

    public LimitSettings withParallelRequests(int requests) {
        return new LimitSettings(
                requests,
                readsPerSecond,
                writesPerSecond,
                issueWritesIn2Seconds,
                issueWritesIn30Seconds,
                pointsPerHour);
    }

    private static void atLeastOne(int value, String name) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " is " + value + ", must be at least 1");
        }
    }
}
