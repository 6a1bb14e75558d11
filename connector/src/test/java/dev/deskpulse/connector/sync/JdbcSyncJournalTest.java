package dev.deskpulse.connector.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.deskpulse.connector.store.DuckDb;
import dev.deskpulse.connector.sync.CompletenessCertificate.SetAside;
import dev.deskpulse.ticket.SourceId;
import dev.deskpulse.words.Words;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JdbcSyncJournalTest {
    private static final SourceId SITE = new SourceId("site");
    private static final Instant START = Instant.parse("2026-04-01T08:00:00Z");

    private final DuckDb database = DuckDb.inMemory();
    private final SyncJournal journal = JdbcSyncJournal.in(database, InstantSource.fixed(START));

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void aSourceNeverSyncedHasNoCursorAndNoRun() {
        assertThat(journal.cursor(SITE)).isEmpty();
        assertThat(journal.latest(SITE)).isEmpty();
        assertThat(journal.setAside(SITE)).isEmpty();
    }

    @Test
    void eachSourceHasItsOwnCursor() {
        journal.moveCursor(SITE, START);
        journal.moveCursor(SITE, START.plusSeconds(60));
        journal.moveCursor(new SourceId("other"), START.minusSeconds(60));

        assertThat(journal.cursor(SITE)).contains(START.plusSeconds(60));
    }

    @Test
    void eachSourceRemembersTheMappingItWasReadWith() {
        journal.keepMapping(SITE, "first");
        journal.keepMapping(SITE, "second");

        assertThat(journal.mapping(SITE)).contains("second");
        assertThat(journal.mapping(new SourceId("other"))).isEmpty();
    }

    @Test
    void aCursorMovedInAWorkThatFailsStaysWhereItWas() {
        journal.moveCursor(SITE, START);

        assertThatThrownBy(() -> database.run(connection -> {
                    journal.moveCursor(SITE, START.plusSeconds(60));
                    throw new IllegalStateException("the store could not save");
                }))
                .hasMessage("the store could not save");
        assertThat(journal.cursor(SITE)).contains(START);
    }

    @Test
    void rerunSetKeepsTheLatestReasonUntilSettled() {
        SetAside again = new SetAside("2", "HD-2", "时间不对", 2);
        journal.setAside(SITE, List.of(new SetAside("1", "HD-1", "500", 1), new SetAside("2", "HD-2", "500", 1)));
        journal.setAside(SITE, List.of(again));
        journal.settle(SITE, List.of("1", "unknown"));

        assertThat(journal.setAside(SITE)).containsExactly(Map.entry("2", again));
    }

    @Test
    void whatTheSiteHasToldOfSinceItWasReadIsNotSettled() {
        journal.setAside(
                SITE,
                List.of(
                        new SetAside("1", "HD-1", SetAside.TOLD, 0),
                        new SetAside("2", "HD-2", SetAside.BEGUN, 0),
                        new SetAside("3", "HD-3", "500", 1)));

        assertThat(journal.told(SITE)).extracting(SetAside::issueId).containsExactly("1", "2");
        journal.settle(SITE, List.of("1", "2", "3"));

        assertThat(journal.setAside(SITE)).containsOnlyKeys("1");
    }

    @Test
    void rerunSetsOfTwoSourcesDoNotMix() {
        journal.setAside(new SourceId("other"), List.of(new SetAside("1", "X-1", "500", 1)));
        journal.settle(SITE, List.of("1"));

        assertThat(journal.setAside(SITE)).isEmpty();
        assertThat(journal.setAside(new SourceId("other"))).hasSize(1);
    }

    @Test
    void certificateComesBackWholeAndTheLatestRunFirst() {
        CompletenessCertificate first = run("r1", START);
        CompletenessCertificate second = run("r2", START.plusSeconds(900));
        journal.keep(second);
        journal.keep(first);
        journal.keep(first);

        assertThat(journal.latest(SITE)).contains(second);
        assertThat(JdbcSyncJournal.in(database, InstantSource.fixed(START)).recent(SITE, 10))
                .containsExactly(second, first);
    }

    private static CompletenessCertificate run(String id, Instant start) {
        return new CompletenessCertificate(
                id,
                SITE,
                start,
                start.plus(Duration.ofMinutes(3)),
                Instant.EPOCH,
                start,
                10,
                2,
                8,
                -1,
                8,
                40,
                40,
                80,
                79,
                1,
                0,
                List.of(new SetAside("9", "HD-9", "broken JSON", 3)),
                Map.of("nps: not a number", 4L),
                List.of(new Words("one page was cut", "有一页被截断")),
                List.of(Words.plain("the mapping has changed")));
    }
}
