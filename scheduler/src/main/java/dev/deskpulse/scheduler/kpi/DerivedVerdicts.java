package dev.deskpulse.scheduler.kpi;

import dev.deskpulse.scheduler.kpi.Derivation.Figure;
import dev.deskpulse.ticket.Satisfaction;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How a ticket's counts, answers and verdicts come about. */
record DerivedVerdicts(TicketHistory history, TicketFact fact, Derivation.Asked asked, DerivedText text) {
    private static final String OPEN = "it is open: counts once it is done for good";

    Figure reopens() {
        List<String> steps = new ArrayList<>();
        if (!history.done().isTold()) {
            steps.add("the history does not tell when it was open and when it was done");
        }
        for (DoneTimeline.Turn turn : history.done().turns()) {
            if (turn.done() && turn.until() != null) {
                steps.add(text.at(turn.until()) + "  opened again, after it was done at " + text.at(turn.from()));
            }
        }
        if (history.done().isTold() && history.done().firstDone().isEmpty()) {
            steps.add("it has never been done: counts once it is");
        }
        return new Figure("reopens", DerivedText.text(fact.resolution().reopens()), steps);
    }

    Figure firstContactResolution() {
        Optional<String> untold = untoldContact();
        if (untold.isPresent()) {
            return new Figure("fcr", DerivedText.NONE, List.of(untold.get()));
        }
        Instant first = history.done().firstDone().orElseThrow();
        Duration window = history.profile().repeatWindow();
        Long next = asked.next().map(NextContact::seconds).orElse(null);
        int reopens = history.done().reopens();
        boolean cameBack = next != null && next <= window.toSeconds();
        List<String> steps = List.of(
                text.at(first) + "  done for the first time; the window is " + window.toHours() + "h",
                reopens == 0 ? "it was not opened again" : "it was opened again: not resolved at the first contact",
                next == null
                        ? "the customer has no later ticket on the same topic"
                        : text.at(first.plusSeconds(next)) + "  the customer's next ticket on the same topic, "
                                + (cameBack ? "within the window" : "after the window"));
        return new Figure("fcr", reopens == 0 && !cameBack ? "yes" : "no", steps);
    }

    /** Why first contact resolution cannot be told. */
    private Optional<String> untoldContact() {
        if (!history.done().isTold()) {
            return Optional.of("the history does not tell when it was open and when it was done");
        }
        Optional<Instant> first = history.done().firstDone();
        if (first.isEmpty()) {
            return Optional.of("it has never been done: counts once it is");
        }
        if (asked.next().isEmpty()) {
            return Optional.of("the analysis has not looked at it yet: run `deskpulse analyze`");
        }
        if (!asked.next().get().topicKnown()) {
            return Optional.of("its customer, or what it is about (topic or kind), is not known");
        }
        Instant over = first.get().plus(history.profile().repeatWindow());
        return over.isAfter(asked.now())
                ? Optional.of("the customer may still come again: its window is over at " + text.at(over))
                : Optional.empty();
    }

    Figure oneTouch() {
        String replies = history.replies().replies().size() + " replies; at most "
                + history.profile().oneTouchReplies() + " is one-touch";
        return new Figure(
                "one-touch",
                DerivedText.text(fact.effort().oneTouch()),
                history.resolved() == null ? List.of(replies, undone()) : List.of(replies));
    }

    private String undone() {
        return history.done().isTold() ? OPEN : "when it was done is not known";
    }

    Figure transfers() {
        return transfers("transfers", "person", fact.effort().transfers(), history.assignee());
    }

    Figure teamTransfers() {
        return transfers("team-transfers", "team", fact.effort().teamTransfers(), history.team());
    }

    private Figure transfers(String name, String who, @Nullable Integer count, FieldTimeline timeline) {
        List<String> steps = new ArrayList<>();
        Instant end = history.resolved();
        if (end == null) {
            steps.add(undone());
        } else if (!timeline.sound()) {
            steps.add("the history of the " + who + " has a gap");
        } else if (count == null) {
            steps.add("the history does not tell when it was open and when it was done");
        } else {
            Efforts.transferred(timeline, end)
                    .forEach(at -> steps.add(text.at(at) + "  from one " + who + " to another"));
        }
        return new Figure(name, DerivedText.text(count), steps);
    }

    Figure csat() {
        Satisfaction answer = asked.ticket().satisfaction();
        Integer score = fact.survey().csat();
        if (answer == null) {
            return answer("csat", null);
        }
        String at = answer.at() == null ? "when it was answered is not known" : text.at(answer.at()) + "  answered";
        return new Figure(
                "csat",
                DerivedText.text(score) + " of 5",
                List.of(at, answer.score() >= 4 ? "4 and 5 count as satisfied" : "below 4: not satisfied", day()));
    }

    Figure nps() {
        return answer("nps", fact.survey().nps());
    }

    Figure effort() {
        return answer("effort", fact.survey().effort());
    }

    private Figure answer(String name, @Nullable Integer score) {
        return score == null
                ? new Figure(name, DerivedText.NONE, List.of("the customer has not answered"))
                : new Figure(name, score.toString(), List.of(day()));
    }

    private String day() {
        return "belongs to " + fact.survey().day()
                + (history.resolved() == null
                        ? ", the day of the answer, else of the creation"
                        : ", the day of the resolution");
    }
}
