package dev.deskpulse.scheduler.delivery;

import dev.deskpulse.connector.jira.JiraException;
import dev.deskpulse.connector.jira.RichText.Block;
import dev.deskpulse.connector.jira.RichText.Bold;
import dev.deskpulse.connector.jira.RichText.Bullets;
import dev.deskpulse.connector.jira.RichText.Heading;
import dev.deskpulse.connector.jira.RichText.Paragraph;
import dev.deskpulse.connector.store.TicketStore;
import dev.deskpulse.progress.Progress;
import dev.deskpulse.scheduler.alert.Alert;
import dev.deskpulse.scheduler.writeback.StandingComment;
import dev.deskpulse.scheduler.writeback.WriteBack;
import dev.deskpulse.scheduler.writeback.WriteBackReport;
import dev.deskpulse.ticket.Ticket;
import dev.deskpulse.ticket.TicketId;
import dev.deskpulse.ticket.TicketKey;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/**
 * Keeps one internal comment for each alert, edited in place when the event is over. Goes through the write-back's
 * ledger: it can be undone, and what a person has deleted does not come back.
 */
public final class CommentChannel implements Channel {
    private final CommentSettings settings;
    private final TicketStore tickets;
    private final WriteBack writeBack;
    private final AlertText text;

    public CommentChannel(CommentSettings settings, TicketStore tickets, WriteBack writeBack, MessageStyle style) {
        this.settings = settings;
        this.tickets = tickets;
        this.writeBack = writeBack;
        this.text = style.text();
    }

    @Override
    public String name() {
        return "comment";
    }

    /** A comment stays for good: none is made to try. */
    @Override
    public boolean tells(Notice.Event event) {
        return event != Notice.Event.TEST;
    }

    @Override
    public boolean concerns(Alert alert) {
        return settings.ticket() != null || !alert.keys().isEmpty();
    }

    @Override
    public boolean takesDigests() {
        return false;
    }

    @Override
    public Attempt send(Notice notice) {
        List<TicketId> places = places(notice.alerts().get(0));
        if (places.isEmpty()) {
            return new Attempt.Refused(nowhere());
        }
        try {
            return judged(
                    writeBack.comments(List.of(comment(notice, places)), WriteBack.Undone.STAYS, Progress.SILENT));
        } catch (JiraException e) {
            return Attempt.NotNow.because(String.valueOf(e.getMessage()));
        }
    }

    private String nowhere() {
        TicketKey chosen = settings.ticket();
        return chosen == null
                ? "none of the tickets behind it is in the store any more"
                : chosen + " is not among the synced tickets; set alerts.comment to one of a project that is synced";
    }

    private List<TicketId> places(Alert alert) {
        TicketKey chosen = settings.ticket();
        List<TicketKey> keys =
                chosen == null ? alert.keys().stream().map(TicketKey::new).toList() : List.of(chosen);
        return tickets.findAllByKey(keys).stream().map(Ticket::id).toList();
    }

    private StandingComment comment(Notice notice, List<TicketId> places) {
        Alert alert = notice.alerts().get(0);
        UUID id = UUID.nameUUIDFromBytes(alert.id().getBytes(StandardCharsets.UTF_8));
        List<Block> blocks = List.of(
                new Heading("Deskpulse"),
                new Paragraph(List.of(new Bold(text.title(alert)))),
                new Bullets(text.facts(alert).stream().map(Paragraph::of).toList()));
        return StandingComment.onAlert(id.toString(), blocks, places);
    }

    private static Attempt judged(WriteBackReport report) {
        if (report.gone() > 0) {
            return new Attempt.Refused("the ticket is no longer there");
        }
        return report.rejected() > 0
                ? Attempt.NotNow.because(String.join("; ", report.messages()))
                : new Attempt.Taken();
    }
}
