package dev.deskpulse.scheduler.knowledge;

import org.jspecify.annotations.Nullable;

/**
 * Something that agents do about a ticket.
 *
 * @param value the priority or the label as people read it; null where the kind says all
 */
public record AgentStep(Kind kind, @Nullable String value) {
    /** What can be told from a ticket's history. */
    public enum Kind {
        /** A public reply that asks the customer nothing. */
        ANSWER,
        /** A public reply that asks the customer for something. */
        ASK,
        /** The ticket went to somebody else who was not on it. */
        HAND_ON,
        /** The priority was set. */
        PRIORITY,
        /** A label was added, such as refund. */
        LABEL
    }
}
