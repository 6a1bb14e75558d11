package dev.deskpulse.scheduler.kpi;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A KPI's SQL text, made whole for one query. Into its macros, {@code {slice}}, {@code {names}}, {@code {filter}},
 * {@code {days}} and {@code {group}} go only texts from this package; every value is a named parameter {@code :name}, which
 * is bound.
 */
final class KpiSql {
    private static final Pattern FACTS = Pattern.compile("\\b(kpi_\\w+) f\\b");
    private static final Pattern PARAMETER = Pattern.compile("(?<![:\\w]):([a-zA-Z]\\w*)");

    private final String sql;
    private final List<Object> bound = new ArrayList<>();

    private KpiSql(String named, Map<String, Object> parameters) {
        StringBuilder text = new StringBuilder();
        Matcher matcher = PARAMETER.matcher(named);
        while (matcher.find()) {
            Object value = parameters.get(matcher.group(1));
            if (value == null) {
                throw new IllegalStateException("SQL parameter :" + matcher.group(1) + " has no value");
            }
            bound.add(value);
            matcher.appendReplacement(text, "?");
        }
        sql = matcher.appendTail(text).toString();
    }

    /**
     * The figures.
     *
     * @param parameters the values that the text may name
     * @param days periods and the days at whose end to look; for figures of period ends
     * @param told the values to tell apart of dimensions that have more than asked for
     */
    static KpiSql figures(
            Kpi kpi,
            KpiQuery query,
            Map<String, Object> parameters,
            List<PeriodEnd> days,
            Map<Dimension, List<String>> told) {
        Map<String, Object> all = new LinkedHashMap<>(parameters);
        String text = SqlMacros.expand(load(kpi.file(), query), query.period())
                .replace("{slice}", slice(query, told, all))
                .replace("{names}", names(query))
                .replace("{group}", groups(query))
                .replace("{filter}", filter(query, all))
                .replace("{days}", days(days, all));
        return new KpiSql(text, all);
    }

    /** The keys of the tickets behind the figures, after one and at most so many. */
    static KpiSql tickets(
            Kpi kpi, KpiQuery query, Map<String, Object> parameters, List<PeriodEnd> days, String after, int limit) {
        Map<String, Object> all = new LinkedHashMap<>(parameters);
        all.put("after", after);
        all.put("limit", limit);
        String rows = SqlMacros.ticketsBehind(load(kpi.ticketsFile(), query))
                .replace("{filter}", filter(query, all))
                .replace("{days}", days(days, all));
        return new KpiSql(
                rows + " AND f.ticket_key COLLATE \"C\" > :after ORDER BY 1 LIMIT CAST(:limit AS INTEGER)", all);
    }

    /** The names of a KPI's values. */
    static List<String> valueNames(Kpi kpi) {
        return SqlMacros.valueNames(load(kpi.file()));
    }

    /** The values of a dimension that most tickets have. */
    static KpiSql commonest(Dimension dimension, int limit) {
        return new KpiSql(
                "SELECT " + dimension.column() + " AS told, count(*) FROM "
                        + (dimension == Dimension.TOPIC ? FactsByTopic.SQL : "kpi_fact f") + " WHERE "
                        + dimension.column()
                        + " IS NOT NULL GROUP BY 1 ORDER BY 2 DESC, " + dimension.column()
                        + " COLLATE \"C\" LIMIT CAST(:limit AS INTEGER)",
                Map.of("limit", limit));
    }

    PreparedStatement prepare(Connection connection) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < bound.size(); i++) {
            statement.setObject(i + 1, bound.get(i));
        }
        return statement;
    }

    private static String slice(KpiQuery query, Map<Dimension, List<String>> told, Map<String, Object> parameters) {
        StringBuilder columns = new StringBuilder();
        for (Dimension dimension : query.by()) {
            List<String> values = told.get(dimension);
            String column = values == null ? dimension.column() : toldApart(dimension.column(), values, parameters);
            columns.append(", ").append(column).append(" AS ").append(name(dimension));
        }
        return columns.toString();
    }

    private static String toldApart(String column, List<String> values, Map<String, Object> parameters) {
        List<String> names = new ArrayList<>();
        for (String value : values) {
            names.add(":" + bind(value, parameters));
        }
        return "CASE WHEN " + column + " IS NULL OR " + column + " IN (" + String.join(", ", names) + ") THEN " + column
                + " ELSE :" + bind(KpiQuery.OTHER, parameters) + " END";
    }

    private static String bind(Object value, Map<String, Object> parameters) {
        String name = "p" + parameters.size();
        parameters.put(name, value);
        return name;
    }

    private static String names(KpiQuery query) {
        return query.by().stream().map(d -> ", " + name(d)).collect(Collectors.joining());
    }

    private static String name(Dimension dimension) {
        return "by_" + dimension.name().toLowerCase(Locale.ROOT);
    }

    private static String groups(KpiQuery query) {
        StringBuilder positions = new StringBuilder("1");
        for (int i = 0; i < query.by().size(); i++) {
            positions.append(", ").append(i + 2);
        }
        return positions.toString();
    }

    private static String filter(KpiQuery query, Map<String, Object> parameters) {
        StringBuilder conditions = new StringBuilder();
        query.filter().forEach((dimension, values) -> {
            List<String> alternatives = new ArrayList<>();
            for (String value : values) {
                alternatives.add(
                        value.isEmpty()
                                ? dimension.column() + " IS NULL"
                                : dimension.column() + " = :" + bind(value, parameters));
            }
            String any = alternatives.isEmpty() ? "FALSE" : String.join(" OR ", alternatives);
            conditions.append(" AND (").append(any).append(')');
        });
        return conditions.toString();
    }

    private static String days(List<PeriodEnd> days, Map<String, Object> parameters) {
        List<String> rows = new ArrayList<>();
        for (PeriodEnd end : days) {
            rows.add("(CAST(:" + bind(end.period(), parameters) + " AS DATE), CAST(:" + bind(end.day(), parameters)
                    + " AS DATE), CAST(:" + bind(end.second(), parameters) + " AS BIGINT))");
        }
        return String.join(", ", rows);
    }

    private static String load(String file, KpiQuery query) {
        boolean byTopic = query.by().contains(Dimension.TOPIC) || query.filter().containsKey(Dimension.TOPIC);
        return byTopic ? FACTS.matcher(load(file)).replaceAll(table -> FactsByTopic.of(table.group(1))) : load(file);
    }

    private static String load(String file) {
        try (InputStream in = KpiSql.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("SQL text " + file + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replaceAll("(?m)^--.*$", "");
        } catch (IOException e) {
            throw new UncheckedIOException("SQL text " + file + " cannot be read", e);
        }
    }
}
