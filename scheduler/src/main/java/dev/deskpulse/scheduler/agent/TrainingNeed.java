package dev.deskpulse.scheduler.agent;

import java.util.List;

/**
 * A topic in which an agent's figure falls behind the team's on like cases, or a team's behind all teams', by more than chance
 * explains.
 *
 * @param agent the account's id; empty where it is the whole team's need
 * @param topic as figures name it
 * @param standing of that topic's tickets alone
 * @param bad keys of the agent's or team's tickets that did worst by the figure
 * @param good keys of the same topic that did best with others of the team, or with other teams
 */
public record TrainingNeed(
        String agent,
        String team,
        String topic,
        AgentFigure figure,
        Standing standing,
        List<String> bad,
        List<String> good) {
    public TrainingNeed {
        bad = List.copyOf(bad);
        good = List.copyOf(good);
    }
}
