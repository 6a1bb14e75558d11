package dev.deskpulse.scheduler.kpi;

import dev.deskpulse.connector.store.Database;
import dev.deskpulse.ticket.TicketId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The fact rows in the database. Saving a ticket's fact again replaces it, with its SLA cycles and open days. */
public final class FactStore {
    private static final int CHUNK = 500;
    private static final List<String> TABLES = List.of("kpi_fact", "kpi_sla", "kpi_open");

    private static final List<String> SLA_COLUMNS =
            List.of("ticket", "name", "decided_day", "met", "elapsed_seconds", "goal_seconds");
    private static final List<String> OPEN_COLUMNS = List.of("ticket", "from_day", "until_day");

    /** Same order in both window functions; a customer's tickets of the same second are parted by their id. */
    private static final String LINK_CONTACTS = """
            UPDATE kpi_fact SET previous_contact_seconds = n.previous_seconds, comeback_seconds = n.comeback
            FROM (
                SELECT ticket,
                    CAST(created - LAG(created) OVER contacts AS BIGINT) AS previous_seconds,
                    CAST(LEAD(created) OVER contacts - resolved AS BIGINT) AS comeback
                FROM (
                    SELECT ticket, customer, COALESCE(topic, NULLIF(kind, 'UNSURE')) AS about,
                        EXTRACT(EPOCH FROM created_at) AS created,
                        EXTRACT(EPOCH FROM first_resolved_at) AS resolved
                    FROM kpi_fact WHERE customer IN (SELECT customer FROM kpi_touched)
                ) AS own
                WHERE about IS NOT NULL
                WINDOW contacts AS (PARTITION BY customer, about ORDER BY created, ticket)
            ) AS n
            WHERE kpi_fact.ticket = n.ticket""";

    private final Database database;

    /** Brings its tables up to date. */
    public FactStore(Database database) {
        this.database = database;
        database.migrate("kpi", "dev/deskpulse/scheduler/kpi/migration");
    }

    /** All in one transaction. Call {@link #linkContacts()} when all are saved. */
    public void save(Collection<TicketFact> facts) {
        List<String> ids = facts.stream().map(f -> f.ticket().value()).toList();
        database.write(connection -> {
            delete(connection, ids);
            insert(connection, facts);
            touch(connection, customers(facts));
            return ids.size();
        });
    }

    /** Removes the facts of tickets that are gone. Call {@link #linkContacts()} afterwards. */
    public void remove(Collection<TicketId> tickets) {
        List<String> ids = tickets.stream().map(TicketId::value).toList();
        database.write(connection -> {
            delete(connection, ids);
            return ids.size();
        });
    }

    /**
     * Finds for every ticket of the customers touched since the last call how long before and after it the same customer
     * came on the same topic. A crash before it loses nothing: who was touched is kept.
     */
    public void linkContacts() {
        database.write(connection -> {
            try (var statement = connection.createStatement()) {
                statement.executeUpdate(LINK_CONTACTS);
                return statement.executeUpdate("DELETE FROM kpi_touched");
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

    private static Set<String> customers(Collection<TicketFact> facts) {
        return facts.stream()
                .flatMap(f -> java.util.stream.Stream.ofNullable(f.labels().customer()))
                .collect(Collectors.toSet());
    }

    private static void delete(Connection connection, List<String> ids) throws SQLException {
        for (int from = 0; from < ids.size(); from += CHUNK) {
            List<String> chunk = ids.subList(from, Math.min(ids.size(), from + CHUNK));
            String among = " IN (" + String.join(", ", Collections.nCopies(chunk.size(), "?")) + ")";
            execute(
                    connection,
                    "INSERT INTO kpi_touched SELECT DISTINCT customer FROM kpi_fact WHERE customer IS NOT NULL AND ticket"
                            + among,
                    chunk);
            for (String table : TABLES) {
                execute(connection, "DELETE FROM " + table + " WHERE ticket" + among, chunk);
            }
        }
    }

    private static void execute(Connection connection, String sql, List<String> values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.size(); i++) {
                statement.setString(i + 1, values.get(i));
            }
            statement.executeUpdate();
        }
    }

    private static void touch(Connection connection, Set<String> customers) throws SQLException {
        try (RowWriter rows = new RowWriter(connection, "kpi_touched", List.of("customer"))) {
            for (String customer : customers) {
                rows.add(customer);
            }
            rows.flush();
        }
    }

    private static void insert(Connection connection, Collection<TicketFact> facts) throws SQLException {
        try (RowWriter rows = new RowWriter(connection, "kpi_fact", FactColumns.NAMES);
                RowWriter sla = new RowWriter(connection, "kpi_sla", SLA_COLUMNS);
                RowWriter open = new RowWriter(connection, "kpi_open", OPEN_COLUMNS)) {
            for (TicketFact fact : facts) {
                String id = fact.ticket().value();
                rows.add(FactColumns.values(fact));
                for (TicketFact.SlaOutcome o : fact.sla()) {
                    sla.add(id, o.name(), o.day(), o.met(), o.elapsedSeconds(), o.goalSeconds());
                }
                for (TicketFact.OpenSpell spell : fact.open()) {
                    open.add(id, spell.from(), spell.until());
                }
            }
            rows.flush();
            sla.flush();
            open.flush();
        }
    }
}
