package dev.deskpulse.connector.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns of several processes on one PostgreSQL: rows with an end, which their takers put off while they run, so that a dead
 * process's turn falls to the next one. Time is the server's. Each change of hands has a higher token, and the writes of a turn
 * hold their token's row ({@code FOR KEY SHARE}): they are over before the turn changes hands, or they fail. After
 * <a href="https://doi.org/10.1145/74850.74870">Gray and Cheriton: Leases (1989)</a>, with tokens as fences.
 */
final class LeasedTurns implements Turns, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LeasedTurns.class);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(250);
    private static final int RENEWALS_IN_A_TERM = 3;
    private static final String OF_A_CLOSED_CONNECTION = "08";

    private static final String TAKE = """
            INSERT INTO lease (work, holder, token, taken, until)
            VALUES (?, ?, 1, clock_timestamp(), clock_timestamp() + ? * INTERVAL '1 millisecond')
            ON CONFLICT (work) DO UPDATE SET holder = excluded.holder, token = lease.token + 1,
                taken = excluded.taken, until = excluded.until
            WHERE lease.until <= clock_timestamp()
            RETURNING token""";
    private static final String RENEW =
            "UPDATE lease SET until = clock_timestamp() + ? * INTERVAL '1 millisecond' WHERE work = ? AND token = ?";
    private static final String END = "UPDATE lease SET until = clock_timestamp() WHERE work = ? AND token = ?";
    private static final String HELD = "SELECT 1 FROM lease WHERE work = ? AND token = ? FOR KEY SHARE";
    private static final String ELSEWHERE =
            "SELECT holder, taken FROM lease WHERE work = ? AND until > clock_timestamp() AND holder <> ?";

    private final DataSource connections;
    private final String node;
    private final Duration term;
    private final LocalTurns here = new LocalTurns();
    private final Set<Lease> had = ConcurrentHashMap.newKeySet();
    private final ThreadLocal<Deque<Lease>> ofThread = ThreadLocal.withInitial(ArrayDeque::new);
    private final CountDownLatch ending = new CountDownLatch(1);
    private final ScheduledExecutorService renewing;

    /**
     * @param node how other processes' people know this one
     * @param term after which a dead process's turn falls to another
     */
    LeasedTurns(DataSource connections, String node, Duration term) {
        this.connections = connections;
        this.node = node;
        this.term = term;
        this.renewing = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "store-turns");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Begins to renew what is taken; the table is there. */
    void start() {
        long pause = term.toMillis() / RENEWALS_IN_A_TERM;
        Future<?> unused = renewing.scheduleWithFixedDelay(this::renewAll, pause, pause, TimeUnit.MILLISECONDS);
    }

    @Override
    public <T> T during(String work, Supplier<T> doing) {
        ReentrantLock lock = here.lock(work);
        lock.lock();
        try {
            return lock.getHoldCount() > 1 ? doing.get() : having(await(work), doing);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean runWithin(Duration patience, String work, Runnable doing) {
        long until = System.nanoTime() + patience.toNanos();
        ReentrantLock lock = here.lock(work);
        if (!LocalTurns.taken(lock, patience)) {
            return false;
        }
        try {
            if (lock.getHoldCount() > 1) {
                doing.run();
                return true;
            }
            Optional<Lease> lease = await(work, until);
            lease.ifPresent(had -> having(had, () -> {
                doing.run();
                return true;
            }));
            return lease.isPresent();
        } finally {
            lock.unlock();
        }
    }

    private <T> T having(Lease lease, Supplier<T> doing) {
        had.add(lease);
        ofThread.get().push(lease);
        try {
            return doing.get();
        } finally {
            ofThread.get().remove(lease);
            had.remove(lease);
            giveBack(lease);
        }
    }

    private Lease await(String work) {
        return await(work, System.nanoTime() + Long.MAX_VALUE / 2).orElseThrow();
    }

    /** @return empty where the time has come first */
    private Optional<Lease> await(String work, long until) {
        try {
            boolean ends = false;
            while (!ends) {
                Optional<Lease> lease = tryTake(work);
                if (lease.isPresent() || System.nanoTime() - until > 0) {
                    return lease;
                }
                ends = ending.await(LOOK_AGAIN.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new StoreException("This process ends, and no longer waits for its turn at '" + work + "'");
    }

    private Optional<Lease> tryTake(String work) {
        long asked = System.nanoTime();
        return ask(TAKE, List.of(work, node, term.toMillis()), row -> new Lease(work, row.getLong(1), asked, term));
    }

    private void giveBack(Lease lease) {
        try {
            change(END, List.of(lease.work(), lease.token()));
        } catch (StoreException e) {
            LOG.warn("The turn at '{}' could not be given back; it ends by itself within {}", lease.work(), term);
        }
    }

    private void renewAll() {
        for (Lease lease : had) {
            long asked = System.nanoTime();
            try {
                if (change(RENEW, List.of(term.toMillis(), lease.work(), lease.token())) > 0) {
                    lease.renewed(asked, term);
                } else if (had.contains(lease)) {
                    lease.lose();
                    LOG.error("The turn at '{}' was lost to another process", lease.work());
                }
            } catch (RuntimeException e) {
                // whatever it is, the next renewal must come
                LOG.warn("The turn at '{}' could not be renewed: {}", lease.work(), e.getMessage());
            }
        }
    }

    /** In a transaction of this thread's: nobody else gets its turns before the transaction ends. */
    void hold(Connection connection) throws SQLException {
        for (Lease lease : ofThread.get()) {
            try (PreparedStatement query = connection.prepareStatement(HELD)) {
                query.setString(1, lease.work());
                query.setLong(2, lease.token());
                try (ResultSet row = query.executeQuery()) {
                    if (!row.next()) {
                        lease.lose();
                        throw lease.lost();
                    }
                }
            }
        }
    }

    @Override
    public Runnable guard() {
        List<Lease> guarded = List.copyOf(ofThread.get());
        return () -> guarded.stream().filter(Lease::isOver).findFirst().ifPresent(lease -> {
            throw lease.lost();
        });
    }

    @Override
    public Optional<Elsewhere> elsewhere(String work) {
        return ask(
                ELSEWHERE,
                List.of(work, node),
                row -> new Elsewhere(
                        row.getString(1), row.getObject(2, OffsetDateTime.class).toInstant()));
    }

    @FunctionalInterface
    private interface Reading<T> {
        T of(ResultSet row) throws SQLException;
    }

    /** On a connection of its own: the write that is under way may last longer than a term. */
    private <T> Optional<T> ask(String sql, List<Object> values, Reading<T> reading) {
        try (Connection connection = connections.getConnection();
                PreparedStatement query = prepared(connection, sql, values);
                ResultSet row = query.executeQuery()) {
            return row.next() ? Optional.of(reading.of(row)) : Optional.empty();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private int change(String sql, List<Object> values) {
        try (Connection connection = connections.getConnection();
                PreparedStatement update = prepared(connection, sql, values)) {
            return update.executeUpdate();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private static PreparedStatement prepared(Connection connection, String sql, List<Object> values)
            throws SQLException {
        connection.setAutoCommit(true);
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.size(); i++) {
            statement.setObject(i + 1, values.get(i));
        }
        return statement;
    }

    private static StoreException failed(SQLException e) {
        String state = String.valueOf(e.getSQLState());
        String what = state.startsWith(OF_A_CLOSED_CONNECTION)
                ? "the server cannot be reached"
                : "the server refused it with SQL state " + state;
        return new StoreException("Turns at the store's work cannot be taken: " + what, e);
    }

    @Override
    public void stopWaiting() {
        ending.countDown();
    }

    @Override
    public void close() {
        stopWaiting();
        renewing.shutdownNow();
    }
}
