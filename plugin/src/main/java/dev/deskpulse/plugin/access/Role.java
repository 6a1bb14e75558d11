package dev.deskpulse.plugin.access;

/** What somebody may do; each may do what those before it may. */
public enum Role {
    /** Sees figures, topics, alerts and tickets, and corrects the tags of tickets. */
    VIEWER,
    /** Sees agents' own figures, handles alerts and arranges dashboards. */
    LEAD,
    /** Changes schedules, settings, topics and what is known of causes, and undoes what was written. */
    ADMIN
}
