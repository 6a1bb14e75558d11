package dev.deskpulse.plugin.dashboard;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.deskpulse.connector.store.Database;
import dev.deskpulse.connector.store.StoreException;
import dev.deskpulse.connector.store.StoreJson;
import dev.deskpulse.connector.store.Upsert;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The dashboards. One ships with the program; it stays until somebody changes it, and comes back when it is removed. */
public final class DashboardStore {
    /** The id of the one that ships. */
    private static final String MAIN = "main";

    private static final Upsert UPSERT = Upsert.into("dashboard", List.of("id"), List.of("id", "content"));
    private static final int MOST = 200;

    private final Database database;
    private final Dashboard shipped;

    private DashboardStore(Database database, Dashboard shipped) {
        this.database = database;
        this.shipped = shipped;
    }

    /** Brings the tables up to date and opens the store. */
    public static DashboardStore in(Database database) {
        database.migrate("dashboard", "dev/deskpulse/plugin/dashboard/migration");
        return new DashboardStore(database, shipped());
    }

    private static Dashboard shipped() {
        try (InputStream json = DashboardStore.class.getResourceAsStream("main.json")) {
            return StoreJson.MAPPER.readValue(json, Dashboard.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All, the one that ships first. */
    public List<Dashboard> all() {
        List<Dashboard> stored = select("ORDER BY id");
        boolean changed = stored.stream().anyMatch(dashboard -> dashboard.id().equals(MAIN));
        Stream<Dashboard> main = changed ? stored.stream().filter(d -> d.id().equals(MAIN)) : Stream.of(shipped);
        return Stream.concat(main, stored.stream().filter(d -> !d.id().equals(MAIN)))
                .toList();
    }

    public Optional<Dashboard> find(String id) {
        Optional<Dashboard> stored = select("WHERE id = ?", id).stream().findFirst();
        return id.equals(MAIN) ? stored.or(() -> Optional.of(shipped)) : stored;
    }

    /** @throws IllegalArgumentException where there are too many */
    public void save(Dashboard dashboard) {
        if (find(dashboard.id()).isEmpty() && all().size() >= MOST) {
            throw new IllegalArgumentException("there are " + MOST + " dashboards already; remove one first");
        }
        database.upsert(UPSERT, Stream.of(Upsert.row(dashboard.id(), json(dashboard))));
    }

    public void remove(String id) {
        database.write(connection -> {
            try (PreparedStatement delete = connection.prepareStatement("DELETE FROM dashboard WHERE id = ?")) {
                delete.setString(1, id);
                return delete.executeUpdate();
            }
        });
    }

    private List<Dashboard> select(String condition, Object... values) {
        return database.read(connection -> {
            List<Dashboard> dashboards = new ArrayList<>();
            try (PreparedStatement query =
                    connection.prepareStatement("SELECT id, content FROM dashboard " + condition)) {
                for (int i = 0; i < values.length; i++) {
                    query.setObject(i + 1, values[i]);
                }
                try (ResultSet rows = query.executeQuery()) {
                    while (rows.next()) {
                        dashboards.add(dashboard(rows.getString(1), rows.getString(2)));
                    }
                }
            }
            return dashboards;
        });
    }

    private static String json(Dashboard dashboard) {
        try {
            return StoreJson.MAPPER.writeValueAsString(dashboard);
        } catch (JsonProcessingException e) {
            throw new StoreException("Dashboard " + dashboard.id() + " cannot be written as JSON", e);
        }
    }

    private static Dashboard dashboard(String id, String json) {
        try {
            return StoreJson.MAPPER.readValue(json, Dashboard.class);
        } catch (JsonProcessingException e) {
            throw new StoreException("Dashboard " + id + " in table dashboard is damaged; delete the row", e);
        }
    }
}
