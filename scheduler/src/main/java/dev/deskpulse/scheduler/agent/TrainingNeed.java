package dev.deskpulse.scheduler.agent;

import java.util.List;

/**
 * A topic in which an agent's figure falls behind the team's on like cases, by more than chance explains.
 *
 * @param agent the account's id
 * @param topic as figures name it
 * @param standing of that topic's tickets alone
 * @param bad keys of the agent's tickets that did worst by the figure
 * @param good keys of the same topic that did best with others of the team
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
