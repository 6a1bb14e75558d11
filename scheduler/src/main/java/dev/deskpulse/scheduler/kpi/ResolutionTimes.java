package dev.deskpulse.scheduler.kpi;

import dev.deskpulse.connector.sync.FieldMapping.WaitingOn;
import dev.deskpulse.scheduler.kpi.TicketFact.OpenSpell;
import dev.deskpulse.scheduler.kpi.TicketFact.Time;
import dev.deskpulse.ticket.StatusCategory;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** When the ticket was done, and until when it was in the backlog. */
final class ResolutionTimes {
    private ResolutionTimes() {}

    static TicketFact.Resolution of(TicketHistory history, DeskHours hours) {
        Instant first = history.done().firstDone().orElse(null);
        Instant last = history.resolved();
        return new TicketFact.Resolution(
                first,
                first == null ? null : hours.dayOf(first),
                time(history, first),
                last,
                last == null ? null : hours.dayOf(last),
                last == null ? null : (Integer) last.atZone(hours.zone()).getHour(),
                time(history, last),
                history.done().isTold() ? (Integer) history.done().reopens() : null);
    }

    private static @Nullable Time time(TicketHistory history, @Nullable Instant end) {
        if (end == null) {
            return null;
        }
        return switch (history.profile().resolutionRule()) {
            case WHOLE -> history.time(history.created(), end);
            case OPEN_ONLY -> history.done().isTold() ? Interval.sum(history.open(end), history.clock()) : null;
            case WITHOUT_CUSTOMER ->
                withoutCustomer(history, end)
                        .map(counted -> Interval.sum(counted, history.clock()))
                        .orElse(null);
        };
    }

    /** When it was open and did not wait on the customer; empty where the history does not tell. */
    static Optional<List<Interval>> withoutCustomer(TicketHistory history, Instant end) {
        if (!history.done().isTold() || !history.waits().known()) {
            return Optional.empty();
        }
        List<Interval> others = Stream.of(WaitingOn.DESK, WaitingOn.THIRD_PARTY, WaitingOn.NOBODY)
                .flatMap(whom -> history.waiting(whom, end).stream())
                .flatMap(List::stream)
                .sorted(Comparator.comparing(Interval::from).thenComparing(Interval::until))
                .toList();
        return Optional.of(Interval.common(history.open(end), others));
    }

    static List<OpenSpell> spells(TicketHistory history, DeskHours hours) {
        List<OpenSpell> spells = new ArrayList<>();
        for (DoneTimeline.Turn turn : history.done().turns()) {
            if (!turn.done()) {
                add(spells, turn.from(), turn.until(), hours);
            }
        }
        boolean endKnown = history.ticket().lifecycle().category() != StatusCategory.DONE || history.resolved() != null;
        if (!history.done().isTold() && endKnown) {
            add(spells, history.created(), history.resolved(), hours);
        }
        return spells;
    }

    private static void add(List<OpenSpell> spells, Instant from, @Nullable Instant until, DeskHours hours) {
        LocalDate first = hours.dayOf(from);
        LocalDate end = until == null ? null : hours.dayOf(until);
        if (!first.equals(end)) {
            spells.add(new OpenSpell(first, end));
        }
    }
}
