package dev.deskpulse.scheduler.cause;

import dev.deskpulse.ticket.TicketId;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * An event that may be a finding's cause.
 *
 * @param source how it is known; how rare such events are is counted within one source
 * @param title for people, by language tag {@code en} and {@code zh}
 * @param ticket where the event is one
 */
record Candidate(DeskEvent event, Source source, Map<String, String> title, Optional<TicketId> ticket) {
    Candidate {
        title = Map.copyOf(title);
    }

    enum Source {
        SETTINGS,
        CALENDAR,
        TICKETS
    }

    /** How its slice goes with a finding's. */
    enum Overlap {
        /** They name the same value of a dimension. */
        SAME,
        /** They name no dimension in common. */
        UNKNOWN,
        /** They name different values of a dimension: not a cause. */
        NONE
    }

    /** As the admin's file says it. */
    static Candidate of(DeskEvent event) {
        return new Candidate(event, Source.SETTINGS, event.title(), Optional.empty());
    }

    Overlap overlap(Map<String, String> slice) {
        boolean same = false;
        for (Map.Entry<String, String> part : event.slice().entrySet()) {
            String value = slice.get(part.getKey());
            if (value != null && !value.equals(part.getValue())) {
                return Overlap.NONE;
            }
            same |= value != null;
        }
        return same ? Overlap.SAME : Overlap.UNKNOWN;
    }

    /** The same for the same cause when it comes again. */
    String cause() {
        return causeOf(event.name());
    }

    static String causeOf(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }

    boolean isLike(Candidate other) {
        return source == other.source && event.kind() == other.event.kind();
    }
}
