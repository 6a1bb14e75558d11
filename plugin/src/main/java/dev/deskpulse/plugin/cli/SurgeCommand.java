package dev.deskpulse.plugin.cli;

import dev.deskpulse.scheduler.surge.SurgeFile;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code deskpulse surge}. */
@Command(
        name = "surge",
        mixinStandardHelpOptions = true,
        description = {
            "Finds surges and dips of a series: writes timestamp,value,expected,score,alert for each of its rows, judged",
            "from the rows before it only; needs no Jira. docs/insight.md explains it."
        })
final class SurgeCommand implements Callable<Integer> {
    private static final String HEADER = "timestamp,value,expected,score,alert";
    private static final double PLACES = 10_000;

    private final Console console;

    @Option(
            names = "--input",
            paramLabel = "FILE",
            required = true,
            description = "A CSV or XLSX file, packed with gzip or not, oldest row first.")
    private Path input;

    @Option(
            names = "--time",
            paramLabel = "COLUMN",
            defaultValue = "timestamp",
            description = "The column of times, such as 2026-03-01 14:05:00 (${DEFAULT-VALUE}).")
    private String time;

    @Option(
            names = "--value",
            paramLabel = "COLUMN",
            defaultValue = "value",
            description = "The column of numbers (${DEFAULT-VALUE}).")
    private String value;

    @Option(names = "--output", paramLabel = "FILE", description = "Where the rows go, instead of the terminal.")
    private @Nullable Path output;

    SurgeCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        SurgeFile.Report report = output == null ? run(console::print) : run(output);
        console.say(String.format(Locale.ROOT, "%,d rows, %,d alerts", report.rows(), report.alerts()));
        if (report.leftOut() > 0) {
            console.say(String.format(
                    Locale.ROOT,
                    "%,d rows without a time or a number left out, the first in lines %s",
                    report.leftOut(),
                    report.leftOutLines()));
        }
        if (report.outOfOrder() > 0) {
            console.say(String.format(
                    Locale.ROOT,
                    "%,d rows are older than the row before them; each is judged from the rows above it, so sort the file,"
                            + " oldest row first",
                    report.outOfOrder()));
        }
        return 0;
    }

    private SurgeFile.Report run(Consumer<String> lines) {
        lines.accept(HEADER);
        return SurgeFile.run(input, time, value, row -> lines.accept(line(row)));
    }

    private SurgeFile.Report run(Path file) {
        try (BufferedWriter writer = Files.newBufferedWriter(file)) {
            return run(line -> {
                try {
                    writer.write(line);
                    writer.newLine();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (IOException | UncheckedIOException e) {
            throw new IllegalStateException(
                    file + " cannot be written; check that its folder exists, its disk and its permissions", e);
        }
    }

    private static String line(SurgeFile.Judged row) {
        return String.join(
                ",",
                row.timestamp(),
                Double.toString(row.value()),
                rounded(row.judgement().expected()),
                rounded(row.judgement().score()),
                row.judgement().alert() ? "1" : "0");
    }

    private static String rounded(double number) {
        return Double.toString(Math.rint(number * PLACES) / PLACES);
    }
}
