package dev.deskpulse.plugin.cli;

import dev.deskpulse.connector.file.FileImportException;
import dev.deskpulse.connector.file.SpreadsheetGuard;
import dev.deskpulse.scheduler.forecast.Accuracy;
import dev.deskpulse.scheduler.forecast.ErlangA;
import dev.deskpulse.scheduler.forecast.NamedForecast;
import dev.deskpulse.scheduler.forecast.Point;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Forecasts as CSV, as text for a terminal, and as one object for a script. */
final class ForecastTexts {
    private static final int LISTED = 20;

    private ForecastTexts() {}

    static void write(List<NamedForecast> forecasts, String step, Path output) {
        try {
            Files.writeString(output, csv(forecasts, step));
        } catch (IOException e) {
            throw new FileImportException(
                    output + " cannot be written; check that its folder exists, its disk and its permissions", e);
        }
    }

    static String csv(List<NamedForecast> forecasts, String step) {
        boolean staffed = forecasts.stream().anyMatch(one -> !one.agents().isEmpty());
        StringBuilder csv = new StringBuilder("series," + step + ",mean,lo80,hi80,lo95,hi95");
        boolean impatient = forecasts.stream().anyMatch(one -> !one.impatient().isEmpty());
        csv.append(staffed ? ",agents" : "").append(impatient ? ",agents_erlang_a,give_up\n" : "\n");
        for (NamedForecast one : forecasts) {
            String name = cell(one.series());
            List<Point> points = one.forecast().points();
            for (int h = 0; h < points.size(); h++) {
                Point point = points.get(h);
                Stream<Double> figures =
                        Stream.of(point.mean(), point.lo80(), point.hi80(), point.lo95(), point.hi95());
                csv.append(name).append(',').append(one.steps().get(h)).append(',');
                csv.append(figures.map(ForecastTexts::figure).collect(Collectors.joining(",")));
                csv.append(staffed ? "," + one.agents().get(h) : "");
                csv.append(impatient ? "," + impatient(one.impatient().get(h)) : "")
                        .append('\n');
            }
        }
        return csv.toString();
    }

    /** The agents and the share that gives up; nobody needs agents where nobody comes, and no share is told. */
    private static String impatient(Optional<ErlangA.Service> service) {
        return service.map(needed -> needed.agents() + "," + figure(needed.abandoned()))
                .orElse("0,");
    }

    private static String cell(String text) {
        String safe = SpreadsheetGuard.on(text);
        return safe.matches("[^\",\\r\\n]*") ? safe : '"' + safe.replace("\"", "\"\"") + '"';
    }

    private static String figure(double value) {
        return String.format(Locale.ROOT, Math.abs(value) < 1 ? "%.6f" : "%.4f", value);
    }

    static String report(List<NamedForecast> forecasts) {
        Stream<String> each = forecasts.stream().limit(LISTED).map(ForecastTexts::lines);
        Stream<String> more = forecasts.size() <= LISTED
                ? Stream.of()
                : Stream.of("… and " + (forecasts.size() - LISTED) + " more series; --json tells of all.");
        Stream<String> all = forecasts.size() == 1 ? Stream.of() : Stream.of(overall(forecasts));
        return Stream.of(each, more, all).flatMap(lines -> lines).collect(Collectors.joining("\n"));
    }

    private static String lines(NamedForecast one) {
        String models = one.forecast().models().stream()
                .map(share -> String.format(Locale.ROOT, "%.0f %% %s", 100 * share.weight(), share.model()))
                .collect(Collectors.joining(", "));
        Stream<String> head = Stream.of(one.series() + (models.isEmpty() ? ": no forecast" : ": " + models));
        Stream<String> error =
                models.isEmpty() ? Stream.of() : Stream.of(error(one.forecast().accuracy(), one.season()));
        Stream<String> notes = one.forecast().notes().stream().map(note -> "  " + note);
        return Stream.of(head, error, notes).flatMap(lines -> lines).collect(Collectors.joining("\n"));
    }

    private static String error(Accuracy accuracy, int season) {
        String yardstick = season == 1 ? "naive" : "seasonal naive over " + season;
        if (accuracy.origins() == 0) {
            return "  past error: unknown, the past is too short to judge a forecast";
        }
        return "  past error over " + accuracy.origins() + " forecasts: MASE " + number(accuracy.mase()) + ", sMAPE "
                + number(accuracy.smape()) + " %; " + yardstick + ": MASE " + number(accuracy.naiveMase()) + ", sMAPE "
                + number(accuracy.naiveSmape()) + " %\n" + verdict(accuracy, yardstick) + "  within the 80 % interval "
                + percent(accuracy.covered80())
                + ", within the 95 % interval " + percent(accuracy.covered95());
    }

    private static String verdict(Accuracy accuracy, String yardstick) {
        return accuracy.worseThanNaive()
                ? String.format(
                        Locale.ROOT,
                        "  WORSE than the %s by %.0f %%: what was there then is the better guess\n",
                        yardstick,
                        -100 * accuracy.better().orElse(0))
                : "";
    }

    private static String overall(List<NamedForecast> forecasts) {
        return forecasts.size() + " series, mean past error: MASE " + number(mean(forecasts, Accuracy::mase))
                + ", sMAPE "
                + number(mean(forecasts, Accuracy::smape)) + " %; naive: MASE "
                + number(mean(forecasts, Accuracy::naiveMase)) + ", sMAPE "
                + number(mean(forecasts, Accuracy::naiveSmape)) + " %";
    }

    static Map<String, Object> summary(List<NamedForecast> forecasts, String step) {
        Map<String, Object> overall = new LinkedHashMap<>();
        overall.put("mase", mean(forecasts, Accuracy::mase));
        overall.put("smape", mean(forecasts, Accuracy::smape));
        overall.put("naiveMase", mean(forecasts, Accuracy::naiveMase));
        overall.put("naiveSmape", mean(forecasts, Accuracy::naiveSmape));
        Map<String, Object> summary = new LinkedHashMap<>();
        summary.put("meanPastError", overall);
        summary.put("series", forecasts.stream().map(one -> entry(one, step)).toList());
        return summary;
    }

    private static Map<String, Object> entry(NamedForecast one, String step) {
        List<Map<String, Object>> points = new ArrayList<>();
        for (int h = 0; h < one.forecast().points().size(); h++) {
            Point point = one.forecast().points().get(h);
            Map<String, Object> row = new LinkedHashMap<>();
            row.put(step, one.steps().get(h));
            row.put("mean", point.mean());
            row.put("lo80", point.lo80());
            row.put("hi80", point.hi80());
            row.put("lo95", point.lo95());
            row.put("hi95", point.hi95());
            if (!one.agents().isEmpty()) {
                row.put("agents", one.agents().get(h));
            }
            if (!one.impatient().isEmpty()) {
                row.put("erlangA", one.impatient().get(h));
            }
            points.add(row);
        }
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("series", one.series());
        entry.put("season", one.season());
        entry.put("models", one.forecast().models());
        entry.put("pastError", one.forecast().accuracy());
        entry.put("worseThanNaive", one.forecast().accuracy().worseThanNaive());
        entry.put("notes", one.forecast().notes());
        entry.put("points", points);
        return entry;
    }

    private static OptionalDouble mean(List<NamedForecast> forecasts, Function<Accuracy, OptionalDouble> figure) {
        return forecasts.stream()
                .map(one -> figure.apply(one.forecast().accuracy()))
                .filter(OptionalDouble::isPresent)
                .mapToDouble(OptionalDouble::getAsDouble)
                .average();
    }

    private static String number(OptionalDouble value) {
        return value.isPresent() ? String.format(Locale.ROOT, "%.3f", value.getAsDouble()) : "–";
    }

    private static String percent(OptionalDouble share) {
        return share.isPresent() ? String.format(Locale.ROOT, "%.0f %%", 100 * share.getAsDouble()) : "–";
    }
}
