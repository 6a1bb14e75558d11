package dev.deskpulse.plugin.cli;

import dev.deskpulse.plugin.bench.Benchmarks;
import dev.deskpulse.plugin.bench.Row;
import dev.deskpulse.plugin.bench.Sizes;
import dev.deskpulse.plugin.bench.TextSources;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code deskpulse bench}. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = "Measures speed and memory against fake Jira sites; docs/benchmarks.md explains every row.",
        footer = {
            "",
            "Benchmarks: full-sync, full-sync-limits, incremental, memory, text, topics, analyze, events, nodes, mask,"
                    + " forecast, rootcause, surge, churn, actions, kpi, screens, load, report"
        })
final class BenchCommand implements Callable<Integer> {
    private final Console console;
    private final Clock clock;

    @Parameters(arity = "0..*", paramLabel = "NAME", description = "Which benchmarks to run; all unless given.")
    private List<String> names = List.of();

    @Option(names = "--json", description = "Print the rows as JSON.")
    private boolean json;

    @Option(names = "--quick", description = "A tenth of the size: to see that they run, not to quote.")
    private boolean quick;

    @Option(
            names = "--datasets",
            paramLabel = "DIR",
            defaultValue = "../shared/datasets",
            description = "Where the public sets are that texts are judged on (${DEFAULT-VALUE}).")
    private Path datasets;

    @Option(
            names = "--postgres",
            paramLabel = "JDBC-URL",
            description = "An empty PostgreSQL database: kpi computes the same figures in it, nodes share it.")
    private @Nullable String postgres;

    BenchCommand(Console console, Clock clock) {
        this.console = console;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        Sizes sizes = quick ? Sizes.QUICK : Sizes.ASKED;
        List<Row> rows = new ArrayList<>();
        console.watch(progress -> {
            new Benchmarks(sizes, FakeJiraProcess::start, texts(), postgres, clock, progress, console::say)
                    .run(names, some -> take(some, rows));
            return rows;
        });
        if (json) {
            console.printJson(rows);
        }
        return 0;
    }

    private TextSources texts() {
        return new TextSources(datasets, Path.of(System.getProperty("deskpulse.rivals", "scripts/rivals/judge")));
    }

    /** A table grows as benchmarks end, since all of them together take minutes; JSON is one value. */
    private void take(List<Row> some, List<Row> rows) {
        if (!json) {
            if (rows.isEmpty()) {
                console.print(line("name", "value", "unit", "ratio"));
            }
            some.forEach(row -> console.print(line(row)));
        }
        rows.addAll(some);
    }

    private static String line(Row row) {
        Double ratio = row.ratio();
        return line(row.name(), number(row.value()), row.unit(), ratio == null ? "" : number(ratio));
    }

    private static String line(String name, String value, String unit, String ratio) {
        return String.format("%-96s %10s  %-10s %9s", name, value, unit, ratio).stripTrailing();
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }
}
