package dev.deskpulse.scheduler.customer;

import dev.deskpulse.connector.store.Database;
import dev.deskpulse.scheduler.sight.Sight;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What one customer did here, ticket by ticket and order by order, of what somebody sees. */
public final class CustomerHistory {
    /** A reason counts as in {@code customers.sql}, but of whatever time. */
    private static final String CONTACTS = """
            WITH own AS (
                SELECT ticket, ticket_key, created_second, sentiment, mood, kind, resolved_at, csat, nps,
                    CASE WHEN about IS NOT NULL THEN created_second - LAG(created_second)
                        OVER (PARTITION BY about ORDER BY created_second, ticket) END AS since_same
                FROM kpi_fact WHERE customer = ? AND %s
            )
            SELECT ticket_key, created_second, sentiment, mood, kind, csat, nps, since_same,
                CASE WHEN resolved_at IS NULL THEN 1 ELSE 0 END AS open,
                CASE WHEN resolved_at IS NULL AND ticket IN (SELECT ticket FROM kpi_sla WHERE NOT met)
                    THEN 1 ELSE 0 END AS overdue
            FROM own %s ORDER BY created_second DESC, ticket_key LIMIT ?""";

    private static final String AFTER = """
            JOIN (SELECT ticket_key AS last_key, created_second AS last_second FROM own WHERE ticket_key = ?) AS page
            ON created_second < last_second OR (created_second = last_second AND ticket_key > last_key)""";
    private static final String ORDERS = """
            SELECT source, ordered_second, amount FROM customer_order WHERE customer = ? AND %s
            ORDER BY ordered_second DESC, source, id LIMIT ?""";
    private static final int LOW_CSAT = 2;
    private static final int LOW_NPS = 6;

    private final Database database;
    private final Duration repeat;

    /** @param repeat within what time a second contact on the same topic is a repeat */
    public CustomerHistory(Database database, Duration repeat) {
        OrderStore.migrate(database);
        this.database = database;
        this.repeat = repeat;
    }

    /** Why a ticket may have upset its customer. */
    public enum Reason {
        /** Open past a missed goal. */
        OVERDUE,
        /** Came again on the same topic. */
        REPEAT,
        /** Rated 2 or less of 5, or 6 or less of 10. */
        LOW_RATING,
        WORSENING,
        NEGATIVE
    }

    /**
     * A ticket.
     *
     * @param sentiment null before it is tagged; likewise {@code mood}, its course, and {@code kind}
     */
    public record Contact(
            String key,
            Instant created,
            boolean open,
            @Nullable String sentiment,
            @Nullable String mood,
            @Nullable String kind,
            List<Reason> reasons) {
        public Contact {
            reasons = List.copyOf(reasons);
        }
    }

    /**
     * An order.
     *
     * @param shop or system that told of it
     * @param amount null where it is not known
     */
    public record Order(String shop, Instant at, @Nullable Double amount) {}

    /**
     * The latest tickets. Ratings are no reasons for those who may not see every agent's own figures.
     *
     * @param after the key of the ticket that the page before ended with; empty for the first page
     */
    public List<Contact> contacts(String customer, String after, int most, Sight sight) {
        List<Object> marks = new ArrayList<>();
        marks.add(customer);
        marks.addAll(sight.values());
        if (!after.isEmpty()) {
            marks.add(after);
        }
        marks.add(most);
        boolean ratings = sight.agents().all();
        return rows(
                CONTACTS.formatted(sight.condition("scope"), after.isEmpty() ? "" : AFTER),
                marks,
                row -> contact(row, ratings));
    }

    /** The latest orders. */
    public List<Order> orders(String customer, int most, Sight sight) {
        List<Object> marks = new ArrayList<>();
        marks.add(customer);
        marks.addAll(sight.values());
        marks.add(most);
        return rows(ORDERS.formatted(sight.condition("scope")), marks, row -> {
            double amount = row.getDouble("amount");
            return new Order(
                    row.getString("source"),
                    Instant.ofEpochSecond(row.getLong("ordered_second")),
                    row.wasNull() ? null : amount);
        });
    }

    private Contact contact(ResultSet row, boolean ratings) throws SQLException {
        Set<Reason> reasons = EnumSet.noneOf(Reason.class);
        if (row.getInt("overdue") == 1) {
            reasons.add(Reason.OVERDUE);
        }
        if (upTo(row, "since_same", repeat.toSeconds())) {
            reasons.add(Reason.REPEAT);
        }
        if (ratings && (upTo(row, "csat", LOW_CSAT) || upTo(row, "nps", LOW_NPS))) {
            reasons.add(Reason.LOW_RATING);
        }
        if ("WORSENING".equals(row.getString("mood"))) {
            reasons.add(Reason.WORSENING);
        }
        if ("NEGATIVE".equals(row.getString("sentiment"))) {
            reasons.add(Reason.NEGATIVE);
        }
        return new Contact(
                row.getString("ticket_key"),
                Instant.ofEpochSecond(row.getLong("created_second")),
                row.getInt("open") == 1,
                row.getString("sentiment"),
                row.getString("mood"),
                row.getString("kind"),
                List.copyOf(reasons));
    }

    private static boolean upTo(ResultSet row, String column, long most) throws SQLException {
        long value = row.getLong(column);
        return !row.wasNull() && value <= most;
    }

    private interface Read<T> {
        T of(ResultSet row) throws SQLException;
    }

    private <T> List<T> rows(String sql, List<Object> marks, Read<T> read) {
        return database.read(connection -> {
            List<T> all = new ArrayList<>();
            try (PreparedStatement query = connection.prepareStatement(sql)) {
                for (int i = 0; i < marks.size(); i++) {
                    query.setObject(i + 1, marks.get(i));
                }
                try (ResultSet rows = query.executeQuery()) {
                    while (rows.next()) {
                        all.add(read.of(rows));
                    }
                }
            }
            return all;
        });
    }
}
