package dev.deskpulse.scheduler.kpi;

import dev.deskpulse.ticket.Change;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The values one field of a ticket had, from creation on, as its history tells.
 *
 * @param flaw what is wrong with the history; empty where it is whole: each entry starts from the value that the one
 *     before it left, none is older than the one before or than the ticket, and the last leads to today's value
 */
record FieldTimeline(List<Stay> stays, Optional<TicketFact.Mark> flaw) {
    /** A value for a time; until is null for the present one. */
    record Stay(
            @Nullable String value, Instant from, @Nullable Instant until) {}

    FieldTimeline {
        stays = List.copyOf(stays);
    }

    boolean sound() {
        return flaw.isEmpty();
    }

    boolean neverChanged() {
        return stays.size() == 1;
    }

    /** What the field held at a moment, a change at that very moment included. */
    @Nullable
    String valueAt(Instant moment) {
        String value = stays.get(0).value();
        for (Stay stay : stays) {
            if (!stay.from().isAfter(moment)) {
                value = stay.value();
            }
        }
        return value;
    }

    /** Of a field whose values are names, such as the status. */
    static FieldTimeline ofText(List<Change> history, String field, Instant created, @Nullable String present) {
        return ofText(of(history, field), created, present);
    }

    /** Of a field whose values are ids, such as the assignee. */
    static FieldTimeline ofRaw(List<Change> history, String field, Instant created, @Nullable String present) {
        return told(of(history, field), created, present, Change::from, Change::to);
    }

    /** Of changes that are all of one field. */
    static FieldTimeline ofText(List<Change> changes, Instant created, @Nullable String present) {
        return told(changes, created, present, Change::fromText, Change::toText);
    }

    private static List<Change> of(List<Change> history, String field) {
        return history.stream().filter(change -> change.isOf(field)).toList();
    }

    private static FieldTimeline told(
            List<Change> changes,
            Instant created,
            @Nullable String present,
            Function<Change, @Nullable String> from,
            Function<Change, @Nullable String> to) {
        List<Stay> stays = new ArrayList<>();
        String value = changes.isEmpty() ? present : from.apply(changes.get(0));
        Instant since = created;
        TicketFact.Mark flaw = null;
        for (Change change : changes) {
            if (change.at().isBefore(since)) {
                flaw = TicketFact.Mark.CLOCK_BACKWARDS;
            } else if (!Objects.equals(value, from.apply(change)) && flaw == null) {
                flaw = TicketFact.Mark.HISTORY_GAP;
            }
            stays.add(new Stay(value, since, change.at()));
            value = to.apply(change);
            since = change.at();
        }
        if (!Objects.equals(value, present) && flaw == null) {
            flaw = TicketFact.Mark.HISTORY_GAP;
        }
        stays.add(new Stay(value, since, null));
        return new FieldTimeline(stays, Optional.ofNullable(flaw));
    }
}
