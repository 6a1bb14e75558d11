package dev.deskpulse.scheduler.kpi;

import dev.deskpulse.connector.sync.FieldMapping;
import dev.deskpulse.connector.sync.FieldMapping.WaitingOn;
import dev.deskpulse.ticket.Ticket;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The statuses that a ticket was in, one after the other, and whom each waited on.
 *
 * @param stays empty where the history is broken
 * @param flaw what is wrong with the history
 */
public record StatusStays(List<Stay> stays, Optional<TicketFact.Mark> flaw) {
    /**
     * A status for a time.
     *
     * @param until null for the present one
     * @param on empty where the status has no known category
     */
    public record Stay(
            String status, Instant from, @Nullable Instant until, Optional<WaitingOn> on) {}

    public StatusStays {
        stays = List.copyOf(stays);
    }

    /** As the ticket's history tells. */
    public static StatusStays of(Ticket ticket, FieldMapping mapping, StatusCatalogue statuses) {
        FieldTimeline timeline = FieldTimeline.ofText(
                ticket.history(),
                "status",
                ticket.lifecycle().created(),
                ticket.lifecycle().status());
        if (!timeline.sound()) {
            return new StatusStays(List.of(), timeline.flaw());
        }
        return new StatusStays(
                timeline.stays().stream()
                        .map(stay -> {
                            String status = stay.value() == null ? "" : stay.value();
                            return new Stay(status, stay.from(), stay.until(), on(ticket, status, mapping, statuses));
                        })
                        .toList(),
                Optional.empty());
    }

    private static Optional<WaitingOn> on(
            Ticket ticket, String status, FieldMapping mapping, StatusCatalogue statuses) {
        return Optional.ofNullable(mapping.waitingOn().get(status))
                .or(() -> DoneTimeline.category(ticket, status, statuses)
                        .map(category -> mapping.waitingOn(status, category)));
    }
}
