package dev.deskpulse.plugin.web;

import dev.deskpulse.connector.jira.rest.Jql;
import dev.deskpulse.plugin.access.Role;
import dev.deskpulse.plugin.settings.Settings;
import dev.deskpulse.scheduler.kpi.Dimension;
import dev.deskpulse.scheduler.kpi.Kpi;
import dev.deskpulse.scheduler.kpi.KpiQuery;
import dev.deskpulse.scheduler.kpi.Narrowing;
import dev.deskpulse.scheduler.kpi.OwnFields;
import dev.deskpulse.scheduler.kpi.Selection;
import dev.deskpulse.scheduler.kpi.Stretch;
import dev.deskpulse.scheduler.sight.Sight;
import dev.deskpulse.words.Wire;
import io.javalin.http.Context;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which figures a request asks for. Every text in it is checked against what there is before it is used. */
record FigureRequest(List<Kpi> kpis, KpiQuery query, Compare compare, DaysAre daysAre) {
    private static final String JQL = "jql=";
    private static final int MOST_KPIS = 40;
    private static final int USUAL_TOP = 12;
    private static final int MOST_TOP = 200;

    /** Which stretch to put beside. */
    enum Compare {
        NONE,
        PREVIOUS,
        YEAR
    }

    /** What the days are one of. */
    enum DaysAre {
        DAYS,
        MONTH,
        QUARTER
    }

    /** The days, those of a month or quarter to its end. */
    Stretch stretch() {
        return switch (daysAre) {
            case DAYS -> new Stretch(query.from(), query.to(), Stretch.Unit.DAYS);
            case MONTH -> Stretch.from(query.from(), Stretch.Unit.MONTH);
            case QUARTER -> Stretch.from(query.from(), Stretch.Unit.QUARTER);
        };
    }

    static FigureRequest of(Context request, Settings settings, JqlSelections selections) {
        List<Kpi> kpis = request.queryParams("kpi").stream()
                .limit(MOST_KPIS)
                .map(FigureRequest::kpi)
                .toList();
        if (kpis.isEmpty()) {
            throw new IllegalArgumentException("kpi is missing; ask for at least one figure");
        }
        return new FigureRequest(
                kpis,
                query(request, settings, selections),
                choice(request, "compare", Compare.NONE),
                choice(request, "daysAre", DaysAre.DAYS));
    }

    /** Days, periods, slices and filter alone, narrowed to what the one who asks may see. */
    static KpiQuery query(Context request, Settings settings, JqlSelections selections) {
        OwnFields own = own(settings);
        List<Dimension> by = request.queryParams("by").stream()
                .map(name -> dimension(name, own))
                .toList();
        if (by.size() > 2) {
            throw new IllegalArgumentException("by is given " + by.size() + " times; ask for two at the most");
        }
        Narrowing narrowing = narrowing(request, settings, selections);
        KpiQuery asked = new KpiQuery(
                day(request, "from"),
                day(request, "to"),
                choice(request, "each", KpiQuery.Period.WHOLE),
                by,
                narrowing.filter(),
                settings.figures().windows(),
                Math.min(MOST_TOP, number(request, "top", USUAL_TOP)),
                Sight.ALL,
                narrowing.selection());
        return asked.seenBy(Gate.viewer(request).sight());
    }

    /** The filter alone. */
    static Narrowing narrowing(Context request, Settings settings, JqlSelections selections) {
        return new Narrowing(filter(request.queryParams("only"), own(settings)), selection(request, selections));
    }

    static OwnFields own(Settings settings) {
        return OwnFields.of(settings.fields().extras().keySet());
    }

    static Kpi kpi(String name) {
        return Kpi.named(name)
                .orElseThrow(() -> new IllegalArgumentException("'" + name + "' is no figure; there are "
                        + Arrays.stream(Kpi.values()).map(Kpi::label).collect(Collectors.joining(", "))));
    }

    static Dimension dimension(String name, OwnFields own) {
        return own.dimension(name)
                .or(() -> Dimension.named(name))
                .orElseThrow(() -> new IllegalArgumentException("'" + name + "' is nothing to slice by"));
    }

    static Map<Dimension, Set<String>> filter(List<String> only, OwnFields own) {
        Map<Dimension, Set<String>> filter = new EnumMap<>(Dimension.class);
        for (String text : only.stream().filter(one -> !isJql(one)).toList()) {
            String[] pair = text.split("=", 2);
            if (pair.length < 2) {
                throw new IllegalArgumentException("only is '" + text + "'; write it as dimension=value or jql=JQL");
            }
            filter.computeIfAbsent(dimension(pair[0], own), ignored -> new HashSet<>())
                    .add(pair[1]);
        }
        return filter;
    }

    private static @Nullable Selection selection(List<String> only, JqlSelections selections, String who) {
        String jql = only.stream()
                .filter(FigureRequest::isJql)
                .map(text -> "(" + Jql.withoutOrder(text.substring(JQL.length())) + ")")
                .sorted()
                .collect(Collectors.joining(" AND "));
        return jql.isEmpty() ? null : selections.of(jql, who);
    }

    /** What Jira says against a JQL tells which projects, people and fields there are: that is for those who write it. */
    private static @Nullable Selection selection(Context request, JqlSelections selections) {
        try {
            return selection(
                    request.queryParams("only"),
                    selections,
                    Gate.viewer(request).who());
        } catch (IllegalArgumentException e) {
            if (Gate.viewer(request).is(Role.LEAD)) {
                throw e;
            }
            throw new IllegalArgumentException("this JQL cannot be asked; a lead is told why", e);
        }
    }

    static boolean isJql(String only) {
        return only.startsWith(JQL);
    }

    static int number(Context request, String name, int usual) {
        String text = request.queryParam(name);
        try {
            return text == null ? usual : Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + " is no whole number", e);
        }
    }

    static LocalDate day(Context request, String name) {
        String text = request.queryParam(name);
        try {
            return LocalDate.parse(text == null ? "" : text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(name + " is not a day such as 2026-10-01", e);
        }
    }

    static <E extends Enum<E>> E choice(Context request, String name, E usual) {
        @Nullable String text = request.queryParam(name);
        if (text == null) {
            return usual;
        }
        E[] choices = usual.getDeclaringClass().getEnumConstants();
        return Arrays.stream(choices)
                .filter(choice -> Wire.name(choice).equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(name + " is not one of "
                        + Arrays.stream(choices).map(Wire::name).collect(Collectors.joining(", "))));
    }
}
