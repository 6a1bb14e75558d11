package dev.deskpulse.scheduler.rootcause;

import dev.deskpulse.progress.Progress;
import dev.deskpulse.scheduler.kpi.Dimension;
import dev.deskpulse.scheduler.kpi.Kpi;
import dev.deskpulse.scheduler.kpi.KpiQuery;
import dev.deskpulse.scheduler.kpi.KpiTable;
import dev.deskpulse.scheduler.kpi.Kpis;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * One of the desk's own KPIs in a stretch of days, beside what an earlier stretch leads one to expect, for every combination
 * of some dimensions' values. Counts of what came in are expected in proportion to the days, as {@link ExpectedCounts} spreads them. Durations are compared by their
 * means, which add up over slices as medians do not. Where a combination has fewer than {@value #ENOUGH} cases in the earlier
 * stretch, what is expected is the figure of the tickets that share all but its last dimensions, as many as it takes.
 */
public final class PeriodLeaves {
    static final int ENOUGH = 5;

    /** Where there are more, those are compared that some ticket has, as they were. */
    private static final int MOST_COMBINATIONS = 100_000;

    /** Points below 0 have no size; a customer who came to two slices counts in both. */
    private static final Set<Kpi> NOT_ADDING_UP = Set.of(Kpi.NPS, Kpi.RETENTION);

    private static final double CERTAIN = 0.05;

    private final Kpi kpi;
    private final String value;

    private PeriodLeaves(Kpi kpi) {
        this.kpi = kpi;
        this.value = kpi.unit() == Kpi.Unit.SECONDS ? "mean" : kpi.headline();
    }

    /** Sums over cases. */
    private static final class Sum {
        private double total;
        private long cases;

        void add(double mean, long of) {
            total += mean * of;
            cases += of;
        }
    }

    /**
     * Finds the slices that carry the change.
     *
     * @param dimensions the most telling first; what an earlier stretch does not know is looked for without the last ones
     * @return only slices whose change is hardly chance
     * @throws IllegalArgumentException where the KPI cannot be sliced so, or its slices do not add up to the whole
     */
    public static Localisation localise(
            Kpis kpis,
            Kpi kpi,
            KpiQuery now,
            KpiQuery before,
            List<Dimension> dimensions,
            Function<Dimension, String> names,
            Progress progress) {
        if (NOT_ADDING_UP.contains(kpi)) {
            throw new IllegalArgumentException(kpi.label() + " of slices does not add up to that of the whole, so that"
                    + " none can be said to carry its change; take another figure, such as csat or repeat-contact");
        }
        PeriodLeaves leaves = new PeriodLeaves(kpi);
        List<String> titles = dimensions.stream().map(names).toList();
        List<KpiTable.Row> present = leaves.rows(kpis, now, dimensions);
        List<KpiTable.Row> past = leaves.rows(kpis, before, dimensions);
        if (kpi.unit() != Kpi.Unit.COUNT) {
            Localisation found = Localiser.run(leaves.rates(titles, present, past), progress);
            return found.only(found.elements().stream()
                    .filter(element -> element.low() > 0 || element.high() < 0)
                    .toList());
        }
        double scale = leaves.scale(now, before);
        Map<List<String>, Double> here = leaves.counted(present);
        Map<List<String>, Double> there = leaves.counted(past);
        Localisation found = Localiser.run(counts(titles, here, there, scale), progress);
        return found.only(found.elements().stream()
                .map(element -> element.withChance(Math.min(
                        1,
                        found.slicesSearched()
                                * CountTest.chance(sum(element, titles, here), sum(element, titles, there), scale))))
                .filter(element -> element.pValue() < CERTAIN)
                .toList());
    }

    /** Of a slice, over its combinations. */
    private static double sum(Localisation.Element element, List<String> titles, Map<List<String>, Double> counts) {
        return counts.entrySet().stream()
                .filter(count -> element.values().entrySet().stream()
                        .allMatch(part -> part.getValue().equals(count.getKey().get(titles.indexOf(part.getKey())))))
                .mapToDouble(Map.Entry::getValue)
                .sum();
    }

    private List<KpiTable.Row> rows(Kpis kpis, KpiQuery query, List<Dimension> dimensions) {
        KpiQuery sliced = new KpiQuery(
                query.from(),
                query.to(),
                KpiQuery.Period.WHOLE,
                dimensions,
                query.filter(),
                query.windows(),
                query.most(),
                query.sight(),
                query.selection());
        return kpis.table(kpi, sliced).rows();
    }

    /** What is open at the end of a stretch does not grow with its days. */
    private double scale(KpiQuery now, KpiQuery before) {
        boolean grows = kpi == Kpi.VOLUME || kpi == Kpi.THROUGHPUT;
        return grows ? (double) days(now) / days(before) : 1;
    }

    private static long days(KpiQuery query) {
        return ChronoUnit.DAYS.between(query.from(), query.to()) + 1;
    }

    private static Comparison counts(
            List<String> dimensions, Map<List<String>, Double> now, Map<List<String>, Double> before, double scale) {
        List<Set<String>> values = IntStream.range(0, dimensions.size())
                .mapToObj(d -> Stream.of(now, before)
                        .flatMap(counts -> counts.keySet().stream())
                        .map(slice -> slice.get(d))
                        .collect(Collectors.<String, Set<String>>toCollection(TreeSet::new)))
                .toList();
        double combinations = values.stream().mapToDouble(Set::size).reduce(1, (all, some) -> all * some);
        Comparison.Builder leaves = Comparison.ofSums(dimensions);
        if (before.isEmpty() || combinations > MOST_COMBINATIONS) {
            now.forEach((slice, count) -> leaves.add(slice, count, 0, 1));
            before.forEach((slice, count) -> leaves.add(slice, 0, scale * count, 1));
        } else {
            ExpectedCounts expected = new ExpectedCounts(before, values);
            crossed(values)
                    .forEach(slice -> leaves.add(slice, now.getOrDefault(slice, 0.0), scale * expected.of(slice), 1));
        }
        return leaves.build();
    }

    /** Those that no ticket has too: to take only those that some have would choose them by what is to be judged. */
    private static Set<List<String>> crossed(List<Set<String>> values) {
        Set<List<String>> crossed = Set.of(List.of());
        for (Set<String> some : values) {
            crossed = crossed.stream()
                    .flatMap(slice -> some.stream().map(value -> Stream.concat(slice.stream(), Stream.of(value))
                            .toList()))
                    .collect(Collectors.toCollection(LinkedHashSet::new));
        }
        return crossed;
    }

    private Map<List<String>, Double> counted(List<KpiTable.Row> rows) {
        Map<List<String>, Double> counts = new LinkedHashMap<>();
        rows.forEach(row -> counts.put(slice(row), row.value(value).orElse(0)));
        return counts;
    }

    private Comparison rates(List<String> dimensions, List<KpiTable.Row> present, List<KpiTable.Row> past) {
        Map<List<String>, Sum> sums = new HashMap<>();
        for (KpiTable.Row row : past) {
            OptionalDouble mean = row.value(value);
            List<String> slice = slice(row);
            for (int kept = 0; mean.isPresent() && kept <= slice.size(); kept++) {
                sums.computeIfAbsent(slice.subList(0, kept), key -> new Sum()).add(mean.getAsDouble(), row.cases());
            }
        }
        Comparison.Builder leaves = Comparison.ofRates(dimensions);
        for (KpiTable.Row row : present) {
            OptionalDouble mean = row.value(value);
            OptionalDouble expected = expected(slice(row), sums);
            if (mean.isPresent() && expected.isPresent()) {
                leaves.add(slice(row), mean.getAsDouble(), expected.getAsDouble(), (double) row.cases());
            }
        }
        return leaves.build();
    }

    private static OptionalDouble expected(List<String> slice, Map<List<String>, Sum> sums) {
        for (int kept = slice.size(); kept >= 0; kept--) {
            Sum known = sums.get(slice.subList(0, kept));
            if (known != null && (known.cases >= ENOUGH || kept == 0) && known.cases > 0) {
                return OptionalDouble.of(known.total / known.cases);
            }
        }
        return OptionalDouble.empty();
    }

    private static List<String> slice(KpiTable.Row row) {
        return List.copyOf(row.slice().values());
    }

    /** What a desk is usually sliced by, the most telling first. */
    public static List<Dimension> usual(Kpi kpi) {
        return Stream.of(
                        Dimension.CHANNEL,
                        Dimension.PRODUCT,
                        Dimension.REGION,
                        Dimension.KIND,
                        Dimension.TEAM,
                        Dimension.PROJECT)
                .filter(kpi::has)
                .toList();
    }
}
