package dev.deskpulse.plugin.app;

import dev.deskpulse.connector.jira.IssueStub;
import dev.deskpulse.progress.Progress;
import dev.deskpulse.scheduler.job.Schedules;
import dev.deskpulse.scheduler.job.Task;
import dev.deskpulse.ticket.TicketId;
import java.util.List;
import java.util.function.Consumer;

/**
 * Brings tickets to their tags as soon as Jira tells of them: read, tagged and written, and nothing besides. Figures, findings
 * and topics follow with the next analysis. What an admin has paused stays paused.
 */
final class FreshTickets implements Consumer<List<IssueStub>> {
    private final Desk desk;
    private final Schedules schedules;

    FreshTickets(Desk desk, Schedules schedules) {
        this.desk = desk;
        this.schedules = schedules;
    }

    @Override
    public void accept(List<IssueStub> issues) {
        if (isPaused(Task.SYNC)) {
            return;
        }
        desk.reread(issues, Progress.SILENT);
        List<TicketId> tickets = issues.stream()
                .map(issue -> TicketId.of(desk.source(), issue.id()))
                .toList();
        if (isPaused(Task.ANALYSIS)) {
            return;
        }
        desk.tag(tickets);
        if (desk.settings().writeBack().enabled() && !isPaused(Task.WRITE_BACK)) {
            desk.writes().only(tickets);
        }
    }

    private boolean isPaused(Task task) {
        return schedules.state(task).paused();
    }
}
