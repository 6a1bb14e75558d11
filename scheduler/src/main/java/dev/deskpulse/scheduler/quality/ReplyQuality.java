package dev.deskpulse.scheduler.quality;

import dev.deskpulse.connector.store.Database;
import dev.deskpulse.scheduler.sight.Sight;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Tells how replies kept the rules, narrowed to whoever asks. */
public final class ReplyQuality {
    private static final String SQL = """
            SELECT c.agent, COALESCE(f.team, ''), r.rule, count(*), count(*) FILTER (WHERE r.broken)
            FROM reply_finding r
            JOIN reply_check c ON c.ticket_id = r.ticket_id AND c.message_id = r.message_id
            JOIN kpi_fact f ON f.ticket = c.ticket_id
            WHERE c.day BETWEEN ? AND ? AND c.agent IS NOT NULL AND %s
            GROUP BY 1, 2, 3""";

    private final Database database;

    public ReplyQuality(Database database) {
        this.database = database;
    }

    private record Cell(String agent, String team, ReplyRule rule, long asked, long broken) {}

    private record Who(String team, String agent) implements Comparable<Who> {
        @Override
        public int compareTo(Who other) {
            int byTeam = team.compareTo(other.team);
            return byTeam == 0 ? agent.compareTo(other.agent) : byTeam;
        }
    }

    /** Of the replies sent in these days, both included, in the desk's zone. */
    public QualityReport report(LocalDate from, LocalDate to, Sight sight) {
        List<Cell> cells = database.read(connection -> cells(connection, from, to, sight));
        Sight.Agents who = sight.agents();
        List<Cell> own = cells.stream()
                .filter(cell -> who.all()
                        || who.own().contains(cell.agent)
                        || who.teams().contains(cell.team))
                .toList();
        List<Cell> teams = cells.stream()
                .filter(cell -> who.all() || who.teams().contains(cell.team))
                .map(cell -> new Cell("", cell.team, cell.rule, cell.asked, cell.broken))
                .toList();
        return new QualityReport(from, to, rows(teams), rows(inOneTeam(own)));
    }

    /** Each agent's cells in the team that most of them are of. */
    private static List<Cell> inOneTeam(List<Cell> cells) {
        Map<String, Map<String, Long>> asked = new HashMap<>();
        cells.forEach(cell ->
                asked.computeIfAbsent(cell.agent, agent -> new TreeMap<>()).merge(cell.team, cell.asked, Long::sum));
        Map<String, String> teams = new HashMap<>();
        asked.forEach((agent, by) -> teams.put(
                agent,
                Collections.max(by.entrySet(), Map.Entry.comparingByValue()).getKey()));
        return cells.stream()
                .map(cell -> new Cell(
                        cell.agent, teams.getOrDefault(cell.agent, cell.team), cell.rule, cell.asked, cell.broken))
                .toList();
    }

    private static List<QualityReport.Row> rows(List<Cell> cells) {
        Map<Who, Map<ReplyRule, long[]>> sums = new TreeMap<>();
        for (Cell cell : cells) {
            long[] sum = sums.computeIfAbsent(new Who(cell.team, cell.agent), who -> new TreeMap<>())
                    .computeIfAbsent(cell.rule, rule -> new long[2]);
            sum[0] += cell.asked;
            sum[1] += cell.broken;
        }
        List<QualityReport.Row> rows = new ArrayList<>();
        sums.forEach((who, rules) -> rows.add(new QualityReport.Row(
                who.agent,
                who.team,
                rules.entrySet().stream()
                        .map(rule -> RuleShare.of(rule.getKey(), rule.getValue()[0], rule.getValue()[1]))
                        .toList())));
        return rows;
    }

    private static List<Cell> cells(Connection connection, LocalDate from, LocalDate to, Sight sight)
            throws SQLException {
        List<Object> bound = new ArrayList<>(List.of(from, to));
        bound.addAll(sight.values());
        List<Cell> cells = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(SQL.formatted(sight.condition("f.scope")))) {
            for (int i = 0; i < bound.size(); i++) {
                query.setObject(i + 1, bound.get(i));
            }
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    String agent = rows.getString(1);
                    String team = rows.getString(2);
                    long asked = rows.getLong(4);
                    long broken = rows.getLong(5);
                    ReplyRule.labelled(rows.getString(3))
                            .ifPresent(rule -> cells.add(new Cell(agent, team, rule, asked, broken)));
                }
            }
        }
        return cells;
    }
}
