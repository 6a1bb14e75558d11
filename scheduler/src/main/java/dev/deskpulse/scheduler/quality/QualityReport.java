package dev.deskpulse.scheduler.quality;

import java.time.LocalDate;
import java.util.List;

/**
 * How replies of a stretch of days kept the rules.
 *
 * @param teams those whose every agent the viewer may see, by name
 * @param agents those whom the viewer may see, by team and name: no ranking
 */
public record QualityReport(LocalDate from, LocalDate to, List<Row> teams, List<Row> agents) {
    public QualityReport {
        teams = List.copyOf(teams);
        agents = List.copyOf(agents);
    }

    /**
     * One team, or one agent of it.
     *
     * @param agent the account's id; empty for the team as a whole
     * @param team empty where not known
     * @param shares of rules that were to be kept at least once
     */
    public record Row(String agent, String team, List<RuleShare> shares) {
        public Row {
            shares = List.copyOf(shares);
        }
    }
}
