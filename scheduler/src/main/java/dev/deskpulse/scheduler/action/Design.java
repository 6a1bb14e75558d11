package dev.deskpulse.scheduler.action;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;

/**
 * What a day's figure is explained by: the weekday, a trend where one is allowed for, and the action. The action may change
 * the level and, after {@value #SLOPE_FROM} days where a trend is allowed for, the trend too (Wagner et al., "Segmented
 * regression analysis of interrupted time series studies in medication use research", 2002). The new trend counts from the
 * middle of the action's days, so that the level's coefficient is the mean effect over them.
 *
 * @param weekdays those on which there are figures
 * @param start the action's first day, counted from the figures' first; their number where there is no action
 */
record Design(LocalDate first, List<DayOfWeek> weekdays, int days, int start, boolean trend) {
    private static final int SLOPE_FROM = 14;
    private static final double QUARTER = 91;

    Design {
        weekdays = List.copyOf(weekdays);
    }

    int width() {
        return effectColumn() + actionColumns();
    }

    /** The column of the trend, which stands in units of a quarter of a year. */
    int trendColumn() {
        return weekdays.size();
    }

    /** The column of the mean effect. */
    int effectColumn() {
        return trendColumn() + (trend ? 1 : 0);
    }

    private int actionColumns() {
        int after = days - start;
        return after <= 0 ? 0 : trend && after >= SLOPE_FROM ? 2 : 1;
    }

    double[] row(int day) {
        double[] row = new double[width()];
        row[0] = 1;
        int weekday = weekdays.indexOf(first.plusDays(day).getDayOfWeek());
        // Each weekday against the mean of the week, so that the first column is that mean.
        for (int k = 1; k < weekdays.size(); k++) {
            row[k] = weekday == k ? 1 : weekday == 0 ? -1 : 0;
        }
        if (trend) {
            row[trendColumn()] = (day - start) / QUARTER;
        }
        if (day >= start) {
            row[effectColumn()] = 1;
            if (actionColumns() == 2) {
                row[effectColumn() + 1] = (day - (start + days - 1) / 2.0) / QUARTER;
            }
        }
        return row;
    }
}
