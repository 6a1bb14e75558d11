package dev.deskpulse.scheduler.forecast;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;

/**
 * What the date of a step tells: how many of its days each event has that has happened before, the day after one, the place
 * in the month and, with two years of data, in the year; the weekday for steps within a day.
 */
final class CalendarRegressors implements Regressors {
    private static final int MOST_EVENTS = 40;
    private static final int TWO_YEARS = 730;
    private static final int QUARTER = 90;
    private static final int PAIRS = 2;

    private final TimedSeries series;
    private final Step step;
    private final List<Column> columns;
    // Every origin of a backtest asks for the same steps again.
    private final Map<Integer, double[]> rows = new ConcurrentHashMap<>();

    /** What is known of a step, from its first day until the next step's. */
    private interface Column {
        double at(LocalDate first, LocalDate next);

        static Column ofFirstDay(ToDoubleFunction<LocalDate> known) {
            return (first, next) -> known.applyAsDouble(first);
        }
    }

    private CalendarRegressors(TimedSeries series, Step step, List<Column> columns) {
        this.series = series;
        this.step = step;
        this.columns = List.copyOf(columns);
    }

    static Regressors of(TimedSeries series, Step step, Events events) {
        List<Column> columns = new ArrayList<>();
        LocalDate first = series.timeOf(0).toLocalDate();
        LocalDate last = series.timeOf(series.values().length - 1L).toLocalDate();
        events.names().stream()
                .limit(MOST_EVENTS)
                .forEach(name -> columns.add((day, next) -> events.days(day, next, name)));
        if (!columns.isEmpty() && !step.severalDays()) {
            columns.add(Column.ofFirstDay(day -> events.any(day.minusDays(1)) && !events.any(day) ? 1 : 0));
        }
        long days = first.until(last, ChronoUnit.DAYS);
        if (step.withinDay()) {
            for (DayOfWeek weekday : DayOfWeek.values()) {
                columns.add(Column.ofFirstDay(day -> day.getDayOfWeek() == weekday ? 1 : 0));
            }
        }
        if (step.daily() && days >= QUARTER) {
            waves(columns, day -> (day.getDayOfMonth() - 1.0) / day.lengthOfMonth());
        }
        if (step.daily() && days >= TWO_YEARS) {
            waves(columns, day -> (day.getDayOfYear() - 1.0) / day.lengthOfYear());
        }
        return new CalendarRegressors(series, step, columns);
    }

    /** @param place in its cycle, from 0 to 1 */
    private static void waves(List<Column> columns, ToDoubleFunction<LocalDate> place) {
        for (int pair = 1; pair <= PAIRS; pair++) {
            double turns = 2 * Math.PI * pair;
            columns.add(Column.ofFirstDay(day -> Math.sin(turns * place.applyAsDouble(day))));
            columns.add(Column.ofFirstDay(day -> Math.cos(turns * place.applyAsDouble(day))));
        }
    }

    @Override
    public int count() {
        return columns.size();
    }

    @Override
    public double at(int number, int regressor) {
        return rows.computeIfAbsent(number, this::row)[regressor];
    }

    private double[] row(int number) {
        LocalDate day = series.timeOf(number).toLocalDate();
        LocalDate next = step.severalDays() ? series.timeOf(number + 1L).toLocalDate() : day.plusDays(1);
        return columns.stream().mapToDouble(column -> column.at(day, next)).toArray();
    }
}
