package dev.deskpulse.ticket;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** When the order a ticket speaks of reached each stage; null where not reached or not known. */
public record OrderMilestones(
        @Nullable Instant created,
        @Nullable Instant confirmed,
        @Nullable Instant shipped,
        @Nullable Instant completed) {
    public static final OrderMilestones NONE = new OrderMilestones(null, null, null, null);
}
