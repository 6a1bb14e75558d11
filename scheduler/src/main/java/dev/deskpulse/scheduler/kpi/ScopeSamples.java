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

    /** The latest, of as many different agents and customers as there are: schemes may show people their own alone. */
    private static final String SAMPLES = """
            SELECT scope, ticket, ticket_key FROM (
                SELECT scope, ticket, ticket_key,
                    ROW_NUMBER() OVER (PARTITION BY scope ORDER BY again, created_at DESC, ticket) AS place
                FROM (
                    SELECT scope, ticket, ticket_key, created_at,
                        ROW_NUMBER() OVER (PARTITION BY scope, agent ORDER BY created_at DESC, ticket)
                            + ROW_NUMBER() OVER (PARTITION BY scope, customer ORDER BY created_at DESC, ticket) AS again
                    FROM kpi_fact WHERE source = ? AND scope IS NOT NULL
                ) AS each_person
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
                query.setInt(2, OF_EACH);
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
