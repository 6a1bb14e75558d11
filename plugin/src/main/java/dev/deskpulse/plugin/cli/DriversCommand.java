package dev.deskpulse.plugin.cli;

import dev.deskpulse.plugin.app.Desk;
import dev.deskpulse.plugin.settings.Settings;
import dev.deskpulse.scheduler.driver.DriverReport;
import dev.deskpulse.scheduler.driver.FileCases;
import dev.deskpulse.scheduler.driver.FindDrivers;
import dev.deskpulse.scheduler.driver.Outcome;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code deskpulse drivers}. */
@Command(
        name = "drivers",
        mixinStandardHelpOptions = true,
        description = {
            "Shows what goes with low satisfaction, or with long times, once all else that is known is held fixed.",
            "With --input does so for any table, without a store. What goes together need not cause each other."
        })
final class DriversCommand implements Callable<Integer> {
    private final Console console;
    private final Clock clock;

    @Mixin
    private SettingsOption settings;

    @Mixin
    private LanguageOption language;

    @ArgGroup(exclusive = false)
    private @Nullable Source source;

    @Option(
            names = "--of",
            paramLabel = "OUTCOME",
            defaultValue = "csat",
            converter = OutcomeName.class,
            description = "csat (answers of 1 and 2 of 5; moods where answers are few), negative, resolution or"
                    + " first-response (business hours).")
    private Outcome of;

    @Option(
            names = "--period",
            paramLabel = "FROM..TO",
            description = "Tickets created in it: 2026-01-01..2026-03-31, 2026-03 or 2026; else the last 180 days.")
    private @Nullable String period;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    DriversCommand(Console console, Clock clock) {
        this.console = console;
        this.clock = clock;
    }

    /** A file to find the drivers in. */
    private static final class Source {
        @Option(names = "--input", paramLabel = "FILE", required = true, description = "A CSV or XLSX file.")
        private Path input;

        @Option(
                names = "--target",
                paramLabel = "COLUMN",
                required = true,
                description = "The outcome: a column of two values, or of numbers.")
        private String target;

        @Option(
                names = "--log",
                description = "The target is above 0 and skewed, such as a duration: its logarithm is modelled.")
        private boolean logarithm;

        @Option(
                names = "--columns",
                paramLabel = "COLUMN",
                split = ",",
                description = "What to look at; all other columns unless given.")
        private @Nullable List<String> columns;
    }

    @Override
    public Integer call() {
        return source == null ? desk() : file(source);
    }

    private int desk() {
        Settings read = settings.read();
        LocalDate today = LocalDate.ofInstant(clock.instant(), read.zone());
        Days days = Days.parse(period, today);
        try (Desk desk = ReadDesk.open(read, clock, "drivers", json)) {
            DriverReport report = desk.drivers(of, days.from(), days.to());
            boolean standsIn = !report.outcome().equals(of.id());
            return show(report, standsIn, Map.of("from", days.from(), "to", days.to()));
        }
    }

    private int file(Source file) {
        FileCases.Read read = new FileCases(file.input, file.target, file.logarithm)
                .read(file.columns == null ? List.of() : file.columns);
        read.leftOut().forEach(column -> console.say("not looked at: " + column));
        if (read.refused() > 0) {
            console.say(read.refused() + " rows left out: unreadable, or without a target");
        }
        return show(
                FindDrivers.in(read.table()), false, Map.of("refused", read.refused(), "notLookedAt", read.leftOut()));
    }

    private int show(DriverReport report, boolean standsIn, Map<String, Object> more) {
        if (json) {
            console.printJson(DriverTexts.json(report, standsIn, more));
        } else {
            console.print(DriverTexts.text(report, standsIn, language.isChinese()));
        }
        return 0;
    }
}
