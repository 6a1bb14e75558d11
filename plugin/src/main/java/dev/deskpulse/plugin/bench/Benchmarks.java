package dev.deskpulse.plugin.bench;

import dev.deskpulse.progress.Progress;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** All benchmarks by name. */
public final class Benchmarks {
    private final List<Benchmark> all;
    private final Workshop workshop;

    /**
     * @param postgres the JDBC URL of an empty PostgreSQL database to compare figures in; null where there is none
     * @param notices takes what a person should know that is no row, such as what was left out
     */
    public Benchmarks(
            Sizes sizes,
            SiteStarter sites,
            TextSources texts,
            @Nullable String postgres,
            Clock clock,
            Progress progress,
            Consumer<String> notices) {
        this.workshop = new Workshop(sites, texts, postgres, clock, progress, notices);
        this.all = List.of(
                new FullSync(sizes.full(), sizes.loop()),
                new BulkPages(sizes.pages()),
                new FullSyncWithinLimits(sizes.full(), sizes.calls()),
                new IncrementalSync(sizes.incremental(), sizes.changed()),
                new SyncMemory(sizes.memory()),
                // before the analysis, which loads the models too
                new TextBenchmark(sizes.texts(), sizes.pages()),
                new TrainBenchmark(sizes.texts()),
                new TopicBenchmark(sizes.texts(), 5 * sizes.texts()),
                new KnowledgeBenchmark(sizes.texts()),
                new AnalysisSpeed(sizes.full()),
                new EventSpeed(sizes.full()),
                new NodeSpeed(sizes.full() / 10, 3),
                new MaskingSpeed(5 * sizes.full()),
                new ForecastError(Sizes.ASKED.full() / sizes.full()),
                new RootCauseCases(),
                new SurgeWindows(),
                new ChurnTable(),
                new SimulatedActions(sizes.actions()),
                new AgentSkill(sizes.desks()),
                new ReplyRules(),
                new PlantedIncidents(sizes.year(), sizes.years()),
                new KpiSpeed(sizes.facts()),
                new CustomerSpeed(sizes.facts()),
                new ScreensSpeed(sizes.facts(), sizes.viewers()),
                new LoadSpeed(sizes.facts(), sizes.full(), 2 * sizes.viewers()),
                new ReportSpeed(sizes.facts(), sizes.full()));
    }

    public List<String> names() {
        return all.stream().map(Benchmark::name).toList();
    }

    /**
     * Runs them one after the other, in their own order.
     *
     * @param names which; empty means all
     * @param rows receives each benchmark's rows as soon as it has ended
     * @throws IllegalArgumentException where a name is unknown
     */
    public void run(List<String> names, Consumer<List<Row>> rows) {
        Set<String> unknown = new TreeSet<>(names);
        names().forEach(unknown::remove);
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("no benchmark " + unknown + "; there are " + names());
        }
        all.stream()
                .filter(benchmark -> names.isEmpty() || names.contains(benchmark.name()))
                .forEach(benchmark -> rows.accept(benchmark.run(workshop)));
    }
}
