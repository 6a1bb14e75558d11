package dev.deskpulse.scheduler.kpi;

import dev.deskpulse.connector.sync.FieldMapping;
import dev.deskpulse.connector.sync.FieldMapping.WaitingOn;
import dev.deskpulse.ticket.Ticket;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whom a ticket waited on, by its statuses.
 *
 * @param known whether the history tells
 */
record Waits(List<Stay> stays, boolean known) {
    private static final Waits UNKNOWN = new Waits(List.of(), false);

    /** A stay in a status; until is null for the present one. */
    record Stay(
            String status,
            WaitingOn whom,
            Instant from,
            @Nullable Instant until) {}

    Waits {
        stays = List.copyOf(stays);
    }

    static Waits of(Ticket ticket, FieldTimeline status, FieldMapping mapping, StatusCatalogue statuses) {
        if (!status.sound() || status.neverChanged()) {
            return UNKNOWN;
        }
        List<Stay> stays = new ArrayList<>();
        for (FieldTimeline.Stay stay : status.stays()) {
            String name = stay.value();
            Optional<WaitingOn> whom = name == null ? Optional.empty() : waitingOn(ticket, name, mapping, statuses);
            if (name == null || whom.isEmpty()) {
                return UNKNOWN;
            }
            stays.add(new Stay(name, whom.get(), stay.from(), stay.until()));
        }
        return new Waits(stays, true);
    }

    private static Optional<WaitingOn> waitingOn(
            Ticket ticket, String status, FieldMapping mapping, StatusCatalogue statuses) {
        WaitingOn mapped = mapping.waitingOn().get(status);
        return mapped != null
                ? Optional.of(mapped)
                : DoneTimeline.category(ticket, status, statuses).map(category -> mapping.waitingOn(status, category));
    }

    Optional<List<Interval>> on(WaitingOn whom, Instant latest) {
        if (!known) {
            return Optional.empty();
        }
        List<Interval> waits = new ArrayList<>();
        for (Stay stay : stays) {
            if (stay.whom == whom) {
                Interval.of(stay.from, stay.until, latest).ifPresent(waits::add);
            }
        }
        return Optional.of(waits);
    }
}
