package dev.deskpulse.plugin.forge;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/**
 * Remembers which tokens have come, each for as long as it would be valid: a token is good for one call. What is held is
 * bounded; where it is full, the next token waits for an older one to expire rather than push it out.
 */
final class SeenTokens {
    private static final Duration BETWEEN_SWEEPS = Duration.ofSeconds(10);

    /** What a token turned out to be. */
    enum Sight {
        FIRST,
        AGAIN,
        NO_ROOM
    }

    private final int most;
    private final InstantSource clock;
    private final Map<String, Instant> validUntil = new HashMap<>();
    private Instant nextSweep = Instant.MIN;

    SeenTokens(int most, InstantSource clock) {
        this.most = most;
        this.clock = clock;
    }

    /** @param until from when on the token is refused anyway */
    synchronized Sight see(String id, Instant until) {
        Instant now = clock.instant();
        if (!now.isBefore(nextSweep)) {
            validUntil.values().removeIf(end -> !end.isAfter(now));
            nextSweep = now.plus(BETWEEN_SWEEPS);
        }
        if (validUntil.containsKey(id)) {
            return Sight.AGAIN;
        }
        if (validUntil.size() >= most) {
            return Sight.NO_ROOM;
        }
        validUntil.put(id, until);
        return Sight.FIRST;
    }

    synchronized int size() {
        return validUntil.size();
    }
}
