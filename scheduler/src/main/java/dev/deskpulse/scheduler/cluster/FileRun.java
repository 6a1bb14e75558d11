package dev.deskpulse.scheduler.cluster;

import dev.deskpulse.connector.store.Database;
import dev.deskpulse.connector.store.DuckDb;
import dev.deskpulse.progress.Progress;
import dev.deskpulse.scheduler.kpi.Kpis;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Tags and measures tickets of Parquet files into a new folder of Parquet files, which appears when all is done. A run that
 * was cut off leaves what it did in a folder beside it, and the next one of the same settings goes on from there.
 */
public final class FileRun {
    private final ClusterEngine engine;
    private final AnalysisRecipe recipe;
    private final int parts;

    /** @param parts into how many the customers are sorted; each must fit into a worker's share of its disk and memory */
    public FileRun(ClusterEngine engine, AnalysisRecipe recipe, int parts) {
        if (parts < 1 || parts > 99_999) {
            throw new IllegalArgumentException(parts + " parts asked; ask for 1 to 99999");
        }
        this.engine = engine;
        this.recipe = recipe;
        this.parts = parts;
    }

    /**
     * Runs to the end, or from where the last run of the same settings was cut off.
     *
     * @param settings fingerprint of all settings and model versions that results depend on
     * @param tickets a Parquet file, or a folder of such, with the columns {@code id}, {@code source}, {@code customer} and
     *     {@code document} of the store's {@code tickets}
     * @param to the new folder
     * @return as of a run on a store; all tickets are judged and measured
     */
    public ClusterAnalysis.Outcome run(String settings, Path tickets, Path to, Progress progress) {
        Path target = to.toAbsolutePath().normalize();
        if (Files.exists(target)) {
            throw new IllegalArgumentException(target + " is there already; name a folder that is not");
        }
        Path work = target.resolveSibling("." + target.getFileName() + ".part");
        try {
            boolean resumed = begin(work, parts + " parts of " + tickets.toAbsolutePath() + " " + settings);
            progress.begin("Tagging and measuring on the cluster", parts);
            engine.analyze(new FileAnalysis(recipe, work.toString()), tickets, parts, missing(work), progress);
            progress.begin("Rolling figures up on the cluster", -1);
            FigureFiles figures = engine.figures(work);
            long rollUps = rollUp(figures, work);
            Files.delete(work.resolve("settings"));
            Files.move(work, target, StandardCopyOption.ATOMIC_MOVE);
            return new ClusterAnalysis.Outcome(resumed, figures.tickets(), figures.tickets(), rollUps);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @return whether there is something to go on from */
    private static boolean begin(Path work, String settings) throws IOException {
        Path note = work.resolve("settings");
        if (Files.exists(note) && Files.readString(note).equals(settings)) {
            return true;
        }
        FileAnalysis.remove(work);
        Files.createDirectories(work);
        Files.writeString(note, settings);
        return false;
    }

    private List<Integer> missing(Path work) {
        List<Integer> missing = new ArrayList<>();
        for (int part = 0; part < parts; part++) {
            if (!Files.exists(FileAnalysis.folder(work, part))) {
                missing.add(part);
            }
        }
        return missing;
    }

    private long rollUp(FigureFiles figures, Path work) throws IOException {
        Clock clock = recipe.clock();
        LocalDate today = LocalDate.now(clock);
        Path folder = work.resolve("rolled-up");
        FileAnalysis.remove(folder);
        Files.createDirectories(folder);
        try (Database database = DuckDb.open(work.resolve("rolled-up.duckdb"), DuckDb.Limits.DEFAULT, folder)) {
            ClusterTables tables = new ClusterTables(database);
            List<RollUp> rollUps = RollUp.of(
                    new Kpis(figures.engine(), clock, clock.getZone()),
                    figures.firstDay().orElse(today),
                    today);
            tables.finish(rollUps);
            FileAnalysis.copy(database, "kpi_rollup", folder);
            return rollUps.size();
        } finally {
            Files.deleteIfExists(work.resolve("rolled-up.duckdb"));
        }
    }
}
