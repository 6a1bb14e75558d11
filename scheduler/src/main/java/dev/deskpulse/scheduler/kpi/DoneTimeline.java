package dev.deskpulse.scheduler.kpi;

import dev.deskpulse.ticket.StatusCategory;
import dev.deskpulse.ticket.Ticket;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * When a ticket was open and when it was done, in turns. Told by its statuses; where their history is broken, by its
 * resolutions, which Jira sets and clears along with them; where neither tells, not at all.
 *
 * @param turns open and done by turns, starting at creation; empty where there is a flaw
 */
record DoneTimeline(List<Turn> turns, Optional<TicketFact.Mark> flaw) {
    /** Open or done for a time; until is null for the present. */
    record Turn(boolean done, Instant from, @Nullable Instant until) {}

    DoneTimeline {
        turns = List.copyOf(turns);
    }

    static DoneTimeline of(Ticket ticket, FieldTimeline status, StatusCatalogue statuses) {
        boolean doneNow = ticket.lifecycle().category() == StatusCategory.DONE;
        boolean known = status.stays().stream()
                .allMatch(stay -> stay.value() != null
                        && category(ticket, stay.value(), statuses).isPresent());
        if (status.sound() && known && !(status.neverChanged() && doneNow)) {
            return told(
                    status,
                    name -> name != null
                            && category(ticket, name, statuses).orElse(StatusCategory.TO_DO) == StatusCategory.DONE);
        }
        FieldTimeline resolution = FieldTimeline.ofText(
                ticket.history(),
                "resolution",
                ticket.lifecycle().created(),
                ticket.lifecycle().resolution());
        if (resolution.sound()
                && !resolution.neverChanged()
                && doneNow == (ticket.lifecycle().resolution() != null)) {
            return told(resolution, value -> value != null);
        }
        TicketFact.Mark fallback = known ? TicketFact.Mark.HISTORY_GAP : TicketFact.Mark.UNKNOWN_STATUS;
        return new DoneTimeline(List.of(), Optional.of(status.flaw().orElse(fallback)));
    }

    /** The category of a status; the status of today is known from the ticket itself. */
    static Optional<StatusCategory> category(Ticket ticket, String status, StatusCatalogue statuses) {
        return status.equals(ticket.lifecycle().status())
                ? Optional.of(ticket.lifecycle().category())
                : statuses.category(status);
    }

    private static DoneTimeline told(FieldTimeline timeline, Predicate<@Nullable String> isDone) {
        List<Turn> turns = new ArrayList<>();
        for (FieldTimeline.Stay stay : timeline.stays()) {
            boolean done = isDone.test(stay.value());
            Turn last = turns.isEmpty() ? null : turns.get(turns.size() - 1);
            if (last != null && last.done == done) {
                turns.set(turns.size() - 1, new Turn(done, last.from, stay.until()));
            } else {
                turns.add(new Turn(done, stay.from(), stay.until()));
            }
        }
        return new DoneTimeline(turns, Optional.empty());
    }

    boolean isTold() {
        return flaw.isEmpty();
    }

    Optional<Instant> firstDone() {
        return turns.stream().filter(Turn::done).findFirst().map(Turn::from);
    }

    /** Empty while open. */
    Optional<Instant> doneForGood() {
        if (turns.isEmpty() || !turns.get(turns.size() - 1).done) {
            return Optional.empty();
        }
        return Optional.of(turns.get(turns.size() - 1).from);
    }

    int reopens() {
        return (int) turns.stream().filter(t -> t.done && t.until != null).count();
    }
}
