package dev.deskpulse.connector.jira.rest;

import dev.deskpulse.connector.jira.IssueQuery;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Builds JQL from values, which stay values whatever characters they hold. */
public final class Jql {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    /** Neither value ever changes, so that issues do not move between pages while these are read. */
    private static final String STABLE_ORDER = " ORDER BY created ASC, key ASC";

    /** As Jira's own search puts it at the end of what people copy from there. */
    private static final Pattern ORDER = Pattern.compile("(?is)(^|\\s)ORDER\\s+BY\\s[^()\"']*$");

    private Jql() {}

    /**
     * Always has a restriction, because Cloud refuses a query without one.
     *
     * @param zone of the account that asks: JQL compares times in it
     */
    public static String of(IssueQuery query, ZoneId zone) {
        return unordered(query, zone) + STABLE_ORDER;
    }

    private static String unordered(IssueQuery query, ZoneId zone) {
        List<String> clauses = new ArrayList<>();
        if (!query.projects().isEmpty()) {
            clauses.add(
                    query.projects().stream().map(Jql::quote).collect(Collectors.joining(", ", "project in (", ")")));
        }
        if (query.updatedSince() != null) {
            clauses.add("updated >= " + quote(minute(query.updatedSince(), zone)));
        }
        if (clauses.isEmpty()) {
            clauses.add("created >= \"1970-01-01\"");
        }
        return String.join(" AND ", clauses);
    }

    /** Every issue of the projects, or of all where none is named. */
    public static String ofAll(List<String> projects) {
        return of(new IssueQuery(projects, null), ZoneOffset.UTC);
    }

    /**
     * The issues of the projects, or of all where none is named, that meet a condition written by a person.
     *
     * @param condition JQL, with or without an order, which is left out
     */
    public static String matching(List<String> projects, String condition) {
        return unordered(new IssueQuery(projects, null), ZoneOffset.UTC) + and(condition) + STABLE_ORDER;
    }

    /** A condition written by a person as one more of several; nothing where it only orders. */
    public static String and(String condition) {
        String bare = withoutOrder(condition);
        return bare.isEmpty() ? "" : " AND (" + bare + ")";
    }

    /** What JQL asks for, without the order at its end. */
    public static String withoutOrder(String jql) {
        return ORDER.matcher(jql).replaceFirst("").strip();
    }

    /** A value between quotes. */
    public static String quote(String value) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') {
                quoted.append('\\').append(c);
            } else if (Character.isISOControl(c)) {
                quoted.append(String.format("\\u%04x", (int) c));
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }

    /**
     * The moment as the account's clock shows it, rounded down to the minute. In the hour that summer time's end
     * repeats, the clock's time means two moments: then the last minute before that hour, which is earlier than both.
     */
    public static String minute(Instant moment, ZoneId zone) {
        LocalDateTime local = LocalDateTime.ofInstant(moment, zone).truncatedTo(ChronoUnit.MINUTES);
        ZoneOffsetTransition change = zone.getRules().getTransition(local);
        if (change != null && change.isOverlap()) {
            local = change.getDateTimeAfter().minusMinutes(1);
        }
        return MINUTE.format(local);
    }
}
