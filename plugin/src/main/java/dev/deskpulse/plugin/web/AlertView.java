package dev.deskpulse.plugin.web;

import dev.deskpulse.connector.store.TicketStore;
import dev.deskpulse.plugin.access.Role;
import dev.deskpulse.plugin.access.Viewer;
import dev.deskpulse.plugin.settings.Settings;
import dev.deskpulse.scheduler.alert.Alert;
import dev.deskpulse.scheduler.alert.AlertStore;
import dev.deskpulse.scheduler.kpi.Narrowing;
import dev.deskpulse.ticket.Ticket;
import dev.deskpulse.ticket.TicketKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is unusual right now, and what people say of it. */
public final class AlertView {
    private static final int MOST_HOURS = 720;

    private final Settings settings;
    private final AlertStore alerts;
    private final TicketStore tickets;
    private final WholeSlices slices;
    private final NarrowedSlices parts;
    private final Clock clock;

    public AlertView(
            Settings settings,
            AlertStore alerts,
            TicketStore tickets,
            WholeSlices slices,
            NarrowedSlices parts,
            Clock clock) {
        this.settings = settings;
        this.alerts = alerts;
        this.tickets = tickets;
        this.slices = slices;
        this.parts = parts;
        this.clock = clock;
    }

    /**
     * An alert on the wire.
     *
     * @param part whether only some of its tickets are meant: its figures are of all
     */
    record Row(
            String id,
            String signal,
            Map<String, String> slice,
            Instant from,
            Instant lastSeen,
            int hours,
            double observed,
            double expected,
            Map<String, String> cause,
            List<DeskView.TicketLink> tickets,
            boolean part,
            String state,
            @Nullable Instant snoozedUntil) {}

    /** Those whose figures rest on no ticket that is hidden from the viewer, and of which some tickets are meant. */
    List<Row> open(Narrowing narrowing, Viewer viewer) {
        Instant now = clock.instant();
        return alerts.open().stream()
                .filter(alert -> slices.isSeen(alert.slice(), viewer.sight()))
                .flatMap(alert -> row(alert, narrowing, viewer, now).stream())
                .toList();
    }

    void acknowledge(Viewer viewer, String id) {
        alerts.acknowledge(handled(viewer, id), clock.instant());
    }

    /** The id of an alert that the viewer may handle; one that they are not shown is not there. */
    private String handled(Viewer viewer, String id) {
        viewer.mustBe(Role.LEAD);
        return alerts.find(id)
                .filter(alert -> slices.isSeen(alert.slice(), viewer.sight()))
                .map(Alert::id)
                .orElseThrow(() -> AlertStore.unknown(id));
    }

    void snooze(Viewer viewer, String id, int hours) {
        if (hours < 1 || hours > MOST_HOURS) {
            throw new IllegalArgumentException("hours is " + hours + "; ask for 1 to " + MOST_HOURS);
        }
        alerts.snooze(handled(viewer, id), clock.instant().plus(Duration.ofHours(hours)));
    }

    private Optional<Row> row(Alert alert, Narrowing narrowing, Viewer viewer, Instant now) {
        List<Ticket> known =
                tickets.findAllByKey(alert.keys().stream().map(TicketKey::new).toList());
        return parts.part(alert.slice(), known.stream().map(Ticket::id).toList(), narrowing, viewer.sight())
                .map(part -> row(alert, known, part, viewer, now));
    }

    private Row row(Alert alert, List<Ticket> known, NarrowedSlices.Part part, Viewer viewer, Instant now) {
        return new Row(
                alert.id(),
                alert.signal().label(),
                alert.slice(),
                alert.from(),
                alert.lastSeen(),
                alert.figures().hours(),
                alert.figures().observed(),
                alert.figures().expected(),
                alert.cause(),
                known.stream()
                        .filter(viewer::sees)
                        .filter(ticket -> part.whole()
                                || part.keys().contains(ticket.key().value()))
                        .map(ticket ->
                                DeskView.TicketLink.to(settings.jira().access().site(), ticket))
                        .toList(),
                !part.whole(),
                alert.state(now),
                alert.handling().snoozedUntil());
    }
}
