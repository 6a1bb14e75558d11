package dev.deskpulse.scheduler.action;

import dev.deskpulse.scheduler.kpi.CaseCells;
import dev.deskpulse.scheduler.kpi.Dimension;
import dev.deskpulse.scheduler.kpi.Kpi;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Something that people change to mend a problem. Days are the desk's, inclusive.
 *
 * @param finding the id of the finding that is the problem; null where none is
 * @param step what is done, in words
 * @param owner who sees to it, as they were named
 * @param slices of which tickets it touches; empty for all
 * @param start its first day
 * @param end its last day; null where it stays
 */
public record Action(
        @Nullable String finding,
        Goal goal,
        String step,
        String owner,
        Map<Dimension, Set<String>> slices,
        Method method,
        LocalDate start,
        @Nullable LocalDate end) {
    private static final int LONGEST_TEXT = 2_000;
    private static final int LONGEST_DAYS = 366;

    /**
     * What it is to reach.
     *
     * @param target of the KPI's headline, in its unit: seconds, a share from 0 to 1, points
     * @param by the day on which it is judged, once and for all
     */
    public record Goal(Kpi kpi, double target, LocalDate by) {
        public Goal {
            if (!Double.isFinite(target)) {
                throw new IllegalArgumentException("the target of " + kpi.label() + " is a number, not " + target);
            }
        }
    }

    /** How it is judged. */
    public enum Method {
        /** Against the days before: {@link DailyTrial#before}. */
        BEFORE_AND_AFTER,
        /** Against the slices that it does not touch: {@link DailyTrial#beside}. */
        BESIDE_LIKE_SLICES,
        /** Chance gives half of the tickets the new step: {@link SplitTrial}. The figure is the mean of single tickets. */
        SPLIT_BY_TICKET
    }

    public Action {
        slices = Map.copyOf(slices);
        step = text("step", step);
        owner = text("owner", owner);
        slices.forEach((dimension, values) -> {
            if (values.isEmpty()) {
                throw new IllegalArgumentException("the action touches no value of " + dimension.label());
            }
            if (!goal.kpi().has(dimension)) {
                throw new IllegalArgumentException(
                        goal.kpi().label() + " cannot be sliced by " + dimension.label() + "; name other slices");
            }
        });
        if (method == Method.BESIDE_LIKE_SLICES
                && (slices.size() != 1 || goal.kpi().unit() == Kpi.Unit.COUNT)) {
            throw new IllegalArgumentException("like slices are the other values of the one dimension that an action"
                    + " touches, and their counts differ by their size; name one dimension and a KPI that is no count,"
                    + " or judge by before and after");
        }
        if (method == Method.SPLIT_BY_TICKET && !CaseCells.figures().contains(goal.kpi())) {
            throw new IllegalArgumentException(
                    goal.kpi().label() + " is not told of single tickets, which a split needs; they are "
                            + CaseCells.figures().stream().map(Kpi::label).collect(Collectors.joining(", ")));
        }
        if (end != null && end.isBefore(start)) {
            throw new IllegalArgumentException("the action ends on " + end + ", before it starts on " + start);
        }
        LocalDate last = last(goal, end);
        if (last.isBefore(start.plusDays(DailyTrial.LEAST_SINCE - 1L)) || last.isAfter(start.plusDays(LONGEST_DAYS))) {
            throw new IllegalArgumentException("from the start on " + start + " to " + last + " are not "
                    + DailyTrial.LEAST_SINCE + " to " + LONGEST_DAYS + " days; give the goal another day");
        }
    }

    /** The last day that counts. */
    public LocalDate last() {
        return last(goal, end);
    }

    private static LocalDate last(Goal goal, @Nullable LocalDate end) {
        return end == null || end.isAfter(goal.by()) ? goal.by() : end;
    }

    private static String text(String name, String text) {
        String stripped = text.strip();
        if (stripped.isEmpty() || stripped.length() > LONGEST_TEXT) {
            throw new IllegalArgumentException(
                    "the " + name + " of an action is a text of 1 to " + LONGEST_TEXT + " characters");
        }
        return stripped;
    }
}
