package dev.deskpulse.plugin.app;

import dev.deskpulse.connector.jira.IssueStub;
import dev.deskpulse.scheduler.job.Schedules;
import dev.deskpulse.scheduler.job.Task;
import dev.deskpulse.ticket.TicketId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings tickets to their tags as soon as Jira tells of them: read, tagged and written, and nothing besides. Figures, findings
 * and topics follow with the next analysis. What an admin has paused stays paused. A site takes writes more slowly than it gives
 * issues, so that they are written on a thread of its own; what it did not come to is written by the next run of all.
 */
final class FreshTickets implements Consumer<List<IssueStub>>, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FreshTickets.class);
    private static final int MOST_UNWRITTEN = 10_000;

    private final Desk desk;
    private final Schedules schedules;
    private final Set<TicketId> unwritten = new LinkedHashSet<>();
    private final ExecutorService writing = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "event-writes");
        thread.setDaemon(true);
        return thread;
    });

    FreshTickets(Desk desk, Schedules schedules) {
        this.desk = desk;
        this.schedules = schedules;
    }

    @Override
    public void accept(List<IssueStub> issues) {
        if (isPaused(Task.SYNC)) {
            return;
        }
        desk.reread(issues);
        List<TicketId> tickets = issues.stream()
                .map(issue -> TicketId.of(desk.source(), issue.id()))
                .toList();
        if (isPaused(Task.ANALYSIS)) {
            return;
        }
        desk.tag(tickets);
        if (desk.settings().writeBack().enabled() && !isPaused(Task.WRITE_BACK)) {
            writeSoon(tickets);
        }
    }

    private boolean isPaused(Task task) {
        return schedules.state(task).paused();
    }

    private void writeSoon(List<TicketId> tickets) {
        boolean idle;
        synchronized (unwritten) {
            idle = unwritten.isEmpty();
            tickets.stream().limit(MOST_UNWRITTEN - (long) unwritten.size()).forEach(unwritten::add);
        }
        if (idle) {
            writing.execute(this::write);
        }
    }

    private void write() {
        List<TicketId> tickets;
        synchronized (unwritten) {
            tickets = List.copyOf(unwritten);
            unwritten.clear();
        }
        try {
            if (!writing.isShutdown()) {
                desk.writes().first(tickets);
            }
        } catch (RuntimeException e) {
            LOG.error("{} tickets told of by Jira are written by the next write-back", tickets.size(), e);
        }
    }

    /** Waits for the writes that are under way, then ends; after it nothing is accepted. */
    @Override
    public void close() {
        writing.shutdown();
        try {
            writing.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
