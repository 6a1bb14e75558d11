package dev.deskpulse.scheduler.rootcause;

import dev.deskpulse.scheduler.kpi.Dimension;
import dev.deskpulse.scheduler.kpi.Kpi;
import dev.deskpulse.scheduler.kpi.KpiQuery;
import dev.deskpulse.scheduler.kpi.KpiTable;
import dev.deskpulse.scheduler.kpi.Kpis;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * One of the desk's own KPIs in a stretch of days, beside what an earlier stretch leads one to expect, for every combination
 * of some dimensions' values. Counts of what came in are expected in proportion to the days. Durations are compared by their
 * means, which add up over slices as medians do not. Where a combination has fewer than {@value #ENOUGH} cases in the earlier
 * stretch, what is expected is the figure of the tickets that share all but its last dimensions, as many as it takes.
 */
public final class PeriodLeaves {
    static final int ENOUGH = 5;

    /** Points below 0 have no size; a customer who came to two slices counts in both. */
    private static final Set<Kpi> NOT_ADDING_UP = Set.of(Kpi.NPS, Kpi.RETENTION);

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
     * @param dimensions the most telling first; what an earlier stretch does not know is looked for without the last ones
     * @throws IllegalArgumentException where the KPI cannot be sliced so, or its slices do not add up to the whole
     */
    public static Comparison of(
            Kpis kpis,
            Kpi kpi,
            KpiQuery now,
            KpiQuery before,
            List<Dimension> dimensions,
            Function<Dimension, String> names) {
        if (NOT_ADDING_UP.contains(kpi)) {
            throw new IllegalArgumentException(kpi.label() + " of slices does not add up to that of the whole, so that"
                    + " none can be said to carry its change; take another figure, such as csat or repeat-contact");
        }
        PeriodLeaves leaves = new PeriodLeaves(kpi);
        List<String> titles = dimensions.stream().map(names).toList();
        List<KpiTable.Row> present = leaves.rows(kpis, now, dimensions);
        List<KpiTable.Row> past = leaves.rows(kpis, before, dimensions);
        return kpi.unit() == Kpi.Unit.COUNT
                ? leaves.counts(titles, present, past, leaves.scale(now, before))
                : leaves.rates(titles, present, past);
    }

    private List<KpiTable.Row> rows(Kpis kpis, KpiQuery query, List<Dimension> dimensions) {
        KpiQuery sliced = new KpiQuery(
                query.from(),
                query.to(),
                KpiQuery.Period.WHOLE,
                dimensions,
                query.filter(),
                query.windows(),
                query.most());
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

    private Comparison counts(
            List<String> dimensions, List<KpiTable.Row> present, List<KpiTable.Row> past, double scale) {
        Comparison.Builder leaves = Comparison.ofSums(dimensions);
        present.forEach(row -> leaves.add(slice(row), row.value(value).orElse(0), 0, 1));
        past.forEach(row -> leaves.add(slice(row), 0, scale * row.value(value).orElse(0), 1));
        return leaves.build();
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
