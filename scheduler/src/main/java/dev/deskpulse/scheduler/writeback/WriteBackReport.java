package dev.deskpulse.scheduler.writeback;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a write-back, or an undo, did.
 *
 * @param run the run to name when undoing it; empty where nothing had to be done
 * @param tickets on how many tickets something was written
 * @param written fields, explanations and comments written
 * @param comments how many of those were comments
 * @param corrected what people had changed, newly noticed
 * @param leftUndone tickets left as an undo left them
 * @param gone what could not be written since the ticket or comment is no longer there
 * @param messages what somebody should mend, at most {@link #MESSAGES_AT_MOST} of them
 */
public record WriteBackReport(
        Optional<String> run,
        int tickets,
        int written,
        int comments,
        int unchanged,
        int rejected,
        int corrected,
        int leftUndone,
        int gone,
        List<String> messages) {
    public static final int MESSAGES_AT_MOST = 20;

    public WriteBackReport {
        messages = List.copyOf(messages);
    }

    /** Counts as the run goes on. */
    static final class Tally {
        private final Set<dev.deskpulse.ticket.TicketId> tickets = new HashSet<>();
        private final Set<String> messages = new LinkedHashSet<>();
        private int written;
        private int comments;
        private int unchanged;
        private int rejected;
        private int corrected;
        private int gone;

        void message(String message) {
            if (messages.size() < MESSAGES_AT_MOST) {
                messages.add(message);
            }
        }

        void add(List<WriteOutcome> outcomes) {
            outcomes.forEach(this::add);
        }

        private void add(WriteOutcome outcome) {
            if (outcome instanceof WriteOutcome.Written done) {
                written++;
                comments += done.target().what() == WriteTarget.What.COMMENT ? 1 : 0;
                tickets.add(done.target().ticket());
            } else if (outcome instanceof WriteOutcome.Rejected no) {
                rejected++;
                message(no.message());
            } else if (outcome instanceof WriteOutcome.Corrected) {
                corrected++;
            } else if (outcome instanceof WriteOutcome.Gone) {
                gone++;
            } else {
                unchanged++;
            }
        }

        WriteBackReport report(@Nullable String run, int leftUndone) {
            return new WriteBackReport(
                    Optional.ofNullable(run),
                    tickets.size(),
                    written,
                    comments,
                    unchanged,
                    rejected,
                    corrected,
                    leftUndone,
                    gone,
                    new ArrayList<>(messages));
        }
    }
}
