package dev.deskpulse.plugin.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import dev.deskpulse.connector.store.Database;
import dev.deskpulse.connector.store.StoreException;
import dev.deskpulse.connector.store.StoreJson;
import dev.deskpulse.connector.store.Upsert;
import dev.deskpulse.connector.store.UtcTime;
import dev.deskpulse.plugin.settings.SettingsTree.Difference;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Who changed which settings when, and what they were before. Entries are added, never changed. */
final class SettingsLog {
    private static final List<String> COLUMNS =
            List.of("id", "changed_at", "person", "account", "undoes", "differences");
    private static final Upsert UPSERT = Upsert.into("settings_change", List.of("id"), COLUMNS);

    private final Database database;

    SettingsLog(Database database) {
        this.database = database;
        database.migrate("settings", "dev/deskpulse/plugin/settings/migration");
    }

    /**
     * One change.
     *
     * @param id counted from 1
     * @param person as people know them
     * @param account in Jira; null for the admin of this machine
     * @param undoes the change that this one took back
     */
    record Entry(
            long id,
            Instant at,
            String person,
            @Nullable String account,
            @Nullable Long undoes,
            List<Difference> differences) {}

    /** Keeps a change, together with what the work itself does: both or none. Tells its id. */
    long keep(
            Instant at,
            String person,
            @Nullable String account,
            @Nullable Long undoes,
            List<Difference> differences,
            Runnable work) {
        return database.write(connection -> {
            long id = latest(1).stream().findFirst().map(Entry::id).orElse(0L) + 1;
            database.upsert(UPSERT, Stream.of(Upsert.row(id, at, person, account, undoes, json(differences))));
            work.run();
            return id;
        });
    }

    /** The latest first. */
    List<Entry> latest(int most) {
        return select("ORDER BY id DESC LIMIT " + most);
    }

    Optional<Entry> find(long id) {
        return select("WHERE id = " + id).stream().findFirst();
    }

    private List<Entry> select(String condition) {
        return database.read(connection -> {
            List<Entry> entries = new ArrayList<>();
            try (PreparedStatement query = connection.prepareStatement(
                            "SELECT " + String.join(", ", COLUMNS) + " FROM settings_change " + condition);
                    ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    entries.add(entry(rows));
                }
            }
            return entries;
        });
    }

    private static Entry entry(ResultSet row) throws SQLException {
        long undoes = row.getLong(5);
        boolean isUndo = !row.wasNull();
        return new Entry(
                row.getLong(1),
                UtcTime.fromColumn(row, 2),
                row.getString(3),
                row.getString(4),
                isUndo ? undoes : null,
                differences(row.getString(6)));
    }

    private static String json(List<Difference> differences) {
        try {
            return StoreJson.MAPPER.writeValueAsString(differences);
        } catch (JsonProcessingException e) {
            throw new StoreException("a change of the settings cannot be written as JSON", e);
        }
    }

    private static List<Difference> differences(String json) {
        try {
            return StoreJson.MAPPER.readValue(json, new TypeReference<List<Difference>>() {});
        } catch (JsonProcessingException e) {
            throw new StoreException("a row of table settings_change is damaged", e);
        }
    }
}
