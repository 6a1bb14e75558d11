package dev.deskpulse.scheduler.delivery;

import dev.deskpulse.connector.store.Database;
import dev.deskpulse.connector.store.Upsert;
import dev.deskpulse.connector.store.UtcTime;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** What was sent, is to be sent again, and could not be. Written before and after each try, so that it survives both. */
public final class Outbox {
    /** Whose tables these are, for {@link Database#migrate}. */
    public static final String AREA = "delivery";

    private static final Upsert UPSERT = Upsert.into(
            "alert_delivery",
            List.of("alert", "channel", "event"),
            List.of("alert", "channel", "event", "message", "state", "attempts", "first_at", "next_at", "problem"));
    private static final String SELECT = "SELECT " + String.join(", ", UPSERT.columns())
            + " FROM alert_delivery ORDER BY first_at, alert, channel, event";

    private final Database database;

    private Outbox(Database database) {
        this.database = database;
    }

    /** Brings the table up to date and opens it. */
    public static Outbox in(Database database) {
        database.migrate(AREA, "dev/deskpulse/scheduler/delivery/migration");
        return new Outbox(database);
    }

    /** All there ever was, the earliest first: a few for each alert. */
    public List<Delivery> all() {
        return database.read(connection -> {
            List<Delivery> found = new ArrayList<>();
            try (PreparedStatement query = connection.prepareStatement(SELECT);
                    ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    found.add(delivery(rows));
                }
            }
            return found;
        });
    }

    void save(Collection<Delivery> deliveries) {
        database.upsert(
                UPSERT,
                deliveries.stream()
                        .map(one -> Upsert.row(
                                one.alert(),
                                one.channel(),
                                one.event(),
                                one.message(),
                                one.state(),
                                one.attempts(),
                                one.first(),
                                one.next(),
                                one.problem())));
    }

    /**
     * Forgets what was refused or given up, so that the next run sends it where its alert still goes on.
     *
     * @return how many deliveries
     */
    public int forgetFailures() {
        return database.write(connection -> {
            try (PreparedStatement delete =
                    connection.prepareStatement("DELETE FROM alert_delivery WHERE state IN (?, ?)")) {
                delete.setString(1, Delivery.State.REFUSED.name());
                delete.setString(2, Delivery.State.GIVEN_UP.name());
                return delete.executeUpdate();
            }
        });
    }

    private static Delivery delivery(ResultSet row) throws SQLException {
        return new Delivery(
                row.getString(1),
                row.getString(2),
                Notice.Event.valueOf(row.getString(3)),
                row.getString(4),
                Delivery.State.valueOf(row.getString(5)),
                row.getInt(6),
                UtcTime.fromColumn(row, 7),
                UtcTime.fromColumn(row, 8),
                row.getString(9));
    }
}
