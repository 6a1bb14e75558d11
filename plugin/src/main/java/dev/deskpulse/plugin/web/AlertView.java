package dev.deskpulse.plugin.web;

import dev.deskpulse.connector.store.TicketStore;
import dev.deskpulse.plugin.access.Role;
import dev.deskpulse.plugin.access.Viewer;
import dev.deskpulse.plugin.settings.Settings;
import dev.deskpulse.scheduler.alert.Alert;
import dev.deskpulse.scheduler.alert.AlertStore;
import dev.deskpulse.ticket.TicketKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is unusual right now, and what people say of it. */
public final class AlertView {
    private static final int MOST_HOURS = 720;

    private final Settings settings;
    private final AlertStore alerts;
    private final TicketStore tickets;
    private final WholeSlices slices;
    private final Clock clock;

    public AlertView(Settings settings, AlertStore alerts, TicketStore tickets, WholeSlices slices, Clock clock) {
        this.settings = settings;
        this.alerts = alerts;
        this.tickets = tickets;
        this.slices = slices;
        this.clock = clock;
    }

    /** An alert on the wire. */
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
            String state,
            @Nullable Instant snoozedUntil) {}

    /** Those whose figures rest on no ticket that is hidden from the viewer. */
    List<Row> open(Viewer viewer) {
        Instant now = clock.instant();
        return alerts.open().stream()
                .filter(alert -> slices.isSeen(alert.slice(), viewer.sight()))
                .map(alert -> row(alert, viewer, now))
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

    private Row row(Alert alert, Viewer viewer, Instant now) {
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
                tickets.findAllByKey(alert.keys().stream().map(TicketKey::new).toList()).stream()
                        .filter(viewer::sees)
                        .map(ticket ->
                                DeskView.TicketLink.to(settings.jira().access().site(), ticket))
                        .toList(),
                alert.state(now),
                alert.handling().snoozedUntil());
    }
}
