package dev.deskpulse.plugin.audit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.RemovalCause;
import com.github.benmanes.caffeine.cache.Scheduler;
import dev.deskpulse.scheduler.audit.Actor;
import dev.deskpulse.scheduler.audit.AuditAction;
import dev.deskpulse.scheduler.audit.AuditLog;
import dev.deskpulse.scheduler.audit.AuditOutcome;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import org.jspecify.annotations.Nullable;

/**
 * Puts refusals into the audit log without letting a flood of them fill it: of each address the first few of a minute one by
 * one, the others as one entry that counts them; and so many of all addresses together.
 */
public final class Refusals implements AutoCloseable {
    static final int OF_ONE = 5;
    static final int OF_ALL = 100;
    static final Duration WINDOW = Duration.ofMinutes(1);
    private static final int MOST_ADDRESSES = 10_000;
    private static final String EVERYBODY = "many addresses";

    private final AuditLog log;
    private final Cache<String, Window> windows;

    public Refusals(AuditLog log, InstantSource clock) {
        this(log, clock, ForkJoinPool.commonPool());
    }

    /** @param summing where sums are written, apart from whoever is refused meanwhile */
    Refusals(AuditLog log, InstantSource clock, Executor summing) {
        this.log = log;
        this.windows = Caffeine.newBuilder()
                .expireAfterWrite(WINDOW)
                .maximumSize(MOST_ADDRESSES)
                .ticker(() -> clock.millis() * 1_000_000)
                .scheduler(Scheduler.systemScheduler())
                .executor(summing)
                .removalListener((@Nullable String address, @Nullable Window window, RemovalCause cause) ->
                        sumUp(address, window))
                .build();
    }

    /** Of one address within a minute. */
    private static final class Window {
        private int noted;
        private long left;

        synchronized boolean takes(int most) {
            boolean taken = noted < most;
            noted += taken ? 1 : 0;
            return taken;
        }

        synchronized int noted() {
            return noted;
        }

        synchronized void leave() {
            left++;
        }

        synchronized long sum() {
            long sum = left;
            left = 0;
            return sum;
        }
    }

    /** @param target which route was asked for */
    public void note(Actor who, String target, int status) {
        Window own = windows.get(Objects.requireNonNullElse(who.address(), ""), key -> new Window());
        Window all = windows.get(EVERYBODY, key -> new Window());
        if (own.noted() < OF_ONE && all.takes(OF_ALL)) {
            own.takes(OF_ONE);
            log.add(who, AuditAction.REFUSED, target, Integer.toString(status), AuditOutcome.REFUSED);
        } else if (own.noted() > 0) {
            own.leave();
        } else {
            all.leave();
        }
    }

    private void sumUp(@Nullable String address, @Nullable Window window) {
        long sum = window == null ? 0 : window.sum();
        if (address != null && sum > 0) {
            log.add(
                    Actor.stranger(address),
                    AuditAction.REFUSED,
                    address.equals(EVERYBODY) ? "requests of " + EVERYBODY : "further requests within a minute",
                    "",
                    AuditOutcome.REFUSED,
                    sum);
        }
    }

    /** Writes the sums of minutes that are over; else that happens by itself a little later. */
    void sumUp() {
        windows.cleanUp();
    }

    /** Notes what is still counted. */
    @Override
    public void close() {
        windows.asMap().forEach(this::sumUp);
        windows.invalidateAll();
    }
}
