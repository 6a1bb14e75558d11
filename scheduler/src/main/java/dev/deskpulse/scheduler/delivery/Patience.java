package dev.deskpulse.scheduler.delivery;

import java.time.Duration;
import java.util.Optional;

/** How long to wait between tries: doubled from a minute to an hour, and never less than the receiver asks for. */
final class Patience {
    /** What was not taken for so long is no news any more. */
    static final Duration IN_ALL = Duration.ofDays(3);

    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final Duration LONGEST_ASKED = Duration.ofHours(6);
    private static final int MOST_DOUBLINGS = 6;

    private Patience() {}

    static Duration after(int attempts, Optional<Duration> asked) {
        Duration own = SHORTEST.multipliedBy(1L << Math.min(MOST_DOUBLINGS, Math.max(0, attempts - 1)));
        Duration wait = own.compareTo(LONGEST) > 0 ? LONGEST : own;
        return asked.map(time -> time.compareTo(LONGEST_ASKED) > 0 ? LONGEST_ASKED : time)
                .filter(time -> time.compareTo(wait) > 0)
                .orElse(wait);
    }
}
