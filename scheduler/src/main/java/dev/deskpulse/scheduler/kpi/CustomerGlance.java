package dev.deskpulse.scheduler.kpi;

import dev.deskpulse.connector.store.Database;
import dev.deskpulse.scheduler.sight.Sight;
import dev.deskpulse.ticket.TicketId;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * A customer in four figures, from the facts.
 *
 * @param tickets others than the one looked at
 * @param negative those in which the customer was unhappy
 * @param open those not resolved
 * @param last when the latest of them was created; null without any
 */
public record CustomerGlance(
        long tickets, long negative, long open, @Nullable Instant last) {
    private static final String SQL = """
            SELECT count(*), count(CASE WHEN sentiment = 'NEGATIVE' THEN 1 END),
                count(CASE WHEN resolved_at IS NULL THEN 1 END), max(created_at)
            FROM kpi_fact WHERE customer = ? AND ticket <> ? AND %s""";

    /** Of the tickets that somebody sees, as the last analysis left them. */
    public static CustomerGlance of(Database database, String customer, TicketId besides, Sight sight) {
        return database.read(connection -> {
            try (PreparedStatement query = connection.prepareStatement(SQL.formatted(sight.condition("scope")))) {
                query.setString(1, customer);
                query.setString(2, besides.value());
                for (int i = 0; i < sight.values().size(); i++) {
                    query.setObject(3 + i, sight.values().get(i));
                }
                try (ResultSet row = query.executeQuery()) {
                    row.next();
                    LocalDateTime last = row.getObject(4, LocalDateTime.class);
                    return new CustomerGlance(
                            row.getLong(1),
                            row.getLong(2),
                            row.getLong(3),
                            last == null ? null : last.toInstant(ZoneOffset.UTC));
                }
            }
        });
    }
}
