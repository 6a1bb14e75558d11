package dev.deskpulse.connector.jira.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Knows when a call may start: from the limits we keep by ourselves, and from what the site's answers say. All times
 * are those of {@link Timing#nanos()}.
 */
final class Limits {
    /** Windows are a little longer than the site's, because requests do not arrive as evenly as they leave. */
    private static final double MARGIN = 1.04;

    private static final Duration LONGEST_SLOWING = Duration.ofSeconds(5);

    private final LimitSettings settings;
    private final Timing timing;
    private final Cache<String, SlidingWindow> bursts;
    private final Cache<String, SlidingWindow[]> issueWrites;
    private final Cache<String, Long> closedUntil;
    private Instant pointsHour;
    private long pointsSpent;

    Limits(LimitSettings settings, Timing timing) {
        this.settings = settings;
        this.timing = timing;
        this.bursts = Caffeine.newBuilder().maximumSize(1_000).build();
        this.issueWrites = Caffeine.newBuilder()
                .ticker(timing::nanos)
                .expireAfterAccess(1, TimeUnit.MINUTES)
                .build();
        this.closedUntil = Caffeine.newBuilder().maximumSize(10_000).build();
        this.pointsHour = timing.now().truncatedTo(ChronoUnit.HOURS);
    }

    /** Takes a place for the call in every limit that counts it; the call may start after the returned time. */
    synchronized Duration reserve(JiraCall call) {
        long now = timing.nanos();
        long start = now + spendPoints(call).toNanos();
        start = burst(call).reserve(start);
        String issue = call.writtenIssue();
        if (issue != null) {
            for (SlidingWindow window : issueWrites.get(issue, key -> issueWindows())) {
                start = window.reserve(start);
            }
        }
        return Duration.ofNanos(start - now);
    }

    /** How long the site's answers ask this call to wait from now. */
    synchronized Duration closedFor(JiraCall call) {
        long now = timing.nanos();
        long until = Math.max(until("site", now), until(call.endpoint(), now));
        String issue = call.writtenIssue();
        if (issue != null) {
            until = Math.max(until, until("issue " + issue, now));
        }
        return Duration.ofNanos(until - now);
    }

    /** Learns from an answer that let the call through. */
    synchronized void learn(JiraCall call, RateLimitHeaders headers) {
        RateLimitHeaders said = headers.ofAcceptedCall();
        boolean empty = said.remaining().isPresent() && said.remaining().getAsDouble() < 1;
        if (said.scope() == RateLimitHeaders.Scope.SITE && empty && !said.announcedOnly()) {
            said.fillInterval().or(said::untilReset).ifPresent(wait -> close(call, said, wait));
        } else if (said.nearLimit()) {
            slow(call, said);
        }
    }

    /** Keeps every call that the same limit counts from starting for a while. */
    synchronized void close(JiraCall call, RateLimitHeaders said, Duration wait) {
        long now = timing.nanos();
        String gate = gate(call, said);
        closedUntil.put(gate, Math.max(until(gate, now), now + wait.toNanos()));
    }

    /**
     * Each answer pushes the next start a step further. What is left of an hour's quota is spread over the time that is
     * left; a burst limit refills all the time, so there it is enough to keep to its rate.
     */
    private void slow(JiraCall call, RateLimitHeaders said) {
        boolean quota = said.scope() == RateLimitHeaders.Scope.SITE;
        double left = Math.max(1, (quota ? said.remaining() : said.limit()).orElse(20));
        long step =
                (long) ((double) said.untilReset().orElse(Duration.ofSeconds(2)).toNanos() / left);
        long now = timing.nanos();
        String gate = gate(call, said);
        long longest = now + LONGEST_SLOWING.toNanos();
        long next = Math.max(until(gate, now), Math.min(longest, until(gate, now) + step));
        closedUntil.put(gate, next);
    }

    private static String gate(JiraCall call, RateLimitHeaders said) {
        String issue = call.writtenIssue();
        return switch (said.scope()) {
            case ENDPOINT -> call.endpoint();
            case ISSUE -> issue == null ? call.endpoint() : "issue " + issue;
            case SITE, UNKNOWN -> "site";
        };
    }

    private long until(String gate, long now) {
        @Nullable Long until = closedUntil.getIfPresent(gate);
        return until == null ? now : Math.max(now, until);
    }

    private SlidingWindow burst(JiraCall call) {
        boolean read = call.method().equals("GET") || call.method().equals("POST");
        int events = read ? settings.readsPerSecond() : settings.writesPerSecond();
        return bursts.get(call.endpoint(), key -> window(events, 1));
    }

    private SlidingWindow[] issueWindows() {
        return new SlidingWindow[] {
            window(settings.issueWritesIn2Seconds(), 2), window(settings.issueWritesIn30Seconds(), 30)
        };
    }

    private static SlidingWindow window(int events, int seconds) {
        return new SlidingWindow(events, (long) (seconds * 1e9 * MARGIN));
    }

    /** @return how long until the hour in which the points are to be had */
    private Duration spendPoints(JiraCall call) {
        if (settings.pointsPerHour() == 0) {
            return Duration.ZERO;
        }
        Instant now = timing.now();
        Instant hour = now.truncatedTo(ChronoUnit.HOURS);
        if (hour.isAfter(pointsHour)) {
            pointsHour = hour;
            pointsSpent = 0;
        }
        if (pointsSpent > 0 && pointsSpent + call.cost() > settings.pointsPerHour()) {
            pointsHour = pointsHour.plus(1, ChronoUnit.HOURS);
            pointsSpent = 0;
        }
        pointsSpent += call.cost();
        Duration wait = Duration.between(now, pointsHour);
        return wait.isNegative() ? Duration.ZERO : wait;
    }
}
