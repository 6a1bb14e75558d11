package dev.deskpulse.connector.store;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Whose turn it is at work that must not be done twice at a time: by any thread of any process that shares the database. A
 * thread may take a turn that it has once more.
 */
public interface Turns {
    /**
     * Which other process is at it.
     *
     * @param node its name
     */
    record Elsewhere(String node, Instant since) {}

    /**
     * Waits for the turn and has it on this thread while it does something. A process that stands still for too long loses the
     * turn: from then on this thread's writes fail.
     *
     * @param work whatever all processes call it
     * @throws StoreException where the wait was ended, see {@link #stopWaiting}
     */
    <T> T during(String work, Supplier<T> doing);

    /** As {@link #during}, for what has no result. */
    default void run(String work, Runnable doing) {
        during(work, () -> {
            doing.run();
            return true;
        });
    }

    /**
     * As {@link #run}, but waits so long at most.
     *
     * @return whether it had the turn
     */
    boolean runWithin(Duration patience, String work, Runnable doing);

    /** A check for other threads that work for this one; it throws {@link StoreException} once a turn that this one has is lost. */
    Runnable guard();

    /** Empty where nobody is at it, or this process. */
    Optional<Elsewhere> elsewhere(String work);

    /** Nobody here waits for other processes from now on: for a process that ends. */
    void stopWaiting();
}
