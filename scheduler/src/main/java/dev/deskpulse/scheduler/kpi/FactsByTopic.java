package dev.deskpulse.scheduler.kpi;

/** The fact rows with the topic that figures know each by. */
public final class FactsByTopic {
    /**
     * Stands in SQL for {@code kpi_fact f} and adds {@code f.topic_name}: what the site says, and where it says nothing the
     * discovered topic's present name. Joined by the topic's id whenever it is asked for, so that a new name, a merge or a
     * split shows at once.
     */
    public static final String SQL = of("kpi_fact");

    private FactsByTopic() {}

    /** The same of a table of what tickets have many of. */
    static String of(String table) {
        return """
            (SELECT x.*, COALESCE(x.topic, t.human_name, t.name) AS topic_name FROM %s x
                LEFT JOIN ticket_topic p ON p.ticket_id = x.ticket
                LEFT JOIN topic t ON t.id = p.topic) AS f""".formatted(table);
    }
}
