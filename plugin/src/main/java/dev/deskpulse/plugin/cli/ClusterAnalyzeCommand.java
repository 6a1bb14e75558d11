package dev.deskpulse.plugin.cli;

import dev.deskpulse.plugin.app.Desk;
import dev.deskpulse.plugin.app.DeskCluster;
import dev.deskpulse.plugin.settings.Settings;
import dev.deskpulse.scheduler.cluster.ClusterAnalysis;
import dev.deskpulse.scheduler.cluster.ClusterSettings;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code deskpulse cluster analyze}. */
@Command(
        name = "analyze",
        mixinStandardHelpOptions = true,
        description = {
            "Tags and measures the tickets of a store on a PostgreSQL server, and rolls all figures up, on a Spark cluster.",
            "What is done is kept chunk by chunk: a run that was cut off is gone on with by the next one."
        })
final class ClusterAnalyzeCommand implements Callable<Integer> {
    private final Console console;
    private final Clock clock;

    @Mixin
    private SettingsOption settings;

    @Option(
            names = "--master",
            paramLabel = "URL",
            defaultValue = "local[*]",
            description = "spark://HOST:PORT, or local[N] for N threads of this process (${DEFAULT-VALUE}).")
    private String master;

    @Option(
            names = "--since",
            paramLabel = "DAY",
            description = "Only tickets that were stored changed since this day's start; all unless given.")
    private @Nullable LocalDate since;

    @Option(
            names = "--worker-memory",
            paramLabel = "MB",
            defaultValue = "2048",
            description = "Of each worker's process (${DEFAULT-VALUE}).")
    private int memory;

    @Option(
            names = "--chunk",
            paramLabel = "TICKETS",
            defaultValue = "10000",
            description = "How many are stored together (${DEFAULT-VALUE}).")
    private int chunk;

    @Option(
            names = "--part",
            paramLabel = "TICKETS",
            defaultValue = "500",
            description = "How many a worker takes at a time (${DEFAULT-VALUE}).")
    private int part;

    @Option(names = "--status-page", description = "Serve Spark's own page on port 4040 of this machine meanwhile.")
    private boolean page;

    @Option(names = "--json", description = "Print the outcome as JSON.")
    private boolean json;

    ClusterAnalyzeCommand(Console console, Clock clock) {
        this.console = console;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        ClusterSettings cluster = new ClusterSettings(master, memory, page);
        ClusterAnalysis.Sizes sizes = new ClusterAnalysis.Sizes(chunk, part);
        Settings read = settings.read();
        Instant from =
                since == null ? Instant.MIN : since.atStartOfDay(read.zone()).toInstant();
        try (Desk desk = Desk.open(read, clock)) {
            ClusterAnalysis.Outcome outcome =
                    console.watch(progress -> new DeskCluster(desk).analyze(cluster, sizes, from, progress));
            if (json) {
                console.printJson(outcome);
            } else {
                console.print(told(outcome));
            }
            return 0;
        }
    }

    private static String told(ClusterAnalysis.Outcome outcome) {
        return (outcome.resumed() ? "Went on from where the last run was cut off. " : "")
                + "Tagged %,d tickets, measured %,d; %,d rolled-up figures stand in kpi_rollup.%n"
                        .formatted(outcome.tagged(), outcome.measured(), outcome.rollUps())
                + "`deskpulse analyze` finds the tags done, and adds topics, findings and what follows from them.";
    }
}
