package dev.deskpulse.scheduler.agent;

import dev.deskpulse.connector.store.Database;
import dev.deskpulse.connector.store.UtcTime;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** All trainings. */
public final class TrainingStore {
    private static final String INSERT = "INSERT INTO agent_training (number, agent, topic, day, note, added_at)"
            + " SELECT COALESCE(max(number), 0) + 1, ?, ?, ?, ?, ? FROM agent_training";
    private static final String SELECT =
            "SELECT number, agent, topic, day, note FROM agent_training ORDER BY day DESC, number DESC";

    private final Database database;
    private final InstantSource clock;

    private TrainingStore(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Brings the tables up to date and opens the store. */
    public static TrainingStore in(Database database, InstantSource clock) {
        database.migrate("training", "dev/deskpulse/scheduler/agent/migration");
        return new TrainingStore(database, clock);
    }

    /** Keeps a training; its number is given anew. */
    public void add(Training training) {
        database.run(connection -> {
            try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
                insert.setString(1, training.agent());
                insert.setString(2, training.topic());
                insert.setObject(3, training.day());
                insert.setString(4, training.note());
                insert.setObject(5, UtcTime.toColumn(clock.instant()));
                insert.executeUpdate();
            }
        });
    }

    /** The latest first. */
    public List<Training> all() {
        return database.read(connection -> {
            List<Training> all = new ArrayList<>();
            try (PreparedStatement query = connection.prepareStatement(SELECT);
                    ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    all.add(new Training(
                            rows.getLong(1),
                            rows.getString(2),
                            rows.getString(3),
                            rows.getObject(4, LocalDate.class),
                            rows.getString(5)));
                }
            }
            return all;
        });
    }
}
