package dev.deskpulse.scheduler.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskpulse.connector.store.Database;
import dev.deskpulse.scheduler.RealPostgres;
import dev.deskpulse.words.Words;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two processes' schedules on one PostgreSQL, here two objects of one process. */
class SharedSchedulesTest {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final Schedule NEVER_SOON = new Schedule("0 0 3 1 1 ? 2099", SHANGHAI);
    private static final Schedule EVERY_SECOND = new Schedule("* * * * * ?", SHANGHAI);

    private final BlockingQueue<String> runs = new LinkedBlockingQueue<>();
    private Database first;
    private Database second;

    @BeforeEach
    void open() {
        first = RealPostgres.empty();
        second = RealPostgres.another();
    }

    @AfterEach
    void close() {
        first.close();
        second.close();
    }

    private static Schedules schedules(Database database, Schedule schedule, Work work) {
        return new Schedules(database, Map.of(Task.SYNC, schedule), Map.of(Task.SYNC, work), InstantSource.system());
    }

    private Schedules recording(Database database, Schedule schedule, String process) {
        return schedules(database, schedule, progress -> {
            runs.add(process);
            return Words.plain("done");
        });
    }

    @Test
    void aTaskThatIsDueIsRunByOneOfThemAtATime() throws Exception {
        AtomicInteger atOnce = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        Work counting = progress -> {
            most.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
            runs.add("begun");
            atOnce.decrementAndGet();
            return Words.plain("done");
        };
        try (Schedules one = schedules(first, EVERY_SECOND, counting);
                Schedules other = schedules(second, EVERY_SECOND, counting)) {
            one.start();
            other.start();
            for (int i = 0; i < 4; i++) {
                assertThat(runs.poll(30, TimeUnit.SECONDS)).isEqualTo("begun");
            }
        }
        assertThat(most).hasValue(1);
    }

    @Test
    void whatRunsAtOneIsSeenAtTheOtherAndNotBegunAgain() throws Exception {
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        Work slow = progress -> {
            running.countDown();
            await(mayEnd);
            runs.add("done");
            return Words.plain("done");
        };
        try (Schedules one = schedules(first, NEVER_SOON, slow);
                Schedules other = recording(second, NEVER_SOON, "other")) {
            Thread thread = new Thread(() -> one.runHere(Task.SYNC));
            thread.start();
            await(running);
            assertThat(other.state(Task.SYNC).running())
                    .isNotNull()
                    .extracting(TaskState.Running::stage)
                    .asString()
                    .startsWith("On ");
            assertThat(other.runNow(Task.SYNC)).isFalse();
            mayEnd.countDown();
            thread.join();
            assertThat(runs).containsExactly("done");
            assertThat(other.state(Task.SYNC).running()).isNull();
            assertThat(other.state(Task.SYNC).lastRun()).isNotNull();
        }
    }

    @Test
    void aScheduleThatIsChangedAtOneCountsAtAll() throws Exception {
        try (Schedules one = recording(first, NEVER_SOON, "one");
                Schedules other = recording(second, NEVER_SOON, "other")) {
            other.start();
            // it has not started, so that only the other one can run it
            one.change(Task.SYNC, EVERY_SECOND);
            try (Schedules third = recording(first, NEVER_SOON, "third")) {
                third.start();
                assertThat(runs.poll(30, TimeUnit.SECONDS)).isIn("other", "third");
            }
            other.pause(Task.SYNC);
            assertThat(one.state(Task.SYNC).paused()).isTrue();
        }
    }

    @Test
    void aTaskThatIsStartedByHandIsRunByWhicheverIsFree() throws Exception {
        try (Schedules one = recording(first, NEVER_SOON, "one");
                Schedules other = recording(second, NEVER_SOON, "other")) {
            one.start();
            other.start();
            assertThat(one.runNow(Task.SYNC)).isTrue();
            assertThat(runs.poll(30, TimeUnit.SECONDS)).isIn("one", "other");
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
