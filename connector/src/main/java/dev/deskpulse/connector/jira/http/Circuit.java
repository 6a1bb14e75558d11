package dev.deskpulse.connector.jira.http;

import dev.deskpulse.connector.jira.JiraException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.github.resilience4j.circuitbreaker.event.CircuitBreakerOnStateTransitionEvent;
import io.github.resilience4j.core.IntervalFunction;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stops the calls to one site for a while when none of the last {@value #FAILURES} attempts was answered (no connection, no answer
 * in time, 408, 5xx). After the pause one call tries the site; where it fails, too, the next pause is twice as long, up to
 * {@link #LONGEST_PAUSE}. All clients of a site share one. Safe for use by several threads.
 */
public final class Circuit {
    static final int FAILURES = 20;
    static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
    static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    private static final Logger log = LoggerFactory.getLogger(Circuit.class);
    private static final float ALL = 100;
    private static final IntervalFunction GROWING =
            IntervalFunction.ofExponentialBackoff(FIRST_PAUSE, 2, LONGEST_PAUSE);

    private final Timing timing;
    private final CircuitBreaker breaker;
    private volatile @Nullable Pause pause;

    /** @param until by {@link Timing#nanos} */
    private record Pause(Instant failingSince, long until) {}

    /**
     * How the site is.
     *
     * @param failingSince when calls to it were stopped; null while it answers
     * @param triesAgain from when on a call may try it; null while it answers
     */
    public record State(
            @Nullable Instant failingSince, @Nullable Instant triesAgain) {
        public boolean answers() {
            return failingSince == null;
        }
    }

    public Circuit(Timing timing) {
        this.timing = timing;
        this.breaker = CircuitBreaker.of(
                "site",
                CircuitBreakerConfig.custom()
                        .slidingWindowType(SlidingWindowType.COUNT_BASED)
                        .slidingWindowSize(FAILURES)
                        .minimumNumberOfCalls(FAILURES)
                        .failureRateThreshold(ALL)
                        .permittedNumberOfCallsInHalfOpenState(1)
                        .waitIntervalFunctionInOpenState(this::nextPause)
                        .clock(new ForwardOnly(timing))
                        .build());
        breaker.getEventPublisher().onStateTransition(this::changed);
    }

    /** How the site is now. */
    public State state() {
        Pause now = pause;
        return now == null
                ? new State(null, null)
                : new State(now.failingSince(), timing.now().plus(left(now)).truncatedTo(ChronoUnit.SECONDS));
    }

    /** Asks for leave to make one attempt, whose end must be told by one of the methods below. */
    boolean lets() {
        return breaker.tryAcquirePermission();
    }

    /** The attempt has ended. */
    void ended(Outcome<?> how) {
        if (how instanceof Outcome.Failed<?> failed && failed.why() instanceof JiraException.Unavailable why) {
            breaker.onError(0, TimeUnit.NANOSECONDS, why);
        } else {
            breaker.onSuccess(0, TimeUnit.NANOSECONDS);
        }
    }

    /** The attempt was not made, or broke off for a reason of ours. */
    void broken() {
        breaker.releasePermission();
    }

    /** Until a call may try the site again; zero where one may, or does just now. */
    Duration left() {
        Pause now = pause;
        return now == null ? Duration.ZERO : left(now);
    }

    private Duration left(Pause now) {
        return Duration.ofNanos(Math.max(0, now.until() - timing.nanos()));
    }

    /** What a call is told that will not wait so long. */
    JiraException.Unavailable refusal(JiraCall call) {
        State now = state();
        Instant again = now.triesAgain() == null ? timing.now() : now.triesAgain();
        return new JiraException.Unavailable(
                again,
                "the site is not answering: " + FAILURES + " attempts in a row have failed; it is tried again at "
                        + again + ". Check the site, and the network in between (" + call + " was not sent)");
    }

    /** @param attempt 1 for the first pause after the site has answered */
    private long nextPause(int attempt) {
        long millis = GROWING.apply(attempt);
        Pause before = pause;
        Instant since = before == null ? timing.now() : before.failingSince();
        // A pause is over only when more than its time has passed.
        pause = new Pause(since, timing.nanos() + TimeUnit.MILLISECONDS.toNanos(millis + 1));
        return millis;
    }

    private void changed(CircuitBreakerOnStateTransitionEvent event) {
        switch (event.getStateTransition().getToState()) {
            case OPEN -> log.warn("the site is not answering; it is tried again at {}", state().triesAgain());
            case CLOSED -> {
                pause = null;
                log.info("the site answers again");
            }
            default -> log.debug("one call tries the site");
        }
    }

    /** The time of day may jump; a pause goes by the clock that does not. */
    private static final class ForwardOnly extends Clock {
        private final Timing timing;

        ForwardOnly(Timing timing) {
            this.timing = timing;
        }

        @Override
        public Instant instant() {
            return Instant.EPOCH.plusNanos(timing.nanos());
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
