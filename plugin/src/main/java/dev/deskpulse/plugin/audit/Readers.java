package dev.deskpulse.plugin.audit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.deskpulse.scheduler.audit.Actor;
import dev.deskpulse.scheduler.audit.AuditAction;
import dev.deskpulse.scheduler.audit.AuditLog;
import dev.deskpulse.scheduler.audit.AuditOutcome;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;

/**
 * Counts which tickets and customers' profiles each person opens in a day, and puts it into the audit log when they are many:
 * an entry each time would be most of the log. What was counted is forgotten when the program stops.
 */
public final class Readers {
    private static final Duration DAY = Duration.ofHours(24);
    private static final int MOST_PEOPLE = 10_000;

    private final AuditLog log;
    private final int many;
    private final Cache<String, Set<Integer>> opened;

    /** @param many from how many on they are noted, and each time there are so many more */
    public Readers(AuditLog log, int many, InstantSource clock) {
        this.log = log;
        this.many = many;
        this.opened = Caffeine.newBuilder()
                .expireAfterWrite(DAY)
                .maximumSize(MOST_PEOPLE)
                .ticker(() -> clock.millis() * 1_000_000)
                .build();
    }

    /** @param what a ticket's key or a customer's id; the same again does not count */
    public void opens(Actor who, String what) {
        String reader = Objects.requireNonNullElse(who.account(), who.name());
        Set<Integer> before = opened.get(reader, key -> new HashSet<>());
        boolean isMany;
        synchronized (before) {
            // A hash is little, and of some hundreds hardly two are the same.
            isMany = before.add(what.hashCode()) && before.size() % many == 0;
        }
        if (isMany) {
            log.add(who, AuditAction.READ, "tickets and customers' profiles", "", AuditOutcome.DONE, many);
        }
    }
}
