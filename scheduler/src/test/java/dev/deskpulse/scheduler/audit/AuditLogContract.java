package dev.deskpulse.scheduler.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.deskpulse.connector.store.Database;
import dev.deskpulse.scheduler.privacy.PrivacyKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What holds on every database. */
abstract class AuditLogContract {
    private static final Instant NOON = Instant.parse("2026-11-10T12:00:00.123456789Z");
    private static final String ACCOUNT = "5b10a2844c20165700ede21g";
    private static final Actor LI = new Actor(ACCOUNT, "", "lead", "192.0.2.17");

    @TempDir
    private Path home;

    private Database database;
    private AuditLog log;

    abstract Database empty();

    @BeforeEach
    void open() {
        database = empty();
        log = opened(NOON);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private AuditLog opened(Instant now) {
        return AuditLog.in(database, home, PrivacyKey.in(home), InstantSource.fixed(now));
    }

    private void entries(int count) {
        IntStream.rangeClosed(1, count).forEach(i -> log.export(LI, "figures " + i, "csv", "download"));
    }

    /** What somebody does who can write to the database, and has no key. */
    private void tamper(String... statements) {
        database.run(connection -> {
            try (Statement statement = connection.createStatement()) {
                for (String sql : statements) {
                    statement.execute(sql);
                }
            }
        });
    }

    private void isBroken(long first, String problem) {
        AuditVerdict verdict = log.verify();
        assertThat(verdict.intact()).isFalse();
        assertThat(verdict.firstBroken()).isEqualTo(first);
        assertThat(verdict.problems().get(0).en()).contains(problem);
    }

    @Test
    void anUntouchedLogIsIntactAlsoWhenItIsOpenedAgain() {
        assertThat(log.verify()).isEqualTo(new AuditVerdict(0, null, List.of()));
        entries(3);
        log = opened(NOON.plusSeconds(60));
        entries(2);
        assertThat(log.verify()).isEqualTo(new AuditVerdict(5, null, List.of()));
    }

    @Test
    void aChangedEntryIsTold() {
        entries(5);
        for (String change : List.of(
                "actor = 'schedule'",
                "noted_at = TIMESTAMP '2026-11-09 12:00:00'",
                "outcome = 'REFUSED'",
                "action = 'SIGN_IN'",
                "action = 'NO_SUCH'",
                "target = 'figures 9'",
                "detail = 'x'",
                "role = 'admin'",
                "origin = ''",
                "times = 2",
                "mac = '00'")) {
            tamper(
                    "CREATE TABLE kept AS SELECT * FROM audit_log",
                    "UPDATE audit_log SET " + change + " WHERE number = 3");
            isBroken(3, "entry 3 was changed");
            tamper("DELETE FROM audit_log", "INSERT INTO audit_log SELECT * FROM kept", "DROP TABLE kept");
            assertThat(log.verify().intact()).as("put back after " + change).isTrue();
        }
    }

    @Test
    void aTextThatMovesFromOneColumnToTheNextIsTold() {
        entries(1);
        tamper("UPDATE audit_log SET target = target || 'c', detail = substr(detail, 2)");
        isBroken(1, "entry 1 was changed");
    }

    @Test
    void aDeletedEntryIsTold() {
        entries(6);
        tamper("DELETE FROM audit_log WHERE number = 3");
        isBroken(3, "entry 3 is missing");
        tamper("DELETE FROM audit_log WHERE number = 4");
        isBroken(3, "entries 3 to 4 are missing");
    }

    @Test
    void anEntryWhoseLaterOnesWereRenumberedIsTold() {
        entries(4);
        tamper(
                "DELETE FROM audit_log WHERE number = 2",
                "UPDATE audit_log SET number = 2 WHERE number = 3",
                "UPDATE audit_log SET number = 3 WHERE number = 4");
        isBroken(2, "entry 2 was changed");
    }

    @Test
    void theFirstEntryIsMissed() {
        entries(3);
        tamper("DELETE FROM audit_log WHERE number = 1");
        isBroken(1, "entry 1 is missing");
    }

    @Test
    void anInsertedEntryIsTold() {
        entries(3);
        tamper(
                "INSERT INTO audit_log SELECT 4, noted_at, actor, role, origin, action, target, detail, outcome, times, mac"
                        + " FROM audit_log WHERE number = 3");
        isBroken(4, "entry 4 was changed, added");
    }

    @Test
    void entriesThatChangedPlacesAreTold() {
        entries(4);
        tamper(
                "UPDATE audit_log SET number = 9 WHERE number = 2",
                "UPDATE audit_log SET number = 2 WHERE number = 3",
                "UPDATE audit_log SET number = 3 WHERE number = 9");
        isBroken(2, "entry 2 was changed");
    }

    @Test
    void entriesThatWereCutOffAtTheEndAreTold() {
        entries(5);
        tamper("DELETE FROM audit_log WHERE number > 3");
        isBroken(4, "entries 4 to 5 were cut off");
        tamper("DELETE FROM audit_log");
        isBroken(1, "entries 1 to 5 were cut off");
    }

    @Test
    void whatIsAddedAfterACutDoesNotHideIt() {
        entries(5);
        tamper("DELETE FROM audit_log WHERE number > 3");
        entries(1);
        isBroken(5, "entries 5 to 5 were cut off");
        entries(3);
        isBroken(5, "entry 5 was changed");
        log = opened(NOON);
        entries(1);
        isBroken(5, "entry 5 was changed");
    }

    @Test
    void aLogWhoseHeadWasRemovedStaysInDoubtUntilAPersonAcceptsIt() throws IOException {
        entries(3);
        tamper("DELETE FROM audit_log WHERE number = 3");
        Files.delete(home.resolve("audit.head"));
        log = opened(NOON);
        entries(2);
        assertThat(log.verify().problems()).singleElement().satisfies(problem -> assertThat(problem.en())
                .contains("audit.head is missing"));
        log.accept(Actor.COMMAND_LINE);
        entries(1);
        assertThat(log.verify()).isEqualTo(new AuditVerdict(6, null, List.of()));
    }

    @Test
    void aHeadThatIsForgedOrGoneIsTold() throws IOException {
        entries(3);
        Path head = home.resolve("audit.head");
        String kept = Files.readString(head);
        Files.writeString(head, kept.replaceFirst("^3", "2"));
        assertThat(log.verify().problems()).singleElement().satisfies(problem -> assertThat(problem.en())
                .contains("audit.head was changed"));
        Files.writeString(head, "nothing");
        assertThat(log.verify().intact()).isFalse();
        Files.delete(head);
        assertThat(log.verify().problems()).singleElement().satisfies(problem -> assertThat(problem.en())
                .contains("audit.head is missing"));
        Files.writeString(head, kept);
        assertThat(log.verify().intact()).isTrue();
    }

    @Test
    void anotherKeyFitsNoEntry() throws IOException {
        entries(2);
        Files.delete(home.resolve("privacy.key"));
        log = opened(NOON);
        isBroken(1, "entry 1 was changed");
    }

    @Test
    void threadsThatAddAtOnceMakeOneChain() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<Future<?>> done = new ArrayList<>();
        for (int thread = 0; thread < 8; thread++) {
            done.add(threads.submit(() -> entries(25)));
        }
        for (Future<?> one : done) {
            one.get();
        }
        threads.shutdown();
        assertThat(log.verify()).isEqualTo(new AuditVerdict(200, null, List.of()));
        assertThat(log.find(AuditQuery.latest(1)).get(0).number()).isEqualTo(200);
    }

    @Test
    void hostileTextComesBackAsItWasKept() {
        log.add(
                LI,
                AuditAction.CHANGE,
                "a\u0000b\ud800c\n\ud83d\ude00 工单",
                "x".repeat(299) + "\ud83d\ude00yz",
                AuditOutcome.DONE);
        assertThat(log.verify().intact()).isTrue();
        AuditEvent event = log.find(AuditQuery.latest(1)).get(0).event();
        assertThat(event.target()).isEqualTo("a?b?c?\ud83d\ude00 工单");
        assertThat(event.detail()).hasSize(300).endsWith("…");
    }

    @Test
    void neitherAccountNorAddressIsKept() {
        entries(1);
        AuditEntry entry = log.find(AuditQuery.latest(1)).get(0);
        assertThat(entry.toString()).doesNotContain(ACCOUNT).doesNotContain(LI.address());
        assertThat(entry.event().actor()).isEqualTo(log.actor(ACCOUNT)).startsWith("[person-");
        assertThat(entry.event().origin()).startsWith("[ip-");
    }

    @Test
    void entriesAreFoundByTimeKindPersonAndOutcome() {
        entries(2);
        log = opened(NOON.plusSeconds(3600));
        log.add(Actor.stranger("192.0.2.1"), AuditAction.REFUSED, "GET /api/desk", "401", AuditOutcome.REFUSED, 12);
        log.export(Actor.SCHEDULE, "report", "pdf", "mail");
        assertThat(numbers(AuditQuery.latest(9))).containsExactly(4L, 3L, 2L, 1L);
        assertThat(numbers(AuditQuery.latest(AuditAction.EXPORT, 2))).containsExactly(4L, 2L);
        assertThat(numbers(new AuditQuery(NOON.plusSeconds(1), null, null, null, null, 9)))
                .containsExactly(4L, 3L);
        assertThat(numbers(new AuditQuery(null, null, log.actor(ACCOUNT), null, 2L, 9)))
                .containsExactly(1L);
        assertThat(numbers(new AuditQuery(null, null, null, AuditOutcome.REFUSED, null, 9)))
                .containsExactly(3L);
    }

    private List<Long> numbers(AuditQuery asked) {
        return log.find(asked).stream().map(AuditEntry::number).toList();
    }

    @Test
    void exportsThatAnEarlierVersionKeptAreTakenOver() {
        tamper("INSERT INTO export_log VALUES" + " (1, TIMESTAMP '2026-01-02 03:04:05', '" + ACCOUNT
                + "', 'figures', 'csv', 'download')");
        log = opened(NOON);
        entries(1);
        assertThat(log.verify()).isEqualTo(new AuditVerdict(2, null, List.of()));
        AuditEntry first = log.find(AuditQuery.latest(2)).get(1);
        assertThat(first.at()).isEqualTo("2026-01-02T03:04:05Z");
        assertThat(first.event().actor()).isEqualTo(log.actor(ACCOUNT));
        assertThat(first.event().detail()).isEqualTo("csv → download");
    }

    @Test
    void unusualUseIsToldFromItsLimitOn() {
        UnusualUse use = new UnusualUse(
                database, new UnusualUse.Limits(3, 2, 5, 10), at -> !at.isBefore(NOON.minus(Duration.ofHours(6))));
        entries(2);
        log.add(LI, AuditAction.READ, "tickets", "", AuditOutcome.DONE);
        log.add(Actor.stranger("192.0.2.1"), AuditAction.REFUSED, "x", "401", AuditOutcome.REFUSED, 9);
        IntStream.range(0, 9).forEach(i -> log.export(Actor.SCHEDULE, "report", "pdf", "mail"));
        Instant now = NOON.plusSeconds(1);
        assertThat(use.asOf(now)).isEmpty();
        entries(1);
        log.add(LI, AuditAction.READ, "tickets", "", AuditOutcome.DONE);
        log.add(Actor.stranger("192.0.2.1"), AuditAction.REFUSED, "x", "401", AuditOutcome.REFUSED);
        assertThat(use.asOf(now))
                .extracting(UnusualUse.Told::kind, UnusualUse.Told::count)
                .containsExactly(
                        tuple(UnusualUse.Kind.MANY_EXPORTS, 3L),
                        tuple(UnusualUse.Kind.MANY_READ, 2L),
                        tuple(UnusualUse.Kind.MANY_REFUSALS, 10L));
        assertThat(use.asOf(now.plus(Duration.ofHours(24))))
                .as("a day later it is over")
                .isEmpty();
        log = opened(NOON.minus(Duration.ofHours(7)));
        entries(5);
        assertThat(use.asOf(now))
                .filteredOn(told -> told.kind() == UnusualUse.Kind.OFF_HOURS)
                .singleElement()
                .satisfies(told -> assertThat(told.count()).isEqualTo(5));
    }
}
