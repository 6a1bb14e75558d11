package dev.deskpulse.scheduler.agent;

import dev.deskpulse.connector.store.Database;
import dev.deskpulse.scheduler.sight.Sight;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hipparchus.stat.interval.BinomialProportion;
import org.hipparchus.stat.interval.ConfidenceInterval;

/**
 * How much an agent has to do, and to bear.
 *
 * @param agent the account's id
 * @param team of most of their tickets; empty where not known
 * @param tickets created in these days that are theirs
 * @param days on which at least one of them was created
 * @param angry of the tickets whose mood is known, those whose customer is unhappy
 * @param moods tickets whose mood is known
 * @param low of the 95 % interval of the angry share (Wilson), from 0 to 1
 * @param streak how many angry ones came one after the other at the most
 */
public record AgentLoad(
        String agent,
        String team,
        long tickets,
        long days,
        long angry,
        long moods,
        double low,
        double high,
        long streak) {
    private static final double CONFIDENCE = 0.95;

    /** A streak's tickets have the same difference of their places among all and among the angry ones. */
    private static final String SQL = """
            WITH told AS (
                SELECT f.agent, f.created_day, f.created_second, f.ticket,
                    CASE WHEN f.sentiment = 'NEGATIVE' THEN 1 ELSE 0 END AS angry,
                    CASE WHEN f.sentiment IS NULL OR f.sentiment = 'UNSURE' THEN 0 ELSE 1 END AS known
                FROM kpi_fact f
                WHERE f.created_day BETWEEN ? AND ? AND f.agent IS NOT NULL AND %s),
            placed AS (
                SELECT t.*, ROW_NUMBER() OVER (PARTITION BY t.agent ORDER BY t.created_second, t.ticket)
                    - ROW_NUMBER() OVER (PARTITION BY t.agent, t.angry ORDER BY t.created_second, t.ticket) AS streak
                FROM told t),
            streaks AS (
                SELECT p.agent, count(*) AS length FROM placed p WHERE p.angry = 1 GROUP BY p.agent, p.streak)
            SELECT t.agent, count(*), count(DISTINCT t.created_day), sum(t.angry), sum(t.known),
                COALESCE((SELECT max(s.length) FROM streaks s WHERE s.agent = t.agent), 0)
            FROM told t GROUP BY t.agent""";

    /** Of the tickets of these days, both included, in the desk's zone; of agents whom the viewer sees, by team and name. */
    static List<AgentLoad> of(Database database, LocalDate from, LocalDate to, Sight sight) {
        List<Object> bound = new ArrayList<>(List.of(from, to));
        bound.addAll(sight.values());
        return database.read(connection -> {
            Map<String, String> teams = new HashMap<>();
            Agents.volumes(connection, from, to, sight, null).forEach(agent -> teams.put(agent.agent(), agent.team()));
            List<AgentLoad> all = new ArrayList<>();
            try (PreparedStatement query = connection.prepareStatement(SQL.formatted(sight.condition("f.scope")))) {
                ReadAgentCases.bind(query, bound);
                try (ResultSet rows = query.executeQuery()) {
                    while (rows.next()) {
                        AgentLoad load = of(
                                rows.getString(1),
                                teams.getOrDefault(rows.getString(1), ""),
                                rows.getLong(2),
                                rows.getLong(3),
                                rows.getLong(4),
                                rows.getLong(5),
                                rows.getLong(6));
                        if (Agents.sees(sight.agents(), load.agent, load.team)) {
                            all.add(load);
                        }
                    }
                }
            }
            all.sort(Comparator.comparing(AgentLoad::team).thenComparing(AgentLoad::agent));
            return all;
        });
    }

    private static AgentLoad of(
            String agent, String team, long tickets, long days, long angry, long moods, long streak) {
        if (moods == 0) {
            return new AgentLoad(agent, team, tickets, days, angry, moods, 0, 1, streak);
        }
        ConfidenceInterval interval =
                BinomialProportion.getWilsonScoreInterval(Math.toIntExact(moods), (double) angry / moods, CONFIDENCE);
        return new AgentLoad(
                agent,
                team,
                tickets,
                days,
                angry,
                moods,
                Math.max(0, interval.getLowerBound()),
                Math.min(1, interval.getUpperBound()),
                streak);
    }
}
