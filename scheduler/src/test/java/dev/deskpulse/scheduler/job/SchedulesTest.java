package dev.deskpulse.scheduler.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.deskpulse.connector.store.Database;
import dev.deskpulse.connector.store.DuckDb;
import dev.deskpulse.words.Words;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SchedulesTest {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final Schedule NEVER_SOON = new Schedule("0 0 3 1 1 ? 2099", SHANGHAI);
    private static final Schedule EVERY_SECOND = new Schedule("* * * * * ?", SHANGHAI);
    private static final Schedule NIGHTLY = new Schedule("0 30 3 * * ?", SHANGHAI);

    private final Database database = DuckDb.inMemory();
    private final BlockingQueue<String> runs = new LinkedBlockingQueue<>();

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void anExpressionThatCannotBeReckonedWithIsRefusedAtOnce() {
        assertThatThrownBy(() -> new Schedule("0 0 0 * L ?", SHANGHAI))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'0 0 0 * L ?' is not a cron expression");
    }

    @Test
    void aTaskRunsWhenItsTimeComes() throws Exception {
        try (Schedules schedules = schedules(EVERY_SECOND, InstantSource.system())) {
            schedules.start();
            assertThat(runs.poll(20, TimeUnit.SECONDS)).isEqualTo("sync");
        }
    }

    @Test
    void aTaskIsRunHereUnlessItIsPausedOrNotSetUp() {
        try (Schedules schedules = schedules(NEVER_SOON, InstantSource.system())) {
            assertThat(schedules.runHere(Task.SYNC)).isTrue();
            assertThat(runs).containsExactly("sync");
            schedules.pause(Task.SYNC);
            assertThat(schedules.runHere(Task.SYNC)).isFalse();
            assertThat(schedules.runHere(Task.WRITE_BACK)).isFalse();
            assertThat(runs).containsExactly("sync");
        }
    }

    @Test
    void aTaskNeverOverlapsWithItself() throws Exception {
        CountDownLatch mayEnd = new CountDownLatch(1);
        AtomicInteger atOnce = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch running = new CountDownLatch(1);
        Work slow = progress -> {
            most.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
            running.countDown();
            await(mayEnd);
            atOnce.decrementAndGet();
            runs.add("done");
            return Words.plain("done");
        };
        try (Schedules schedules = new Schedules(
                database, Map.of(Task.SYNC, EVERY_SECOND), Map.of(Task.SYNC, slow), InstantSource.system())) {
            schedules.start();
            await(running);
            assertThat(schedules.runNow(Task.SYNC)).isFalse();
            assertThat(schedules.state(Task.SYNC).running()).isNotNull();
            mayEnd.countDown();
            assertThat(runs.poll(20, TimeUnit.SECONDS)).isEqualTo("done");
            assertThat(runs.poll(20, TimeUnit.SECONDS)).isEqualTo("done");
        }
        assertThat(most).hasValue(1);
    }

    @Test
    void aPauseOutlivesARestart() {
        try (Schedules schedules = schedules(NIGHTLY, InstantSource.system())) {
            schedules.start();
            schedules.pause(Task.SYNC);
        }
        try (Schedules again = schedules(NIGHTLY, InstantSource.system())) {
            assertThat(again.state(Task.SYNC).paused()).isTrue();
            assertThat(again.state(Task.SYNC).nextRuns()).isEmpty();
            again.resume(Task.SYNC);
            assertThat(again.state(Task.SYNC).nextRuns()).hasSize(5);
        }
    }

    @Test
    void anAdminsScheduleIsKeptOverTheSettings() {
        Schedule hourly = new Schedule("0 0 * * * ?", SHANGHAI);
        try (Schedules schedules = schedules(NIGHTLY, InstantSource.system())) {
            schedules.change(Task.SYNC, hourly);
        }
        try (Schedules again = schedules(NIGHTLY, InstantSource.system())) {
            assertThat(again.state(Task.SYNC).schedule()).isEqualTo(hourly);
        }
    }

    @Test
    void aRunMissedWhileTheProcessWasDownIsMadeUpForOnce() throws Exception {
        Instant evening = Instant.parse("2026-11-01T12:00:00Z");
        schedules(NIGHTLY, InstantSource.fixed(evening)).close();
        Instant twoDaysLater = Instant.parse("2026-11-03T12:00:00Z");
        try (Schedules later = schedules(NIGHTLY, InstantSource.fixed(twoDaysLater))) {
            later.start();
            assertThat(runs.poll(20, TimeUnit.SECONDS)).isEqualTo("sync");
        }
        try (Schedules again = schedules(NIGHTLY, InstantSource.fixed(twoDaysLater))) {
            again.start();
        }
        assertThat(runs).isEmpty();
    }

    @Test
    void aFailedRunIsToldAndTheNextOneStillComes() throws Exception {
        Work failing = progress -> {
            runs.add("tried");
            throw new IllegalStateException("the site is away");
        };
        try (Schedules schedules = new Schedules(
                database, Map.of(Task.SYNC, EVERY_SECOND), Map.of(Task.SYNC, failing), InstantSource.system())) {
            schedules.start();
            assertThat(runs.poll(20, TimeUnit.SECONDS)).isEqualTo("tried");
            assertThat(runs.poll(20, TimeUnit.SECONDS)).isEqualTo("tried");
            assertThat(schedules.state(Task.SYNC).lastRun())
                    .isNotNull()
                    .satisfies(run -> assertThat(run.message()).hasToString("the site is away"))
                    .satisfies(run -> assertThat(run.message().zh()).isEqualTo("运行失败，到下次时间会重试（the site is away）"))
                    .satisfies(run -> assertThat(run.succeeded()).isFalse());
        }
    }

    @Test
    void runNowWorksWhilePaused() throws Exception {
        try (Schedules schedules = schedules(NEVER_SOON, InstantSource.system())) {
            schedules.start();
            schedules.pause(Task.SYNC);
            assertThat(schedules.runNow(Task.SYNC)).isTrue();
            assertThat(runs.poll(20, TimeUnit.SECONDS)).isEqualTo("sync");
        }
    }

    @Test
    void summerTimeMovesTheHourButNotTheLocalTime() {
        Schedule nightly = new Schedule("0 30 3 * * ?", ZoneId.of("Europe/Berlin"));
        assertThat(nightly.next(Instant.parse("2026-03-28T00:00:00Z")).limit(2))
                .containsExactly(Instant.parse("2026-03-28T02:30:00Z"), Instant.parse("2026-03-29T01:30:00Z"));
    }

    @Test
    void aWrongCronExpressionSaysWhatOneLooksLike() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Schedule("every minute", SHANGHAI))
                .withMessageContaining("six fields");
    }

    private Schedules schedules(Schedule schedule, InstantSource clock) {
        Work work = progress -> {
            runs.add("sync");
            return Words.plain("ok");
        };
        return new Schedules(database, Map.of(Task.SYNC, schedule), Map.of(Task.SYNC, work), clock);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
