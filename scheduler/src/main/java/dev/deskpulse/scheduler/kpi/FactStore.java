package dev.deskpulse.scheduler.kpi;

import dev.deskpulse.connector.store.Database;
import dev.deskpulse.connector.store.Upsert;
import dev.deskpulse.scheduler.topic.TopicStore;
import dev.deskpulse.ticket.TicketId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The fact rows in the database. Saving a ticket's fact again replaces it, with all that hangs on it. */
public final class FactStore {
    /** Moves when the tables or their meaning change: then all facts must be computed anew. */
    public static final int VERSION = 5;

    private static final Upsert FACTS = Upsert.into("kpi_fact", List.of("ticket"), FactColumns.NAMES);
    private static final Upsert BATCH = Upsert.into("kpi_batch", List.of("ticket"), List.of("ticket"));
    private static final Upsert TOUCHED = Upsert.into("kpi_touched", List.of("customer"), List.of("customer"));

    /** What one ticket may have many of. */
    private static final List<Part> PARTS = List.of(
            new Part(
                    Upsert.into(
                            "kpi_sla",
                            List.of("ticket", "cycle"),
                            List.of(
                                    "ticket",
                                    "cycle",
                                    "name",
                                    "decided_day",
                                    "met",
                                    "elapsed_seconds",
                                    "goal_seconds")),
                    FactColumns::sla),
            new Part(
                    Upsert.into("kpi_open", List.of("ticket", "from_day"), List.of("ticket", "from_day", "until_day")),
                    FactColumns::open),
            new Part(
                    Upsert.into(
                            "kpi_question",
                            List.of("ticket", "question"),
                            List.of("ticket", "question", "asked_day", "seconds", "business_seconds")),
                    FactColumns::questions),
            new Part(
                    Upsert.into("kpi_facet", List.of("ticket", "facet"), List.of("ticket", "facet", "score")),
                    FactColumns::facets),
            new Part(
                    Upsert.into(
                            "kpi_stage",
                            List.of("ticket", "stage"),
                            List.of(
                                    "ticket",
                                    "stage",
                                    "from_second",
                                    "from_day",
                                    "until_day",
                                    "seconds",
                                    "business_seconds")),
                    FactColumns::stages));

    private record Part(Upsert upsert, Function<TicketFact, Stream<List<@Nullable Object>>> rows) {}

    /**
     * What a contact is about is the site's topic, else the id of the discovered one, else the kind. Same order in all
     * window functions; a customer's tickets of the same second are parted by their id.
     */
    private static final String LINK_CONTACTS = """
            UPDATE kpi_fact SET about = n.about, previous_contact_seconds = n.previous_seconds,
                second_previous_contact_seconds = n.second_previous_seconds, comeback_seconds = n.comeback,
                next_ticket_seconds = n.next_seconds
            FROM (
                SELECT ticket, about,
                    CASE WHEN about IS NOT NULL THEN created - LAG(created) OVER contacts END AS previous_seconds,
                    CASE WHEN about IS NOT NULL THEN created - LAG(created, 2) OVER contacts END
                        AS second_previous_seconds,
                    CASE WHEN about IS NOT NULL THEN LEAD(created) OVER contacts - resolved END AS comeback,
                    LEAD(created) OVER tickets - created AS next_seconds
                FROM (
                    SELECT f.ticket, f.customer, COALESCE('topic ' || f.topic, 'discovered ' || p.topic,
                            'kind ' || NULLIF(f.kind, 'UNSURE')) AS about,
                        CAST(FLOOR(EXTRACT(EPOCH FROM f.created_at)) AS BIGINT) AS created,
                        CAST(FLOOR(EXTRACT(EPOCH FROM f.first_resolved_at)) AS BIGINT) AS resolved
                    FROM kpi_fact f LEFT JOIN ticket_topic p ON p.ticket_id = f.ticket
                    WHERE f.customer IN (SELECT customer FROM kpi_touched)
                ) AS own
                WINDOW contacts AS (PARTITION BY customer, about ORDER BY created, ticket COLLATE "C"),
                    tickets AS (PARTITION BY customer ORDER BY created, ticket COLLATE "C")
            ) AS n
            WHERE kpi_fact.ticket = n.ticket""";

    private final Database database;

    /** Brings its tables up to date, and those of the topics, which its rows are joined with. */
    public FactStore(Database database) {
        this.database = database;
        TopicStore.in(database);
        database.migrate("kpi", "dev/deskpulse/scheduler/kpi/migration");
    }

    /** All in one transaction. Call {@link #linkContacts()} when all are saved. */
    public void save(Collection<TicketFact> facts) {
        List<String> ids = facts.stream().map(f -> f.ticket().value()).toList();
        database.run(connection -> {
            forget(connection, ids, parts());
            database.upsert(FACTS, facts.stream().map(FactColumns::values));
            for (Part part : PARTS) {
                database.upsert(part.upsert, facts.stream().flatMap(part.rows));
            }
            database.upsert(TOUCHED, customers(facts).map(Upsert::row));
        });
    }

    /** Removes the facts of tickets that are gone. Call {@link #linkContacts()} afterwards. */
    public void remove(Collection<TicketId> tickets) {
        List<String> ids = tickets.stream().map(TicketId::value).toList();
        List<String> all = new ArrayList<>(parts());
        all.add(FACTS.table());
        database.run(connection -> forget(connection, ids, all));
    }

    /**
     * Finds for every ticket of the customers touched since the last call how long before and after it the same customer
     * came on the same topic. A crash before it loses nothing: who was touched is kept.
     */
    public void linkContacts() {
        database.run(connection -> {
            try (Statement statement = connection.createStatement()) {
                statement.executeUpdate(LINK_CONTACTS);
                statement.executeUpdate("DELETE FROM kpi_touched");
            }
        });
    }

    /**
     * Calls for all contacts to be linked anew by the next {@link #linkContacts()}: many tickets are about another topic
     * now, though none has changed itself.
     */
    public void topicsChanged() {
        database.run(connection -> {
            try (Statement statement = connection.createStatement()) {
                statement.executeUpdate("INSERT INTO kpi_touched SELECT DISTINCT customer FROM kpi_fact"
                        + " WHERE customer IS NOT NULL ON CONFLICT DO NOTHING");
            }
        });
    }

    /** The tickets that have a fact, by source. */
    public Map<String, Set<TicketId>> tickets() {
        return database.read(connection -> {
            Map<String, Set<TicketId>> bySource = new HashMap<>();
            try (PreparedStatement query = connection.prepareStatement("SELECT source, ticket FROM kpi_fact");
                    ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    bySource.computeIfAbsent(rows.getString(1), s -> new HashSet<>())
                            .add(new TicketId(rows.getString(2)));
                }
            }
            return bySource;
        });
    }

    private static Stream<String> customers(Collection<TicketFact> facts) {
        return facts.stream()
                .flatMap(f -> Stream.ofNullable(f.labels().customer()))
                .distinct();
    }

    private static List<String> parts() {
        return PARTS.stream().map(part -> part.upsert.table()).toList();
    }

    /** Remembers the customers of the tickets' present facts, and removes the rows of these tables. */
    private void forget(Connection connection, List<String> ids, List<String> tables) throws SQLException {
        database.upsert(BATCH, ids.stream().map(Upsert::row));
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate("INSERT INTO kpi_touched SELECT DISTINCT customer FROM kpi_fact"
                    + " WHERE customer IS NOT NULL AND ticket IN (SELECT ticket FROM kpi_batch)"
                    + " ON CONFLICT DO NOTHING");
            for (String table : tables) {
                statement.executeUpdate("DELETE FROM " + table + " WHERE ticket IN (SELECT ticket FROM kpi_batch)");
            }
            statement.executeUpdate("DELETE FROM kpi_batch");
        }
    }
}
