package dev.deskpulse.scheduler.kpi;

import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.Map;
import java.util.Set;

/**
 * What a figure should be.
 *
 * @param value which of the KPI's values
 * @param slice of which tickets; empty for all
 * @param goal met where the value is at least so much, or at most
 * @param warning on the bad side of the goal: amber up to it, red beyond
 * @param review how long a period is judged at a time
 */
public record Target(
        String name,
        Kpi kpi,
        String value,
        Map<Dimension, Set<String>> slice,
        Direction direction,
        double goal,
        double warning,
        Review review) {
    public Target {
        slice = Map.copyOf(slice);
        slice.keySet().stream()
                .filter(dimension -> !kpi.has(dimension))
                .findFirst()
                .ifPresent(dimension -> {
                    throw new IllegalArgumentException(kpi.label() + " cannot be sliced by " + dimension.label());
                });
        if (!kpi.valueNames().contains(value)) {
            throw new IllegalArgumentException(
                    kpi.label() + " has no value '" + value + "'; it has " + String.join(", ", kpi.valueNames()));
        }
        if (!Double.isFinite(goal) || !Double.isFinite(warning)) {
            throw new IllegalArgumentException("goal and warning are numbers");
        }
        if (direction == Direction.AT_LEAST ? warning > goal : warning < goal) {
            throw new IllegalArgumentException("the warning line " + warning + " is on the good side of the goal "
                    + goal + "; amber lies between the two");
        }
    }

    /** On which side of the goal it is good. */
    public enum Direction {
        AT_LEAST,
        AT_MOST
    }

    /** A traffic light. */
    public enum Light {
        GREEN,
        AMBER,
        RED,
        /** No data, or a value that rests on too little. */
        GREY
    }

    /** The stretches that are judged. Weeks start on Monday, quarters in January, April, July and October. */
    public enum Review {
        WEEK,
        MONTH,
        QUARTER;

        LocalDate startOf(LocalDate day) {
            return switch (this) {
                case WEEK -> KpiQuery.Period.WEEK.startOf(day, day);
                case MONTH -> day.withDayOfMonth(1);
                case QUARTER -> day.with(IsoFields.DAY_OF_QUARTER, 1);
            };
        }
    }

    Light light(double actual) {
        if (direction == Direction.AT_LEAST) {
            return actual >= goal ? Light.GREEN : actual >= warning ? Light.AMBER : Light.RED;
        }
        return actual <= goal ? Light.GREEN : actual <= warning ? Light.AMBER : Light.RED;
    }
}
