package dev.deskpulse.scheduler.customer;

import dev.deskpulse.connector.file.FileOrder;
import dev.deskpulse.connector.store.Database;
import dev.deskpulse.connector.store.Upsert;
import dev.deskpulse.scheduler.sight.Scope;
import dev.deskpulse.ticket.SourceId;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** Customers' orders in the database. Saving one again replaces it. */
public final class OrderStore {
    private static final Upsert ORDERS = Upsert.into(
            "customer_order",
            List.of("source", "id"),
            List.of("source", "id", "scope", "customer", "ordered_second", "ordered_day", "amount"));

    private final Database database;
    private final UnaryOperator<String> masked;
    private final ZoneId zone;

    /** @param masked how the store knows a customer */
    public OrderStore(Database database, UnaryOperator<String> masked, ZoneId zone) {
        migrate(database);
        this.database = database;
        this.masked = masked;
        this.zone = zone;
    }

    /** The texts of the scopes that there are orders of. */
    public static Set<String> scopes(Database database) {
        migrate(database);
        return database.read(connection -> {
            Set<String> scopes = new HashSet<>();
            try (PreparedStatement query = connection.prepareStatement("SELECT DISTINCT scope FROM customer_order");
                    ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    scopes.add(rows.getString(1));
                }
            }
            return scopes;
        });
    }

    static void migrate(Database database) {
        database.migrate("customer", "dev/deskpulse/scheduler/customer/migration");
    }

    /**
     * Saves in bulk; of the same id the last counts. Without an id customer, time and amount tell an order apart.
     *
     * @param source the shop or system, under whose name its orders are kept; seen by those who see its files
     */
    public void save(SourceId source, List<FileOrder> orders) {
        String scope = new Scope(source, source.value(), null).text();
        Map<String, FileOrder> last = new LinkedHashMap<>();
        for (FileOrder order : orders) {
            String customer = masked.apply(order.customer());
            String id = order.id() == null ? identity(customer, order) : order.id();
            last.put(id, new FileOrder(id, customer, order.at(), order.amount()));
        }
        database.upsert(
                ORDERS,
                last.values().stream()
                        .map(order -> Upsert.row(
                                source.value(),
                                order.id(),
                                scope,
                                order.customer(),
                                order.at().getEpochSecond(),
                                LocalDate.ofInstant(order.at(), zone),
                                order.amount())));
    }

    private static String identity(String customer, FileOrder order) {
        String all = customer + "|" + order.at() + "|" + order.amount();
        return UUID.nameUUIDFromBytes(all.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
