package dev.deskpulse.scheduler.insight;

import dev.deskpulse.connector.store.Database;
import dev.deskpulse.scheduler.kpi.Dimension;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Where a finding's change comes from: the tickets that make its figure, in its days and as usual, parted by one dimension
 * after the other along its slice. Usual is the mean of the same weekdays in the eight weeks before. Counts, not shares, so
 * that the parts of a whole add up to it and each tells what it carries of the change.
 */
public final class Breakdown {
    /** The parts that are not told apart. */
    public static final String OTHER = "(other)";

    private static final int MOST_PARTS = 8;
    private static final int WEEK = 7;
    /** What is slow shows against the answers of a year, as it did when the finding was made. */
    private static final int LONG_DAYS = 400;

    /** A dimension of which one value holds nearly all tells nothing more. */
    private static final double NEARLY_ALL = 0.95;

    private final Cases cases;
    private final Finding finding;
    private final Measure measure;
    private final int from;
    private final int to;
    private final double[] weights;

    private Breakdown(Cases cases, Finding finding, Measure measure) {
        this.cases = cases;
        this.finding = finding;
        this.measure = measure;
        this.from = cases.day(finding.from());
        this.to = cases.day(finding.to());
        this.weights = weights();
    }

    /**
     * A part of the tickets that make the figure.
     *
     * @param dimension by which the whole is parted, as in {@link Finding#slice()}; empty for the whole
     * @param value of the dimension; empty where it is not known
     * @param observed tickets in the finding's days
     * @param usual how many there usually are in as many days
     * @param carries whether it is of the finding's slice
     * @param parts by the next dimension; empty where it is not parted
     */
    public record Part(
            String dimension, String value, double observed, double usual, boolean carries, List<Part> parts) {
        public Part {
            parts = List.copyOf(parts);
        }

        double change() {
            return observed - usual;
        }
    }

    /** Needs the facts as they are now; those of deleted tickets are gone from it. */
    public static Part of(Database database, Finding finding) {
        Measure measure = Measure.of(finding.kpi());
        int before = measure == Measure.SLOW_RESPONSE ? LONG_DAYS : Baseline.DAYS;
        Cases cases = new CaseReader(database).read(finding.from().minusDays(before), finding.to());
        return of(cases, finding);
    }

    static Part of(Cases cases, Finding finding) {
        return new Breakdown(cases, finding, Measure.of(finding.kpi())).whole();
    }

    private Part whole() {
        boolean[] slow = SlowResponses.of(cases);
        int kind = Cases.DIMENSIONS.indexOf(Dimension.KIND);
        List<Integer> hits = new ArrayList<>();
        for (int i = 0; i < cases.size(); i++) {
            boolean asked =
                    !isComplaints() || cases.name(kind, cases.code(kind, i)).equals("COMPLAINT");
            if (asked && measure.counts(cases.row(i)) && measure.hits(cases.row(i), slow[i])) {
                hits.add(i);
            }
        }
        Map<Dimension, String> slice = new EnumMap<>(Dimension.class);
        Cases.DIMENSIONS.stream()
                .filter(dimension -> finding.slice().containsKey(name(dimension)))
                .forEach(dimension -> slice.put(dimension, finding.slice().get(name(dimension))));
        return part("", "", hits, true, slice, List.of());
    }

    private boolean isComplaints() {
        return finding.kpi().equals(Finding.COMPLAINTS);
    }

    /**
     * @param left of the finding's slice, what the part is not yet narrowed to
     * @param used the dimensions that it is narrowed to
     */
    private Part part(
            String dimension,
            String value,
            List<Integer> hits,
            boolean carries,
            Map<Dimension, String> left,
            List<Dimension> used) {
        double observed = 0;
        double usual = 0;
        for (int hit : hits) {
            int day = cases.day(hit);
            if (day >= from && day <= to) {
                observed++;
            } else if (day < from && day >= from - Baseline.DAYS) {
                usual += weights[day % WEEK];
            }
        }
        List<Part> parts = carries
                ? next(hits, left, used).map(by -> parts(by, hits, left, used)).orElse(List.of())
                : List.of();
        return new Part(dimension, value, observed, usual, carries, parts);
    }

    /** That of the slice whose value carries most; beyond the slice, that whose values differ most. */
    private Optional<Dimension> next(List<Integer> hits, Map<Dimension, String> left, List<Dimension> used) {
        if (!left.isEmpty()) {
            return left.keySet().stream()
                    .max(Comparator.comparingDouble(by -> changes(by, hits).getOrDefault(left.get(by), 0.0)));
        }
        if (used.size() > finding.slice().size()) {
            return Optional.empty();
        }
        return Cases.DIMENSIONS.stream()
                .filter(by -> !used.contains(by) && !(isComplaints() && by == Dimension.KIND))
                .filter(by -> largest(changes(by, hits)) < NEARLY_ALL
                        && changes(by, hits).size() > 1)
                .max(Comparator.comparingDouble(by -> largest(changes(by, hits))));
    }

    /** The largest part's share of all that changed. */
    private static double largest(Map<String, Double> changes) {
        double all = changes.values().stream().mapToDouble(Math::abs).sum();
        double most = changes.values().stream().mapToDouble(Math::abs).max().orElse(0);
        return all == 0 ? 1 : most / all;
    }

    private Map<String, Double> changes(Dimension by, List<Integer> hits) {
        Map<String, Double> changes = new HashMap<>();
        grouped(by, hits)
                .forEach((value, own) -> changes.put(
                        value, part("", value, own, false, Map.of(), List.of()).change()));
        return changes;
    }

    private Map<String, List<Integer>> grouped(Dimension by, List<Integer> hits) {
        int place = Cases.DIMENSIONS.indexOf(by);
        Map<String, List<Integer>> groups = new HashMap<>();
        for (int hit : hits) {
            groups.computeIfAbsent(cases.name(place, cases.code(place, hit)), value -> new ArrayList<>())
                    .add(hit);
        }
        return groups;
    }

    private List<Part> parts(Dimension by, List<Integer> hits, Map<Dimension, String> left, List<Dimension> used) {
        Map<Dimension, String> rest = new EnumMap<>(Dimension.class);
        rest.putAll(left);
        String carrier = rest.remove(by);
        List<Dimension> narrowed = new ArrayList<>(used);
        narrowed.add(by);
        List<Part> parts = new ArrayList<>();
        grouped(by, hits)
                .forEach((value, own) -> parts.add(part(name(by), value, own, value.equals(carrier), rest, narrowed)));
        parts.sort(Comparator.comparing(Part::carries)
                .reversed()
                .thenComparing(part -> -Math.abs(part.change()))
                .thenComparing(Part::value));
        return parts.size() <= MOST_PARTS ? parts : withOther(by, parts);
    }

    private static List<Part> withOther(Dimension by, List<Part> parts) {
        List<Part> rest = parts.subList(MOST_PARTS - 1, parts.size());
        List<Part> shown = new ArrayList<>(parts.subList(0, MOST_PARTS - 1));
        shown.add(new Part(
                name(by),
                OTHER,
                rest.stream().mapToDouble(Part::observed).sum(),
                rest.stream().mapToDouble(Part::usual).sum(),
                false,
                List.of()));
        return shown;
    }

    /** By weekday of the data, how many of the finding's days a day of the eight weeks before stands for. */
    private double[] weights() {
        double[] own = new double[WEEK];
        double[] before = new double[WEEK];
        for (int day = Math.max(0, from - Baseline.DAYS); day < from; day++) {
            before[day % WEEK]++;
        }
        for (int day = from; day <= to; day++) {
            own[day % WEEK]++;
        }
        double[] weights = new double[WEEK];
        for (int weekday = 0; weekday < WEEK; weekday++) {
            weights[weekday] = before[weekday] == 0 ? 0 : own[weekday] / before[weekday];
        }
        return weights;
    }

    private static String name(Dimension dimension) {
        return dimension.name().toLowerCase(Locale.ROOT);
    }
}
