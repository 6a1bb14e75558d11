package dev.deskpulse.scheduler.kpi;

import dev.deskpulse.scheduler.sight.Sight;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A KPI's SQL text, made whole for one query. Into its macros, {@code {slice}}, {@code {names}}, {@code {filter}}, {@code {seen}},
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
        String text = SqlMacros.expand(load(kpi, kpi.file(), query, all), query.period())
                .replace("{slice}", slice(query, told, all))
                .replace("{names}", names(query))
                .replace("{group}", groups(query))
                .replace("{filter}", filter(query.narrowing(), query.sight(), all))
                .replace("{seen}", seen(query.sight(), all))
                .replace("{days}", days(days, all));
        return new KpiSql(text, all);
    }

    /** How many agents there are behind each row whose own figures are not for the one who asks. */
    static KpiSql hiddenAgents(
            Kpi kpi,
            KpiQuery query,
            Map<String, Object> parameters,
            List<PeriodEnd> days,
            Map<Dimension, List<String>> told) {
        Map<String, Object> all = new LinkedHashMap<>(parameters);
        String counted = "count(DISTINCT CASE WHEN " + open(query.sight(), all) + " THEN NULL ELSE f.agent END)";
        String text = SqlMacros.expand(
                        SqlMacros.countedBehind(load(kpi, kpi.ticketsFile(), query, all), counted), query.period())
                .replace("{slice}", slice(query, told, all))
                .replace("{group}", groups(query))
                .replace("{filter}", filter(query.narrowing(), query.sight(), all))
                .replace("{seen}", seen(query.sight(), all))
                .replace("{days}", days(days, all));
        return new KpiSql(text, all);
    }

    /** The keys of the tickets behind the figures, after one and at most so many. */
    static KpiSql tickets(
            Kpi kpi, KpiQuery query, Map<String, Object> parameters, List<PeriodEnd> days, String after, int limit) {
        Map<String, Object> all = new LinkedHashMap<>(parameters);
        all.put("after", after);
        all.put("limit", limit);
        String rows = SqlMacros.ticketsBehind(load(kpi, kpi.ticketsFile(), query, all))
                .replace("{filter}", filter(query.narrowing(), query.sight(), all))
                .replace("{seen}", seen(query.sight(), all))
                .replace("{days}", days(days, all));
        return new KpiSql(
                rows + " AND f.ticket_key COLLATE \"C\" > :after ORDER BY 1 LIMIT CAST(:limit AS INTEGER)", all);
    }

    /** The names of a KPI's values. */
    static List<String> valueNames(Kpi kpi) {
        return SqlMacros.valueNames(load(kpi.file()));
    }

    /** The values of a dimension that most of the tickets seen have. */
    static KpiSql commonest(Dimension dimension, Sight sight, int limit) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("limit", limit);
        return new KpiSql(
                "SELECT " + column(dimension, sight, all) + " COLLATE \"C\" AS told, count(*) FROM "
                        + (dimension == Dimension.TOPIC ? FactsByTopic.SQL : "kpi_fact f") + " WHERE "
                        + dimension.column() + " IS NOT NULL" + seen(sight, all)
                        + " GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT CAST(:limit AS INTEGER)",
                all);
    }

    /** The condition alone that rows are of certain tickets that somebody sees. */
    static KpiSql condition(Narrowing narrowing, Sight sight) {
        Map<String, Object> all = new LinkedHashMap<>();
        return new KpiSql(filter(narrowing, sight, all), all);
    }

    String text() {
        return sql;
    }

    List<Object> values() {
        return bound;
    }

    private static String slice(KpiQuery query, Map<Dimension, List<String>> told, Map<String, Object> parameters) {
        StringBuilder columns = new StringBuilder();
        for (Dimension dimension : query.by()) {
            List<String> values = told.get(dimension);
            String own = column(dimension, query.sight(), parameters);
            String column = values == null ? own : toldApart(own, values, parameters);
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

    /** Agents whose own figures are not for the one who asks are one group. */
    private static String column(Dimension dimension, Sight sight, Map<String, Object> parameters) {
        Sight.Agents agents = sight.agents();
        if (dimension != Dimension.AGENT || agents.all()) {
            return dimension.column();
        }
        return "CASE WHEN " + open(sight, parameters) + " THEN " + dimension.column() + " ELSE :"
                + bind(KpiQuery.OTHER, parameters) + " END";
    }

    /** Where there is no agent, or one whose own figures are for the one who asks. */
    private static String open(Sight sight, Map<String, Object> parameters) {
        return Dimension.AGENT.column() + " IS NULL"
                + oneOf(Dimension.AGENT.column(), sight.agents().own(), parameters)
                + oneOf(Dimension.TEAM.column(), sight.agents().teams(), parameters);
    }

    private static String oneOf(String column, Set<String> values, Map<String, Object> parameters) {
        return values.isEmpty() ? "" : " OR " + column + " IN (" + bindAll(values, parameters) + ")";
    }

    private static String bindAll(Collection<?> values, Map<String, Object> parameters) {
        return values.stream().map(value -> ":" + bind(value, parameters)).collect(Collectors.joining(", "));
    }

    /** Where the tickets of a table are narrowed to those that the one who asks sees. */
    private static String seen(Sight sight, Map<String, Object> parameters) {
        Set<String> scopes = sight.scopes();
        if (scopes == null) {
            return "";
        }
        return scopes.isEmpty() ? " AND FALSE" : " AND f.scope IN (" + bindAll(scopes, parameters) + ")";
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

    private static String filter(Narrowing narrowing, Sight sight, Map<String, Object> parameters) {
        StringBuilder conditions = new StringBuilder(seen(sight, parameters));
        Selection selection = narrowing.selection();
        if (selection != null) {
            conditions
                    .append(" AND f.ticket IN (SELECT unnest(string_to_array(:")
                    .append(bind(selection.ids(), parameters))
                    .append(", ',')))");
        }
        narrowing.filter().forEach((dimension, values) -> {
            List<String> alternatives = new ArrayList<>();
            for (String value : values) {
                String column = column(dimension, sight, parameters);
                alternatives.add(value.isEmpty() ? column + " IS NULL" : column + " = :" + bind(value, parameters));
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

    private static String load(Kpi kpi, String file, KpiQuery query, Map<String, Object> parameters) {
        boolean byTopic = query.by().contains(Dimension.TOPIC) || query.filter().containsKey(Dimension.TOPIC);
        boolean contacts = kpi.isOfContacts() && !query.sight().seesAllTickets();
        if (!byTopic && !contacts) {
            return load(file);
        }
        return FACTS.matcher(load(file)).replaceAll(found -> {
            String table = contacts ? Contacts.among(seen(query.sight(), parameters)) : found.group(1);
            return Matcher.quoteReplacement(byTopic ? FactsByTopic.of(table) : contacts ? table + " f" : found.group());
        });
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
