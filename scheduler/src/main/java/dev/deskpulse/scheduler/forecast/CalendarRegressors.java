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
 * What a date tells: each event that has happened before, the day after one, the place in the month and, with two years
 * of data, in the year; the weekday for steps within a day.
 */
final class CalendarRegressors implements Regressors {
    private static final int MOST_EVENTS = 40;
    private static final int TWO_YEARS = 730;
    private static final int QUARTER = 90;
    private static final int PAIRS = 2;

    private final TimedSeries series;
    private final List<ToDoubleFunction<LocalDate>> columns;
    // Every origin of a backtest asks for the same steps again.
    private final Map<Integer, double[]> rows = new ConcurrentHashMap<>();

    private CalendarRegressors(TimedSeries series, List<ToDoubleFunction<LocalDate>> columns) {
        this.series = series;
        this.columns = List.copyOf(columns);
    }

    static Regressors of(TimedSeries series, Step step, Events events) {
        List<ToDoubleFunction<LocalDate>> columns = new ArrayList<>();
        LocalDate first = series.timeOf(0).toLocalDate();
        LocalDate last = series.timeOf(series.values().length - 1L).toLocalDate();
        events.names().stream().limit(MOST_EVENTS).forEach(name -> columns.add(day -> events.on(day, name) ? 1 : 0));
        if (!columns.isEmpty()) {
            columns.add(day -> events.any(day.minusDays(1)) && !events.any(day) ? 1 : 0);
        }
        long days = first.until(last, ChronoUnit.DAYS);
        if (step.withinDay()) {
            for (DayOfWeek weekday : DayOfWeek.values()) {
                columns.add(day -> day.getDayOfWeek() == weekday ? 1 : 0);
            }
        }
        if (step.daily() && days >= QUARTER) {
            waves(columns, day -> (day.getDayOfMonth() - 1.0) / day.lengthOfMonth());
        }
        if (step.daily() && days >= TWO_YEARS) {
            waves(columns, day -> (day.getDayOfYear() - 1.0) / day.lengthOfYear());
        }
        return new CalendarRegressors(series, columns);
    }

    /** @param place in its cycle, from 0 to 1 */
    private static void waves(List<ToDoubleFunction<LocalDate>> columns, ToDoubleFunction<LocalDate> place) {
        for (int pair = 1; pair <= PAIRS; pair++) {
            double turns = 2 * Math.PI * pair;
            columns.add(day -> Math.sin(turns * place.applyAsDouble(day)));
            columns.add(day -> Math.cos(turns * place.applyAsDouble(day)));
        }
    }

    @Override
    public int count() {
        return columns.size();
    }

    @Override
    public double at(int step, int regressor) {
        return rows.computeIfAbsent(step, this::row)[regressor];
    }

    private double[] row(int step) {
        LocalDate day = series.timeOf(step).toLocalDate();
        return columns.stream().mapToDouble(column -> column.applyAsDouble(day)).toArray();
    }
}
