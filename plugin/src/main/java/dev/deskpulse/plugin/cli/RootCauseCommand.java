package dev.deskpulse.plugin.cli;

import dev.deskpulse.scheduler.rootcause.ComparisonFile;
import dev.deskpulse.scheduler.rootcause.Localisation;
import dev.deskpulse.scheduler.rootcause.Localiser;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code deskpulse rootcause}. */
@Command(
        name = "rootcause",
        mixinStandardHelpOptions = true,
        description = {
            "Finds the smallest set of slices that carries the difference between a KPI and its expected value.",
            "Reads one row for each combination of the dimensions' values; needs no Jira. docs/insight.md explains it."
        })
final class RootCauseCommand implements Callable<Integer> {
    private final Console console;

    @Option(
            names = "--input",
            paramLabel = "FILE",
            required = true,
            description = "A CSV or XLSX file, packed with gzip or not.")
    private Path input;

    @Option(names = "--value", paramLabel = "COLUMN", required = true, description = "What the KPI was.")
    private String value;

    @Option(
            names = "--expected",
            paramLabel = "COLUMN",
            required = true,
            description = "What it was expected to be: a forecast, or the figure of the time before.")
    private String expected;

    @Option(
            names = "--dimensions",
            paramLabel = "COLUMN",
            required = true,
            split = ",",
            description = "What to slice by, with commas between.")
    private List<String> dimensions;

    @Option(
            names = "--weight",
            paramLabel = "COLUMN",
            description = "Where value and expected are rates or averages: the number of cases behind each.")
    private @Nullable String weight;

    @Option(names = "--json", description = "Print one JSON object; its sets list the slices.")
    private boolean json;

    RootCauseCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        ComparisonFile.Columns columns = new ComparisonFile.Columns(
                value, expected, dimensions.stream().map(String::trim).toList(), weight);
        ComparisonFile.Read read = ComparisonFile.read(input, columns);
        Localisation found = console.watch(progress -> Localiser.run(read.comparison(), progress));
        if (json) {
            console.printJson(entry(read, found));
        } else {
            console.print(text(read, found));
        }
        return 0;
    }

    private static Map<String, Object> entry(ComparisonFile.Read read, Localisation found) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("sets", found.sets());
        entry.put("everything", found.everything());
        entry.put("before", found.before());
        entry.put("after", found.after());
        entry.put("change", found.change());
        entry.put("elements", found.elements());
        entry.put("slicesSearched", found.slicesSearched());
        entry.put("rows", read.rows());
        entry.put("rowsLeftOut", read.leftOut());
        entry.put("leftOutLines", read.leftOutLines());
        entry.put("notes", found.notes());
        return entry;
    }

    private static String text(ComparisonFile.Read read, Localisation found) {
        Stream<String> head = Stream.of(
                String.format(
                        Locale.ROOT,
                        "%,d rows: %s, %s expected",
                        read.rows(),
                        number(found.after()),
                        number(found.before())),
                leftOut(read));
        Stream<String> table = found.elements().isEmpty()
                ? Stream.of()
                : Stream.concat(
                        Stream.of(line(
                                "cause", "before", "after", "change, 95 % interval", "share", "effect", "p", "slice")),
                        found.elements().stream().map(RootCauseCommand::line));
        return Stream.of(head, table, found.notes().stream())
                .flatMap(lines -> lines)
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining("\n"));
    }

    private static String leftOut(ComparisonFile.Read read) {
        return read.leftOut() == 0
                ? ""
                : String.format(
                        Locale.ROOT,
                        "%,d rows without a number left out, the first in lines %s",
                        read.leftOut(),
                        read.leftOutLines());
    }

    private static String line(Localisation.Element element) {
        return line(
                Integer.toString(element.cause()),
                number(element.before()),
                number(element.after()),
                number(element.change()) + " (" + number(element.low()) + " to " + number(element.high()) + ")",
                String.format(Locale.ROOT, "%.1f %%", 100 * element.contribution()),
                String.format(Locale.ROOT, "%.1f", element.effect()),
                element.pValue() < 0.0001 ? "<0.0001" : String.format(Locale.ROOT, "%.4f", element.pValue()),
                element.text());
    }

    private static String line(
            String cause,
            String before,
            String after,
            String change,
            String share,
            String effect,
            String p,
            String slice) {
        return String.format(
                "  %5s %12s %12s  %-36s %8s %7s %8s  %s", cause, before, after, change, share, effect, p, slice);
    }

    /** Four significant digits, since counts and rates both come this way. */
    private static String number(double value) {
        return Math.abs(value) >= 1_000
                ? String.format(Locale.ROOT, "%,.0f", value)
                : String.format(Locale.ROOT, "%.4g", value);
    }
}
