package dev.deskpulse.connector.jira.http;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;

/** Time, waiting and chance, so that tests neither sleep nor guess. */
public interface Timing {
    /** Wall time, to compare with the site's own times. */
    Instant now();

    /** A clock that only moves forward, to space requests. */
    long nanos();

    void sleep(Duration time) throws InterruptedException;

    /** A number from 0 (inclusive) to 1 (exclusive), for jitter. */
    double chance();

    /** The machine's time, for composition roots. */
    static Timing system(Clock clock) {
        return new Timing() {
            @Override
            public Instant now() {
                return clock.instant();
            }

            @Override
            public long nanos() {
                return System.nanoTime();
            }

            @Override
            public void sleep(Duration time) throws InterruptedException {
                Thread.sleep(time.toMillis(), time.toNanosPart() % 1_000_000);
            }

            @Override
            public double chance() {
                return ThreadLocalRandom.current().nextDouble();
            }
        };
    }
}
