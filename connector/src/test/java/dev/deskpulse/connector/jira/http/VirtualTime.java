package dev.deskpulse.connector.jira.http;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Time that passes only while somebody sleeps, and chance that always says the same. */
public final class VirtualTime implements Timing {
    private final Instant start;
    private final List<Duration> sleeps = new ArrayList<>();
    private Duration passed = Duration.ZERO;

    public VirtualTime(Instant start) {
        this.start = start;
    }

    @Override
    public synchronized Instant now() {
        return start.plus(passed);
    }

    @Override
    public synchronized long nanos() {
        return passed.toNanos();
    }

    @Override
    public synchronized void sleep(Duration time) {
        sleeps.add(time);
        passed = passed.plus(time);
    }

    @Override
    public double chance() {
        return 0.5;
    }

    public synchronized List<Duration> sleeps() {
        return List.copyOf(sleeps);
    }

    public synchronized Duration passed() {
        return passed;
    }
}
