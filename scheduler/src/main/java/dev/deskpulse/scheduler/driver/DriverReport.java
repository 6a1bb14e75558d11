package dev.deskpulse.scheduler.driver;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What goes with an outcome.
 *
 * @param cases for how many the outcome is known
 * @param used how many of them were learned from
 * @param usual the share of hits; the typical (geometric mean) or mean value
 * @param quality on cases that the model had not seen; null where there were too few to learn from
 * @param effects how many effects were looked at
 * @param drivers those that are not chance, the largest first; empty with a reason
 * @param reason why there are none; null where there are some
 */
public record DriverReport(
        String outcome,
        Scale scale,
        long cases,
        int used,
        @Nullable Double usual,
        @Nullable Quality quality,
        int effects,
        List<Driver> drivers,
        @Nullable Reason reason) {
    public DriverReport {
        drivers = List.copyOf(drivers);
    }

    /** Why nothing is reported. */
    public enum Reason {
        /** Too few cases, or too few that differ from the others. */
        TOO_FEW_CASES,
        /** All outcomes are the same. */
        NO_DIFFERENCE,
        /** No predictor differs between cases. */
        NO_PREDICTORS,
        /** Cases that the model had not seen are told no better than by the mean. */
        EXPLAINS_NOTHING,
        /** The model explains something, but no single effect stands out of chance. */
        NOTHING_STANDS_OUT
    }
}
