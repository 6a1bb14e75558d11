package dev.deskpulse.scheduler.agent;

import dev.deskpulse.connector.store.Database;
import dev.deskpulse.connector.store.UtcTime;
import dev.deskpulse.scheduler.sight.Sight;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** All that was said to agents, and by them. */
public final class FeedbackStore {
    private static final String INSERT = "INSERT INTO agent_feedback (number, agent, note, given_by, given_at)"
            + " SELECT COALESCE(max(number), 0) + 1, ?, ?, ?, ? FROM agent_feedback";
    private static final String ANSWER =
            "UPDATE agent_feedback SET answer = ?, answered_at = ? WHERE number = ? AND agent = ?";
    private static final String SELECT = "SELECT number, agent, note, given_by, given_at, answer, answered_at"
            + " FROM agent_feedback ORDER BY given_at DESC, number DESC";
    private static final String TEAMS = "SELECT DISTINCT COALESCE(team, '') FROM kpi_fact WHERE agent = ?";

    private final Database database;
    private final InstantSource clock;

    private FeedbackStore(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Brings the tables up to date and opens the store. */
    public static FeedbackStore in(Database database, InstantSource clock) {
        database.migrate("training", "dev/deskpulse/scheduler/agent/migration");
        return new FeedbackStore(database, clock);
    }

    /**
     * Keeps what somebody says to an agent.
     *
     * @param agent the agent's account
     * @param by the account of who says it
     * @throws IllegalArgumentException where it is empty or too long
     */
    public void give(String agent, String note, String by) {
        String text = Feedback.text(note);
        database.run(connection -> {
            try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
                insert.setString(1, agent);
                insert.setString(2, text);
                insert.setString(3, by);
                insert.setObject(4, UtcTime.toColumn(clock.instant()));
                insert.executeUpdate();
            }
        });
    }

    /**
     * Keeps an agent's answer, in place of one before.
     *
     * @return false where the agent was given no such feedback
     * @throws IllegalArgumentException where it is empty or too long
     */
    public boolean answer(long number, String agent, String answer) {
        String text = Feedback.text(answer);
        return database.write(connection -> {
            try (PreparedStatement update = connection.prepareStatement(ANSWER)) {
                update.setString(1, text);
                update.setObject(2, UtcTime.toColumn(clock.instant()));
                update.setLong(3, number);
                update.setString(4, agent);
                return update.executeUpdate() > 0;
            }
        });
    }

    /** The latest first. */
    public List<Feedback> all() {
        return database.read(FeedbackStore::read);
    }

    /** The teams in which an agent has had tickets, the empty text for none; empty where nobody of that account had any. */
    public Set<String> teams(String agent) {
        return database.read(connection -> {
            Set<String> teams = new HashSet<>();
            try (PreparedStatement query = connection.prepareStatement(TEAMS)) {
                query.setString(1, agent);
                try (ResultSet rows = query.executeQuery()) {
                    while (rows.next()) {
                        teams.add(rows.getString(1));
                    }
                }
            }
            return teams;
        });
    }

    /**
     * Whether an agent's own matters are somebody's to see: they are that agent, or see tickets and lead a team in which the
     * agent has had some.
     */
    public boolean isSeen(String agent, Sight sight) {
        Sight.Agents seen = sight.agents();
        Set<String> scopes = sight.scopes();
        boolean nothing = scopes != null && scopes.isEmpty();
        return seen.own().contains(agent)
                || (!nothing && (seen.all() || !Collections.disjoint(seen.teams(), teams(agent))));
    }

    private static List<Feedback> read(Connection connection) throws SQLException {
        List<Feedback> all = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(SELECT);
                ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                String answer = rows.getString(6);
                Instant answered = UtcTime.fromColumnOrNull(rows, 7);
                all.add(new Feedback(
                        rows.getLong(1),
                        rows.getString(2),
                        rows.getString(3),
                        rows.getString(4),
                        UtcTime.fromColumn(rows, 5),
                        answer == null || answered == null
                                ? Optional.empty()
                                : Optional.of(new Feedback.Answer(answer, answered))));
            }
        }
        return all;
    }
}
