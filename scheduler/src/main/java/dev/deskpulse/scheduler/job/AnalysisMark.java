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
final class AnalysisMark {
    /**
     * A finished analysis.
     *
     * @param configuration fingerprint of all settings and model versions it ran under
     * @param seenUntil the store's watermark when it began
     * @param day the desk's day: open tickets grow older, so a new day looks at all of them
     */
    record Mark(String configuration, Instant seenUntil, LocalDate day) {}

    private final Database database;

    AnalysisMark(Database database) {
        this.database = database;
        database.migrate("analysis", "db/analysis");
    }

    Optional<Mark> last() {
        return database.read(connection -> {
            try (PreparedStatement select =
                            connection.prepareStatement("SELECT configuration, seen_until, day FROM analysis_mark");
                    ResultSet row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(new Mark(
                                row.getString(1),
                                row.getObject(2, LocalDateTime.class).toInstant(ZoneOffset.UTC),
                                row.getObject(3, LocalDate.class)))
                        : Optional.empty();
            }
        });
    }

    void keep(Mark mark) {
        database.write(connection -> {
            try (PreparedStatement upsert = connection.prepareStatement(
                    "INSERT INTO analysis_mark (id, configuration, seen_until, day) VALUES (1, ?, ?, ?)"
                            + " ON CONFLICT (id) DO UPDATE SET configuration = excluded.configuration,"
                            + " seen_until = excluded.seen_until, day = excluded.day")) {
                upsert.setString(1, mark.configuration());
                upsert.setObject(2, LocalDateTime.ofInstant(mark.seenUntil(), ZoneOffset.UTC));
                upsert.setObject(3, mark.day());
                return upsert.executeUpdate();
            }
        });
    }
}
