package dev.deskpulse.scheduler.kpi;

import java.util.stream.Collectors;

/** How tickets are linked with the same customer's others. */
final class Contacts {
    /**
     * What a contact is about is the site's topic, else the id of the discovered one, else the kind. Same order in all
     * window functions; a customer's tickets of the same second are parted by their id.
     */
    private static final String LINKED = """
            SELECT ticket, about,
                CASE WHEN about IS NOT NULL THEN created - LAG(created) OVER contacts END AS previous_contact_seconds,
                CASE WHEN about IS NOT NULL THEN created - LAG(created, 2) OVER contacts END
                    AS second_previous_contact_seconds,
                CASE WHEN about IS NOT NULL THEN LEAD(created) OVER contacts - resolved END AS comeback_seconds,
                LEAD(created) OVER tickets - created AS next_ticket_seconds,
                LAG(created_day) OVER tickets AS previous_ticket_day, LEAD(created_day) OVER tickets AS next_ticket_day
            FROM (
                SELECT f.ticket, f.customer, f.created_day, COALESCE('topic ' || f.topic, 'discovered ' || p.topic,
                        'kind ' || NULLIF(f.kind, 'UNSURE')) AS about,
                    CAST(FLOOR(EXTRACT(EPOCH FROM f.created_at)) AS BIGINT) AS created,
                    CAST(FLOOR(EXTRACT(EPOCH FROM f.first_resolved_at)) AS BIGINT) AS resolved
                FROM kpi_fact f LEFT JOIN ticket_topic p ON p.ticket_id = f.ticket
                WHERE %s
            ) AS own
            WINDOW contacts AS (PARTITION BY customer, about ORDER BY created, ticket COLLATE "C"),
                tickets AS (PARTITION BY customer ORDER BY created, ticket COLLATE "C")""";

    private Contacts() {}

    /** @param condition which of the facts {@code f} there are at all; only customers' */
    static String linked(String condition) {
        return LINKED.formatted(condition);
    }

    /**
     * Stands in SQL for {@code kpi_fact} where tickets are hidden: those that are seen are linked among themselves, so
     * that a hidden one leaves no trace.
     *
     * @param seen begins with {@code AND}
     */
    static String among(String seen) {
        return "(SELECT "
                + FactColumns.NAMES.stream().map(column -> "x." + column).collect(Collectors.joining(", "))
                + ", n.about, n.previous_contact_seconds, n.second_previous_contact_seconds, n.comeback_seconds,"
                + " n.next_ticket_seconds, n.previous_ticket_day, n.next_ticket_day FROM kpi_fact x LEFT JOIN ("
                + linked("f.customer IS NOT NULL" + seen) + ") AS n ON n.ticket = x.ticket)";
    }
}
