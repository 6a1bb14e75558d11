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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The fact rows in the database. Saving a ticket's fact again replaces it, with its SLA cycles and open days. */
public final class FactStore {
    private static final List<String> PARTS = List.of("kpi_sla", "kpi_open");
    private static final List<String> ALL = List.of("kpi_sla", "kpi_open", "kpi_fact");

    private static final Upsert FACTS = Upsert.into("kpi_fact", List.of("ticket"), FactColumns.NAMES);
    private static final Upsert SLA = Upsert.into(
            "kpi_sla",
            List.of("ticket", "cycle"),
            List.of("ticket", "cycle", "name", "decided_day", "met", "elapsed_seconds", "goal_seconds"));
    private static final Upsert OPEN =
            Upsert.into("kpi_open", List.of("ticket", "from_day"), List.of("ticket", "from_day", "until_day"));
    private static final Upsert BATCH = Upsert.into("kpi_batch", List.of("ticket"), List.of("ticket"));
    private static final Upsert TOUCHED = Upsert.into("kpi_touched", List.of("customer"), List.of("customer"));

    /**
     * What a contact is about is the site's topic, else the id of the discovered one, else the kind. Same order in both
     * window functions; a customer's tickets of the same second are parted by their id.
     */
    private static final String LINK_CONTACTS = """
            UPDATE kpi_fact SET about = n.about, previous_contact_seconds = n.previous_seconds,
                comeback_seconds = n.comeback
            FROM (
                SELECT ticket, about,
                    CASE WHEN about IS NOT NULL
                        THEN CAST(created - LAG(created) OVER contacts AS BIGINT) END AS previous_seconds,
                    CASE WHEN about IS NOT NULL
                        THEN CAST(LEAD(created) OVER contacts - resolved AS BIGINT) END AS comeback
                FROM (
                    SELECT f.ticket, f.customer, COALESCE(f.topic, p.topic, NULLIF(f.kind, 'UNSURE')) AS about,
                        EXTRACT(EPOCH FROM f.created_at) AS created,
                        EXTRACT(EPOCH FROM f.first_resolved_at) AS resolved
                    FROM kpi_fact f LEFT JOIN ticket_topic p ON p.ticket_id = f.ticket
                    WHERE f.customer IN (SELECT customer FROM kpi_touched)
                ) AS own
                WINDOW contacts AS (PARTITION BY customer, about ORDER BY created, ticket)
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
            forget(connection, ids, PARTS);
            database.upsert(FACTS, facts.stream().map(FactColumns::values));
            database.upsert(SLA, facts.stream().flatMap(FactStore::slaRows));
            database.upsert(OPEN, facts.stream().flatMap(FactStore::openRows));
            database.upsert(TOUCHED, customers(facts).map(Upsert::row));
        });
    }

    /** Removes the facts of tickets that are gone. Call {@link #linkContacts()} afterwards. */
    public void remove(Collection<TicketId> tickets) {
        List<String> ids = tickets.stream().map(TicketId::value).toList();
        database.run(connection -> forget(connection, ids, ALL));
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

    private static Stream<List<@Nullable Object>> slaRows(TicketFact fact) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (TicketFact.SlaOutcome o : fact.sla()) {
            rows.add(Upsert.row(
                    fact.ticket().value(),
                    rows.size(),
                    o.name(),
                    o.day(),
                    o.met(),
                    o.elapsedSeconds(),
                    o.goalSeconds()));
        }
        return rows.stream();
    }

    private static Stream<List<@Nullable Object>> openRows(TicketFact fact) {
        return fact.open().stream().map(spell -> Upsert.row(fact.ticket().value(), spell.from(), spell.until()));
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
