package dev.deskpulse.scheduler.kpi;

import dev.deskpulse.connector.store.Database;
import dev.deskpulse.scheduler.sight.Sight;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Customers with what may drive them away: counts of what the facts know, and no probability. Those with most kinds of
 * reasons come first, then those with most of them.
 */
public final class CustomersAtRisk {
    private static final int TICKETS_EACH = 5;
    private static final String FILE = "customers_at_risk.sql";
    private static final String TICKETS = "SELECT ticket_key FROM kpi_fact WHERE customer = ? AND created_day BETWEEN"
            + " ? AND ? AND %s ORDER BY created_second DESC, ticket_key LIMIT " + TICKETS_EACH;
    private static final int MOST = 200;

    private final Database database;
    private final Duration repeat;

    /** @param repeat within what time a second contact on the same topic is a repeat */
    public CustomersAtRisk(Database database, Duration repeat) {
        this.database = database;
        this.repeat = repeat;
    }

    /**
     * One customer, by the tickets created in the days asked.
     *
     * @param open not resolved
     * @param repeats came again on the same topic within the window
     * @param negative of an unhappy customer
     * @param worsening in which the mood became worse
     * @param lowRatings rated 2 or less of 5, or 6 or less of 10
     * @param overdue not resolved, with a missed goal
     * @param last when the latest was created
     * @param latest keys of the latest tickets, the newest first
     */
    public record Customer(
            String customer,
            long tickets,
            long open,
            long repeats,
            long negative,
            long worsening,
            long lowRatings,
            long overdue,
            Instant last,
            List<String> latest) {
        public Customer {
            latest = List.copyOf(latest);
        }
    }

    /**
     * Of the tickets that somebody sees, as the last analysis left them. Who may not see every agent's own figures does not
     * get ratings either: those of one customer are about one agent.
     *
     * @param from and {@code to} belong to the days
     * @param most at most 200
     */
    public List<Customer> of(LocalDate from, LocalDate to, int most, Sight sight) {
        if (most < 1 || most > MOST) {
            throw new IllegalArgumentException(most + " customers asked; ask for 1 to " + MOST);
        }
        String seen = sight.condition("f.scope");
        String sql = text().replace("{seen}", seen)
                .replace("{facts}", sight.seesAllTickets() ? "kpi_fact" : Contacts.among(" AND " + seen))
                .replace("{ratings}", sight.agents().all() ? "f.csat <= 2 OR f.nps <= 6" : "FALSE");
        List<Object> values = new ArrayList<>(List.of(repeat.toSeconds()));
        // where tickets are hidden, the facts are those among the seen ones
        values.addAll(sight.values());
        values.addAll(List.of(from, to));
        values.addAll(sight.values());
        values.add(most);
        return database.read(connection -> {
            List<Customer> customers = new ArrayList<>();
            try (PreparedStatement query = connection.prepareStatement(sql);
                    PreparedStatement tickets =
                            connection.prepareStatement(TICKETS.formatted(sight.condition("scope")))) {
                set(query, 1, values);
                set(tickets, 2, List.of(from, to));
                set(tickets, 4, sight.values());
                try (ResultSet rows = query.executeQuery()) {
                    while (rows.next()) {
                        customers.add(customer(rows, tickets));
                    }
                }
            }
            return customers;
        });
    }

    private static void set(PreparedStatement statement, int first, List<?> values) throws SQLException {
        for (int i = 0; i < values.size(); i++) {
            statement.setObject(first + i, values.get(i));
        }
    }

    private static Customer customer(ResultSet row, PreparedStatement tickets) throws SQLException {
        tickets.setString(1, row.getString(1));
        List<String> latest = new ArrayList<>();
        try (ResultSet keys = tickets.executeQuery()) {
            while (keys.next()) {
                latest.add(keys.getString(1));
            }
        }
        return new Customer(
                row.getString(1),
                row.getLong(2),
                row.getLong(3),
                row.getLong(4),
                row.getLong(5),
                row.getLong(6),
                row.getLong(7),
                row.getLong(8),
                Instant.ofEpochSecond(row.getLong(9)),
                latest);
    }

    private static String text() {
        try (InputStream file = CustomersAtRisk.class.getResourceAsStream(FILE)) {
            if (file == null) {
                throw new IllegalStateException(FILE + " is missing from the program");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(FILE + " cannot be read from the program", e);
        }
    }
}
