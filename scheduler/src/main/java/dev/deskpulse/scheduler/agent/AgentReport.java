package dev.deskpulse.scheduler.agent;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * How agents did in a stretch of days.
 *
 * @param agents those whom the viewer may see, by team and name: no ranking
 * @param cut whether there were more than {@link Agents#MOST}; those with the fewest tickets are then left out
 */
public record AgentReport(LocalDate from, LocalDate to, List<Agent> agents, boolean cut) {
    public AgentReport {
        agents = List.copyOf(agents);
    }

    /**
     * @param agent the account's id
     * @param team of most of their tickets; empty where not known
     * @param tickets created in these days that are theirs
     * @param complaints how those among these ended
     * @param latest the day that the latest of these was created
     * @param figures those with a case, in the order of {@link AgentFigure}
     */
    public record Agent(
            String agent,
            String team,
            long tickets,
            ComplaintEnds complaints,
            LocalDate latest,
            Map<AgentFigure, Standing> figures) {}
}
