package dev.deskpulse.scheduler.delivery;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How far one alert has come by one channel.
 *
 * @param message of which message it is part; the same for all of a digest
 * @param attempts tries so far
 * @param first when it was first to be sent
 * @param next when it is tried again, where it waits; else when it was settled
 * @param problem why the last try did not succeed
 */
public record Delivery(
        String alert,
        String channel,
        Notice.Event event,
        String message,
        State state,
        int attempts,
        Instant first,
        Instant next,
        @Nullable String problem) {
    /** How it stands. */
    public enum State {
        /** Kept until quiet hours are over. */
        HELD,
        /** To be sent, or sent again. */
        WAITING,
        SENT,
        /** The receiver does not take it; see the problem. */
        REFUSED,
        /** Not taken for days. */
        GIVEN_UP;

        /** The name for scripts, such as {@code given_up}. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Quiet hours are over. */
    Delivery released(String partOf, Instant now) {
        return new Delivery(alert, channel, event, partOf, State.WAITING, attempts, now, now, problem);
    }

    Delivery tried(Instant nextTry) {
        return new Delivery(alert, channel, event, message, State.WAITING, attempts + 1, first, nextTry, problem);
    }

    Delivery settled(State reached, Instant at, @Nullable String why) {
        return new Delivery(alert, channel, event, message, reached, attempts, first, at, why);
    }
}
