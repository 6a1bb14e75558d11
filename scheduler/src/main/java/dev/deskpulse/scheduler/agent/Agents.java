package dev.deskpulse.scheduler.agent;

import dev.deskpulse.connector.store.Database;
import dev.deskpulse.scheduler.kpi.FactsByTopic;
import dev.deskpulse.scheduler.sight.Sight;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Tells how agents did on like cases, from the stored facts, narrowed to whoever asks. */
public final class Agents {
    /** So many agents are told apart, those with the most tickets. */
    public static final int MOST = 500;

    private static final long FEWEST_HIDDEN = 3;

    private final Database database;
    private final Duration repeat;
    private final Supplier<Set<String>> automations;
    private final Clock clock;

    /**
     * Reads from the store; writes nothing.
     *
     * @param repeat the window within which a contact on the same topic counts as a repeated one
     * @param automations accounts that are no people: they are nobody's colleagues, whatever is assigned to them
     */
    public Agents(Database database, Duration repeat, Supplier<Set<String>> automations, Clock clock) {
        this.database = database;
        this.repeat = repeat;
        this.automations = automations;
        this.clock = clock;
    }

    /** Of the tickets of these days, both included, in the desk's zone. */
    public AgentReport report(LocalDate from, LocalDate to, Sight sight) {
        return report(from, to, sight, null);
    }

    /**
     * The same of one topic's tickets.
     *
     * @param topic as figures name it; null for all
     */
    public AgentReport report(LocalDate from, LocalDate to, Sight sight, @Nullable String topic) {
        ReadAgentCases cases = cases(ReadAgentCases.Subject.AGENT, from, to, sight, topic);
        return database.read(connection -> {
            Set<String> none = automations.get();
            List<AgentReport.Agent> all = volumes(connection, from, to, sight, topic).stream()
                    .filter(agent -> !none.contains(agent.agent()))
                    .toList();
            List<AgentReport.Agent> told = all.subList(0, Math.min(MOST, all.size()));
            Map<String, AgentReport.Agent> seen = new HashMap<>();
            Map<String, String> teams = new HashMap<>();
            Map<String, Long> hidden = new HashMap<>();
            for (AgentReport.Agent agent : told) {
                teams.put(agent.agent(), agent.team());
                if (sees(sight.agents(), agent.agent(), agent.team())) {
                    seen.put(agent.agent(), agent);
                } else {
                    hidden.merge(agent.team(), 1L, Long::sum);
                }
            }
            List<String> names = told.stream().map(AgentReport.Agent::agent).toList();
            for (AgentFigure figure : AgentFigure.values()) {
                CaseSums sums = cases.read(connection, figure, names);
                MixedModel.of(sums, agent -> teams.getOrDefault(agent, "")).forEach((name, effect) -> {
                    AgentReport.Agent agent = seen.get(name);
                    if (agent != null) {
                        boolean few = hidden.containsKey(agent.team()) && hidden.get(agent.team()) < FEWEST_HIDDEN;
                        agent.figures().put(figure, standing(figure, sums, agent, effect, few));
                    }
                });
            }
            return new AgentReport(
                    from,
                    to,
                    told.stream()
                            .filter(agent -> seen.containsKey(agent.agent()))
                            .sorted(Comparator.comparing(AgentReport.Agent::team)
                                    .thenComparing(AgentReport.Agent::agent))
                            .toList(),
                    all.size() > MOST);
        });
    }

    /** What each has to do and to bear, of the tickets of these days; of agents whom the viewer sees, by team and name. */
    public List<AgentLoad> loads(LocalDate from, LocalDate to, Sight sight) {
        Set<String> none = automations.get();
        return AgentLoad.of(database, from, to, sight).stream()
                .filter(load -> !none.contains(load.agent()))
                .toList();
    }

    Set<String> automations() {
        return automations.get();
    }

    ReadAgentCases cases(
            ReadAgentCases.Subject subject, LocalDate from, LocalDate to, Sight sight, @Nullable String topic) {
        LocalDateTime windowOverAt = LocalDateTime.ofInstant(clock.instant().minus(repeat), ZoneOffset.UTC);
        return new ReadAgentCases(subject, from, to, windowOverAt, repeat.toSeconds(), sight, topic);
    }

    Database database() {
        return database;
    }

    private static Standing standing(
            AgentFigure figure, CaseSums sums, AgentReport.Agent agent, MixedModel.Effect effect, boolean few) {
        CaseSums.Sum own = sums.of(new CaseSums.Level(0, agent.agent()));
        CaseSums.Sum team = sums.of(new CaseSums.Level(ReadAgentCases.TEAM, agent.team()));
        if (!effect.comparable() || team.cases() == 0) {
            return Standing.without(figure, own, Standing.Verdict.NOBODY_TO_COMPARE);
        }
        return few ? Standing.without(figure, own, Standing.Verdict.WITHHELD) : Standing.of(figure, own, team, effect);
    }

    /** Whether an agent's own figures are the viewer's to see. */
    static boolean sees(Sight.Agents who, String agent, String team) {
        return who.all() || who.own().contains(agent) || who.teams().contains(team);
    }

    /** Those with the most tickets first. */
    static List<AgentReport.Agent> volumes(
            Connection connection, LocalDate from, LocalDate to, Sight sight, @Nullable String topic)
            throws SQLException {
        String sql = """
                SELECT f.agent, COALESCE(f.team, ''), count(*), max(f.created_day), %s
                FROM %s
                WHERE f.created_day BETWEEN ? AND ? AND f.agent IS NOT NULL AND %s%s
                GROUP BY 1, 2 ORDER BY 3 DESC, 1, 2""".formatted(
                        ComplaintEnds.SQL,
                        topic == null ? "kpi_fact f" : FactsByTopic.SQL,
                        sight.condition("f.scope"),
                        topic == null ? "" : " AND f.topic_name = ?");
        List<Object> bound = new ArrayList<>(List.of(from, to));
        bound.addAll(sight.values());
        if (topic != null) {
            bound.add(topic);
        }
        Map<String, AgentReport.Agent> agents = new HashMap<>();
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            ReadAgentCases.bind(query, bound);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    agents.merge(rows.getString(1), agent(rows), Agents::joined);
                }
            }
        }
        return agents.values().stream()
                .sorted(Comparator.comparingLong(AgentReport.Agent::tickets)
                        .reversed()
                        .thenComparing(AgentReport.Agent::agent))
                .toList();
    }

    private static AgentReport.Agent agent(ResultSet row) throws SQLException {
        return new AgentReport.Agent(
                row.getString(1),
                row.getString(2),
                row.getLong(3),
                ComplaintEnds.read(row, 5),
                row.getObject(4, LocalDate.class),
                new EnumMap<>(AgentFigure.class));
    }

    /** The first has the team of more tickets. */
    private static AgentReport.Agent joined(AgentReport.Agent most, AgentReport.Agent other) {
        return new AgentReport.Agent(
                most.agent(),
                most.team(),
                most.tickets() + other.tickets(),
                most.complaints().plus(other.complaints()),
                most.latest().isAfter(other.latest()) ? most.latest() : other.latest(),
                most.figures());
    }
}
