package dev.deskpulse.scheduler.audit;

import dev.deskpulse.connector.store.Database;
import dev.deskpulse.connector.store.UtcTime;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** Every file of figures that left the desk: who took what, when, and where it went. Holds no figure and no ticket text. */
public final class ExportLog {
    private static final String AREA = "audit";
    private static final int LONGEST = 300;

    private final Database database;
    private final InstantSource clock;

    /**
     * An export.
     *
     * @param number counts up over all exports
     * @param who the viewer's account, or what runs by itself
     * @param what which figures of which days
     * @param form how the file's name ends
     * @param destination where to: a download, a folder, a mail, a ticket
     */
    public record Entry(long number, Instant at, String who, String what, String form, String destination) {}

    private ExportLog(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Brings the table up to date and opens the log. */
    public static ExportLog in(Database database, InstantSource clock) {
        database.migrate(AREA, "dev/deskpulse/scheduler/audit/migration");
        return new ExportLog(database, clock);
    }

    /** Adds an export; to be called before the file is handed out. */
    public void add(String who, String what, String form, String destination) {
        database.write(connection -> {
            try (PreparedStatement insert = connection.prepareStatement(
                    "INSERT INTO export_log (number, exported_at, who, what, form, destination)"
                            + " SELECT COALESCE(max(number), 0) + 1, ?, ?, ?, ?, ? FROM export_log")) {
                insert.setObject(1, UtcTime.toColumn(clock.instant()));
                insert.setString(2, shortened(who));
                insert.setString(3, shortened(what));
                insert.setString(4, form);
                insert.setString(5, shortened(destination));
                return insert.executeUpdate();
            }
        });
    }

    /** The latest exports, the newest first. */
    public List<Entry> latest(int most) {
        return database.read(connection -> {
            List<Entry> entries = new ArrayList<>();
            try (PreparedStatement select = connection.prepareStatement(
                    "SELECT number, exported_at, who, what, form, destination FROM export_log ORDER BY number DESC LIMIT ?")) {
                select.setInt(1, most);
                try (ResultSet rows = select.executeQuery()) {
                    while (rows.next()) {
                        entries.add(new Entry(
                                rows.getLong(1),
                                UtcTime.fromColumn(rows, 2),
                                rows.getString(3),
                                rows.getString(4),
                                rows.getString(5),
                                rows.getString(6)));
                    }
                }
            }
            return entries;
        });
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
    }
}
