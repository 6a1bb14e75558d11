package dev.deskpulse.scheduler.agent;

import dev.deskpulse.scheduler.kpi.FactsByTopic;
import dev.deskpulse.scheduler.sight.Sight;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Reads the sums of a figure's cases by every pair of factors, in one pass of the database over the facts. */
final class ReadAgentCases {
    /** So many of a factor's values are told apart, the commonest; the others are one level. */
    private static final int MOST_LEVELS = 40;

    static final int TEAM = 1;
    private static final String TEAM_COLUMN = "f.team";
    private static final List<String> NAMED =
            List.of(TEAM_COLUMN, "f.kind", "f.topic_name", "f.channel", "f.priority", "f.product");
    private static final List<String> SHIFT =
            List.of("CAST(f.created_hour AS VARCHAR)", "CAST(EXTRACT(ISODOW FROM f.created_day) AS VARCHAR)");
    private static final Pattern NAMES = Pattern.compile(":(windowOverAt|repeatSeconds)");

    /** Whose cases are compared. */
    enum Subject {
        AGENT("f.agent"),
        TEAM(TEAM_COLUMN);

        private final String column;

        Subject(String column) {
            this.column = column;
        }
    }

    private final Subject subject;
    private final LocalDate from;
    private final LocalDate to;
    private final LocalDateTime windowOverAt;
    private final long repeatSeconds;
    private final Sight sight;
    private final @Nullable String topic;

    /** @param topic of these cases alone; null for all */
    ReadAgentCases(
            Subject subject,
            LocalDate from,
            LocalDate to,
            LocalDateTime windowOverAt,
            long repeatSeconds,
            Sight sight,
            @Nullable String topic) {
        this.subject = subject;
        this.from = from;
        this.to = to;
        this.windowOverAt = windowOverAt;
        this.repeatSeconds = repeatSeconds;
        this.sight = sight;
        this.topic = topic;
    }

    CaseSums read(Connection connection, AgentFigure figure, List<String> subjects) throws SQLException {
        CaseSums sums = new CaseSums();
        if (subjects.isEmpty()) {
            return sums;
        }
        List<Object> bound = new ArrayList<>();
        List<String> levels = new ArrayList<>(List.of(subject.column));
        List<List<String>> commonest = commonest(connection, figure);
        for (int i = 0; i < NAMED.size(); i++) {
            if (!NAMED.get(i).equals(subject.column)) {
                levels.add(level(NAMED.get(i), commonest.get(i), bound));
            }
        }
        levels.addAll(SHIFT);
        try (PreparedStatement query = connection.prepareStatement(sql(figure, levels, subjects, bound))) {
            bind(query, bound);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    add(sums, rows, levels.size());
                }
            }
        }
        return sums;
    }

    private record Counted(String value, long cases) {}

    /** Of each named factor the values that are told apart, the commonest first; in one pass for all of them. */
    private List<List<String>> commonest(Connection connection, AgentFigure figure) throws SQLException {
        List<Object> bound = new ArrayList<>();
        String columns = String.join(", ", NAMED);
        String sql = "SELECT GROUPING(" + columns + "), COALESCE(" + columns + "), count(*) FROM " + FactsByTopic.SQL
                + where(figure, bound) + " GROUP BY GROUPING SETS ((" + String.join("), (", NAMED) + "))";
        List<List<Counted>> counted = NAMED.stream()
                .map(column -> (List<Counted>) new ArrayList<Counted>())
                .toList();
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            bind(query, bound);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    String value = rows.getString(2);
                    if (value != null) {
                        counted.get(grouped(rows.getLong(1), NAMED.size()).get(0))
                                .add(new Counted(value, rows.getLong(3)));
                    }
                }
            }
        }
        return counted.stream()
                .map(values -> values.stream()
                        .sorted(Comparator.comparingLong(Counted::cases)
                                .reversed()
                                .thenComparing(Counted::value))
                        .limit(MOST_LEVELS)
                        .map(Counted::value)
                        .toList())
                .toList();
    }

    /** Which of the columns a row is grouped by, as SQL's GROUPING tells: its highest bit is the first column, 1 where it is not. */
    private static List<Integer> grouped(long grouping, int columns) {
        return IntStream.range(0, columns)
                .filter(i -> (grouping >> (columns - 1 - i) & 1) == 0)
                .boxed()
                .toList();
    }

    private static String level(String column, List<String> told, List<Object> bound) {
        if (told.isEmpty()) {
            return "''";
        }
        bound.addAll(told);
        return "CASE WHEN " + column + " IN (" + marks(told.size()) + ") THEN " + column + " ELSE '' END";
    }

    /** Columns come from code alone; every value is bound, those of the levels first. */
    private String sql(AgentFigure figure, List<String> levels, List<String> subjects, List<Object> bound) {
        String inner = IntStream.range(0, levels.size())
                .mapToObj(i -> levels.get(i) + " AS d" + i + ", ")
                .collect(Collectors.joining());
        String value = bindNames(figure.number(), bound);
        String where = where(figure, bound);
        bound.addAll(subjects);
        List<String> sets = new ArrayList<>(List.of("()"));
        for (int i = 0; i < levels.size(); i++) {
            sets.add("(d" + i + ")");
            for (int j = i + 1; j < levels.size(); j++) {
                sets.add("(d" + i + ", d" + j + ")");
            }
        }
        String names = IntStream.range(0, levels.size()).mapToObj(i -> "d" + i).collect(Collectors.joining(", "));
        return "SELECT GROUPING(" + names + "), " + names + ", count(*), sum(y), sum(y * y) FROM (SELECT " + inner
                + value
                + " AS y FROM " + FactsByTopic.SQL + where + " AND " + subject.column + " IN (" + marks(subjects.size())
                + ")) AS c"
                + " GROUP BY GROUPING SETS (" + String.join(", ", sets) + ")";
    }

    private String where(AgentFigure figure, List<Object> bound) {
        bound.add(from);
        bound.add(to);
        String known = bindNames(figure.known(), bound);
        bound.addAll(sight.values());
        if (topic != null) {
            bound.add(topic);
        }
        return " WHERE f." + figure.day() + " BETWEEN ? AND ? AND (" + known + ") AND " + sight.condition("f.scope")
                + (topic == null ? "" : " AND f.topic_name = ?");
    }

    /**
     * Keys of cases to learn from: an agent's worst, or the best of others of the team; of a team its worst, or the best of
     * other teams. The latest of those alike.
     *
     * @param who the agent's or the team's id
     * @param team the agent's
     */
    List<String> examples(Connection connection, AgentFigure figure, String who, String team, boolean own, int most)
            throws SQLException {
        List<Object> bound = new ArrayList<>();
        String where = where(figure, bound);
        bound.add(who);
        boolean colleagues = !own && subject == Subject.AGENT;
        if (colleagues) {
            bound.add(team);
        }
        String number = bindNames(figure.number(), bound);
        boolean highest = figure.isMoreBetter() != own;
        String sql = "SELECT f.ticket_key FROM " + FactsByTopic.SQL + where + " AND " + subject.column
                + (own ? " = ?" : " <> ?") + (colleagues ? " AND COALESCE(f.team, '') = ?" : "") + " ORDER BY " + number
                + (highest ? " DESC" : "") + ", f.created_second DESC, f.ticket LIMIT " + most;
        List<String> keys = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            bind(query, bound);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    keys.add(rows.getString(1));
                }
            }
        }
        return keys;
    }

    private String bindNames(String sql, List<Object> bound) {
        return NAMES.matcher(sql).replaceAll((MatchResult name) -> {
            bound.add(name.group(1).equals("repeatSeconds") ? (Object) repeatSeconds : windowOverAt);
            return "?";
        });
    }

    private static void add(CaseSums sums, ResultSet row, int factors) throws SQLException {
        List<CaseSums.Level> grouped = new ArrayList<>();
        for (int place : grouped(row.getLong(1), factors)) {
            grouped.add(new CaseSums.Level(place, row.getString(place + 2)));
        }
        CaseSums.Sum sum =
                new CaseSums.Sum(row.getLong(factors + 2), row.getDouble(factors + 3), row.getDouble(factors + 4));
        switch (grouped.size()) {
            case 0 -> sums.addAll(sum);
            case 1 -> sums.add(grouped.get(0), sum);
            default -> sums.add(grouped.get(0), grouped.get(1), sum.cases());
        }
    }

    static void bind(PreparedStatement query, List<Object> bound) throws SQLException {
        for (int i = 0; i < bound.size(); i++) {
            query.setObject(i + 1, bound.get(i));
        }
    }

    private static String marks(int count) {
        return String.join(", ", Collections.nCopies(count, "?"));
    }
}
