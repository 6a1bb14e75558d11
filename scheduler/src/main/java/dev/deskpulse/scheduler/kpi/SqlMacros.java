package dev.deskpulse.scheduler.kpi;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The shorthands of the SQL texts, so that a mean never stands without its percentiles nor a share without its interval:
 * {@code {cases CONDITION}}, {@code {alone TABLE}}, {@code {count NAME|CONDITION}}, {@code {times COLUMN|PREFIX}},
 * {@code {part NAME|CONDITION|OF}}, {@code {share NAME|CONDITION|OF}}, {@code {ratio NAME|K|N}}.
 */
final class SqlMacros {
    private static final Pattern MACRO = Pattern.compile("\\{(\\w+) ([^{}]*)\\}");
    private static final Pattern CASES = Pattern.compile("\\{cases ([^{}]*)\\}");
    private static final Pattern HEAD = Pattern.compile("SELECT [^,]*? AS period\\{slice\\}");
    private static final Pattern NAME = Pattern.compile(" AS ([a-z_0-9]+)");
    private static final Pattern ROWS =
            Pattern.compile("FROM (?:kpi_|\\(VALUES|\\(SELECT [fx])[\\s\\S]*?(?=\\n\\s*GROUP BY)");

    private SqlMacros() {}

    static String expand(String text, KpiQuery.Period period) {
        Matcher matcher = MACRO.matcher(text);
        StringBuilder expanded = new StringBuilder();
        while (matcher.find()) {
            List<String> arguments = Arrays.asList(matcher.group(2).split("\\|", -1));
            matcher.appendReplacement(expanded, Matcher.quoteReplacement(expand(matcher.group(1), arguments, period)));
        }
        return matcher.appendTail(expanded).toString();
    }

    private static String expand(String macro, List<String> arguments, KpiQuery.Period period) {
        String first = arguments.get(0);
        return switch (macro) {
            case "period" -> period.startOf(first);
            case "cases" -> count(first) + " AS cases";
            case "alone" -> alone(first, period);
            case "count" -> number(count(arguments.get(1))) + " AS " + first;
            case "times" -> times(first, arguments.size() > 1 ? arguments.get(1) : "");
            case "part" -> part(both(arguments), count(arguments.get(2))) + " AS " + first;
            case "share" -> ratio(first, both(arguments), count(arguments.get(2)));
            case "ratio" -> ratio(first, "(" + arguments.get(1) + ")", arguments.get(2));
            default -> throw new IllegalStateException("the SQL texts have no {" + macro + "}");
        };
    }

    private static String count(String condition) {
        return condition.equals("TRUE") ? "count(*)" : "count(*) FILTER (WHERE " + condition + ")";
    }

    private static String both(List<String> arguments) {
        String of = arguments.get(2);
        return count(of.equals("TRUE") ? arguments.get(1) : of + " AND (" + arguments.get(1) + ")");
    }

    private static String number(String expression) {
        return "CAST(" + expression + " AS DOUBLE PRECISION)";
    }

    private static String times(String column, String prefix) {
        String both = "(percentile_cont(ARRAY[0.5, 0.9]) WITHIN GROUP (ORDER BY " + column + "))";
        return "avg(" + number(column) + ") AS " + prefix + "mean,\n    " + both + "[1] AS " + prefix + "p50,\n    "
                + both + "[2] AS " + prefix + "p90";
    }

    /** Whether a ticket is its customer's only one of its period, in whatever slice. */
    private static String alone(String table, KpiQuery.Period period) {
        String own = period.startOf(table + ".created_day");
        String before = table + ".previous_ticket_day";
        String after = table + ".next_ticket_day";
        return "((" + before + " IS NULL OR " + period.startOf(before) + " <> " + own + ") AND (" + after
                + " IS NULL OR " + period.startOf(after) + " <> " + own + "))";
    }

    private static String part(String k, String n) {
        return number(k) + " / NULLIF(" + n + ", 0)";
    }

    /** With Wilson's 95 % interval: E. B. Wilson, JASA 22 (1927), z = 1.959964. */
    private static String ratio(String name, String k, String n) {
        String some = number(k);
        String all = "NULLIF(" + number(n) + ", 0)";
        String centre = some + " + 1.920729440648";
        String spread = "1.959964 * sqrt(" + some + " * (" + all + " - " + some + ") / " + all + " + 0.960364720324)";
        String scale = " / (" + all + " + 3.841458881296)";
        return part(k, n) + " AS " + name + ",\n    (" + centre + " - " + spread + ")" + scale + " AS low,\n    ("
                + centre + " + " + spread + ")" + scale + " AS high";
    }

    /** What a text's rows hold besides period, slice and cases. */
    static List<String> valueNames(String text) {
        String all = expand(text, KpiQuery.Period.WHOLE);
        Matcher names = NAME.matcher(all.substring(0, all.indexOf("\nFROM ")));
        return names.results()
                .map(name -> name.group(1))
                .filter(name -> !name.equals("period") && !name.equals("cases"))
                .toList();
    }

    /** The rows that a text's cases are, counted by period and slice in another way. */
    static String countedBehind(String text, String counted) {
        Matcher head = HEAD.matcher(text);
        if (!head.find()) {
            throw new IllegalStateException("a SQL text has no period and slice");
        }
        return head.group() + ", " + counted + " " + behind(text) + " GROUP BY {group}";
    }

    /** The rows that a text's cases are, as a query of the keys of their tickets. */
    static String ticketsBehind(String text) {
        return "SELECT DISTINCT f.ticket_key COLLATE \"C\" AS ticket_key " + behind(text);
    }

    private static String behind(String text) {
        Matcher cases = CASES.matcher(text);
        Matcher rows = ROWS.matcher(text);
        if (!cases.find() || !rows.find()) {
            throw new IllegalStateException("a SQL text has no {cases …}, or no rows");
        }
        return rows.group() + " AND (" + cases.group(1) + ")";
    }
}
