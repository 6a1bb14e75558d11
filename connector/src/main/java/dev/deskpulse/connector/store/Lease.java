package dev.deskpulse.connector.store;

import java.time.Duration;

/**
 * A turn for a time, which is renewed while the process runs.
 *
 * @see LeasedTurns
 */
final class Lease {
    private final String work;
    private final long token;
    private volatile long untilNanos;

    /** @param askedNanos by {@link System#nanoTime}, when it was asked for: the server's time began no earlier */
    Lease(String work, long token, long askedNanos, Duration term) {
        this.work = work;
        this.token = token;
        this.untilNanos = askedNanos + term.toNanos();
    }

    String work() {
        return work;
    }

    /** Another one each time the turn changes hands. */
    long token() {
        return token;
    }

    void renewed(long askedNanos, Duration term) {
        untilNanos = askedNanos + term.toNanos();
    }

    void lose() {
        untilNanos = System.nanoTime();
    }

    /** By this machine's clock that only goes forward, whatever is done to the time of day. */
    boolean isOver() {
        return System.nanoTime() - untilNanos >= 0;
    }

    StoreException lost() {
        return new StoreException("The turn at '" + work + "' is lost: this process stood still, or could not reach the"
                + " store, and another one may be at it. Nothing that was stored is lost; the next run goes on");
    }
}
