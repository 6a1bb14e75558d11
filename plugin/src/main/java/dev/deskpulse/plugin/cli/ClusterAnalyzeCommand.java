package dev.deskpulse.plugin.cli;

import dev.deskpulse.plugin.app.Desk;
import dev.deskpulse.plugin.app.DeskCluster;
import dev.deskpulse.plugin.settings.Settings;
import dev.deskpulse.scheduler.cluster.ClusterAnalysis;
import dev.deskpulse.scheduler.cluster.ClusterSettings;
import java.nio.file.Path;
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

    @Option(
            names = "--tickets",
            paramLabel = "FILES",
            description = "A Parquet file of tickets, or a folder of such, instead of the store; needs --to.")
    private @Nullable Path tickets;

    @Option(names = "--to", paramLabel = "FOLDER", description = "The new folder for the results of --tickets.")
    private @Nullable Path to;

    @Option(
            names = "--parts",
            paramLabel = "NUMBER",
            defaultValue = "64",
            description = "Into how many parts the customers of --tickets are sorted (${DEFAULT-VALUE}).")
    private int parts;

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
        if ((tickets == null) != (to == null)) {
            throw new IllegalArgumentException("--tickets and --to go together: give both, or neither for the store");
        }
        if (tickets != null && since != null) {
            throw new IllegalArgumentException("--since is of the store; give --tickets only those that are meant");
        }
        Settings read = settings.read();
        Instant from =
                since == null ? Instant.MIN : since.atStartOfDay(read.zone()).toInstant();
        try (Desk desk = Desk.open(read, clock)) {
            DeskCluster clustered = new DeskCluster(desk);
            Path files = tickets;
            Path folder = to;
            ClusterAnalysis.Outcome outcome = console.watch(progress -> files == null || folder == null
                    ? clustered.analyze(cluster, sizes, from, progress)
                    : clustered.analyze(cluster, parts, files, folder, progress));
            if (json) {
                console.printJson(outcome);
            } else {
                console.print(told(outcome, to));
            }
            return 0;
        }
    }

    private static String told(ClusterAnalysis.Outcome outcome, @Nullable Path to) {
        return (outcome.resumed() ? "Went on from where the last run was cut off. " : "")
                + "Tagged %,d tickets, measured %,d; %,d rolled-up figures are in %s."
                        .formatted(
                                outcome.tagged(),
                                outcome.measured(),
                                outcome.rollUps(),
                                to == null ? "kpi_rollup" : to.resolve("rolled-up"))
                + (to == null
                        ? "\n`deskpulse analyze` finds the tags done, and adds topics, findings and what follows from them."
                        : "");
    }
}
