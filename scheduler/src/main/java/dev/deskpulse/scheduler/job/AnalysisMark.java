package dev.deskpulse.scheduler.job;

import dev.deskpulse.connector.store.Database;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** Remembers how far the last analysis came. */
public final class AnalysisMark {
    /**
     * A finished analysis.
     *
     * @param configuration fingerprint of all settings and model versions it ran under
     * @param seenUntil the store's watermark when it began
     * @param day the desk's day: open tickets grow older, so a new day looks at all of them
     * @param explainedAt when it looked for findings: those last seen before are gone
     */
    public record Mark(String configuration, Instant seenUntil, LocalDate day, Instant explainedAt) {}

    private final Database database;

    /** Keeps it in this database. */
    public AnalysisMark(Database database) {
        this.database = database;
        database.migrate("analysis", "db/analysis");
    }

    /** Empty before the first analysis has ended. */
    public Optional<Mark> last() {
        return database.read(connection -> {
            try (PreparedStatement select = connection.prepareStatement(
                            "SELECT configuration, seen_until, day, explained_at FROM analysis_mark");
                    ResultSet row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(new Mark(
                                row.getString(1),
                                row.getObject(2, LocalDateTime.class).toInstant(ZoneOffset.UTC),
                                row.getObject(3, LocalDate.class),
                                row.getObject(4, LocalDateTime.class).toInstant(ZoneOffset.UTC)))
                        : Optional.empty();
            }
        });
    }

    /** In place of the last one. */
    public void keep(Mark mark) {
        database.write(connection -> {
            try (PreparedStatement upsert = connection.prepareStatement(
                    "INSERT INTO analysis_mark (id, configuration, seen_until, day, explained_at) VALUES (1, ?, ?, ?, ?)"
                            + " ON CONFLICT (id) DO UPDATE SET configuration = excluded.configuration,"
                            + " seen_until = excluded.seen_until, day = excluded.day,"
                            + " explained_at = excluded.explained_at")) {
                upsert.setString(1, mark.configuration());
                upsert.setObject(2, LocalDateTime.ofInstant(mark.seenUntil(), ZoneOffset.UTC));
                upsert.setObject(3, mark.day());
                upsert.setObject(4, LocalDateTime.ofInstant(mark.explainedAt(), ZoneOffset.UTC));
                return upsert.executeUpdate();
            }
        });
    }
}
