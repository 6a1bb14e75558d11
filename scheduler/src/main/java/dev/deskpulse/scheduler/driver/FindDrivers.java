package dev.deskpulse.scheduler.driver;

import dev.deskpulse.scheduler.driver.DriverReport.Reason;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Finds what goes with an outcome once everything else in the table is held fixed. Nothing is reported unless the model
 * predicts cases that it has not seen.
 */
public final class FindDrivers {
    static final int LEAST_CASES = 100;
    static final int LEAST_HITS = 30;

    private static final double CHANCE = 0.05;
    private static final int MOST_DRIVERS = 20;

    private FindDrivers() {}

    /** What goes with the table's outcome. */
    public static DriverReport in(CaseTable table) {
        Reason tooLittle = tooLittle(table);
        if (tooLittle != null) {
            return empty(table, tooLittle);
        }
        Design design = new Design(table);
        if (design.blocks().isEmpty()) {
            return empty(table, Reason.NO_PREDICTORS);
        }
        Modelled outcome = new Modelled(table);
        Quality quality = CrossValidation.of(design, outcome.values(), outcome.logistic());
        List<Driver> all = effects(design, outcome);
        List<Driver> drivers = all.stream()
                .filter(driver -> quality.tells() && driver.pValue() < CHANCE)
                .limit(MOST_DRIVERS)
                .toList();
        Reason none = quality.tells() ? Reason.NOTHING_STANDS_OUT : Reason.EXPLAINS_NOTHING;
        return report(table, quality, all.size(), drivers, drivers.isEmpty() ? none : null);
    }

    /** All of them, whatever their worth. */
    static List<Driver> effects(Design design, Modelled outcome) {
        int[] rows = IntStream.range(0, design.rows()).toArray();
        Ridge fitted = Ridge.fit(design, outcome.values(), rows, outcome.logistic());
        return new Effects(design, outcome, fitted).all();
    }

    private static @Nullable Reason tooLittle(CaseTable table) {
        if (table.size() > 0 && table.outcomes().stream().distinct().limit(2).count() < 2) {
            return Reason.NO_DIFFERENCE;
        }
        double hits = table.outcomes().stream().mapToDouble(y -> y).sum();
        boolean fewHits = table.scale() == Scale.SHARE && Math.min(hits, table.size() - hits) < LEAST_HITS;
        return table.size() < LEAST_CASES || fewHits ? Reason.TOO_FEW_CASES : null;
    }

    /** Whether there are cases, and hits among them, to learn from. */
    static boolean isEnough(CaseTable table) {
        return tooLittle(table) == null;
    }

    private static DriverReport empty(CaseTable table, Reason reason) {
        return report(table, null, 0, List.of(), reason);
    }

    private static DriverReport report(
            CaseTable table, @Nullable Quality quality, int effects, List<Driver> drivers, @Nullable Reason reason) {
        return new DriverReport(
                table.outcome(),
                table.scale(),
                table.all(),
                table.size(),
                usual(table),
                quality,
                effects,
                drivers,
                reason);
    }

    private static @Nullable Double usual(CaseTable table) {
        if (table.size() == 0) {
            return null;
        }
        double mean = table.outcomes().stream()
                .mapToDouble(y -> table.scale() == Scale.LOGARITHM ? Math.log(y) : y)
                .average()
                .orElse(0);
        return table.scale() == Scale.LOGARITHM ? Math.exp(mean) : mean;
    }
}
