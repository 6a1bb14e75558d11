package dev.deskpulse.scheduler.kpi;

import dev.deskpulse.connector.store.Database;
import dev.deskpulse.connector.store.Upsert;
import dev.deskpulse.scheduler.topic.TopicStore;
import dev.deskpulse.ticket.TicketId;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The fact rows in the database. Saving a ticket's fact again replaces it, with all that hangs on it. */
public final class FactStore {
    /** Moves when the tables or their meaning change: then all facts must be computed anew. */
    public static final int VERSION = 7;

    private static final Upsert FACTS = Upsert.ofNew("kpi_fact", FactColumns.NAMES);
    private static final Upsert BATCH = Upsert.ofNew("kpi_batch", List.of("ticket"));
    private static final Upsert TOUCHED = Upsert.into("kpi_touched", List.of("customer"), List.of("customer"));

    /** What one ticket may have many of. */
    private static final List<Part> PARTS = List.of(
            part("kpi_sla", FactColumns::sla, "cycle", "name", "decided_day", "met", "elapsed_seconds", "goal_seconds"),
            part("kpi_open", FactColumns::open, "created_second", "from_day", "until_day"),
            part("kpi_question", FactColumns::questions, "question", "asked_day", "seconds", "business_seconds"),
            part("kpi_facet", FactColumns::facets, "facet", "survey_day", "score"),
            part(
                    "kpi_stage",
                    FactColumns::stages,
                    "stage",
                    "from_second",
                    "from_day",
                    "until_day",
                    "seconds",
                    "business_seconds"));

    private record Part(Upsert upsert, Function<TicketFact, Stream<List<@Nullable Object>>> rows) {}

    private static Part part(String table, Function<TicketFact, Stream<List<@Nullable Object>>> rows, String... own) {
        return new Part(Upsert.ofNew(table, FactColumns.partNames(own)), rows);
    }

    private static final List<String> TABLES = Stream.concat(
                    Stream.of(FACTS), PARTS.stream().map(Part::upsert))
            .map(Upsert::table)
            .toList();

    private static final String TOUCH = """
            INSERT INTO kpi_touched SELECT DISTINCT customer FROM kpi_fact
            WHERE customer IS NOT NULL AND ticket IN (SELECT ticket FROM kpi_batch) ON CONFLICT DO NOTHING""";

    private static final String GONE = """
            SELECT f.ticket FROM kpi_fact f
            WHERE NOT EXISTS (SELECT 1 FROM tickets t WHERE t.id = f.ticket AND t.absence IS NULL)""";

    private static final String LINK_CONTACTS =
            """
            UPDATE kpi_fact SET about = n.about, previous_contact_seconds = n.previous_contact_seconds,
                second_previous_contact_seconds = n.second_previous_contact_seconds, comeback_seconds = n.comeback_seconds,
                next_ticket_seconds = n.next_ticket_seconds, previous_ticket_day = n.previous_ticket_day,
                next_ticket_day = n.next_ticket_day
            FROM (%s) AS n
            WHERE kpi_fact.ticket = n.ticket""".formatted(Contacts.linked("f.customer IN (SELECT customer FROM kpi_touched)"));

    private static final String COUNT_CHANGE =
            "UPDATE kpi_change SET number = number + 1 WHERE EXISTS (SELECT 1 FROM kpi_touched)";

    private final Database database;

    /** Brings its tables up to date, and those of the topics, which its rows are joined with. */
    public FactStore(Database database) {
        this.database = database;
        TopicStore.in(database);
        database.migrate("kpi", "dev/deskpulse/scheduler/kpi/migration");
    }

    /** All in one transaction. Call {@link #linkContacts()} when all are saved. */
    public void save(Collection<TicketFact> facts) {
        database.run(connection -> {
            remove(facts.stream().map(TicketFact::ticket).toList());
            database.upsert(FACTS, facts.stream().map(FactColumns::values));
            for (Part part : PARTS) {
                database.upsert(part.upsert, facts.stream().flatMap(part.rows));
            }
            database.upsert(TOUCHED, customers(facts).map(Upsert::row));
        });
    }

    /** The tickets with facts that are no longer on their source, where this database holds the tickets too. */
    public Set<TicketId> gone() {
        return database.read(connection -> {
            Set<TicketId> gone = new HashSet<>();
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery(GONE)) {
                while (rows.next()) {
                    gone.add(new TicketId(rows.getString(1)));
                }
            }
            return gone;
        });
    }

    /** Removes the facts of tickets. Call {@link #linkContacts()} afterwards. */
    public void remove(Collection<TicketId> tickets) {
        database.run(connection -> {
            database.upsert(BATCH, tickets.stream().map(ticket -> Upsert.row(ticket.value())));
            try (Statement statement = connection.createStatement()) {
                statement.executeUpdate(TOUCH);
                for (String table : TABLES) {
                    statement.executeUpdate("DELETE FROM " + table + " WHERE ticket IN (SELECT ticket FROM kpi_batch)");
                }
                statement.executeUpdate("DELETE FROM kpi_batch");
            }
        });
    }

    /**
     * Finds for every ticket of the customers touched since the last call how long before and after it the same customer
     * came on the same topic. A crash before it loses nothing: who was touched is kept.
     */
    public void linkContacts() {
        database.run(connection -> {
            try (Statement statement = connection.createStatement()) {
                statement.executeUpdate(LINK_CONTACTS);
                statement.executeUpdate(COUNT_CHANGE);
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

    /** How many tickets have a fact. */
    public long count() {
        return database.read(connection -> {
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("SELECT count(*) FROM kpi_fact")) {
                rows.next();
                return rows.getLong(1);
            }
        });
    }

    /** When a ticket's customer came again on its topic, as the last analysis knows it; empty where it has no fact yet. */
    public Optional<NextContact> nextContact(TicketId ticket) {
        return database.read(connection -> {
            try (PreparedStatement query =
                    connection.prepareStatement("SELECT about, comeback_seconds FROM kpi_fact WHERE ticket = ?")) {
                query.setString(1, ticket.value());
                try (ResultSet row = query.executeQuery()) {
                    if (!row.next()) {
                        return Optional.empty();
                    }
                    boolean known = row.getString(1) != null;
                    long seconds = row.getLong(2);
                    return Optional.of(new NextContact(known, row.wasNull() ? null : (Long) seconds));
                }
            }
        });
    }

    private static Stream<String> customers(Collection<TicketFact> facts) {
        return facts.stream()
                .flatMap(f -> Stream.ofNullable(f.labels().customer()))
                .distinct();
    }
}
