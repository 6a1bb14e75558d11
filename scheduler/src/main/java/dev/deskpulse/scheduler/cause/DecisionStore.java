package dev.deskpulse.scheduler.cause;

import dev.deskpulse.connector.store.Database;
import dev.deskpulse.connector.store.UtcTime;
import dev.deskpulse.scheduler.insight.Finding;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What people said of causes, with when they said it and when it was undone. */
final class DecisionStore {
    private static final String INSERT =
            "INSERT INTO cause_decision (number, finding, kpi, slice_text, from_day, confirmed, cause, title_en,"
                    + " title_zh, said_by, said_at) SELECT COALESCE(max(number), 0) + 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?"
                    + " FROM cause_decision";
    private static final String SELECT =
            "SELECT number, finding, from_day, confirmed, cause, title_en, title_zh, said_at, said_by, kpi, slice_text"
                    + " FROM cause_decision WHERE undone_at IS NULL ORDER BY number";
    private static final String UNDO = "UPDATE cause_decision SET undone_at = ? WHERE number = ?";

    private final Database database;
    private final InstantSource clock;

    /** A decision with what the finding was about when it was made. */
    record Kept(Decision decision, String kpi, String sliceText) {}

    private DecisionStore(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    static DecisionStore in(Database database, InstantSource clock) {
        database.migrate("cause", "dev/deskpulse/scheduler/cause/migration");
        return new DecisionStore(database, clock);
    }

    /** All that stand, the earliest first. Of the same finding and cause the last one counts. */
    List<Kept> standing() {
        return database.read(DecisionStore::read);
    }

    void add(Finding finding, boolean confirmed, String cause, Map<String, String> title, @Nullable String by) {
        database.run(connection -> {
            try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
                insert.setString(1, finding.id());
                insert.setString(2, finding.kpi());
                insert.setString(3, finding.sliceText());
                insert.setObject(4, finding.from());
                insert.setBoolean(5, confirmed);
                insert.setString(6, cause);
                insert.setString(7, title.getOrDefault("en", cause));
                insert.setString(8, title.getOrDefault("zh", cause));
                insert.setString(9, by);
                insert.setObject(10, UtcTime.toColumn(clock.instant()));
                insert.executeUpdate();
            }
        });
    }

    /** Takes back the latest decision on a finding; what was said before it counts again. Empty where none stands. */
    Optional<Decision> undoLast(String finding) {
        return database.write(connection -> {
            Optional<Decision> last = read(connection).stream()
                    .map(Kept::decision)
                    .filter(decision -> decision.finding().equals(finding))
                    .reduce((earlier, later) -> later);
            if (last.isPresent()) {
                try (PreparedStatement update = connection.prepareStatement(UNDO)) {
                    update.setObject(1, UtcTime.toColumn(clock.instant()));
                    update.setLong(2, last.get().number());
                    update.executeUpdate();
                }
            }
            return last;
        });
    }

    private static List<Kept> read(Connection connection) throws SQLException {
        List<Kept> all = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(SELECT);
                ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                Decision decision = new Decision(
                        rows.getLong(1),
                        rows.getString(2),
                        rows.getObject(3, LocalDate.class),
                        rows.getBoolean(4),
                        rows.getString(5),
                        Map.of("en", rows.getString(6), "zh", rows.getString(7)),
                        UtcTime.fromColumn(rows, 8),
                        rows.getString(9));
                all.add(new Kept(decision, rows.getString(10), rows.getString(11)));
            }
        }
        return all;
    }
}
