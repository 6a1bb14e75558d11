package dev.deskpulse.scheduler.kpi;

/** What figures can be sliced by. The columns come from here alone, never from a text that a caller sends. */
public enum Dimension {
    PROJECT("f.project"),
    CHANNEL("f.channel"),
    AGENT("f.agent"),
    KIND("f.kind"),
    /** Needs {@link FactsByTopic}. */
    TOPIC("f.topic_name"),
    PRODUCT("f.product"),
    REGION("f.region"),
    LANGUAGE("f.language"),
    SENTIMENT("f.sentiment"),
    PRIORITY("f.priority"),
    TYPE("f.type"),
    /** The SLA's name; only for {@link Kpi#SLA}. */
    SLA("s.name");

    private final String column;

    Dimension(String column) {
        this.column = column;
    }

    String column() {
        return column;
    }
}
