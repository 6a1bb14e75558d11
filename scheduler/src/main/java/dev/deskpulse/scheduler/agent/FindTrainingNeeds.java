package dev.deskpulse.scheduler.agent;

import dev.deskpulse.scheduler.kpi.FactsByTopic;
import dev.deskpulse.scheduler.sight.Sight;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Finds topics in which agents fall behind their team on like cases, with tickets to learn from. */
public final class FindTrainingNeeds {
    private static final int MOST_TOPICS = 12;
    private static final int FEWEST_TICKETS = 30;
    private static final int EXAMPLES = 3;
    private static final String TOPICS = "SELECT f.topic_name FROM " + FactsByTopic.SQL
            + " WHERE f.created_day BETWEEN ? AND ? AND f.topic_name IS NOT NULL AND f.agent IS NOT NULL AND %s"
            + " GROUP BY 1 HAVING count(*) >= " + FEWEST_TICKETS + " ORDER BY count(*) DESC, 1 LIMIT " + MOST_TOPICS;

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
            ReadAgentCases cases = agents.cases(from, to, sight, topic);
            for (AgentReport.Agent agent : agents.report(from, to, sight, topic).agents()) {
                agent.figures().forEach((figure, standing) -> {
                    if (standing.verdict() == Standing.Verdict.WORSE) {
                        needs.add(need(cases, agent, topic, figure, standing));
                    }
                });
            }
        }
        return needs;
    }

    private TrainingNeed need(
            ReadAgentCases cases, AgentReport.Agent agent, String topic, AgentFigure figure, Standing standing) {
        return agents.database()
                .read(connection -> new TrainingNeed(
                        agent.agent(),
                        agent.team(),
                        topic,
                        figure,
                        standing,
                        cases.examples(connection, figure, agent.agent(), agent.team(), true, EXAMPLES),
                        cases.examples(connection, figure, agent.agent(), agent.team(), false, EXAMPLES)));
    }

    private List<String> topics(LocalDate from, LocalDate to, Sight sight) {
        List<Object> bound = new ArrayList<>(List.of(from, to));
        bound.addAll(sight.values());
        return agents.database().read(connection -> {
            List<String> topics = new ArrayList<>();
            try (PreparedStatement query = connection.prepareStatement(TOPICS.formatted(sight.condition("f.scope")))) {
                ReadAgentCases.bind(query, bound);
                try (ResultSet rows = query.executeQuery()) {
                    while (rows.next()) {
                        topics.add(rows.getString(1));
                    }
                }
            }
            return topics;
        });
    }
}
