package dev.deskpulse.scheduler.kpi;

import dev.deskpulse.scheduler.kpi.TicketFact.Question;
import dev.deskpulse.scheduler.kpi.TicketFact.Time;
import dev.deskpulse.ticket.Message;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How fast the desk answered. */
final class ResponseTimes {
    private ResponseTimes() {}

    static TicketFact.Response of(TicketHistory history, DeskHours hours) {
        Replies replies = history.replies();
        Instant firstAt = replies.first().map(Message::created).orElse(null);
        Instant lastAt = replies.last().map(Message::created).orElse(null);
        return new TicketFact.Response(
                firstAt,
                first(history, firstAt),
                history.time(history.created(), lastAt),
                replies.replies().size(),
                replies.beforeCreation() ? List.of() : questions(history, hours));
    }

    private static @Nullable Time first(TicketHistory history, @Nullable Instant firstAt) {
        Instant start = start(history, firstAt).orElse(null);
        if (firstAt == null || start == null) {
            return null;
        }
        return start.isAfter(firstAt) ? new Time(0, 0) : history.time(start, firstAt);
    }

    /** When the clock of the first response starts. */
    static Optional<Instant> start(TicketHistory history, @Nullable Instant firstAt) {
        return switch (history.profile().responseStart()) {
            case CREATION -> Optional.of(history.created());
            case ASSIGNMENT -> firstAssignment(history);
            case CUSTOMER_MESSAGE -> Optional.of(firstQuestion(history, firstAt));
        };
    }

    private static Optional<Instant> firstAssignment(TicketHistory history) {
        if (!history.assignee().sound()) {
            return Optional.empty();
        }
        return history.assignee().stays().stream()
                .filter(stay -> stay.value() != null)
                .map(FieldTimeline.Stay::from)
                .findFirst();
    }

    private static Instant firstQuestion(TicketHistory history, @Nullable Instant firstAt) {
        return history.replies().messages().stream()
                .filter(m -> m.verdict() == Replies.Verdict.CUSTOMER)
                .map(m -> m.message().created())
                .filter(at -> firstAt != null && !at.isAfter(firstAt) && !at.isBefore(history.created()))
                .findFirst()
                .orElse(history.created());
    }

    private static List<Question> questions(TicketHistory history, DeskHours hours) {
        return asked(history).stream()
                .map(asked -> new Question(hours.dayOf(asked.at), history.time(asked.at, asked.answered)))
                .toList();
    }

    /** A question of the customer after the first response; answered is null while nobody has. */
    record Asked(Instant at, @Nullable Instant answered) {}

    static List<Asked> asked(TicketHistory history) {
        List<Asked> questions = new ArrayList<>();
        boolean responded = false;
        Instant open = null;
        for (Replies.Judged judged : history.replies().messages()) {
            Instant at = judged.message().created();
            if (judged.verdict() == Replies.Verdict.REPLY) {
                responded = true;
                if (open != null) {
                    questions.add(new Asked(open, at));
                    open = null;
                }
            } else if (judged.verdict() == Replies.Verdict.CUSTOMER && responded && open == null) {
                open = at;
            }
        }
        if (open != null) {
            questions.add(new Asked(open, null));
        }
        return questions;
    }
}
