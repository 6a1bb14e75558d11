package dev.deskpulse.scheduler.action;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** A figure day by day, in its own unit; a day without data is {@link Double#NaN} and is left out of every reckoning. */
public final class DailyFigures {
    private final LocalDate first;
    private final double[] values;
    private final double[] cases;

    /**
     * @param first the first day, in the desk's zone
     * @param values one for each day from there on
     * @param cases how many tickets each value rests on: the more, the less it owes to chance
     */
    public DailyFigures(LocalDate first, double[] values, double[] cases) {
        if (values.length != cases.length) {
            throw new IllegalArgumentException(values.length + " values but the cases of " + cases.length + " days");
        }
        this.first = first;
        this.values = values.clone();
        this.cases = cases.clone();
    }

    /** Values of which each rests on as much. */
    public static DailyFigures of(LocalDate first, double... values) {
        double[] cases = new double[values.length];
        Arrays.fill(cases, 1);
        return new DailyFigures(first, values, cases);
    }

    public LocalDate first() {
        return first;
    }

    public int days() {
        return values.length;
    }

    /** How many days before this one there are. */
    public int before(LocalDate day) {
        return (int) Math.max(0, Math.min(days(), ChronoUnit.DAYS.between(first, day)));
    }

    double value(int day) {
        return values[day];
    }

    double cases(int day) {
        return cases[day];
    }

    boolean has(int day) {
        return Double.isFinite(values[day]) && cases[day] > 0;
    }

    /** How many days of a stretch have data. */
    int known(int from, int to) {
        int known = 0;
        for (int day = from; day < to; day++) {
            known += has(day) ? 1 : 0;
        }
        return known;
    }

    /** On which at least so many of the first days have data: a desk may be closed on Sundays. */
    List<DayOfWeek> weekdays(int until, int least) {
        Map<DayOfWeek, Integer> seen = new EnumMap<>(DayOfWeek.class);
        for (int day = 0; day < until; day++) {
            seen.merge(weekday(day), has(day) ? 1 : 0, Integer::sum);
        }
        return seen.entrySet().stream()
                .filter(weekday -> weekday.getValue() >= least)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Without data on all other weekdays. */
    DailyFigures only(Collection<DayOfWeek> weekdays) {
        double[] left = values.clone();
        for (int day = 0; day < left.length; day++) {
            left[day] = weekdays.contains(weekday(day)) ? left[day] : Double.NaN;
        }
        return new DailyFigures(first, left, cases);
    }

    private DayOfWeek weekday(int day) {
        return first.plusDays(day).getDayOfWeek();
    }

    /** The mean of all cases of a stretch of days; NaN where there are none. */
    double mean(int from, int to) {
        double sum = 0;
        double weight = 0;
        for (int day = from; day < to; day++) {
            if (has(day)) {
                sum += cases[day] * values[day];
                weight += cases[day];
            }
        }
        return sum / weight;
    }

    /** Only the first days. */
    DailyFigures until(int days) {
        return new DailyFigures(first, Arrays.copyOf(values, days), Arrays.copyOf(cases, days));
    }

    /** With days to come: no values yet, and as many cases as days have had in the mean. */
    DailyFigures planning(int more) {
        double[] longer = Arrays.copyOf(values, values.length + more);
        double[] weights = Arrays.copyOf(cases, values.length + more);
        double mean = Arrays.stream(cases).filter(count -> count > 0).average().orElse(1);
        Arrays.fill(longer, values.length, longer.length, 0);
        Arrays.fill(weights, cases.length, weights.length, mean);
        return new DailyFigures(first, longer, weights);
    }

    /** How far it is above another of the same days; as sure as both together. */
    DailyFigures minus(DailyFigures other) {
        if (!first.equals(other.first) || days() != other.days()) {
            throw new IllegalArgumentException("figures of other days cannot be compared");
        }
        double[] difference = new double[days()];
        double[] weight = new double[days()];
        for (int day = 0; day < days(); day++) {
            boolean both = has(day) && other.has(day);
            difference[day] = both ? values[day] - other.values[day] : Double.NaN;
            weight[day] = both ? 1 / (1 / cases[day] + 1 / other.cases[day]) : 0;
        }
        return new DailyFigures(first, difference, weight);
    }
}
