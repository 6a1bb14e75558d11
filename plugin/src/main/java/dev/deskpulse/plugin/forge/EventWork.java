package dev.deskpulse.plugin.forge;

import dev.deskpulse.connector.sync.CompletenessCertificate.SetAside;
import dev.deskpulse.connector.sync.SyncJournal;
import dev.deskpulse.scheduler.job.Schedules;
import dev.deskpulse.scheduler.job.Task;
import dev.deskpulse.ticket.SourceId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does what events ask for, after they were answered and on a thread of its own: the usual tasks in their order, at once
 * instead of at their next time. The issues told of are put on the list of what the sync reads whatever Jira's search says,
 * because that lags behind its events and never names what was deleted. Events that come meanwhile are worked together by the next round; those lost with
 * the process are found by the sync's cursor.
 */
final class EventWork implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EventWork.class);
    private static final List<Task> ROUND = List.of(Task.SYNC, Task.ANALYSIS, Task.WRITE_BACK);
    private static final int MOST_ISSUES = 10_000;
    private static final String REASON = "Jira told of it; asked for by the next run";

    private final ToldIssues told = new ToldIssues(MOST_ISSUES);
    private final SyncJournal journal;
    private final SourceId source;
    private final Schedules schedules;
    private final Duration gathering;
    private final Thread worker = new Thread(this::work, "forge-events");

    /** @param gathering how long to wait after the first event, so that those that come with it are worked together */
    EventWork(SyncJournal journal, SourceId source, Schedules schedules, Duration gathering) {
        this.journal = journal;
        this.source = source;
        this.schedules = schedules;
        this.gathering = gathering;
        worker.setDaemon(true);
    }

    void start() {
        worker.start();
    }

    ToldIssues told() {
        return told;
    }

    private void work() {
        try {
            Optional<Map<String, String>> issues = told.next(gathering);
            while (issues.isPresent()) {
                round(issues.get());
                issues = told.next(gathering);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void round(Map<String, String> issues) {
        try {
            journal.setAside(
                    source,
                    issues.entrySet().stream()
                            .map(issue -> new SetAside(issue.getKey(), issue.getValue(), REASON, 0))
                            .toList());
            ROUND.stream().takeWhile(task -> !told.closed()).forEach(schedules::runHere);
        } catch (RuntimeException e) {
            LOG.error("{} issues told of by Jira wait for the next sync", issues.size(), e);
        }
    }

    /** Waits for the task that is running, then ends. */
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
