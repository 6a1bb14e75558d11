package dev.deskpulse.plugin.event;

import dev.deskpulse.connector.jira.IssueStub;
import dev.deskpulse.scheduler.job.Schedules;
import dev.deskpulse.scheduler.job.Task;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does what events ask for, after they were answered and on a thread of its own. Issues told of are read, tagged and written
 * by themselves, however long Jira's search lags behind and whatever the schedules do; what comes meanwhile is worked
 * together by the next round. What is lost with the process, or finds no room, is found by the sync's cursor.
 */
public final class EventWork implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EventWork.class);
    private static final List<Task> EVERYTHING = List.of(Task.SYNC, Task.ANALYSIS, Task.WRITE_BACK);
    private static final int MOST_ISSUES = 10_000;

    private final ToldIssues told = new ToldIssues(MOST_ISSUES);
    private final Consumer<List<IssueStub>> refresh;
    private final Schedules schedules;
    private final Duration gathering;
    private final Thread worker = new Thread(this::work, "events");

    /**
     * @param refresh brings these issues' tickets up to date
     * @param gathering how long to wait after the first event, so that those that come with it are worked together
     */
    public EventWork(Consumer<List<IssueStub>> refresh, Schedules schedules, Duration gathering) {
        this.refresh = refresh;
        this.schedules = schedules;
        this.gathering = gathering;
        worker.setDaemon(true);
    }

    /** Begins to work on what is told. */
    public void start() {
        worker.start();
    }

    /** Where to tell it. */
    public ToldIssues told() {
        return told;
    }

    private void work() {
        try {
            Optional<ToldIssues.Told> next = told.next(gathering);
            while (next.isPresent()) {
                round(next.get());
                next = told.next(gathering);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void round(ToldIssues.Told now) {
        try {
            if (now.everything()) {
                EVERYTHING.stream().takeWhile(task -> !told.closed()).forEach(schedules::runHere);
            }
            if (!now.issues().isEmpty() && !told.closed()) {
                refresh.accept(now.issues());
            }
        } catch (RuntimeException e) {
            LOG.error(
                    "{} issues told of by Jira wait for the next sync",
                    now.issues().size(),
                    e);
        }
    }

    /** Waits for the round that is under way, then ends. */
    @Override
    public void close() {
        told.close();
        try {
            worker.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
