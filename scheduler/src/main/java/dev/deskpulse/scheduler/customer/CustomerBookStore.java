package dev.deskpulse.scheduler.customer;

import dev.deskpulse.connector.store.Database;
import dev.deskpulse.connector.store.Upsert;
import dev.deskpulse.connector.store.UtcTime;
import dev.deskpulse.scheduler.customer.CustomerBook.Order;
import dev.deskpulse.scheduler.sight.Sight;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Keeps what screens show of customers, for each sight that was asked of lately: the counts, and the first of each list. */
final class CustomerBookStore {
    /** How many of each list are kept. */
    static final int LISTED = 200;

    private static final Upsert BOOK = Upsert.into(
            "customer_book",
            List.of("id"),
            List.of("id", "sight", "asked_day", "told_at", "rules", "basis", "overview"));
    private static final Upsert LIST = Upsert.ofNew("customer_listed", List.of("book", "list", "place", "customer"));
    private static final String STATE = """
            SELECT (SELECT max(number) FROM kpi_change), count(*), sum(amount), max(ordered_second) FROM customer_order""";

    private final Database database;
    private final CustomerRules rules;

    CustomerBookStore(Database database, CustomerRules rules) {
        OrderStore.migrate(database);
        this.database = database;
        this.rules = rules;
    }

    /** A sight by what of it counts here: whose own figures somebody sees only says whether they see ratings. */
    private record Seen(@Nullable Set<String> scopes, boolean ratings) {
        static Seen of(Sight sight) {
            return new Seen(sight.scopes(), sight.agents().all());
        }

        Sight sight() {
            return new Sight(scopes, ratings ? Sight.Agents.ALL : Sight.Agents.NONE);
        }

        String json() {
            return CustomerJson.write(this);
        }

        String id() {
            return UUID.nameUUIDFromBytes(json().getBytes(StandardCharsets.UTF_8))
                    .toString();
        }
    }

    /**
     * A book.
     *
     * @param basis what it was told of; empty where it was told by other rules
     */
    record Kept(Sight sight, LocalDate asked, Instant toldAt, String basis) {}

    /** Of facts and orders: the same as long as they are. */
    String state() {
        return database.read(connection -> {
            try (Statement query = connection.createStatement();
                    ResultSet row = query.executeQuery(STATE)) {
                row.next();
                return row.getString(1) + " " + row.getString(2) + " " + row.getString(3) + " " + row.getString(4);
            }
        });
    }

    /** Empty where none was told by these rules. */
    Optional<CustomerOverview> overview(Sight sight) {
        return database.read(connection -> {
            try (PreparedStatement query =
                    connection.prepareStatement("SELECT overview FROM customer_book WHERE id = ? AND rules = ?")) {
                query.setString(1, Seen.of(sight).id());
                query.setString(2, rules.toString());
                try (ResultSet row = query.executeQuery()) {
                    return row.next()
                            ? Optional.of(CustomerJson.read(row.getString(1), CustomerOverview.class))
                            : Optional.empty();
                }
            }
        });
    }

    /** The first of a list, at most {@link #LISTED}. */
    List<Customer> first(Sight sight, Order order, @Nullable Lifecycle lifecycle, int most) {
        return database.read(connection -> {
            List<Customer> first = new ArrayList<>();
            try (PreparedStatement query = connection.prepareStatement(
                    "SELECT customer FROM customer_listed WHERE book = ? AND list = ? AND place <= ? ORDER BY place")) {
                query.setString(1, Seen.of(sight).id());
                query.setString(2, list(order, lifecycle));
                query.setInt(3, most);
                try (ResultSet rows = query.executeQuery()) {
                    while (rows.next()) {
                        first.add(CustomerJson.read(rows.getString(1), Customer.class));
                    }
                }
            }
            return first;
        });
    }

    /** In the place of what was told of this sight before. */
    void save(Sight sight, CustomerBook book, CustomerOverview overview, String basis, LocalDate asked) {
        Seen seen = Seen.of(sight);
        database.run(connection -> {
            removeLists(connection, seen.id());
            database.upsert(
                    BOOK,
                    Stream.of(Upsert.row(
                            seen.id(),
                            seen.json(),
                            asked,
                            overview.at(),
                            rules.toString(),
                            basis,
                            CustomerJson.write(overview))));
            database.upsert(LIST, Arrays.stream(Order.values()).flatMap(order -> lists(seen.id(), book, order)));
        });
    }

    private static Stream<List<@Nullable Object>> lists(String id, CustomerBook book, Order order) {
        List<Customer> sorted = book.sorted(order);
        return Stream.concat(
                listed(id, order.name(), sorted.stream()),
                Arrays.stream(Lifecycle.values())
                        .flatMap(lifecycle -> listed(
                                id,
                                list(order, lifecycle),
                                sorted.stream().filter(customer -> customer.lifecycle() == lifecycle))));
    }

    private static Stream<List<@Nullable Object>> listed(String id, String list, Stream<Customer> sorted) {
        List<Customer> first = sorted.limit(LISTED).toList();
        return IntStream.range(0, first.size())
                .mapToObj(i -> Upsert.row(id, list, i + 1, CustomerJson.write(first.get(i))));
    }

    private static String list(Order order, @Nullable Lifecycle lifecycle) {
        return lifecycle == null ? order.name() : order + " " + lifecycle;
    }

    /** Remembers that a book is asked for still. */
    void asked(Sight sight, LocalDate day) {
        String id = Seen.of(sight).id();
        database.run(connection -> {
            try (PreparedStatement update =
                    connection.prepareStatement("UPDATE customer_book SET asked_day = ? WHERE id = ?")) {
                update.setObject(1, day);
                update.setString(2, id);
                update.executeUpdate();
            }
        });
    }

    /** All that are kept, those asked last first. */
    List<Kept> all() {
        return database.read(connection -> {
            List<Kept> all = new ArrayList<>();
            try (Statement query = connection.createStatement();
                    ResultSet rows = query.executeQuery("SELECT sight, asked_day, told_at, rules, basis"
                            + " FROM customer_book ORDER BY asked_day DESC, told_at DESC, id")) {
                while (rows.next()) {
                    all.add(new Kept(
                            CustomerJson.read(rows.getString(1), Seen.class).sight(),
                            rows.getObject(2, LocalDate.class),
                            UtcTime.fromColumn(rows, 3),
                            rows.getString(4).equals(rules.toString()) ? rows.getString(5) : ""));
                }
            }
            return all;
        });
    }

    void remove(Sight sight) {
        String id = Seen.of(sight).id();
        database.run(connection -> {
            removeLists(connection, id);
            try (PreparedStatement delete = connection.prepareStatement("DELETE FROM customer_book WHERE id = ?")) {
                delete.setString(1, id);
                delete.executeUpdate();
            }
        });
    }

    private static void removeLists(Connection connection, String id) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("DELETE FROM customer_listed WHERE book = ?")) {
            delete.setString(1, id);
            delete.executeUpdate();
        }
    }
}
