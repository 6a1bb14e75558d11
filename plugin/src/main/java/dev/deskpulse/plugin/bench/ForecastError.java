package dev.deskpulse.plugin.bench;

import dev.deskpulse.connector.file.SeriesFile;
import dev.deskpulse.scheduler.forecast.Forecaster;
import dev.deskpulse.scheduler.forecast.ManyForecasts;
import dev.deskpulse.scheduler.forecast.NamedForecast;
import dev.deskpulse.scheduler.forecast.Point;
import dev.deskpulse.scheduler.forecast.Regressors;
import dev.deskpulse.scheduler.forecast.TimedSeries;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/**
 * Forecasts of public series against what came: the weekly series of the M4 competition with its test values, scaled by a
 * season of 1 as there; and a bank's daily calls from rolling origins in their second half.
 *
 * @param every how many series of M4 to pass for each that is taken; 1 for all
 */
record ForecastError(int every) implements Benchmark {
    private static final int WEEKS = 13;
    private static final int DAYS = 10;
    private static final int BETWEEN_ORIGINS = 5;

    @Override
    public String name() {
        return "forecast";
    }

    @Override
    public List<Row> run(Workshop workshop) {
        Path data = workshop.texts().datasets().resolve("forecast");
        Path train = data.resolve("m4-weekly-train.csv.gz");
        Path test = data.resolve("m4-weekly-test.csv.gz");
        Path calls = data.resolve("bank-calls-daily.csv");
        if (!Stream.of(train, test, calls).allMatch(Files::isRegularFile)) {
            workshop.notices()
                    .accept("forecast: left out, " + data
                            + " does not hold m4-weekly-train.csv.gz, m4-weekly-test.csv.gz"
                            + " and bank-calls-daily.csv");
            return List.of();
        }
        List<Row> rows = new ArrayList<>(weekly(train, test, workshop));
        rows.addAll(calls(calls, workshop));
        return rows;
    }

    private List<Row> weekly(Path train, Path test, Workshop workshop) {
        List<SeriesFile.Named> known = taken(new SeriesFile(train).wide());
        List<SeriesFile.Named> came = taken(new SeriesFile(test).wide());
        List<NamedForecast> forecasts = new ArrayList<>();
        double seconds = workshop.seconds(() -> forecasts.addAll(ManyForecasts.of(
                known.stream()
                        .map(series -> task(series.name(), values(series), WEEKS, List.of()))
                        .toList(),
                workshop.progress())));
        ForecastScore own = new ForecastScore();
        ForecastScore naive = new ForecastScore();
        for (int i = 0; i < known.size(); i++) {
            double[] past = values(known.get(i));
            double[] actual = values(came.get(i));
            own.add(past, actual, forecasts.get(i).forecast().points());
            naive.add(past, actual, flat(past[past.length - 1], actual.length));
        }
        String what = name() + ": M4 weekly, " + known.size() + " series, ";
        return List.of(
                Row.of(what + "sMAPE, of the naive's", own.smape(), "%", own.smape() / naive.smape()),
                Row.of(what + "MASE, of the naive's", own.mase(), "", own.mase() / naive.mase()),
                Row.of(what + "within the 95 % intervals", own.covered95(), ""),
                Row.of(what + "within the 80 % intervals", own.covered80(), ""),
                Row.of(what + "two threads", known.size() / seconds, "series/s"));
    }

    private List<Row> calls(Path file, Workshop workshop) {
        TimedSeries.Builder builder = new TimedSeries.Builder();
        new SeriesFile(file)
                .timed(null, null)
                .rows()
                .forEach(row -> builder.add(row.at().atOffset(ZoneOffset.UTC).toLocalDateTime(), row.value()));
        TimedSeries series = builder.build();
        double[] values = series.values();
        List<Callable<NamedForecast>> tasks = new ArrayList<>();
        for (int origin = values.length / 2; origin + DAYS <= values.length; origin += BETWEEN_ORIGINS) {
            tasks.add(task("" + origin, Arrays.copyOf(values, origin), DAYS, series.usualSeasons()));
        }
        ForecastScore own = new ForecastScore();
        ForecastScore naive = new ForecastScore();
        for (NamedForecast one : ManyForecasts.of(tasks, workshop.progress())) {
            int origin = Integer.parseInt(one.series());
            double[] past = Arrays.copyOf(values, origin);
            double[] actual = Arrays.copyOfRange(values, origin, origin + DAYS);
            own.add(past, actual, one.forecast().points());
            naive.add(past, actual, seasonal(past, series.usualSeasons().get(0)));
        }
        String what = name() + ": bank calls, " + tasks.size() + " origins, ";
        return List.of(
                Row.of(
                        what + "mean absolute error, of the seasonal naive's",
                        own.mae(),
                        "calls",
                        own.mae() / naive.mae()),
                Row.of(what + "within the 95 % intervals", own.covered95(), ""),
                Row.of(what + "within the 80 % intervals", own.covered80(), ""));
    }

    private static Callable<NamedForecast> task(String name, double[] values, int horizon, List<Integer> seasons) {
        return () -> new NamedForecast(
                name, List.of(), 1, new Forecaster(seasons, Regressors.NONE).of(values, horizon), List.of(), List.of());
    }

    private static List<Point> flat(double value, int steps) {
        return Stream.generate(() -> new Point(value, value, value, value, value))
                .limit(steps)
                .toList();
    }

    /** A missing day takes the value of the week before it. */
    private static List<Point> seasonal(double[] past, int season) {
        List<Point> points = new ArrayList<>();
        for (int h = 0; h < DAYS; h++) {
            int from = past.length - season + h % season;
            while (Double.isNaN(past[from])) {
                from -= season;
            }
            points.addAll(flat(past[from], 1));
        }
        return points;
    }

    private List<SeriesFile.Named> taken(List<SeriesFile.Named> all) {
        List<SeriesFile.Named> taken = new ArrayList<>();
        for (int i = 0; i < all.size(); i += every) {
            taken.add(all.get(i));
        }
        return taken;
    }

    private static double[] values(SeriesFile.Named series) {
        return series.values().stream().mapToDouble(Double::doubleValue).toArray();
    }
}
