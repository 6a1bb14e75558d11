package dev.deskpulse.scheduler.kpi;

import dev.deskpulse.connector.sync.FieldMapping.WaitingOn;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whom a ticket waited on, by its statuses.
 *
 * @param known whether the history tells, of every status
 */
record Waits(List<StatusStays.Stay> stays, boolean known) {
    Waits {
        stays = List.copyOf(stays);
    }

    /** A history without any change does not tell. */
    static Waits of(StatusStays statuses) {
        boolean known = statuses.stays().size() > 1
                && statuses.stays().stream().allMatch(stay -> stay.on().isPresent());
        return new Waits(known ? statuses.stays() : List.of(), known);
    }

    /** The waits on one side up to a moment; empty where the history does not tell. */
    Optional<List<Interval>> on(WaitingOn whom, Instant latest) {
        if (!known) {
            return Optional.empty();
        }
        List<Interval> waits = new ArrayList<>();
        for (StatusStays.Stay stay : stays) {
            if (stay.on().filter(whom::equals).isPresent()) {
                Interval.of(stay.from(), stay.until(), latest).ifPresent(waits::add);
            }
        }
        return Optional.of(waits);
    }
}
