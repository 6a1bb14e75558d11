package dev.deskpulse.plugin.web;

import dev.deskpulse.scheduler.kpi.Kpi;
import dev.deskpulse.scheduler.kpi.KpiTable;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * One KPI's figure on the wire.
 *
 * @param kpi such as {@code first-response}
 * @param unit {@code count}, {@code seconds}, {@code share} (0 to 1) or {@code score}
 * @param value the headline; null without data
 * @param low lower end of the 95 % interval, where the KPI has one
 * @param coverage the share of the tickets that the figure speaks of, where the KPI tells
 * @param cases how many tickets, answers or cycles it rests on
 */
public record Figure(
        String kpi,
        String unit,
        @Nullable Double value,
        @Nullable Double p50,
        @Nullable Double p90,
        @Nullable Double low,
        @Nullable Double high,
        @Nullable Double coverage,
        long cases) {

    static Figure of(KpiTable table, KpiTable.Row row) {
        return new Figure(
                label(table.kpi()),
                unit(table.unit()),
                value(row, table.headline()),
                value(row, "p50"),
                value(row, "p90"),
                value(row, "low"),
                value(row, "high"),
                value(row, "coverage"),
                row.cases());
    }

    static Figure withoutData(Kpi kpi) {
        return new Figure(label(kpi), unit(kpi.unit()), null, null, null, null, null, null, 0);
    }

    static String label(Kpi kpi) {
        return kpi.label();
    }

    private static String unit(Kpi.Unit unit) {
        return switch (unit) {
            case COUNT -> "count";
            case SECONDS -> "seconds";
            case SHARE -> "share";
            case POINTS, SCORE -> "score";
        };
    }

    private static @Nullable Double value(KpiTable.Row row, String name) {
        OptionalDouble value = row.values().getOrDefault(name, OptionalDouble.empty());
        return value.isPresent() ? value.getAsDouble() : null;
    }
}
