package dev.deskpulse.connector.store;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** Turns in the only process that has the database open. */
final class LocalTurns implements Turns {
    private final ConcurrentMap<String, ReentrantLock> locks = new ConcurrentHashMap<>();

    @Override
    public <T> T during(String work, Supplier<T> doing) {
        ReentrantLock lock = lock(work);
        lock.lock();
        try {
            return doing.get();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean runWithin(Duration patience, String work, Runnable doing) {
        ReentrantLock lock = lock(work);
        if (!taken(lock, patience)) {
            return false;
        }
        try {
            doing.run();
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** An interrupted thread waits no longer. */
    static boolean taken(ReentrantLock lock, Duration patience) {
        try {
            return lock.tryLock(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreException("The wait for a turn was interrupted");
        }
    }

    /** By which the threads of this process take turns. */
    ReentrantLock lock(String work) {
        return locks.computeIfAbsent(work, any -> new ReentrantLock());
    }

    @Override
    public Runnable guard() {
        return () -> {};
    }

    @Override
    public Optional<Elsewhere> elsewhere(String work) {
        return Optional.empty();
    }

    @Override
    public void stopWaiting() {
        // there is nobody else to wait for
    }
}
