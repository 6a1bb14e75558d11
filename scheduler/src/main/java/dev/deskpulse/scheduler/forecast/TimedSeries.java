package dev.deskpulse.scheduler.forecast;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Values in steps of equal length from a first time on, made of readings in any order, with gaps and repetitions. Times
 * are clock times.
 */
public final class TimedSeries {
    /** Longer ones are cut at their start: it would not be looked at, and one wrong year would fill the memory. */
    private static final int MOST_STEPS = 200_000;

    private final Step step;
    private final LocalDateTime start;
    private final double[] values;
    private final List<String> notes;

    private TimedSeries(Step step, LocalDateTime start, double[] values, List<String> notes) {
        this.step = step;
        this.start = start;
        this.values = values;
        this.notes = List.copyOf(notes);
    }

    /** Readings by their time; of several at one time the last counts. */
    public static final class Builder {
        private final NavigableMap<LocalDateTime, Double> readings = new TreeMap<>();
        private long repeated;
        private long missing;
        private boolean unordered;

        /** @param value NaN where there is none */
        public void add(LocalDateTime at, double value) {
            unordered |= !readings.isEmpty() && at.isBefore(readings.lastKey());
            if (readings.put(at, value) != null) {
                repeated++;
            }
            missing += Double.isNaN(value) ? 1 : 0;
        }

        /** Infers the step and lays the readings out. */
        public TimedSeries build() {
            if (readings.isEmpty()) {
                return new TimedSeries(
                        Step.of(Collections.emptySortedSet()), LocalDateTime.MIN, new double[0], List.of());
            }
            List<String> notes = new ArrayList<>();
            if (unordered) {
                notes.add("The rows are not in the order of time; they were sorted.");
            }
            if (repeated > 0) {
                notes.add(repeated + " rows repeat a timestamp; the last of each counts.");
            }
            if (missing > 0) {
                notes.add(missing + " rows have no value.");
            }
            return laidOut(Step.of(readings.navigableKeySet()), notes);
        }

        private TimedSeries laidOut(Step step, List<String> notes) {
            LocalDateTime first = readings.firstKey();
            long length = step.between(first, readings.lastKey()) + 1;
            long cut = Math.max(0, length - MOST_STEPS);
            LocalDateTime start = step.after(first, cut);
            double[] values = new double[(int) (length - cut)];
            Arrays.fill(values, Double.NaN);
            long shared = 0;
            boolean[] taken = new boolean[values.length];
            for (Map.Entry<LocalDateTime, Double> reading :
                    readings.tailMap(start, true).entrySet()) {
                int at = (int) step.between(start, reading.getKey());
                shared += taken[at] ? 1 : 0;
                taken[at] = true;
                values[at] = reading.getValue();
            }
            tell(step, notes, taken, shared);
            return new TimedSeries(step, start, values, notes);
        }

        private static void tell(Step step, List<String> notes, boolean[] taken, long shared) {
            if (step.onlySomeDays()) {
                notes.add("No value ever lies on some weekdays; only "
                        + step.open().size() + " days a week count.");
            }
            long gaps = 0;
            for (boolean there : taken) {
                gaps += there ? 0 : 1;
            }
            if (gaps > 0) {
                notes.add(gaps + " of " + taken.length + " steps (" + step.title()
                        + ") have no row; they are not judged, and models see the value of a season before.");
            }
            if (shared > 0) {
                notes.add(shared + " rows lie in the same step (" + step.title()
                        + ") as another; the last of each counts. Add them up first if they are single events.");
            }
        }
    }

    /** A copy; NaN where there is no value. */
    public double[] values() {
        return values.clone();
    }

    /** The clock time at which a step starts; steps from the length on lie ahead. */
    public LocalDateTime timeOf(long number) {
        return step.after(start, number);
    }

    /** Empty for steps of days and more. */
    public Optional<Duration> withinDay() {
        return step.withinDay() ? Optional.of(Duration.ofSeconds(step.length())) : Optional.empty();
    }

    /** In words, such as "1 h" or "week". */
    public String stepTitle() {
        return step.title();
    }

    /** The seasons that such steps usually have, in steps, the shortest first; empty for none. */
    public List<Integer> usualSeasons() {
        return step.seasons();
    }

    /** What was found in the readings, in sentences. */
    public List<String> notes() {
        return notes;
    }

    /** What is known ahead of each step. */
    public Regressors calendar(Events events) {
        return values.length == 0 ? Regressors.NONE : CalendarRegressors.of(this, step, events);
    }
}
