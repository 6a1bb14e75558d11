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
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A KPI's SQL text, made whole for one query. Into {@code {period:COLUMN}}, {@code {slice}}, {@code {names}}, {@code {filter}},
 * {@code {days}} and {@code {group}} go only texts from this package's enums; every value is a named parameter
 * {@code :name}, which is bound.
 */
final class KpiSql {
    private static final Pattern PERIOD = Pattern.compile("\\{period:([a-z_.]+)\\}");
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
     * @param parameters the values that the text may name
     * @param days periods and the days at whose end to look, as pairs; for the backlog
     */
    static KpiSql of(Kpi kpi, KpiQuery query, Map<String, Object> parameters, List<Object[]> days) {
        Map<String, Object> all = new LinkedHashMap<>(parameters);
        String text = PERIOD.matcher(load(kpi))
                .replaceAll(match -> Matcher.quoteReplacement(query.period().startOf(match.group(1))));
        if (query.by().contains(Dimension.TOPIC) || query.filter().containsKey(Dimension.TOPIC)) {
            text = text.replace("kpi_fact f", FactsByTopic.SQL);
        }
        text = text.replace("{slice}", slice(query))
                .replace("{names}", slice(query).replace("f.", ""))
                .replace("{group}", groups(query))
                .replace("{filter}", filter(query, all))
                .replace("{days}", days(days, all));
        return new KpiSql(text, all);
    }

    PreparedStatement prepare(Connection connection) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < bound.size(); i++) {
            statement.setObject(i + 1, bound.get(i));
        }
        return statement;
    }

    private static String slice(KpiQuery query) {
        return query.by().stream().map(d -> ", " + d.column()).collect(Collectors.joining());
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
                String name = "p" + parameters.size();
                if (value.isEmpty()) {
                    alternatives.add(dimension.column() + " IS NULL");
                } else {
                    alternatives.add(dimension.column() + " = :" + name);
                    parameters.put(name, value);
                }
            }
            String any = alternatives.isEmpty() ? "FALSE" : String.join(" OR ", alternatives);
            conditions.append(" AND (").append(any).append(')');
        });
        return conditions.toString();
    }

    private static String days(List<Object[]> days, Map<String, Object> parameters) {
        List<String> rows = new ArrayList<>();
        for (Object[] day : days) {
            String name = "p" + parameters.size();
            parameters.put(name, day[0]);
            parameters.put(name + "end", day[1]);
            rows.add("(CAST(:" + name + " AS DATE), CAST(:" + name + "end AS DATE))");
        }
        return String.join(", ", rows);
    }

    private static String load(Kpi kpi) {
        try (InputStream in = KpiSql.class.getResourceAsStream(kpi.file())) {
            if (in == null) {
                throw new IllegalStateException("SQL text " + kpi.file() + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replaceAll("(?m)^--.*$", "");
        } catch (IOException e) {
            throw new UncheckedIOException("SQL text " + kpi.file() + " cannot be read", e);
        }
    }
}
