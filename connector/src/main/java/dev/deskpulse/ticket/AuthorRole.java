package dev.deskpulse.ticket;

/** Who speaks, as seen from the desk. Automation is neither side: its replies never count as a response. */
public enum AuthorRole {
    CUSTOMER,
    AGENT,
    AUTOMATION
}
