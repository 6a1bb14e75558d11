package dev.deskpulse.scheduler.customer;

import dev.deskpulse.connector.store.Database;
import dev.deskpulse.connector.store.Upsert;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Keeps the last model, with the rules that it was learned by. */
final class CustomerModelStore {
    private static final int ONLY = 1;
    private static final Upsert UPSERT =
            Upsert.into("customer_model", List.of("id"), List.of("id", "learned_at", "rules", "model"));

    private final Database database;

    CustomerModelStore(Database database) {
        OrderStore.migrate(database);
        this.database = database;
    }

    /** Empty where none was learned by rules that learn the same. */
    Optional<CustomerModel> find(CustomerRules rules) {
        return database.read(connection -> {
            try (PreparedStatement query =
                    connection.prepareStatement("SELECT model FROM customer_model WHERE id = ? AND rules = ?")) {
                query.setInt(1, ONLY);
                query.setString(2, rules.learnedBy());
                try (ResultSet row = query.executeQuery()) {
                    return row.next()
                            ? Optional.of(CustomerJson.read(row.getString(1), CustomerModel.class))
                            : Optional.empty();
                }
            }
        });
    }

    void save(CustomerModel model, CustomerRules rules) {
        database.upsert(
                UPSERT, Stream.of(Upsert.row(ONLY, model.learnedAt(), rules.learnedBy(), CustomerJson.write(model))));
    }
}
