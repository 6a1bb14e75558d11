package dev.deskpulse.scheduler.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.deskpulse.connector.store.Database;
import dev.deskpulse.connector.store.StoreException;
import dev.deskpulse.connector.store.StoreJson;
import dev.deskpulse.words.Words;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Schedules and last runs, kept over restarts. */
final class ScheduleStore {
    /**
     * What is kept for one task.
     *
     * @param since when this schedule came into force: runs before it are not missed ones
     * @param lastSuccess when a run last ended well
     */
    record Kept(
            Schedule schedule,
            boolean paused,
            Instant since,
            @Nullable RunRecord lastRun,
            @Nullable Instant lastSuccess) {}

    private final Database database;

    ScheduleStore(Database database) {
        this.database = database;
        database.migrate("schedule", "db/schedule");
    }

    Optional<Kept> find(Task task) {
        return database.read(connection -> {
            try (PreparedStatement select = connection.prepareStatement(
                    "SELECT cron, zone, paused, since, started, finished, succeeded, message, last_success"
                            + " FROM schedule WHERE task = ?")) {
                select.setString(1, task.label());
                try (ResultSet row = select.executeQuery()) {
                    return row.next() ? Optional.of(kept(row)) : Optional.empty();
                }
            }
        });
    }

    private static Kept kept(ResultSet row) throws SQLException {
        RunRecord lastRun = row.getObject("started", LocalDateTime.class) == null
                ? null
                : new RunRecord(
                        instant(row, "started"),
                        instant(row, "finished"),
                        row.getBoolean("succeeded"),
                        told(row.getString("message")));
        return new Kept(
                new Schedule(row.getString("cron"), ZoneId.of(row.getString("zone"))),
                row.getBoolean("paused"),
                instant(row, "since"),
                lastRun,
                row.getObject("last_success", LocalDateTime.class) == null ? null : instant(row, "last_success"));
    }

    void save(Task task, Schedule schedule, boolean paused, Instant since) {
        database.write(connection -> {
            try (PreparedStatement upsert = connection.prepareStatement(
                    "INSERT INTO schedule (task, cron, zone, paused, since) VALUES (?, ?, ?, ?, ?)"
                            + " ON CONFLICT (task) DO UPDATE SET cron = excluded.cron, zone = excluded.zone,"
                            + " paused = excluded.paused, since = excluded.since")) {
                upsert.setString(1, task.label());
                upsert.setString(2, schedule.cron());
                upsert.setString(3, schedule.zone().getId());
                upsert.setBoolean(4, paused);
                upsert.setObject(5, utc(since));
                return upsert.executeUpdate();
            }
        });
    }

    void saveRun(Task task, RunRecord run) {
        database.write(connection -> {
            try (PreparedStatement update = connection.prepareStatement(
                    "UPDATE schedule SET started = ?, finished = ?, succeeded = ?, message = ?,"
                            + " last_success = CASE WHEN ? THEN ? ELSE last_success END WHERE task = ?")) {
                update.setObject(1, utc(run.started()));
                update.setObject(2, utc(run.finished()));
                update.setBoolean(3, run.succeeded());
                update.setString(4, json(run.message()));
                update.setBoolean(5, run.succeeded());
                update.setObject(6, utc(run.finished()));
                update.setString(7, task.label());
                return update.executeUpdate();
            }
        });
    }

    private static String json(Words words) {
        try {
            return StoreJson.MAPPER.writeValueAsString(words);
        } catch (JsonProcessingException e) {
            throw new StoreException("what a run told cannot be written as JSON", e);
        }
    }

    /** Runs of earlier versions told it in English alone. */
    private static Words told(String message) {
        try {
            return message.startsWith("{") ? StoreJson.MAPPER.readValue(message, Words.class) : Words.plain(message);
        } catch (JsonProcessingException e) {
            return Words.plain(message);
        }
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDateTime.class).toInstant(ZoneOffset.UTC);
    }

    private static LocalDateTime utc(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
