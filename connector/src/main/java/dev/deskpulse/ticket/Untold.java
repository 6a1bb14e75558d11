package dev.deskpulse.ticket;

/** What a source does not tell of a ticket. The figures that need it are not known, which is not the same as 0. */
public enum Untold {
    /** When it was opened: what the source has of it starts later. */
    OPENING,
    /** What agents replied. */
    REPLIES,
    /** Who had it. */
    AGENTS,
    /** Which team had it. */
    TEAMS,
    /** When it waited on the customer. */
    CUSTOMER_WAITS,
    /** When it waited on a third party. */
    THIRD_PARTY_WAITS,
    /** Whether it was opened again. */
    REOPENS
}
