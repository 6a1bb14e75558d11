package dev.deskpulse.scheduler.cluster;

import dev.deskpulse.connector.store.Upsert;
import dev.deskpulse.scheduler.kpi.Dimension;
import dev.deskpulse.scheduler.kpi.Kpi;
import dev.deskpulse.scheduler.kpi.KpiQuery;
import dev.deskpulse.scheduler.kpi.KpiQuery.Period;
import dev.deskpulse.scheduler.kpi.KpiTable;
import dev.deskpulse.scheduler.kpi.Kpis;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One value of a figure over one period, of the whole desk or of a slice.
 *
 * @param dimension what the slice is a value of; empty for the whole desk
 * @param slice empty for the whole desk, and for tickets that have no value
 * @param name of the value, such as {@code p50}
 * @param cases what it rests on
 * @param value empty where there is no data
 */
public record RollUp(
        Kpi kpi,
        Period per,
        LocalDate period,
        String dimension,
        String slice,
        String name,
        long cases,
        OptionalDouble value) {
    private static final int MOST_DAYS = 5_000;

    /** By what figures are rolled up. */
    private record Cut(Period per, List<Dimension> by) {}

    private static final List<Cut> CUTS =
            List.of(new Cut(Period.DAY, List.of()), new Cut(Period.MONTH, List.of(Dimension.PROJECT)));

    /** Every figure over the days from the first to the last; those earlier than can be asked for are left out. */
    public static List<RollUp> of(Kpis kpis, LocalDate from, LocalDate to) {
        LocalDate earliest = to.minusDays(MOST_DAYS);
        LocalDate first = from.isBefore(earliest) ? earliest : from;
        List<RollUp> rollUps = new ArrayList<>();
        for (Cut cut : CUTS) {
            KpiQuery query = KpiQuery.of(first, to, cut.per, cut.by.toArray(Dimension[]::new));
            for (KpiTable table : kpis.all(query)) {
                table.rows().forEach(row -> rollUps.addAll(of(table, row)));
            }
        }
        return rollUps;
    }

    private static List<RollUp> of(KpiTable table, KpiTable.Row row) {
        String dimension = table.by().stream().map(Dimension::label).collect(Collectors.joining());
        String slice = String.join("", row.slice().values());
        return row.values().entrySet().stream()
                .map(value -> new RollUp(
                        table.kpi(),
                        table.period(),
                        row.period(),
                        dimension,
                        slice,
                        value.getKey(),
                        row.cases(),
                        value.getValue()))
                .toList();
    }

    static final Upsert TABLE =
            Upsert.ofNew("kpi_rollup", List.of("kpi", "per", "period", "dimension", "slice", "name", "cases", "value"));

    List<@Nullable Object> row() {
        Double known = value.isPresent() ? (Double) value.getAsDouble() : null;
        return Arrays.<@Nullable Object>asList(kpi, per, period, dimension, slice, name, cases, known);
    }
}
