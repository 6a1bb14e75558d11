package dev.deskpulse.scheduler.audit;

/** What was done. */
public enum AuditAction {
    SIGN_IN,
    SIGN_OUT,
    /** What was asked for is not for whoever asked, or they asked too often. */
    REFUSED,
    /** A change of the desk, such as a tag's, an alert's or a dashboard's. */
    CHANGE,
    /** What admins alone may do, but for what is named below. */
    ADMIN,
    SETTINGS,
    /** Figures, tickets or answers left the desk. */
    EXPORT,
    /** Tickets and customers' profiles were opened, many by one person. */
    READ,
    /** Personal data that was masked is no longer. */
    UNMASK,
    /** A person was forgotten, or what is old. */
    ERASE,
    WRITE_BACK,
    /** What a write-back wrote was taken back. */
    UNDO
}
