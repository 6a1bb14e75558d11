package dev.deskpulse.scheduler.action;

import dev.deskpulse.scheduler.kpi.Dimension;
import dev.deskpulse.scheduler.kpi.Kpi;
import dev.deskpulse.scheduler.kpi.KpiQuery;
import dev.deskpulse.scheduler.kpi.KpiTable;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;

/** A KPI's rows as a figure a day: the mean of a day's slices by their cases. */
record DailyTable(KpiTable table, KpiQuery query) {
    /** Without the slices of some values. */
    DailyTable without(Dimension dimension, Set<String> values) {
        List<KpiTable.Row> rows = table.rows().stream()
                .filter(row -> !values.contains(row.slice().get(dimension)))
                .toList();
        return new DailyTable(
                new KpiTable(table.kpi(), table.unit(), table.headline(), table.period(), table.by(), rows), query);
    }

    DailyFigures figures() {
        int days = (int) query.from().until(query.to(), ChronoUnit.DAYS) + 1;
        double[] sums = new double[days];
        double[] cases = new double[days];
        for (KpiTable.Row row : table.rows()) {
            OptionalDouble value = row.value(table.headline());
            if (value.isPresent()) {
                int day = (int) query.from().until(row.period(), ChronoUnit.DAYS);
                double weight = table.unit() == Kpi.Unit.COUNT ? 1 : row.cases();
                sums[day] += weight * value.getAsDouble();
                cases[day] += weight;
            }
        }
        if (table.unit() == Kpi.Unit.COUNT) {
            fillGaps(cases);
        }
        double[] values = new double[days];
        Arrays.setAll(values, day -> cases[day] > 0 ? sums[day] / cases[day] : Double.NaN);
        return new DailyFigures(query.from(), values, cases);
    }

    /** From its first day on a count without a row is 0; before it the desk may not have been there. */
    private static void fillGaps(double[] cases) {
        boolean begun = false;
        for (int day = 0; day < cases.length; day++) {
            begun |= cases[day] > 0;
            cases[day] = begun ? 1 : 0;
        }
    }
}
