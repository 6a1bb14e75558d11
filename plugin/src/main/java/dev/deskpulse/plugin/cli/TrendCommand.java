package dev.deskpulse.plugin.cli;

import dev.deskpulse.plugin.app.Desk;
import dev.deskpulse.scheduler.forecast.TimedSeries;
import dev.deskpulse.scheduler.forecast.Trend;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code deskpulse trend}. */
@Command(
        name = "trend",
        mixinStandardHelpOptions = true,
        description =
                "Takes the series of a CSV file, or the desk's own, apart into trend, season and rest, and tells when it"
                        + " changed.",
        footer = {"", "docs/forecast.md explains the method."})
final class TrendCommand implements Callable<Integer> {
    private final Console console;
    private final Clock clock;

    @Mixin
    private SettingsOption settings;

    @Option(
            names = "--input",
            paramLabel = "FILE",
            description = "A CSV file, plain or .gz: a timestamp and a value a row, in any order.")
    private @Nullable Path input;

    @Mixin
    private DeskSeriesOption ofDesk;

    @Option(
            names = "--season",
            paramLabel = "STEPS",
            description = "The steps of a season; 1 for none. Default: what the distance of the timestamps suggests.")
    private @Nullable Integer season;

    @Option(names = "--timestamp-column", paramLabel = "NAME", description = "Which column is the time.")
    private @Nullable String timeColumn;

    @Option(names = "--value-column", paramLabel = "NAME", description = "Which column is the value.")
    private @Nullable String valueColumn;

    @Option(names = "--json", description = "Print all as one JSON object.")
    private boolean json;

    TrendCommand(Console console, Clock clock) {
        this.console = console;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        ofDesk.checkBeside(input != null);
        TimedFile file = input == null ? ofDesk() : TimedFile.read(input, timeColumn, valueColumn);
        Trend trend = Trend.of(file.series().values(), seasonOf(file.series()));
        if (json) {
            console.printJson(summary(file, trend));
        } else {
            console.print(table(file, trend));
            file.notes().forEach(console::say);
            trend.notes().forEach(console::say);
        }
        return trend.parts().isEmpty() ? 1 : 0;
    }

    private TimedFile ofDesk() {
        try (Desk desk = ReadDesk.open(settings.read(), clock, "trend", json)) {
            return ofDesk.read(desk, clock);
        }
    }

    private int seasonOf(TimedSeries series) {
        if (season != null) {
            return season;
        }
        return series.usualSeasons().isEmpty() ? 1 : series.usualSeasons().get(0);
    }

    private static String table(TimedFile file, Trend trend) {
        List<String> lines = new ArrayList<>();
        lines.add("timestamp,value,trend,season,rest");
        for (Trend.Part part : trend.parts()) {
            lines.add(time(file, part.step())
                    + ','
                    + (Double.isNaN(part.value()) ? "" : number(part.value()))
                    + ','
                    + number(part.trend())
                    + ','
                    + number(part.season())
                    + ','
                    + number(part.rest()));
        }
        lines.add("");
        lines.add(trend.changes().isEmpty() ? "No change for good was found." : "Changes for good:");
        trend.changes().forEach(change -> lines.add(line(file, change)));
        return String.join("\n", lines);
    }

    private static String line(TimedFile file, Trend.Change change) {
        String share =
                Double.isNaN(change.share()) ? "" : String.format(Locale.ROOT, " (%+.1f %%)", 100 * change.share());
        return String.format(
                Locale.ROOT,
                "  %s  level %+.4g%s, slope a step from %.4g to %.4g",
                time(file, change.step()),
                change.size(),
                share,
                change.slopeBefore(),
                change.slopeAfter());
    }

    private static Map<String, Object> summary(TimedFile file, Trend trend) {
        List<String> notes = new ArrayList<>(file.notes());
        notes.addAll(trend.notes());
        Map<String, Object> summary = new LinkedHashMap<>();
        summary.put("series", file.name());
        summary.put("step", file.series().stepTitle());
        summary.put("notes", notes);
        summary.put(
                "changes",
                trend.changes().stream().map(change -> entry(file, change)).toList());
        summary.put(
                "parts", trend.parts().stream().map(part -> entry(file, part)).toList());
        return summary;
    }

    private static Map<String, Object> entry(TimedFile file, Trend.Change change) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("timestamp", time(file, change.step()));
        entry.put("size", change.size());
        entry.put("share", Double.isNaN(change.share()) ? null : change.share());
        entry.put("slopeBefore", change.slopeBefore());
        entry.put("slopeAfter", change.slopeAfter());
        return entry;
    }

    private static Map<String, Object> entry(TimedFile file, Trend.Part part) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("timestamp", time(file, part.step()));
        entry.put("value", Double.isNaN(part.value()) ? null : part.value());
        entry.put("trend", part.trend());
        entry.put("season", part.season());
        entry.put("rest", part.rest());
        return entry;
    }

    private static String time(TimedFile file, int step) {
        return file.times().text(file.series().timeOf(step));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }
}
