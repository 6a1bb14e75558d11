package dev.deskpulse.plugin.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskpulse.connector.store.Database;
import dev.deskpulse.connector.store.DuckDb;
import dev.deskpulse.scheduler.audit.Actor;
import dev.deskpulse.scheduler.audit.AuditEntry;
import dev.deskpulse.scheduler.audit.AuditLog;
import dev.deskpulse.scheduler.audit.AuditQuery;
import dev.deskpulse.scheduler.privacy.PrivacyKey;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RefusalsTest {
    private static final Instant NOON = Instant.parse("2026-11-10T12:00:00Z");

    @TempDir
    private Path home;

    private final Database database = DuckDb.inMemory();
    private Instant now = NOON;
    private final InstantSource clock = () -> now;
    private AuditLog log;
    private Refusals refusals;

    @BeforeEach
    void open() {
        log = AuditLog.in(database, home, PrivacyKey.in(home), clock);
        refusals = new Refusals(log, clock, Runnable::run);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private void refuse(String address, int times) {
        for (int i = 0; i < times; i++) {
            refusals.note(Actor.stranger(address), "GET /api/desk", 401);
        }
    }

    private List<AuditEntry> entries() {
        return log.find(AuditQuery.latest(AuditQuery.MOST));
    }

    private long sum() {
        return entries().stream().mapToLong(entry -> entry.event().times()).sum();
    }

    @Test
    void aFloodFromOneAddressIsAFewEntriesAndTheirSum() {
        refuse("192.0.2.1", 10_000);
        assertThat(entries()).hasSize(Refusals.OF_ONE);
        now = NOON.plus(Refusals.WINDOW).plusSeconds(1);
        refusals.sumUp();
        assertThat(entries()).hasSize(Refusals.OF_ONE + 1);
        assertThat(sum()).isEqualTo(10_000);
        refuse("192.0.2.1", 1);
        assertThat(entries()).as("the next minute begins anew").hasSize(Refusals.OF_ONE + 2);
    }

    @Test
    void aFloodFromManyAddressesDoesNotFillTheLogEither() {
        for (int address = 0; address < 3_000; address++) {
            refuse("192.0." + address / 256 + "." + address % 256, 8);
        }
        now = NOON.plus(Refusals.WINDOW).plusSeconds(1);
        refusals.sumUp();
        assertThat(entries().size()).isBetween(Refusals.OF_ALL, 2 * Refusals.OF_ALL);
        assertThat(sum()).isEqualTo(24_000);
    }

    @Test
    void whatIsCountedWhenTheProgramStopsIsKept() {
        refuse("192.0.2.1", 9);
        refusals.close();
        assertThat(sum()).isEqualTo(9);
        assertThat(log.verify().intact()).isTrue();
    }

    @Test
    void oneReaderOfManyTicketsIsNotedOnceTheyAreMany() {
        Readers readers = new Readers(log, 3, clock);
        Actor agent = new Actor("agent", "", "viewer", "192.0.2.1");
        for (String key : List.of("HD-1", "HD-2", "HD-1", "HD-2")) {
            readers.opens(agent, key);
        }
        assertThat(entries()).isEmpty();
        readers.opens(agent, "HD-3");
        assertThat(entries()).singleElement().satisfies(entry -> {
            assertThat(entry.event().times()).isEqualTo(3);
            assertThat(entry.event().actor()).isEqualTo(log.actor("agent"));
        });
        now = NOON.plus(Duration.ofHours(25));
        readers.opens(agent, "HD-1");
        readers.opens(agent, "HD-2");
        assertThat(entries()).as("a day later it begins anew").hasSize(1);
    }
}
