package dev.deskpulse.plugin.cli;

import dev.deskpulse.connector.file.SeriesFile;
import dev.deskpulse.plugin.app.Desk;
import dev.deskpulse.plugin.settings.KnownDays;
import dev.deskpulse.scheduler.audit.Actor;
import dev.deskpulse.scheduler.forecast.Events;
import dev.deskpulse.scheduler.forecast.Forecast;
import dev.deskpulse.scheduler.forecast.Forecaster;
import dev.deskpulse.scheduler.forecast.ManyForecasts;
import dev.deskpulse.scheduler.forecast.NamedForecast;
import dev.deskpulse.scheduler.forecast.Regressors;
import dev.deskpulse.scheduler.forecast.TimedSeries;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code deskpulse forecast}. */
@Command(
        name = "forecast",
        mixinStandardHelpOptions = true,
        description =
                "Forecasts the series of a CSV file, or the desk's own volume, with intervals and with its own past error.",
        footer = {
            "",
            "The output is CSV: series, timestamp or step, mean, lo80, hi80, lo95, hi95; to the terminal where no"
                    + " --output is named. docs/forecast.md explains models and figures."
        })
final class ForecastCommand implements Callable<Integer> {
    private final Console console;
    private final Clock clock;

    @Mixin
    private SettingsOption settings;

    @Mixin
    private StaffingOption staffing;

    @Option(
            names = "--input",
            paramLabel = "FILE",
            description = "A CSV file, plain or .gz: a timestamp and a value a row, in any order.")
    private @Nullable Path input;

    @Mixin
    private DeskSeriesOption ofDesk;

    @Option(names = "--wide", description = "One series a row instead: its name, then its values.")
    private boolean wide;

    @Option(names = "--horizon", paramLabel = "STEPS", required = true, description = "How many steps to look ahead.")
    private int horizon;

    @Option(
            names = "--season",
            paramLabel = "STEPS",
            description = "The steps of a season; 1 for none. Default: what the distance of the timestamps suggests"
                    + " (hours: a day and a week; days: a week; weeks and months: a year); none with --wide.")
    private @Nullable Integer season;

    @Option(
            names = "--events",
            paramLabel = "FILE",
            description = "A CSV file with the columns date and name: holidays and promotions, past and to come."
                    + " With --kpi, beside the events of the settings.")
    private @Nullable Path events;

    @Option(names = "--timestamp-column", paramLabel = "NAME", description = "Which column is the time.")
    private @Nullable String timeColumn;

    @Option(names = "--value-column", paramLabel = "NAME", description = "Which column is the value.")
    private @Nullable String valueColumn;

    @Option(names = "--output", paramLabel = "FILE", description = "Where the forecast goes.")
    private @Nullable Path output;

    @Option(names = "--json", description = "Print forecast and past error as one JSON object.")
    private boolean json;

    ForecastCommand(Console console, Clock clock) {
        this.console = console;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        ofDesk.checkBeside(input != null);
        List<NamedForecast> forecasts = console.watch(progress -> ManyForecasts.of(tasks(), progress));
        String step = wide ? "step" : "timestamp";
        if (output != null) {
            ForecastTexts.write(forecasts, step, output);
        }
        if (json) {
            console.printJson(ForecastTexts.summary(forecasts, step));
        } else if (output != null) {
            console.print(ForecastTexts.report(forecasts));
        } else {
            console.print(ForecastTexts.csv(forecasts, step).stripTrailing());
            console.say(ForecastTexts.report(forecasts));
        }
        return forecasts.stream().allMatch(one -> one.forecast().points().isEmpty()) ? 1 : 0;
    }

    private List<Callable<NamedForecast>> tasks() {
        Path file = input;
        if (file == null) {
            return List.of(this::ofDesk);
        }
        return wide ? rows(file) : List.of(() -> timed(TimedFile.read(file, timeColumn, valueColumn), ofFile()));
    }

    private NamedForecast ofDesk() {
        try (Desk desk = Desk.open(settings.read(), clock)) {
            desk.audit()
                    .export(
                            Actor.COMMAND_LINE,
                            "forecast",
                            json ? "json" : "csv",
                            output == null ? "terminal" : output.toString());
            return timed(ofDesk.read(desk, clock), Stream.concat(KnownDays.of(desk.settings()), ofFile()));
        }
    }

    private List<Callable<NamedForecast>> rows(Path file) {
        List<SeriesFile.Named> rows = new SeriesFile(file).wide();
        if (rows.isEmpty()) {
            throw new IllegalArgumentException(file.getFileName() + " holds no series; give one a row");
        }
        return rows.stream()
                .map(row -> (Callable<NamedForecast>) () -> row(row))
                .toList();
    }

    private NamedForecast row(SeriesFile.Named row) {
        double[] values = row.values().stream().mapToDouble(Double::doubleValue).toArray();
        List<String> steps =
                IntStream.rangeClosed(1, horizon).mapToObj(Integer::toString).toList();
        return named(row.name(), values, steps, seasons(List.of()), Regressors.NONE, List.of());
    }

    private NamedForecast timed(TimedFile file, Stream<Events.Event> known) {
        TimedSeries series = file.series();
        double[] values = series.values();
        List<String> steps = values.length == 0
                ? List.of()
                : IntStream.range(0, horizon)
                        .mapToObj(h -> file.times().text(series.timeOf(values.length + (long) h)))
                        .toList();
        NamedForecast forecast = named(
                file.name(),
                values,
                steps,
                seasons(series.usualSeasons()),
                series.calendar(Events.of(known.toList())),
                file.notes());
        NamedForecast staffed = staffing.staffing()
                .map(wanted -> forecast.with(wanted, interval(series)))
                .orElse(forecast);
        return staffing.impatient()
                .map(wanted -> staffed.with(wanted, interval(series)))
                .orElse(staffed);
    }

    private static Duration interval(TimedSeries series) {
        return series.withinDay()
                .orElseThrow(() -> new IllegalArgumentException("agents are told for steps within a day, not for "
                        + series.stepTitle() + "; forecast by hour or shorter"));
    }

    private NamedForecast named(
            String name,
            double[] values,
            List<String> steps,
            List<Integer> seasons,
            Regressors known,
            List<String> notes) {
        Forecast forecast = new Forecaster(seasons, known).of(values, horizon);
        List<String> all =
                Stream.concat(notes.stream(), forecast.notes().stream()).toList();
        Forecast told = new Forecast(forecast.points(), forecast.models(), forecast.accuracy(), all);
        return new NamedForecast(name, steps, seasons.isEmpty() ? 1 : seasons.get(0), told, List.of(), List.of());
    }

    private List<Integer> seasons(List<Integer> usual) {
        if (season == null) {
            return usual;
        }
        return season == 1 ? List.of() : List.of(Objects.requireNonNull(season));
    }

    private Stream<Events.Event> ofFile() {
        return events == null
                ? Stream.empty()
                : new SeriesFile(events).days().stream().map(day -> new Events.Event(day.day(), day.name()));
    }
}
