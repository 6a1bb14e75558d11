package dev.deskpulse.scheduler.kpi;

import dev.deskpulse.connector.store.Database;
import dev.deskpulse.scheduler.sight.Scope;
import dev.deskpulse.ticket.SourceId;
import dev.deskpulse.ticket.TicketId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** The scopes that there are tickets of, with a few tickets of each: by them a site can be asked who sees what. */
public final class ScopeSamples {
    private static final int OF_EACH = 5;

    /** The five that are chosen count at most ten together: the latest of a scope are at most the fifth of each person. */
    private static final int OF_AGENT = 2 * OF_EACH - 1;

    /**
     * The latest, of as many different agents and customers as there are: schemes may show people their own alone. Which ticket of
     * its customer's one is, is asked of those alone that may be chosen: to sort all by customer takes seconds.
     */
    private static final String SAMPLES = """
            WITH of_agents AS (
                SELECT scope, ticket, ticket_key, created_at, customer, nth FROM (
                    SELECT scope, ticket, ticket_key, created_at, customer,
                        ROW_NUMBER() OVER (PARTITION BY scope, agent ORDER BY created_at DESC, ticket) AS nth
                    FROM kpi_fact WHERE source = ? AND scope IS NOT NULL
                ) AS each_agent WHERE nth <= ?
            ), of_customers AS (
                SELECT ticket, ROW_NUMBER() OVER (PARTITION BY scope, customer ORDER BY created_at DESC, ticket) AS nth
                FROM kpi_fact WHERE source = ? AND scope IS NOT NULL
                    AND COALESCE(customer, '') IN (SELECT COALESCE(customer, '') FROM of_agents)
            )
            SELECT scope, ticket, ticket_key FROM (
                SELECT a.scope, a.ticket, a.ticket_key,
                    ROW_NUMBER() OVER (PARTITION BY a.scope ORDER BY a.nth + c.nth, a.created_at DESC, a.ticket) AS place
                FROM of_agents a JOIN of_customers c ON c.ticket = a.ticket
            ) AS newest WHERE place <= ? ORDER BY scope, place""";

    private static final String BESIDES = "SELECT DISTINCT scope FROM kpi_fact WHERE source <> ? AND scope IS NOT NULL";

    private final Database database;
    private final Supplier<Set<String>> more;

    /**
     * Reads the facts that the last analysis left.
     *
     * @param more scopes of what files hold besides tickets
     */
    public ScopeSamples(Database database, Supplier<Set<String>> more) {
        this.database = database;
        this.more = more;
    }

    /** A ticket by its id and key. */
    public record Sample(TicketId ticket, String key) {}

    /** Some tickets of each {@link Scope} of a source, by its text. */
    public Map<String, List<Sample>> of(SourceId source) {
        return database.read(connection -> {
            Map<String, List<Sample>> samples = new HashMap<>();
            try (PreparedStatement query = prepared(connection, SAMPLES, source)) {
                query.setInt(2, OF_AGENT);
                query.setString(3, source.value());
                query.setInt(4, OF_EACH);
                try (ResultSet rows = query.executeQuery()) {
                    while (rows.next()) {
                        samples.computeIfAbsent(rows.getString(1), scope -> new ArrayList<>())
                                .add(new Sample(new TicketId(rows.getString(2)), rows.getString(3)));
                    }
                }
            }
            return samples;
        });
    }

    /** The texts of the scopes of all other sources. */
    public Set<String> besides(SourceId source) {
        Set<String> scopes = new HashSet<>(more.get());
        return database.read(connection -> {
            try (PreparedStatement query = prepared(connection, BESIDES, source);
                    ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    scopes.add(rows.getString(1));
                }
            }
            return scopes;
        });
    }

    private static PreparedStatement prepared(Connection connection, String sql, SourceId source) throws SQLException {
        PreparedStatement query = connection.prepareStatement(sql);
        query.setString(1, source.value());
        return query;
    }
}
