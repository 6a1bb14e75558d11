package dev.deskpulse.scheduler.knowledge;

import dev.deskpulse.progress.Progress;
import dev.deskpulse.scheduler.audit.Actor;
import dev.deskpulse.scheduler.audit.AuditLog;
import dev.deskpulse.scheduler.text.OwnWords;
import dev.deskpulse.scheduler.topic.TopicLanguage;
import dev.deskpulse.scheduler.writeback.StandingComment;
import dev.deskpulse.scheduler.writeback.WriteBack;
import dev.deskpulse.scheduler.writeback.WriteBackReport;
import dev.deskpulse.ticket.Ticket;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Writes an answer of the bank into a ticket as an internal comment, on a person's request; the same answer once. The write
 * is in the ledger, so that it can be undone, and in the log of what left the desk.
 */
public final class DraftReply {
    private static final int LOOK_AT = 300;

    private final Function<List<StandingComment>, WriteBackReport> comments;
    private final AuditLog log;

    /** @param writeBack of the ticket's site */
    public DraftReply(WriteBack writeBack, AuditLog log) {
        // Who asks for a draft again that was undone wants it.
        this.comments = wanted -> writeBack.comments(wanted, WriteBack.Undone.IS_WRITTEN_AGAIN, Progress.SILENT);
        this.log = log;
    }

    /**
     * What became of it.
     *
     * @param question whose answer it is
     * @param written false where it stands there already, or where somebody took it away
     * @param run to name when undoing it; empty where nothing was written
     */
    public record Outcome(String question, boolean written, Optional<String> run) {}

    /**
     * Writes it.
     *
     * @param bank as the person sees it
     * @param id of the question; null for the likeliest
     * @param who they are, for the log
     * @throws IllegalArgumentException where no answer is known, or it is of another language than the ticket
     * @throws IllegalStateException where the site refused it
     */
    public Outcome on(Ticket ticket, QuestionBank bank, @Nullable String id, Actor who) {
        QuestionBank.Shown shown = id == null ? likeliest(ticket, bank) : fitting(ticket, bank.show(id));
        Question question = shown.question();
        log.export(who, "draft reply " + question.id(), "comment", ticket.key().value());
        WriteBackReport report = comments.apply(
                List.of(StandingComment.draft(question.id(), ReplyText.draft(question, shown.success()), ticket.id())));
        if (report.rejected() > 0) {
            throw new IllegalStateException(String.join("; ", report.messages()));
        }
        return new Outcome(question.id(), report.comments() > 0, report.run());
    }

    private static QuestionBank.Shown likeliest(Ticket ticket, QuestionBank bank) {
        return bank.likely(ticket, 1).stream()
                .findFirst()
                .map(QuestionBank.Hit::shown)
                .orElseThrow(() -> new IllegalArgumentException(
                        ticket.key() + ": no question of the bank asks the same; name one of `deskpulse questions`"));
    }

    private static QuestionBank.Shown fitting(Ticket ticket, QuestionBank.Shown shown) {
        Question question = shown.question();
        Optional<TopicLanguage> language =
                TopicLanguage.of(OwnWords.opening(ticket, LOOK_AT).language());
        if (!language.equals(Optional.of(question.language()))) {
            throw new IllegalArgumentException(ticket.key() + " is not written in the language of " + question.id()
                    + "; choose a question in the customer's language");
        }
        if (question.state() == Question.State.REJECTED) {
            throw new IllegalArgumentException(question.id() + " was rejected; keep it first, or choose another one");
        }
        return shown;
    }
}
