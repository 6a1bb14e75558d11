package dev.deskpulse.scheduler.customer;

import dev.deskpulse.connector.store.Database;
import dev.deskpulse.scheduler.sight.Sight;
import dev.deskpulse.ticket.TicketId;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads customers from the facts of tickets and from orders, as they were at any moment. */
public final class ReadCustomers {
    /** At most so many, those who were here last. */
    public static final int MOST = 100_000;

    /** Sorting the tickets of all at once would take more memory than the store may use. */
    private static final int AT_ONCE = 20_000;

    private static final String FILE = "customers.sql";
    /** How often the file says what is seen, of tickets and of orders. */
    private static final int CONDITIONS = 4;

    private static final Duration YEAR = Duration.ofDays(365);
    private static final String HERE = """
            SELECT customer FROM kpi_fact WHERE customer IS NOT NULL AND created_second > ? AND created_second <= ?
            UNION SELECT customer FROM customer_order WHERE ordered_second > ? AND ordered_second <= ?""";
    private static final String LATEST = """
            SELECT customer, ticket_key FROM (
                SELECT customer, ticket_key, ROW_NUMBER() OVER (PARTITION BY customer ORDER BY
                    CASE WHEN sentiment = 'NEGATIVE' OR mood = 'WORSENING' THEN 0 ELSE 1 END, created_second DESC,
                    ticket_key) AS place
                FROM kpi_fact WHERE customer IN (%s) AND %s
            ) AS placed WHERE place <= ? ORDER BY customer, place""";
    private static final String OPEN = """
            SELECT ticket FROM kpi_fact WHERE customer = ? AND resolved_at IS NULL
            ORDER BY created_second DESC, ticket LIMIT 5""";
    private static final String BEGIN = """
            SELECT min(first_second) FROM (SELECT min(created_second) AS first_second FROM kpi_fact
            UNION ALL SELECT min(ordered_second) FROM customer_order) AS firsts""";

    private final Database database;
    private final CustomerRules rules;
    private final Duration repeat;
    private final ZoneId zone;

    /** @param repeat within what time a second contact on the same topic is a repeat */
    public ReadCustomers(Database database, CustomerRules rules, Duration repeat, ZoneId zone) {
        OrderStore.migrate(database);
        this.database = database;
        this.rules = rules;
        this.repeat = repeat;
        this.zone = zone;
    }

    /**
     * Those who somebody sees, as of a moment: what came later is not in it. Who may not see every agent's own figures does
     * not get ratings: those of one customer are about one agent.
     */
    public List<CustomerFacts> at(Instant moment, Sight sight) {
        return at(moment, sight, List.of());
    }

    /** The same of one alone; empty where nothing of them is seen. */
    Optional<CustomerFacts> at(Instant moment, Sight sight, String customer) {
        return at(moment, sight, List.of(customer)).stream().findFirst();
    }

    /** @param only whom to read; empty for all */
    private List<CustomerFacts> at(Instant moment, Sight sight, List<String> only) {
        String sql = sql(moment, sight, only.isEmpty() ? "" : " AND %s.customer = ?");
        List<Object> marks = new ArrayList<>();
        for (int i = 0; i < CONDITIONS; i++) {
            marks.addAll(sight.values());
            marks.addAll(only);
        }
        return database.read(connection -> {
            List<CustomerFacts> customers = new ArrayList<>();
            for (int before = 0; before < MOST && customers.size() == before; before += AT_ONCE) {
                String some = sql.replace("{before}", Integer.toString(before));
                try (PreparedStatement query = connection.prepareStatement(some)) {
                    set(query, marks);
                    try (ResultSet rows = query.executeQuery()) {
                        while (rows.next()) {
                            customers.add(facts(rows, moment));
                        }
                    }
                }
            }
            return customers;
        });
    }

    /** Who was here after a moment, until another. */
    Set<String> between(Instant after, Instant until) {
        return database.read(connection -> {
            Set<String> here = new HashSet<>();
            try (PreparedStatement query = connection.prepareStatement(HERE)) {
                set(
                        query,
                        List.of(
                                after.getEpochSecond(), until.getEpochSecond(),
                                after.getEpochSecond(), until.getEpochSecond()));
                try (ResultSet rows = query.executeQuery()) {
                    while (rows.next()) {
                        here.add(rows.getString(1));
                    }
                }
            }
            return here;
        });
    }

    Map<String, List<String>> latest(Collection<String> customers, int most, Sight sight) {
        if (customers.isEmpty()) {
            return Map.of();
        }
        List<Object> marks = new ArrayList<>(customers);
        marks.addAll(sight.values());
        marks.add(most);
        String sql = LATEST.formatted(
                String.join(", ", Collections.nCopies(customers.size(), "?")), sight.condition("scope"));
        return database.read(connection -> {
            Map<String, List<String>> keys = new HashMap<>();
            try (PreparedStatement query = connection.prepareStatement(sql)) {
                set(query, marks);
                try (ResultSet rows = query.executeQuery()) {
                    while (rows.next()) {
                        keys.computeIfAbsent(rows.getString(1), customer -> new ArrayList<>())
                                .add(rows.getString(2));
                    }
                }
            }
            return keys;
        });
    }

    List<TicketId> open(String customer) {
        return database.read(connection -> {
            List<TicketId> open = new ArrayList<>();
            try (PreparedStatement query = connection.prepareStatement(OPEN)) {
                query.setString(1, customer);
                try (ResultSet rows = query.executeQuery()) {
                    while (rows.next()) {
                        open.add(new TicketId(rows.getString(1)));
                    }
                }
            }
            return open;
        });
    }

    /** The first activity of all; null without any. */
    @Nullable
    Instant begin() {
        Long second = database.read(connection -> {
            try (PreparedStatement query = connection.prepareStatement(BEGIN);
                    ResultSet row = query.executeQuery()) {
                row.next();
                long first = row.getLong(1);
                return row.wasNull() ? -1 : first;
            }
        });
        return second < 0 ? null : Instant.ofEpochSecond(second);
    }

    /** Everything that is put into the text is a number or a time of ours. */
    private String sql(Instant moment, Sight sight, String only) {
        long at = moment.getEpochSecond();
        Map<String, String> parts = Map.of(
                "{at}", Long.toString(at),
                "{moment}",
                        "TIMESTAMP '"
                                + LocalDateTime.ofEpochSecond(at, 0, ZoneOffset.UTC)
                                        .toString()
                                        .replace('T', ' ') + "'",
                "{day}", "DATE '" + LocalDate.ofInstant(moment, zone) + "'",
                "{year}", Long.toString(at - YEAR.toSeconds()),
                "{within}", Long.toString(rules.reasonsWithin().toSeconds()),
                "{lost}", Long.toString(rules.lostAfter().toSeconds()),
                "{repeat}", Long.toString(repeat.toSeconds()),
                "{ratings}", sight.agents().all() ? "TRUE" : "FALSE",
                "{most}", Integer.toString(AT_ONCE));
        String sql = SqlFile.read(FILE)
                .replace("{tickets}", sight.condition("f.scope") + only.formatted("f"))
                .replace("{orders}", sight.condition("o.scope") + only.formatted("o"));
        for (Map.Entry<String, String> part : parts.entrySet()) {
            sql = sql.replace(part.getKey(), part.getValue());
        }
        return sql;
    }

    private static void set(PreparedStatement statement, List<?> values) throws SQLException {
        for (int i = 0; i < values.size(); i++) {
            statement.setObject(i + 1, values.get(i));
        }
    }

    private static CustomerFacts facts(ResultSet row, Instant at) throws SQLException {
        long back = row.getLong("back_second");
        boolean neverBack = row.wasNull();
        Double seconds = number(row, "year_resolution_seconds");
        return new CustomerFacts(
                row.getString("customer"),
                at,
                Instant.ofEpochSecond(row.getLong("first_second")),
                Instant.ofEpochSecond(row.getLong("last_second")),
                neverBack ? null : Instant.ofEpochSecond(back),
                row.getLong("activities"),
                row.getLong("orders"),
                row.getLong("year_orders"),
                row.getDouble("year_amount"),
                row.getLong("year_activities"),
                row.getLong("year_months"),
                row.getLong("tickets"),
                row.getLong("open"),
                new CustomerFacts.Settled(
                        row.getLong("year_settled"),
                        row.getLong("year_negative"),
                        row.getLong("year_complaints"),
                        row.getLong("year_reopened"),
                        row.getLong("year_missed"),
                        seconds == null ? null : seconds / 3600),
                new CustomerFacts.Ratings(number(row, "csat"), number(row, "nps")),
                new CustomerFacts.Upset(
                        row.getLong("lately"),
                        row.getLong("repeats"),
                        row.getLong("negative"),
                        row.getLong("worsening"),
                        row.getLong("low_ratings"),
                        row.getLong("overdue")));
    }

    private static @Nullable Double number(ResultSet row, String column) throws SQLException {
        double value = row.getDouble(column);
        return row.wasNull() ? null : value;
    }
}
