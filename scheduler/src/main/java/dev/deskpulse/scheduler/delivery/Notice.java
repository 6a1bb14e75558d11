package dev.deskpulse.scheduler.delivery;

import dev.deskpulse.scheduler.alert.Alert;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * One message about alerts, whatever it travels by.
 *
 * @param id the same however often it is tried, so that a receiver can tell a repetition
 * @param alerts one, or several in a digest; none in a test
 * @param at when it is sent
 */
public record Notice(String id, Event event, List<Alert> alerts, Instant at) {
    public Notice {
        alerts = List.copyOf(alerts);
    }

    /** What it is about. */
    public enum Event {
        /** Something unusual has begun. */
        RAISED,
        /** An event of which a receiver was told is over. */
        ENDED,
        /** Nothing has happened: a person tries whether messages arrive. */
        TEST;

        /** The name for scripts, such as {@code raised}. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public boolean isDigest() {
        return alerts.size() > 1;
    }
}
