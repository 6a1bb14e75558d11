package dev.deskpulse.scheduler.cluster;

import dev.deskpulse.connector.store.Database;
import dev.deskpulse.connector.store.Upsert;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** How far an analysis on a cluster came, and the figures that it rolled up. */
public final class ClusterTables {
    private static final Upsert MARK =
            Upsert.into("cluster_mark", List.of("id"), List.of("id", "configuration", "done_until"));

    private final Database database;

    /** Brings the tables up to date. */
    public ClusterTables(Database database) {
        this.database = database;
        database.migrate("cluster", "dev/deskpulse/scheduler/cluster/migration");
    }

    /** The last ticket done by a run of this configuration that did not come to its end. */
    Optional<String> doneUntil(String configuration) {
        return database.read(connection -> {
            try (PreparedStatement query =
                    connection.prepareStatement("SELECT done_until FROM cluster_mark WHERE configuration = ?")) {
                query.setString(1, configuration);
                try (ResultSet row = query.executeQuery()) {
                    return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
                }
            }
        });
    }

    /** Joins the transaction that stores the tickets' results. */
    void done(String configuration, String until) {
        database.upsert(MARK, Stream.of(Upsert.row(1, configuration, until)));
    }

    /** All in one transaction; the run has come to its end. */
    void finish(List<RollUp> rollUps) {
        database.run(connection -> {
            try (Statement statement = connection.createStatement()) {
                statement.executeUpdate("DELETE FROM kpi_rollup");
                statement.executeUpdate("DELETE FROM cluster_mark");
            }
            database.upsert(RollUp.TABLE, rollUps.stream().map(RollUp::row));
        });
    }

    /** The day of the earliest ticket measured; empty where there is none. */
    Optional<LocalDate> firstDay() {
        return database.read(connection -> {
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("SELECT min(created_day) FROM kpi_fact")) {
                row.next();
                return Optional.ofNullable(row.getObject(1, LocalDate.class));
            }
        });
    }
}
