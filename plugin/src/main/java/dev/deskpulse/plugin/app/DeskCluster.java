package dev.deskpulse.plugin.app;

import dev.deskpulse.plugin.settings.Settings;
import dev.deskpulse.progress.Progress;
import dev.deskpulse.scheduler.cluster.AnalysisRecipe;
import dev.deskpulse.scheduler.cluster.ClusterAnalysis;
import dev.deskpulse.scheduler.cluster.ClusterEngine;
import dev.deskpulse.scheduler.cluster.ClusterEngines;
import dev.deskpulse.scheduler.cluster.ClusterSettings;
import dev.deskpulse.scheduler.cluster.FileRun;
import dev.deskpulse.scheduler.text.TextTask;
import dev.deskpulse.scheduler.text.model.ModelStore;
import java.nio.file.Path;
import java.time.Instant;

/** A desk's analysis on a cluster: tags, facts and rolled-up figures, by the same settings as the desk's own. */
public final class DeskCluster {
    private final Desk desk;

    public DeskCluster(Desk desk) {
        this.desk = desk;
    }

    /**
     * Runs while no other process analyses this store.
     *
     * @param since only tickets saved since then; {@link Instant#MIN} for all
     * @throws IllegalStateException where the store is a file, which no other process can read meanwhile, or where the
     *     engine is not built
     */
    public ClusterAnalysis.Outcome analyze(
            ClusterSettings cluster, ClusterAnalysis.Sizes sizes, Instant since, Progress progress) {
        Settings by = desk.settings();
        if (!(by.store() instanceof Settings.Store.OnServer store)) {
            throw new IllegalStateException(
                    "The store is the file " + by.store().place()
                            + ", which one process has at a time; a cluster needs one on a PostgreSQL server: see"
                            + " docs/operations.md, or use `deskpulse analyze`");
        }
        ClusterEngines engines = ClusterEngines.here();
        return desk.stores().turns().during(DeskWork.ANALYSIS, () -> {
            desk.mask(progress);
            AnalysisRecipe recipe = recipe(by);
            try (ClusterEngine engine = engines.start(cluster)) {
                return new ClusterAnalysis(desk.database(), store.server(), engine, recipe, sizes)
                        .run(desk.configuration(by, recipe.version()), since, progress);
            }
        });
    }

    /**
     * Analyses tickets of Parquet files into a new folder, by the settings of this desk; its store is not touched.
     *
     * @param tickets see {@link FileRun#run}
     */
    public ClusterAnalysis.Outcome analyze(
            ClusterSettings cluster, int parts, Path tickets, Path to, Progress progress) {
        Settings by = desk.settings();
        AnalysisRecipe recipe = recipe(by);
        try (ClusterEngine engine = ClusterEngines.here().start(cluster)) {
            return new FileRun(engine, recipe, parts)
                    .run(desk.configuration(by, recipe.version()), tickets, to, progress);
        }
    }

    private AnalysisRecipe recipe(Settings by) {
        ModelStore models = ModelStore.in(by.home());
        return new AnalysisRecipe(
                Desk.model(models, TextTask.SENTIMENT),
                Desk.model(models, TextTask.KIND),
                by.tags(),
                new AnalysisRecipe.Measures(
                        by.fields(),
                        by.calendars().in(by.zone()),
                        desk.stores().statuses().catalogue(),
                        by.figures().profile()),
                desk.clock().instant());
    }
}
