package dev.deskpulse.connector.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two processes on one PostgreSQL, here two databases' objects of one process. */
class LeasedTurnsTest {
    private static final Duration TERM = Duration.ofSeconds(1);
    private static final String WORK = "sync jira";

    private static EmbeddedPostgres server;

    private final ExecutorService others = Executors.newCachedThreadPool();
    private Postgres first;
    private Postgres second;

    @BeforeAll
    static void startServer() throws IOException {
        assumeTrue(
                System.getProperty("os.name").equals("Linux")
                        && System.getProperty("os.arch").equals("amd64"),
                "the embedded PostgreSQL is for Linux on x86");
        server = EmbeddedPostgres.builder().setServerConfig("fsync", "off").start();
    }

    @AfterAll
    static void stopServer() throws IOException {
        if (server != null) {
            server.close();
        }
    }

    @BeforeEach
    void open() {
        first = process("first");
        second = process("second");
        first.run(connection -> execute(connection, "CREATE TABLE IF NOT EXISTS written (by VARCHAR)"));
    }

    private static Postgres process(String name) {
        return new Postgres("localhost/postgres", server.getPostgresDatabase(), name, TERM, () -> {});
    }

    @AfterEach
    void close() {
        first.close();
        second.close();
        others.shutdownNow();
    }

    @Test
    void whoWaitsForSoLongAtMostGoesWithoutATurnThatAnotherHas() {
        List<String> done = new ArrayList<>();
        first.turns().run(WORK, () -> {
            assertThat(second.turns().runWithin(Duration.ofMillis(50), WORK, () -> done.add("second")))
                    .isFalse();
            assertThat(first.turns().runWithin(Duration.ofMillis(50), WORK, () -> done.add("first")))
                    .as("it has the turn")
                    .isTrue();
        });
        assertThat(second.turns().runWithin(Duration.ofMillis(50), WORK, () -> done.add("second, later")))
                .isTrue();

        assertThat(done).containsExactly("first", "second, later");
    }

    @Test
    void aTurnIsHadByOneProcessUntilItIsGivenBack() throws Exception {
        List<String> order = new CopyOnWriteArrayList<>();
        Future<?> next = first.turns().during(WORK, () -> {
            Future<?> waiting = others.submit(() -> second.turns().run(WORK, () -> order.add("second")));
            assertThat(second.turns().elsewhere(WORK))
                    .hasValueSatisfying(there -> assertThat(there.node()).isEqualTo("first"));
            assertThat(first.turns().elsewhere(WORK)).isEmpty();
            order.add("first");
            return waiting;
        });
        next.get(30, TimeUnit.SECONDS);
        assertThat(order).containsExactly("first", "second");
        assertThat(second.turns().elsewhere(WORK)).isEmpty();
    }

    @Test
    void aTurnThatIsHadLongerThanItsTermIsRenewed() {
        first.turns().run(WORK, () -> {
            Runnable guard = first.turns().guard();
            untilTermsHavePassed(3);
            assertThatCode(guard::run).doesNotThrowAnyException();
            assertThat(second.turns().elsewhere(WORK)).isPresent();
            first.run(connection -> execute(connection, "INSERT INTO written VALUES ('first')"));
        });
    }

    @Test
    void aThreadTakesATurnThatItHasOnceMoreAndOtherThreadsWait() throws Exception {
        Future<?> other = first.turns().during(WORK, () -> {
            Future<?> waiting = first.turns()
                    .during(WORK, () -> others.submit(() -> first.turns().run(WORK, () -> {})));
            assertThat(waiting.isDone()).isFalse();
            assertThat(second.turns().elsewhere(WORK)).isPresent();
            return waiting;
        });
        other.get(30, TimeUnit.SECONDS);
    }

    @Test
    void otherWorkIsAnotherTurn() {
        first.turns().run(WORK, () -> second.turns().run("write jira", () -> {
            assertThat(second.turns().elsewhere(WORK)).isPresent();
            assertThat(first.turns().elsewhere("write jira")).isPresent();
        }));
    }

    @Test
    void aTurnIsGivenBackWhateverBecomesOfTheWork() {
        assertThatThrownBy(() -> first.turns().run(WORK, () -> {
                    throw new IllegalStateException("of the work");
                }))
                .hasMessage("of the work");
        assertThat(second.turns().elsewhere(WORK)).isEmpty();
    }

    @Test
    void aDeadProcesssTurnFallsToAnotherAndItsOwnLateWritesFail() throws Exception {
        CountDownLatch lateIsOver = new CountDownLatch(1);
        Future<?> next = first.turns().during(WORK, () -> {
            Runnable guard = first.turns().guard();
            standStill(first);
            CountDownLatch taken = new CountDownLatch(1);
            Future<?> other = others.submit(() -> second.turns().run(WORK, () -> {
                taken.countDown();
                await(lateIsOver);
                second.run(connection -> execute(connection, "INSERT INTO written VALUES ('second')"));
            }));
            await(taken);
            assertThatThrownBy(guard::run)
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("The turn at 'sync jira' is lost");
            assertThatThrownBy(
                            () -> first.run(connection -> execute(connection, "INSERT INTO written VALUES ('late')")))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("The turn at 'sync jira' is lost");
            return other;
        });
        assertThat(first.turns().elsewhere(WORK))
                .as("giving back what is lost takes nothing from the one who has it")
                .isPresent();
        lateIsOver.countDown();
        next.get(30, TimeUnit.SECONDS);
        assertThat(writtenBy("late")).isZero();
    }

    @Test
    void aWriteThatIsUnderWayEndsBeforeTheTurnChangesHands() throws Exception {
        List<String> order = new CopyOnWriteArrayList<>();
        CountDownLatch writing = new CountDownLatch(1);
        Future<?> next = others.submit(() -> {
            await(writing);
            second.turns().run(WORK, () -> order.add("second"));
        });

        first.turns().run(WORK, () -> {
            standStill(first);
            first.run(connection -> {
                writing.countDown();
                execute(connection, "INSERT INTO written VALUES ('first')");
                execute(connection, "SELECT pg_sleep(" + TERM.toMillis() * 2 / 1_000.0 + ")");
                order.add("first");
            });
        });
        next.get(30, TimeUnit.SECONDS);
        assertThat(order).containsExactly("first", "second");
    }

    @Test
    void aProcessThatEndsNoLongerWaits() {
        first.turns().run(WORK, () -> {
            Future<?> waiting = others.submit(() -> second.turns().run(WORK, () -> {}));
            second.turns().stopWaiting();
            assertThatThrownBy(() -> waiting.get(30, TimeUnit.SECONDS))
                    .rootCause()
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("no longer waits for its turn at 'sync jira'");
        });
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private long writtenBy(String name) {
        return second.read(connection -> {
            try (PreparedStatement query = connection.prepareStatement("SELECT count(*) FROM written WHERE by = ?")) {
                query.setString(1, name);
                try (ResultSet row = query.executeQuery()) {
                    row.next();
                    return row.getLong(1);
                }
            }
        });
    }

    /** As a process that is stopped: it renews nothing. */
    private static void standStill(Postgres process) {
        ((LeasedTurns) process.turns()).close();
    }

    private void untilTermsHavePassed(int terms) {
        second.read(connection -> {
            execute(connection, "SELECT pg_sleep(" + TERM.toMillis() * terms / 1_000.0 + ")");
            return terms;
        });
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
