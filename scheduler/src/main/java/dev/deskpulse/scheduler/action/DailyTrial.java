package dev.deskpulse.scheduler.action;

import java.time.DayOfWeek;
import java.util.List;
import java.util.OptionalInt;

/**
 * An action judged by days: the figure before it against the figure since. With like slices beside it the figure is the
 * difference to theirs, whose common ups and downs fall out (difference in differences; Bertrand, Duflo and Mullainathan,
 * "How much should we trust differences-in-differences estimates?", 2004, on why its days must not count as independent).
 *
 * @param figures until the last day that counts
 * @param start the action's first day, counted from the figures' first
 * @param beside whether {@code figures} are differences to like slices, which have no trend of their own
 */
public record DailyTrial(DailyFigures figures, int start, boolean beside) {
    /** Of days with data before an action; with fewer nothing is said. */
    public static final int LEAST_BEFORE = 42;

    /** Of days with data since; with fewer nothing is said. */
    public static final int LEAST_SINCE = 7;

    /** How often an effect of the announced size is seen. */
    public static final double POWER = 0.8;

    /** A weekday that was seen less often before the action is left out. */
    private static final int LEAST_OF_WEEKDAY = 3;

    private static final int WEEK = 7;
    private static final int LONGEST = 364;

    public DailyTrial {
        int before = figures.known(0, start);
        if (before < LEAST_BEFORE) {
            throw new IllegalArgumentException("only " + before + " days before the action have data; at least "
                    + LEAST_BEFORE + " are needed to know what is usual");
        }
        figures = figures.only(figures.weekdays(start, LEAST_OF_WEEKDAY));
    }

    /** An interrupted time series. */
    public static DailyTrial before(DailyFigures figures, int start) {
        return new DailyTrial(figures, start, false);
    }

    /** A difference in differences. */
    public static DailyTrial beside(DailyFigures touched, DailyFigures like, int start) {
        return new DailyTrial(touched.minus(like), start, true);
    }

    /**
     * The mean effect over the days since.
     *
     * @throws IllegalArgumentException where there are too few of them
     */
    public Effect effect() {
        int since = figures.known(start, figures.days());
        if (since < LEAST_SINCE) {
            throw new IllegalArgumentException(
                    "only " + since + " days since the action have data; at least " + LEAST_SINCE + " are needed");
        }
        Design design = design(figures.days(), !beside);
        return Fit.of(figures, design).coefficient(design.effectColumn()).effect();
    }

    /** Whether enough days since the action have data for {@link #effect}. */
    public boolean isRipe() {
        return figures.known(start, figures.days()) >= LEAST_SINCE;
    }

    /** Whether the slices went apart already before the action: then their difference since tells nothing of it. */
    public boolean wentApartBefore() {
        Design design = design(start, true);
        Effect trend = Fit.of(figures.until(start), design)
                .coefficient(design.trendColumn())
                .effect();
        return beside && (trend.low() > 0 || trend.high() < 0);
    }

    /** The smallest mean effect over so many days that would be seen {@value #POWER} of the time, known before the start. */
    public double detectable(int days) {
        return planned(past(), days).detectable(POWER);
    }

    /** How often an effect of this size over so many days would be seen, known before the start: 0 to 1. */
    public double power(int days, double size) {
        return planned(past(), days).power(size);
    }

    /** After how many days an effect of this size would be seen {@value #POWER} of the time; empty if not in a year. */
    public OptionalInt daysNeeded(double size) {
        Fit past = past();
        for (int days = 2 * WEEK; days <= LONGEST; days += WEEK) {
            if (planned(past, days).power(size) >= POWER) {
                return OptionalInt.of(days);
            }
        }
        return OptionalInt.empty();
    }

    private Fit past() {
        return Fit.of(figures.until(start), design(start, !beside));
    }

    private Spread planned(Fit past, int days) {
        Design design = design(start + days, !beside);
        return past.errors(figures.until(start).planning(days).only(design.weekdays()), design, design.effectColumn());
    }

    private Design design(int days, boolean trend) {
        List<DayOfWeek> weekdays = figures.weekdays(start, LEAST_OF_WEEKDAY);
        return new Design(figures.first(), weekdays, days, start, trend);
    }
}
