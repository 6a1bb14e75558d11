package dev.deskpulse.connector.jira.http;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What an answer says about limits, in any of the families that Cloud and Data Center use. Times are turned into
 * durations by the answer's own date, because our clock and the site's may differ.
 *
 * @param retryAfter empty where the site does not say
 * @param untilReset empty where the site does not say
 * @param remaining what is left of the limit that the reason names; empty where unknown
 * @param limit how much there is in all; empty where unknown
 * @param announcedOnly the limit is only announced ({@code Beta-} headers): it slows us, but does not stop us
 * @param fillInterval Data Center: how long until the next token comes
 */
record RateLimitHeaders(
        Scope scope,
        Optional<Duration> retryAfter,
        Optional<Duration> untilReset,
        OptionalDouble remaining,
        OptionalDouble limit,
        boolean nearLimit,
        boolean announcedOnly,
        Optional<Duration> fillInterval) {
    private static final Pattern QUOTA = Pattern.compile("r=(\\d{1,15})(?:;t=(\\d{1,9}))?");

    /** What the limit counts. */
    enum Scope {
        ENDPOINT,
        ISSUE,
        SITE,
        UNKNOWN
    }

    /** @param header gives a header's value by its name, null where absent */
    static RateLimitHeaders parse(Function<String, @Nullable String> header, Instant ourNow) {
        Instant now = date(header.apply("Date")).orElse(ourNow);
        Quota enforced = quota(header.apply("RateLimit"));
        Quota announced = quota(header.apply("Beta-RateLimit"));
        String reason = first(header, "RateLimit-Reason", "X-RateLimit-Reason");
        boolean beta = reason == null && enforced.isUnknown() && first(header, BETA) != null;
        Quota quota = beta ? announced : enforced;
        return new RateLimitHeaders(
                scope(
                        reason != null ? reason : first(header, "Beta-RateLimit-Reason", "X-Beta-RateLimit-Reason"),
                        !quota.isUnknown() || fillInterval(header).isPresent()),
                retryAfter(header.apply("Retry-After"), now),
                quota.reset().or(() -> instant(first(header, "X-RateLimit-Reset", "X-Beta-RateLimit-Reset"))
                        .map(reset -> atLeastZero(Duration.between(now, reset)))),
                quota.remaining().isPresent() ? quota.remaining() : number(header.apply("X-RateLimit-Remaining")),
                number(header.apply("X-RateLimit-Limit")),
                isTrue(first(header, "X-RateLimit-NearLimit", "RateLimit-NearLimit"))
                        || isTrue(first(header, "X-Beta-RateLimit-NearLimit", "Beta-RateLimit-NearLimit")),
                beta,
                fillInterval(header));
    }

    private static final String[] BETA = {
        "Beta-RateLimit", "Beta-RateLimit-Reason", "X-Beta-RateLimit-Reason", "X-Beta-RateLimit-NearLimit"
    };

    /** An answer that was let through speaks of its own endpoint, unless it names a wider limit. */
    RateLimitHeaders ofAcceptedCall() {
        return new RateLimitHeaders(
                scope == Scope.UNKNOWN ? Scope.ENDPOINT : scope,
                retryAfter,
                untilReset,
                remaining,
                limit,
                nearLimit,
                announcedOnly,
                fillInterval);
    }

    private static Scope scope(@Nullable String reason, boolean siteWide) {
        if (reason == null) {
            return siteWide ? Scope.SITE : Scope.UNKNOWN;
        }
        String lower = reason.toLowerCase(Locale.ROOT);
        if (lower.contains("per-issue")) {
            return Scope.ISSUE;
        }
        return lower.contains("burst") ? Scope.ENDPOINT : Scope.SITE;
    }

    private record Quota(OptionalDouble remaining, Optional<Duration> reset) {
        static final Quota NONE = new Quota(OptionalDouble.empty(), Optional.empty());

        boolean isUnknown() {
            return remaining.isEmpty();
        }
    }

    private static Quota quota(@Nullable String value) {
        Matcher matcher = QUOTA.matcher(value == null ? "" : value);
        if (!matcher.find()) {
            return Quota.NONE;
        }
        Optional<Duration> reset =
                Optional.ofNullable(matcher.group(2)).map(t -> Duration.ofSeconds(Long.parseLong(t)));
        return new Quota(OptionalDouble.of(Double.parseDouble(matcher.group(1))), reset);
    }

    private static Optional<Duration> retryAfter(@Nullable String value, Instant now) {
        OptionalDouble seconds = number(value);
        return seconds.isPresent()
                ? Optional.of(Duration.ofMillis((long) (Math.min(seconds.getAsDouble(), 1e9) * 1000)))
                : date(value).map(at -> atLeastZero(Duration.between(now, at)));
    }

    /** Data Center's token bucket: so many tokens an interval. */
    private static Optional<Duration> fillInterval(Function<String, @Nullable String> header) {
        OptionalDouble interval = number(header.apply("X-RateLimit-Interval-Seconds"));
        double fill = number(header.apply("X-RateLimit-FillRate")).orElse(1);
        return interval.isEmpty() || fill <= 0
                ? Optional.empty()
                : Optional.of(Duration.ofMillis((long) Math.ceil(interval.getAsDouble() * 1000 / fill)));
    }

    private static @Nullable String first(Function<String, @Nullable String> header, String... names) {
        for (String name : names) {
            String value = header.apply(name);
            if (value != null) {
                return value;
            }
        }
        return null;
    }

    private static boolean isTrue(@Nullable String value) {
        return "true".equalsIgnoreCase(value);
    }

    private static OptionalDouble number(@Nullable String value) {
        return value != null && value.strip().matches("\\d{1,15}(\\.\\d{1,9})?")
                ? OptionalDouble.of(Double.parseDouble(value.strip()))
                : OptionalDouble.empty();
    }

    private static Optional<Instant> date(@Nullable String value) {
        try {
            return value == null
                    ? Optional.empty()
                    : Optional.of(ZonedDateTime.parse(value.strip(), DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant());
        } catch (DateTimeException e) {
            return Optional.empty(); // a header is advice: one that cannot be read is as good as none
        }
    }

    private static Optional<Instant> instant(@Nullable String value) {
        try {
            return value == null
                    ? Optional.empty()
                    : Optional.of(OffsetDateTime.parse(value.strip()).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Duration atLeastZero(Duration duration) {
        return duration.isNegative() ? Duration.ZERO : duration;
    }
}
