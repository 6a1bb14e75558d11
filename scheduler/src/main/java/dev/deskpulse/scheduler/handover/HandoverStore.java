package dev.deskpulse.scheduler.handover;

import dev.deskpulse.connector.store.Database;
import dev.deskpulse.connector.store.Upsert;
import dev.deskpulse.connector.store.UtcTime;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** All that was ever handed over. */
public final class HandoverStore {
    private static final Upsert UPSERT = Upsert.into(
            "handover",
            List.of("finding"),
            List.of(
                    "finding",
                    "department",
                    "project",
                    "slice_text",
                    "state",
                    "intended_at",
                    "issue_id",
                    "issue_key",
                    "ended_at"));
    private static final String SELECT =
            "SELECT finding, department, project, slice_text, state, intended_at, issue_id, issue_key,"
                    + " ended_at FROM handover ORDER BY intended_at DESC, finding";
    private static final String FORGET = "DELETE FROM handover WHERE finding = ? AND state = 'INTENDED'";

    private final Database database;

    private HandoverStore(Database database) {
        this.database = database;
    }

    /** Brings the tables up to date and opens the store. */
    public static HandoverStore in(Database database) {
        database.migrate("handover", "dev/deskpulse/scheduler/handover/migration");
        return new HandoverStore(database);
    }

    /** The latest first. */
    public List<Handover> all() {
        return database.read(HandoverStore::read);
    }

    /** Whether and how far a finding was handed over. */
    public Optional<Handover> find(String finding) {
        return all().stream()
                .filter(handover -> handover.finding().equals(finding))
                .findFirst();
    }

    void save(Handover handover) {
        database.upsert(
                UPSERT,
                Stream.of(Upsert.row(
                        handover.finding(),
                        handover.department(),
                        handover.project(),
                        handover.slice(),
                        handover.state(),
                        handover.intendedAt(),
                        handover.issue().map(Handover.Issue::id).orElse(null),
                        handover.issue().map(Handover.Issue::key).orElse(null),
                        handover.endedAt().orElse(null))));
    }

    /** The site has said no: nothing was made, and the next run asks again. */
    void forget(Handover intended) {
        database.run(connection -> {
            try (PreparedStatement delete = connection.prepareStatement(FORGET)) {
                delete.setString(1, intended.finding());
                delete.executeUpdate();
            }
        });
    }

    private static List<Handover> read(Connection connection) throws SQLException {
        List<Handover> all = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(SELECT);
                ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                all.add(handover(rows));
            }
        }
        return all;
    }

    private static Handover handover(ResultSet row) throws SQLException {
        String id = row.getString(7);
        return new Handover(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                Handover.State.valueOf(row.getString(5)),
                UtcTime.fromColumn(row, 6),
                id == null ? Optional.empty() : Optional.of(new Handover.Issue(id, row.getString(8))),
                Optional.ofNullable(UtcTime.fromColumnOrNull(row, 9)));
    }
}
