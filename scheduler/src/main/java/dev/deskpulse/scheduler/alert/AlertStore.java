package dev.deskpulse.scheduler.alert;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import dev.deskpulse.connector.store.Database;
import dev.deskpulse.connector.store.StoreException;
import dev.deskpulse.connector.store.StoreJson;
import dev.deskpulse.connector.store.Upsert;
import dev.deskpulse.connector.store.UtcTime;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** All alerts, with what people said of them. */
public final class AlertStore {
    /** Whose tables these are, for {@link Database#migrate}. */
    public static final String AREA = "alert";

    private static final int MOST_SHOWN = 500;
    private static final Upsert UPSERT =
            Upsert.into("alert", List.of("id"), List.of("id", "from_at", "last_seen", "end_at", "content"));
    private static final String SELECT = "SELECT id, content FROM alert";
    private static final ObjectWriter WRITE = StoreJson.MAPPER.writer();
    private static final ObjectReader READ = StoreJson.MAPPER.readerFor(Alert.class);

    private final Database database;

    private AlertStore(Database database) {
        this.database = database;
    }

    /** Brings the tables up to date and opens the store. */
    public static AlertStore in(Database database) {
        database.migrate(AREA, "dev/deskpulse/scheduler/alert/migration");
        return new AlertStore(database);
    }

    /** Those that go on, the latest first. */
    public List<Alert> open() {
        return select(" WHERE end_at IS NULL ORDER BY from_at DESC, id");
    }

    /** The latest 500, those that go on first. */
    public List<Alert> latest() {
        return select(" ORDER BY CASE WHEN end_at IS NULL THEN 0 ELSE 1 END, from_at DESC, id LIMIT " + MOST_SHOWN);
    }

    /** Those seen at or after a moment, whether they go on or not. */
    public List<Alert> seenSince(Instant moment) {
        return select(" WHERE end_at IS NULL OR last_seen >= ? ORDER BY from_at DESC, id", moment);
    }

    /** One by its id. */
    public Optional<Alert> find(String id) {
        return select(" WHERE id = ?", id).stream().findFirst();
    }

    void save(Collection<Alert> alerts) {
        database.upsert(
                UPSERT,
                alerts.stream()
                        .map(alert ->
                                Upsert.row(alert.id(), alert.from(), alert.lastSeen(), alert.end(), json(alert))));
    }

    /**
     * A person has seen it: it is not delivered any more.
     *
     * @throws IllegalArgumentException where there is no such alert
     */
    public Alert acknowledge(String id, Instant now) {
        return handle(id, said -> new Alert.Handling(now, said.snoozedUntil()));
    }

    /** Nothing of it is delivered before a moment. Throws as {@link #acknowledge}. */
    public Alert snooze(String id, Instant until) {
        return handle(id, said -> new Alert.Handling(said.acknowledged(), until));
    }

    private Alert handle(String id, UnaryOperator<Alert.Handling> said) {
        return database.write(connection -> {
            Alert found = select(" WHERE id = ?", id).stream().findFirst().orElseThrow(() -> unknown(id));
            Alert handled = found.handled(said.apply(found.handling()));
            save(List.of(handled));
            return handled;
        });
    }

    /** What is said of an id that no alert has. */
    public static IllegalArgumentException unknown(String id) {
        return new IllegalArgumentException(
                "there is no alert '" + id + "'; `deskpulse alerts` lists them with their ids");
    }

    private List<Alert> select(String condition, Object... values) {
        return database.read(connection -> {
            List<Alert> alerts = new ArrayList<>();
            try (PreparedStatement query = connection.prepareStatement(SELECT + condition)) {
                for (int i = 0; i < values.length; i++) {
                    Object value = values[i];
                    query.setObject(i + 1, value instanceof Instant instant ? UtcTime.toColumn(instant) : value);
                }
                try (ResultSet rows = query.executeQuery()) {
                    while (rows.next()) {
                        alerts.add(alert(rows.getString(2), rows.getString(1)));
                    }
                }
            }
            return alerts;
        });
    }

    private static String json(Alert alert) {
        try {
            return WRITE.writeValueAsString(alert);
        } catch (JsonProcessingException e) {
            throw new StoreException("Alert " + alert.id() + " cannot be written as JSON", e);
        }
    }

    private static Alert alert(String json, String id) {
        try {
            return READ.readValue(json);
        } catch (JsonProcessingException e) {
            throw new StoreException("Alert " + id + " in table alert is damaged; delete the row", e);
        }
    }
}
