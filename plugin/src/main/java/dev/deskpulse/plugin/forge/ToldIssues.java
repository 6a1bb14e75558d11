package dev.deskpulse.plugin.forge;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The issues of which Jira has told something since they were last looked at. Bounded: what finds no room is left to the
 * sync's own listing, which misses nothing and only comes later.
 */
final class ToldIssues implements AutoCloseable {
    private final int most;
    private final Map<String, String> keysById = new LinkedHashMap<>();
    private boolean told;
    private boolean closed;

    ToldIssues(int most) {
        this.most = most;
    }

    /** Keeps an issue in mind and wakes who waits. */
    synchronized void add(String id, String key) {
        if (keysById.size() < most || keysById.containsKey(id)) {
            keysById.put(id, key);
        }
        wake();
    }

    /** Wakes who waits although no issue is named. */
    synchronized void wake() {
        told = true;
        notifyAll();
    }

    /**
     * Waits until something is told, and then for what comes with it.
     *
     * @param gathering how long to wait after the first
     * @return keys by id of all that was told of, which is forgotten; empty where no more comes
     */
    synchronized Optional<Map<String, String>> next(Duration gathering) throws InterruptedException {
        while (!told && !closed) {
            wait();
        }
        long until = System.nanoTime() + gathering.toNanos();
        for (long left = gathering.toNanos(); left > 0 && !closed; left = until - System.nanoTime()) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        if (closed) {
            return Optional.empty();
        }
        Map<String, String> taken = new LinkedHashMap<>(keysById);
        keysById.clear();
        told = false;
        return Optional.of(taken);
    }

    synchronized boolean closed() {
        return closed;
    }

    @Override
    public synchronized void close() {
        closed = true;
        notifyAll();
    }
}
