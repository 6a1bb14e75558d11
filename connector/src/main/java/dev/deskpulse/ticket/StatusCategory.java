package dev.deskpulse.ticket;

/** The three categories into which Jira sorts every status. */
public enum StatusCategory {
    TO_DO,
    IN_PROGRESS,
    DONE
}
