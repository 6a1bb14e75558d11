package dev.deskpulse.scheduler.forecast;

import dev.deskpulse.scheduler.forecast.Backtest.Judged;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Forecasts one series: several models are judged at origins in its past, weighted by what they showed there, and the
 * past errors of just this procedure give the intervals and the accuracy. The same input gives the same output.
 */
public final class Forecaster {
    /** The furthest that is looked ahead. */
    public static final int MOST_STEPS = 10_000;

    /** Older values are not looked at, but for series with long seasons. */
    private static final int MOST_PAST = 3_000;

    private static final int MOST_SEASONS = 6;

    private static final int LEAST = 4;

    private final List<Integer> seasons;
    private final Regressors regressors;

    /**
     * @param seasons steps of a season, the yardstick's first, such as 24 and 168 for hours; empty for none
     * @param regressors by the steps of the series that will be given
     * @throws IllegalArgumentException where a season is shorter than 2 steps or longer than {@value #MOST_PAST}
     */
    public Forecaster(List<Integer> seasons, Regressors regressors) {
        seasons.stream().filter(season -> season < 2 || season > MOST_PAST).forEach(season -> {
            throw new IllegalArgumentException("a season of " + season + " steps; give 2 to " + MOST_PAST);
        });
        this.seasons = List.copyOf(seasons);
        this.regressors = regressors;
    }

    /**
     * @param values in steps of equal length; NaN where there is none
     * @param horizon steps ahead
     * @return no points where the values do not suffice; the notes say why
     * @throws IllegalArgumentException where the horizon is below 1 or above {@link #MOST_STEPS}
     */
    public Forecast of(double[] values, int horizon) {
        if (horizon < 1 || horizon > MOST_STEPS) {
            throw new IllegalArgumentException("a horizon of " + horizon + " steps; give 1 to " + MOST_STEPS);
        }
        List<String> notes = new ArrayList<>();
        int start = start(values, notes);
        double[] given = Arrays.copyOfRange(values, start, values.length);
        for (int t = 0; t < given.length; t++) {
            given[t] = Double.isFinite(given[t]) ? given[t] : Double.NaN;
        }
        long count = Arrays.stream(given).filter(value -> !Double.isNaN(value)).count();
        if (count < LEAST) {
            return Forecast.none(
                    count == 0
                            ? "There is no value."
                            : "There are fewer than " + LEAST + " values; nothing can be learned from them.");
        }
        return forecast(given, start, horizon, notes);
    }

    private int mostPast() {
        return seasons.stream().mapToInt(season -> MOST_SEASONS * season).reduce(MOST_PAST, Math::max);
    }

    private int start(double[] values, List<String> notes) {
        int first = 0;
        while (first < values.length && !Double.isFinite(values[first])) {
            first++;
        }
        int start = Math.max(first, values.length - mostPast());
        if (start > first) {
            notes.add("Only the last " + mostPast() + " of " + (values.length - first) + " steps are looked at.");
        }
        while (start < values.length && !Double.isFinite(values[start])) {
            start++;
        }
        return start;
    }

    private Forecast forecast(double[] given, int start, int horizon, List<String> notes) {
        Past past = Past.of(filled(given));
        if (Arrays.stream(past.values()).allMatch(value -> value == past.last())) {
            notes.add("Every value is the same; it is carried on, and no interval can be told from it.");
        }
        List<Model> models = Candidates.of(
                seasons.stream().filter(s -> 2 * s <= past.length()).toList(), shifted(start));
        int judgedSteps = Math.max(1, Math.min(horizon, past.length() / 4));
        if (horizon > judgedSteps) {
            notes.add("The horizon is long for this past: beyond " + judgedSteps
                    + " steps nothing could be judged, and the intervals are widened like a random walk's.");
        }
        List<Judged> judged = new Backtest(models).run(past, given, judgedSteps);
        Track track = Track.of(judged, models.size());
        boolean[] fits = new boolean[models.size()];
        double[][] forecasts = new double[models.size()][];
        for (int m = 0; m < models.size(); m++) {
            fits[m] = models.get(m).fits(past);
        }
        Blend blend = Blend.of(judged, fits);
        for (int m = 0; m < models.size(); m++) {
            forecasts[m] = blend.weight(m) > 0 ? models.get(m).fit(past).forecast(past, horizon) : new double[horizon];
        }
        Intervals intervals = judged.isEmpty() ? untested(given, horizon, notes) : track.intervals(horizon);
        return new Forecast(
                points(blend.forecast(forecasts), intervals, neverNegative(given)),
                shares(models, blend),
                track.accuracy(given, season(past), season(past) > 1 ? 1 : 0),
                notes);
    }

    /** Without a judged forecast the changes from step to step stand in, as a random walk's would. */
    private static Intervals untested(double[] given, int horizon, List<String> notes) {
        notes.add("The past is too short to judge a forecast; the intervals follow the changes from step to step.");
        List<double[]> changes = new ArrayList<>();
        for (int t = 1; t < given.length; t++) {
            changes.add(new double[] {Math.abs(given[t] - given[t - 1])});
        }
        return Intervals.of(changes, horizon);
    }

    private int season(Past past) {
        return seasons.isEmpty() || 2 * seasons.get(0) > past.length() ? 1 : seasons.get(0);
    }

    private static List<Point> points(double[] mean, Intervals intervals, boolean neverNegative) {
        return IntStream.range(0, mean.length)
                .mapToObj(h -> Point.of(mean[h], intervals.half(h, 0.8), intervals.half(h, 0.95), neverNegative))
                .toList();
    }

    private static List<Forecast.Share> shares(List<Model> models, Blend blend) {
        return IntStream.range(0, models.size())
                .filter(m -> blend.weight(m) > 0)
                .mapToObj(m -> new Forecast.Share(models.get(m).name(), blend.weight(m)))
                .sorted(Comparator.comparingDouble(Forecast.Share::weight).reversed())
                .toList();
    }

    private static boolean neverNegative(double[] given) {
        return Arrays.stream(given).noneMatch(value -> value < 0);
    }

    /** Gaps take the value of a season before: only what came before may fill one, or the backtest would see ahead. */
    private double[] filled(double[] given) {
        int season = seasons.isEmpty() ? 1 : seasons.get(0);
        double[] filled = given.clone();
        for (int t = 0; t < filled.length; t++) {
            if (Double.isNaN(filled[t])) {
                filled[t] = filled[t >= season ? t - season : t - 1];
            }
        }
        return filled;
    }

    private Regressors shifted(int start) {
        return new Regressors() {
            @Override
            public int count() {
                return regressors.count();
            }

            @Override
            public double at(int step, int regressor) {
                return regressors.at(start + step, regressor);
            }
        };
    }
}
