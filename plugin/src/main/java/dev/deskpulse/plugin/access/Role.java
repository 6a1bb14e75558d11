package dev.deskpulse.plugin.access;

/** What somebody may do; each from the viewer on may do what those before it may. */
public enum Role {
    /** Reads the audit log and the health, and no ticket, figure or setting. */
    AUDITOR,
    /** Sees figures, topics, alerts and tickets, and corrects the tags of tickets. */
    VIEWER,
    /** Sees agents' own figures, handles alerts and arranges dashboards. */
    LEAD,
    /** Changes schedules, settings, topics and what is known of causes, and undoes what was written. */
    ADMIN
}
