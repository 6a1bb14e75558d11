package dev.deskpulse.scheduler.audit;

/** How it ended. */
public enum AuditOutcome {
    DONE,
    REFUSED,
    FAILED
}
