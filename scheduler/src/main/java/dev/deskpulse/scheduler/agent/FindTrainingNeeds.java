package dev.deskpulse.scheduler.agent;

import dev.deskpulse.scheduler.kpi.FactsByTopic;
import dev.deskpulse.scheduler.sight.Sight;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds topics in which agents fall behind their team, and teams behind the others, on like cases, with tickets to learn from. */
public final class FindTrainingNeeds {
    private static final int MOST_TOPICS = 12;
    private static final int FEWEST_TICKETS = 30;
    private static final int MOST_TEAMS = 100;
    private static final int EXAMPLES = 3;
    private static final String TOPICS = "SELECT f.topic_name FROM " + FactsByTopic.SQL
            + " WHERE f.created_day BETWEEN ? AND ? AND f.topic_name IS NOT NULL AND f.agent IS NOT NULL AND %s"
            + " GROUP BY 1 HAVING count(*) >= " + FEWEST_TICKETS + " ORDER BY count(*) DESC, 1 LIMIT " + MOST_TOPICS;
    private static final String TEAMS = "SELECT f.team FROM kpi_fact f"
            + " WHERE f.created_day BETWEEN ? AND ? AND f.team IS NOT NULL AND f.agent IS NOT NULL AND %s"
            + " GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT " + MOST_TEAMS;

    private final Agents agents;

    public FindTrainingNeeds(Agents agents) {
        this.agents = agents;
    }

    /**
     * Of the tickets of these days, both included, in the desk's zone: the commonest topics, and agents whom the viewer sees.
     *
     * @return by topic, the commonest first, team and agent
     */
    public List<TrainingNeed> needs(LocalDate from, LocalDate to, Sight sight) {
        List<TrainingNeed> needs = new ArrayList<>();
        for (String topic : topics(from, to, sight)) {
            ReadAgentCases cases = agents.cases(ReadAgentCases.Subject.AGENT, from, to, sight, topic);
            for (AgentReport.Agent agent : agents.report(from, to, sight, topic).agents()) {
                agent.figures().forEach((figure, standing) -> {
                    if (standing.verdict() == Standing.Verdict.WORSE) {
                        needs.add(need(cases, agent.agent(), agent.team(), topic, figure, standing));
                    }
                });
            }
        }
        return needs;
    }

    /**
     * The same of teams beside all teams with the topic: of those whose every agent the viewer sees.
     *
     * @return by topic, the commonest first, figure and team
     */
    public List<TrainingNeed> ofTeams(LocalDate from, LocalDate to, Sight sight) {
        List<TrainingNeed> needs = new ArrayList<>();
        List<String> teams = texts(TEAMS, from, to, sight);
        for (String topic : topics(from, to, sight)) {
            ReadAgentCases cases = agents.cases(ReadAgentCases.Subject.TEAM, from, to, sight, topic);
            for (AgentFigure figure : AgentFigure.values()) {
                standings(cases, figure, teams).forEach((team, standing) -> {
                    boolean seen =
                            sight.agents().all() || sight.agents().teams().contains(team);
                    if (seen && standing.verdict() == Standing.Verdict.WORSE) {
                        needs.add(need(cases, "", team, topic, figure, standing));
                    }
                });
            }
        }
        return needs;
    }

    private Map<String, Standing> standings(ReadAgentCases cases, AgentFigure figure, List<String> teams) {
        CaseSums sums = agents.database().read(connection -> cases.read(connection, figure, teams));
        Map<String, Standing> standings = new LinkedHashMap<>();
        MixedModel.of(sums, team -> "").forEach((team, effect) -> {
            if (effect.comparable()) {
                CaseSums.Sum own = sums.of(new CaseSums.Level(0, team));
                standings.put(team, Standing.of(figure, own, sums.all(), effect));
            }
        });
        return standings;
    }

    private TrainingNeed need(
            ReadAgentCases cases, String agent, String team, String topic, AgentFigure figure, Standing standing) {
        String who = agent.isEmpty() ? team : agent;
        return agents.database()
                .read(connection -> new TrainingNeed(
                        agent,
                        team,
                        topic,
                        figure,
                        standing,
                        cases.examples(connection, figure, who, team, true, EXAMPLES),
                        cases.examples(connection, figure, who, team, false, EXAMPLES)));
    }

    private List<String> topics(LocalDate from, LocalDate to, Sight sight) {
        return texts(TOPICS, from, to, sight);
    }

    private List<String> texts(String sql, LocalDate from, LocalDate to, Sight sight) {
        List<Object> bound = new ArrayList<>(List.of(from, to));
        bound.addAll(sight.values());
        return agents.database().read(connection -> {
            List<String> texts = new ArrayList<>();
            try (PreparedStatement query = connection.prepareStatement(sql.formatted(sight.condition("f.scope")))) {
                ReadAgentCases.bind(query, bound);
                try (ResultSet rows = query.executeQuery()) {
                    while (rows.next()) {
                        texts.add(rows.getString(1));
                    }
                }
            }
            return texts;
        });
    }
}
