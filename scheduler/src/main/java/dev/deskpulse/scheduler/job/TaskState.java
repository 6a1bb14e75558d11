package dev.deskpulse.scheduler.job;

import dev.deskpulse.connector.store.Turns;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A task as an admin sees it.
 *
 * @param nextRuns the next five, none while paused
 * @param lastSuccess when a run last ended well, null where none has
 * @param running how far it is, null while it is not running
 */
public record TaskState(
        Task task,
        Schedule schedule,
        boolean paused,
        List<Instant> nextRuns,
        @Nullable RunRecord lastRun,
        @Nullable Instant lastSuccess,
        @Nullable Running running) {
    public TaskState {
        nextRuns = List.copyOf(nextRuns);
    }

    /**
     * A run that is under way.
     *
     * @param total negative where nobody knows
     */
    public record Running(Instant started, String stage, long done, long total) {
        static Running elsewhere(Turns.Elsewhere there) {
            return new Running(there.since(), "On " + there.node(), 0, -1);
        }
    }
}
