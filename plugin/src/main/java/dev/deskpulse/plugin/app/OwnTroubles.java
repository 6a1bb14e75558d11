package dev.deskpulse.plugin.app;

import dev.deskpulse.scheduler.alert.OwnAlerts.Trouble;
import dev.deskpulse.scheduler.alert.Signal;
import dev.deskpulse.scheduler.job.Schedules;
import dev.deskpulse.scheduler.job.Task;
import dev.deskpulse.scheduler.job.TaskState;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the product should have done and did not: nobody looks at a page that is never opened. One or two failures are nothing yet, and
 * what an admin has paused is no trouble, nor what is under way, nor what was due while this process was down.
 */
final class OwnTroubles {
    private static final int TOO_MANY = 3;
    private static final int MOST_COUNTED = 10_000;

    private final Desk desk;
    private final Schedules schedules;
    private final Clock clock;
    private final Instant begun;

    /** Things are due from now on. */
    OwnTroubles(Desk desk, Schedules schedules, Clock clock) {
        this.desk = desk;
        this.schedules = schedules;
        this.clock = clock;
        this.begun = clock.instant();
    }

    List<Trouble> all() {
        // A run that found the site down has ended and has read nothing: how far all was read is the truth.
        Instant read = desk.stores().journal().cursor(desk.source()).orElse(null);
        boolean writes = desk.settings().writeBack().enabled();
        return Stream.of(
                        trouble(Signal.SYNC_BEHIND, schedules.state(Task.SYNC), read),
                        trouble(Signal.ANALYSIS_BEHIND, schedules.state(Task.ANALYSIS)),
                        writes
                                ? trouble(Signal.WRITES_FAIL, schedules.state(Task.WRITE_BACK))
                                : Optional.<Trouble>empty())
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<Trouble> trouble(Signal signal, TaskState task) {
        return trouble(signal, task, task.lastSuccess());
    }

    private Optional<Trouble> trouble(Signal signal, TaskState task, @Nullable Instant done) {
        Instant now = clock.instant();
        Instant since = done == null || done.isBefore(begun) ? begun : done;
        long missed = task.paused() || task.running() != null
                ? 0
                : task.schedule()
                        .next(since)
                        .limit(MOST_COUNTED)
                        .takeWhile(due -> due.isBefore(now))
                        .count();
        return missed < TOO_MANY ? Optional.empty() : Optional.of(new Trouble(signal, since, missed));
    }
}
