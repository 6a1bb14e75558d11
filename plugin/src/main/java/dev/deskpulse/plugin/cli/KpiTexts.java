package dev.deskpulse.plugin.cli;

import dev.deskpulse.scheduler.kpi.Derivation;
import dev.deskpulse.scheduler.kpi.Dimension;
import dev.deskpulse.scheduler.kpi.Kpi;
import dev.deskpulse.scheduler.kpi.KpiComparison;
import dev.deskpulse.scheduler.kpi.KpiQuery;
import dev.deskpulse.scheduler.kpi.KpiTable;
import dev.deskpulse.scheduler.kpi.KpiTable.Weight;
import dev.deskpulse.scheduler.kpi.OwnFields;
import dev.deskpulse.scheduler.kpi.ProfileDifference;
import dev.deskpulse.scheduler.kpi.SlaReading;
import dev.deskpulse.scheduler.kpi.Stretch;
import dev.deskpulse.scheduler.kpi.TargetReview;
import dev.deskpulse.ticket.Person;
import dev.deskpulse.ticket.PersonId;
import dev.deskpulse.ticket.SlaCycle;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** Figures as texts for a terminal, and as one flat object for a script. */
final class KpiTexts {
    private final OwnFields own;
    private final Map<PersonId, Person> people;

    /** @param people whose names stand for their accounts in tables */
    KpiTexts(OwnFields own, Map<PersonId, Person> people) {
        this.own = own;
        this.people = people;
    }

    String tables(Stretch stretch, String profile, List<KpiTable> tables) {
        List<String> lines = new ArrayList<>();
        lines.add(stretch + ", profile " + profile);
        for (KpiTable table : tables) {
            lines.add("");
            lines.add(table.kpi().label());
            if (table.rows().isEmpty()) {
                lines.add("  no data");
            }
            table.rows().stream()
                    .sorted(Comparator.comparing(KpiTable.Row::period).thenComparing(row -> sortable(row.slice())))
                    .forEach(row -> lines.add("  " + head(table, row) + values(table, row) + mark(row.weight())));
        }
        return String.join("\n", lines);
    }

    private String head(KpiTable table, KpiTable.Row row) {
        List<String> parts = new ArrayList<>();
        if (table.period() != KpiQuery.Period.WHOLE) {
            parts.add(row.period().toString());
        }
        row.slice().forEach((dimension, value) -> parts.add(shown(dimension, value)));
        return parts.isEmpty() ? "" : String.format(Locale.ROOT, "%-32s ", String.join(" · ", parts));
    }

    /** By the names that people read, whatever their accounts are; what is not known first. */
    private String sortable(Map<Dimension, String> slice) {
        return slice.entrySet().stream()
                .map(part -> part.getValue().isEmpty() ? "" : shown(part.getKey(), part.getValue()))
                .collect(Collectors.joining("\n"))
                .toLowerCase(Locale.ROOT);
    }

    private String shown(Dimension dimension, String value) {
        if (value.isEmpty()) {
            return "–";
        }
        Person person = dimension == Dimension.AGENT ? people.get(new PersonId(value)) : null;
        return person == null ? value : person.displayName();
    }

    private static String values(KpiTable table, KpiTable.Row row) {
        List<String> parts = new ArrayList<>();
        row.values().forEach((name, value) -> parts.add(name + " " + number(table.kpi(), name, value)));
        parts.add("n " + row.cases());
        return String.join("  ", parts);
    }

    String comparisons(Stretch stretch, Stretch before, String profile, List<KpiComparison> comparisons) {
        List<String> lines = new ArrayList<>();
        lines.add(stretch + " against " + before + ", profile " + profile);
        for (KpiComparison comparison : comparisons) {
            lines.add("");
            lines.add(comparison.kpi().label() + " (" + comparison.headline() + ")");
            if (comparison.rows().isEmpty()) {
                lines.add("  no data");
            }
            comparison.rows().stream()
                    .sorted(Comparator.comparing(row -> sortable(row.slice())))
                    .forEach(row -> lines.add("  " + compared(comparison, row)));
        }
        return String.join("\n", lines);
    }

    private String compared(KpiComparison comparison, KpiComparison.Row row) {
        List<String> slice = new ArrayList<>();
        row.slice().forEach((dimension, value) -> slice.add(shown(dimension, value)));
        String head = slice.isEmpty() ? "" : String.format(Locale.ROOT, "%-32s ", String.join(" · ", slice));
        KpiComparison.Change change = row.values().getOrDefault(comparison.headline(), none());
        String name = comparison.headline();
        return head + "now " + number(comparison.kpi(), name, change.now()) + " (n " + row.cases() + ")  before "
                + number(comparison.kpi(), name, change.before()) + " (n " + row.casesBefore() + ")  difference "
                + number(comparison.kpi(), name, change.difference()) + "  ratio " + plain(change.ratio())
                + mark(row.weight());
    }

    private static KpiComparison.Change none() {
        OptionalDouble nothing = OptionalDouble.empty();
        return new KpiComparison.Change(nothing, nothing, nothing, nothing);
    }

    Map<String, Object> json(Stretch stretch, String profile, List<String> warnings, List<KpiTable> tables) {
        List<Map<String, Object>> figures = new ArrayList<>();
        for (KpiTable table : tables) {
            List<Map<String, Object>> rows = new ArrayList<>();
            for (KpiTable.Row row : table.rows()) {
                Map<String, Object> entry = new LinkedHashMap<>();
                entry.put("period", row.period());
                entry.put("slice", slice(row.slice()));
                entry.put("cases", row.cases());
                entry.put("weight", row.weight().name().toLowerCase(Locale.ROOT));
                entry.put("values", row.values());
                rows.add(entry);
            }
            figures.add(figure(table.kpi(), rows));
        }
        return whole(stretch, profile, warnings, figures);
    }

    Map<String, Object> json(
            Stretch stretch, Stretch before, String profile, List<String> warnings, List<KpiComparison> comparisons) {
        List<Map<String, Object>> figures = new ArrayList<>();
        for (KpiComparison comparison : comparisons) {
            List<Map<String, Object>> rows = new ArrayList<>();
            for (KpiComparison.Row row : comparison.rows()) {
                Map<String, Object> entry = new LinkedHashMap<>();
                entry.put("slice", slice(row.slice()));
                entry.put("cases", row.cases());
                entry.put("casesBefore", row.casesBefore());
                entry.put("weight", row.weight().name().toLowerCase(Locale.ROOT));
                entry.put("values", row.values());
                rows.add(entry);
            }
            figures.add(figure(comparison.kpi(), rows));
        }
        Map<String, Object> whole = whole(stretch, profile, warnings, figures);
        whole.put("against", Map.of("from", before.from(), "to", before.to()));
        return whole;
    }

    private static Map<String, Object> whole(
            Stretch stretch, String profile, List<String> warnings, List<Map<String, Object>> figures) {
        Map<String, Object> whole = new LinkedHashMap<>();
        whole.put("from", stretch.from());
        whole.put("to", stretch.to());
        whole.put("profile", profile);
        whole.put("warnings", warnings);
        whole.put("figures", figures);
        return whole;
    }

    private static Map<String, Object> figure(Kpi kpi, List<Map<String, Object>> rows) {
        Map<String, Object> figure = new LinkedHashMap<>();
        figure.put("kpi", kpi.label());
        figure.put("unit", kpi.unit().name().toLowerCase(Locale.ROOT));
        figure.put("headline", kpi.headline());
        figure.put("rows", rows);
        return figure;
    }

    private Map<String, String> slice(Map<Dimension, String> slice) {
        Map<String, String> named = new LinkedHashMap<>();
        slice.forEach((dimension, value) -> named.put(own.nameOf(dimension), value));
        return named;
    }

    String tickets(List<String> keys, int limit) {
        if (keys.isEmpty()) {
            return "no tickets";
        }
        String last = keys.get(keys.size() - 1);
        return String.join("\n", keys) + (keys.size() < limit ? "" : "\nperhaps more: --after " + last);
    }

    static String derivation(String key, Derivation derivation) {
        List<String> lines = new ArrayList<>();
        lines.add(key + " by the profile " + derivation.profile());
        for (Derivation.Figure figure : derivation.figures()) {
            lines.add(String.format(Locale.ROOT, "  %-20s %s", figure.name(), figure.value()));
            figure.steps().forEach(step -> lines.add("      " + step));
        }
        derivation.marks().forEach(mark -> lines.add("  marked: " + mark));
        return String.join("\n", lines);
    }

    static String reading(SlaReading reading) {
        SlaCycle cycle = reading.cycle();
        String state = cycle.stop() == null ? "running" : "stopped";
        return "  SLA " + cycle.name() + ", from " + cycle.start() + ": goal "
                + duration((double) cycle.goal().toSeconds()) + ", " + state + " after "
                + duration((double) cycle.elapsed().toSeconds()) + (cycle.breached() ? ", breached" : "") + "; learned "
                + reading.learnedAt();
    }

    static String differences(String profile, String other, List<ProfileDifference> differences) {
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add(differences.isEmpty() ? profile + " and " + other + " agree." : profile + " against " + other);
        for (ProfileDifference difference : differences) {
            lines.add(String.format(
                    Locale.ROOT, "  %-20s %s against %s", difference.figure(), difference.value(), difference.other()));
            for (ProfileDifference.Cause cause : difference.because()) {
                lines.add("      because " + cause.choice() + " is " + cause.value() + " here and " + cause.other()
                        + " there, which alone gives " + cause.alone());
            }
        }
        return String.join("\n", lines);
    }

    static String targets(List<TargetReview> reviews) {
        if (reviews.isEmpty()) {
            return "No targets: set some under kpi.targets, as docs/deskpulse.example.yml shows.";
        }
        List<String> lines = new ArrayList<>();
        for (TargetReview review : reviews) {
            var target = review.target();
            String direction =
                    target.direction().name().toLowerCase(Locale.ROOT).replace('_', ' ');
            lines.add(target.name() + ": " + target.kpi().label() + " " + target.value() + " " + direction + " "
                    + number(target.kpi(), target.value(), OptionalDouble.of(target.goal())));
            for (TargetReview.Period period : review.periods()) {
                lines.add(String.format(
                        Locale.ROOT,
                        "  %-6s %s..%s  %s  n %d%s",
                        period.light().name().toLowerCase(Locale.ROOT),
                        period.from(),
                        period.to(),
                        number(target.kpi(), target.value(), period.value()),
                        period.cases(),
                        mark(period.weight())));
            }
        }
        return String.join("\n", lines);
    }

    private static String mark(Weight weight) {
        return switch (weight) {
            case SOUND -> "";
            case FEW -> "  (few)";
            case WIDE -> "  (wide)";
            case HIDDEN -> "  (withheld)";
        };
    }

    /** A share in per cent, a duration in hours, minutes and seconds, all else as a number. */
    static String number(Kpi kpi, String name, OptionalDouble value) {
        if (value.isEmpty()) {
            return "–";
        }
        return switch (kpi.unitOf(name)) {
            case SECONDS -> duration(value.getAsDouble());
            case SHARE -> String.format(Locale.ROOT, "%.1f %%", 100 * value.getAsDouble());
            case COUNT, POINTS, SCORE -> plain(value);
        };
    }

    private static String plain(OptionalDouble value) {
        if (value.isEmpty()) {
            return "–";
        }
        double number = value.getAsDouble();
        return number == Math.rint(number)
                ? String.format(Locale.ROOT, "%.0f", number)
                : String.format(Locale.ROOT, "%.2f", number);
    }

    private static String duration(double seconds) {
        long whole = Math.round(Math.abs(seconds));
        String sign = seconds < 0 ? "-" : "";
        return sign + String.format(Locale.ROOT, "%dh%02dm%02ds", whole / 3600, whole / 60 % 60, whole % 60);
    }
}
