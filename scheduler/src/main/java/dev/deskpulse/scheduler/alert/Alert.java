package dev.deskpulse.scheduler.alert;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One event, from when it was first unusual until it is over. Holds figures and keys, no text of a ticket.
 *
 * @param id the same for the event's whole life
 * @param slice dimension and value; empty for the whole desk
 * @param from the beginning of the hours in which it was first seen
 * @param lastSeen when it was last found to go on
 * @param end when it was found to be over; null while it goes on
 * @param figures as they were when it was least likely
 * @param cause the slice that carries most of it, {@code slice} included; suspected until a person confirms it
 * @param keys of tickets behind it, the latest first (of {@link Signal#SLA_AT_RISK} the next to be breached), at most {@value #MOST_KEYS}
 * @param handling what people said of it
 */
public record Alert(
        String id,
        Signal signal,
        Map<String, String> slice,
        Instant from,
        Instant lastSeen,
        @Nullable Instant end,
        Figures figures,
        Map<String, String> cause,
        List<String> keys,
        Handling handling) {
    static final int MOST_KEYS = 20;

    public Alert {
        slice = Map.copyOf(slice);
        cause = Map.copyOf(cause);
        keys = List.copyOf(keys);
    }

    /**
     * The evidence.
     *
     * @param hours over which it was counted; 0 of {@link Signal#SLA_AT_RISK}, which is counted at one moment
     * @param observed tickets; of {@link Signal#SENTIMENT} the unhappy ones, of {@link Signal#SLA_AT_RISK} SLA cycles, of the product's
     *     {@linkplain Signal#isOwn own} due runs without success
     * @param expected as many as the eight weeks before lead one to expect
     * @param pValue of so many by chance at one look, not corrected for the looks; {@link Signal#NEW_TOPIC} has none: 1
     */
    public record Figures(int hours, double observed, double expected, double pValue) {}

    /**
     * What people said.
     *
     * @param snoozedUntil no delivery before
     */
    public record Handling(
            @Nullable Instant acknowledged, @Nullable Instant snoozedUntil) {
        static final Handling NONE = new Handling(null, null);
    }

    public Severity severity() {
        return Severity.of(figures);
    }

    public boolean isOpen() {
        return end == null;
    }

    /** {@code open}, {@code acknowledged}, {@code snoozed} or {@code closed}. */
    public String state(Instant now) {
        Instant until = handling.snoozedUntil();
        if (!isOpen()) {
            return "closed";
        }
        if (handling.acknowledged() != null) {
            return "acknowledged";
        }
        return until != null && now.isBefore(until) ? "snoozed" : "open";
    }

    static String text(Map<String, String> slice) {
        return new TreeMap<>(slice)
                .entrySet().stream()
                        .map(part -> part.getKey() + "=" + part.getValue())
                        .collect(Collectors.joining(", "));
    }

    /** The slice for people, such as {@code channel=Chat}. */
    public String where() {
        return slice.isEmpty() ? "whole desk" : text(slice);
    }

    /** The cause for people; empty where none is more than the slice itself. */
    public String causeText() {
        return cause.equals(slice) ? "" : text(cause);
    }

    /** It goes on: its evidence is the strongest that there was. */
    Alert seenAgain(Instant now, Figures latest, Map<String, String> likely, List<String> behind) {
        return latest.pValue() <= figures.pValue()
                ? new Alert(id, signal, slice, from, now, null, latest, likely, behind, handling)
                : new Alert(id, signal, slice, from, now, null, figures, cause, keys, handling);
    }

    Alert ended(Instant now) {
        return new Alert(id, signal, slice, from, lastSeen, now, figures, cause, keys, handling);
    }

    Alert handled(Handling said) {
        return new Alert(id, signal, slice, from, lastSeen, end, figures, cause, keys, said);
    }
}
