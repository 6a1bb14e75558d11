package dev.deskpulse.connector.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.deskpulse.connector.jira.JiraException;
import dev.deskpulse.connector.sync.Boundary.KillSwitch;
import dev.deskpulse.connector.sync.Boundary.Killed;
import dev.deskpulse.progress.Progress;
import dev.deskpulse.ticket.SourceId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The process may die at any call to the site, the store or the journal; starting it again must mend everything. */
class KilledAndRestartedTest {
    private static final SourceId SOURCE = new SourceId("jira");
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-03-01T00:00:00Z"));
    private static final int NEVER = -1;

    private static final FieldMapping CHANNEL = new FieldMapping(
            null, null, "Channel", null, null, null, null, null, null, null, null, null, Map.of(), Map.of());

    private final FakeSite site = new FakeSite();
    private final MemoryTickets store = new MemoryTickets();
    private final MemoryJournal journal = new MemoryJournal();
    private SyncSettings settings = SyncSettings.of(SOURCE).withBatchSize(4);

    /** One run that dies at the n-th crossing; empty where it did. */
    private Optional<CompletenessCertificate> run(Boundary meanwhile, KillSwitch kill) {
        site.boundary = meanwhile.then(kill);
        store.boundary = meanwhile.then(kill);
        journal.boundary = meanwhile.then(kill);
        try {
            return Optional.of(
                    new SyncEngine(site, store, journal, settings, CLOCK).run(RunOptions.USUAL, Progress.SILENT));
        } catch (Killed | JiraException.Unavailable e) {
            // A new process starts: nothing but the store and the journal is left.
            return Optional.empty();
        }
    }

    private Optional<CompletenessCertificate> quietRun() {
        return run(Boundary.QUIET, new KillSwitch(NEVER));
    }

    private void assertStoreEqualsThatOfACleanRun(CompletenessCertificate certificate) {
        MemoryTickets clean = new MemoryTickets();
        site.boundary = Boundary.QUIET;
        CompletenessCertificate ofClean = new SyncEngine(site, clean, new MemoryJournal(), settings, CLOCK)
                .run(RunOptions.USUAL, Progress.SILENT);
        assertThat(store.present()).containsOnlyKeys(clean.present().keySet());
        clean.present().forEach((id, ticket) -> assertThat(store.ticket(id)).isEqualTo(ticket));
        assertThat(store.people()).containsAllEntriesOf(clean.people());
        assertThat(store.absent().keySet()).noneMatch(clean.present()::containsKey);
        assertThat(ofClean.complete()).isTrue();
        assertThat(certificate.complete()).as("%s", certificate).isTrue();
        assertThat(certificate.censusTickets()).isEqualTo(site.visible().size());
        assertThat(certificate.storedTickets()).isEqualTo(site.visible().size());
    }

    @Test
    void deathAtEveryBoundaryInTurnIsMendedByTheNextRun() {
        int crossings = crossingsOf(new KilledAndRestartedTest());
        assertThat(crossings).isGreaterThan(40);
        for (int at = 1; at <= crossings; at++) {
            KilledAndRestartedTest one = new KilledAndRestartedTest();
            one.aSiteInTheMiddleOfItsLife();
            assertThat(one.run(Boundary.QUIET, new KillSwitch(at)))
                    .as("killed at crossing " + at)
                    .isEmpty();
            one.assertStoreEqualsThatOfACleanRun(one.quietRun().orElseThrow());
        }
    }

    private static int crossingsOf(KilledAndRestartedTest one) {
        one.aSiteInTheMiddleOfItsLife();
        KillSwitch never = new KillSwitch(NEVER);
        one.run(Boundary.QUIET, never);
        return never.crossed();
    }

    /** Synced once; since then issues were made, edited, deleted, hidden, moved, and mended ones wait for a rerun. */
    private void aSiteInTheMiddleOfItsLife() {
        site.create("HD", 20);
        site.create("OPS", 12);
        site.visible().forEach(site::comment);
        site.unreadable.add("10002");
        quietRun();
        site.unreadable.clear();
        site.pass(Duration.ofHours(3));
        site.create("HD", 5);
        site.visible().stream().skip(5).limit(9).forEach(site::edit);
        site.delete(site.byId("10011"));
        site.delete(site.byId("10015"));
        site.move(site.byId("10016"), "OPS");
        site.hiddenProjects.add("OPS");
        settings = settings.withMapping(CHANNEL);
    }

    static IntStream seeds() {
        return IntStream.range(0, Integer.getInteger("deskpulse.seeds", 200));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whateverHappensToTheSiteAndTheProcessTheStoreEndsAsAfterOneCleanRun(int seed) {
        Random random = new Random(seed);
        RandomHistory history = new RandomHistory(random, site, 0.15);
        settings = settings.withBatchSize(1 + random.nextInt(9));
        site.pageSize = 1 + random.nextInt(11);
        site.repeatsPages = random.nextBoolean();
        site.create("HD", 15 + random.nextInt(20));
        for (int round = 0; round < 4; round++) {
            runUntilDone(random, history);
            site.pass(Duration.ofMinutes(random.nextInt(300)));
            settings = settings.withMapping(random.nextInt(3) == 0 ? CHANNEL : FieldMapping.NONE);
            IntStream.range(0, random.nextInt(15)).forEach(i -> history.somethingHappens());
        }
        history.everyIssueCanBeRead();
        site.pass(Duration.ofMinutes(1));
        Optional<CompletenessCertificate> last = Optional.empty();
        while (last.isEmpty()) {
            last = run(Boundary.QUIET, new KillSwitch(random.nextInt(150)));
        }

        assertStoreEqualsThatOfACleanRun(last.get());
    }

    private void runUntilDone(Random random, RandomHistory history) {
        for (int attempt = 0; attempt < 100; attempt++) {
            Map<String, Instant> before = versions();
            settings = settings.withMapping(random.nextInt(8) == 0 ? CHANNEL : settings.mapping());
            Optional<CompletenessCertificate> done = run(history, new KillSwitch(random.nextInt(120)));
            if (done.isPresent()) {
                assertTrue(done.get(), before);
                return;
            }
        }
        fail("never ended");
    }

    /** A complete certificate promises that every issue that stood still through the run is stored as it stands. */
    private void assertTrue(CompletenessCertificate certificate, Map<String, Instant> before) {
        if (!certificate.complete()) {
            return;
        }
        Map<String, Instant> unchanged = versions();
        unchanged.entrySet().retainAll(before.entrySet());
        unchanged.forEach((version, updated) -> assertThat(store.ticket(version.substring(0, version.indexOf(' ')))
                        .lifecycle()
                        .updated())
                .isEqualTo(updated));
    }

    private Map<String, Instant> versions() {
        Map<String, Instant> versions = new HashMap<>();
        site.visible().forEach(issue -> versions.put(issue.id + " " + issue.key, issue.updated));
        return versions;
    }
}
