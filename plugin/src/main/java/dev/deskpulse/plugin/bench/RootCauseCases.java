package dev.deskpulse.plugin.bench;

import dev.deskpulse.connector.file.TextRow;
import dev.deskpulse.connector.file.TextTable;
import dev.deskpulse.progress.Progress;
import dev.deskpulse.scheduler.rootcause.ComparisonFile;
import dev.deskpulse.scheduler.rootcause.Localiser;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Localisation of the public cases whose causes are known: an element found exactly is a hit. */
record RootCauseCases() implements Benchmark {
    private static final ComparisonFile.Columns COLUMNS =
            new ComparisonFile.Columns("real", "predict", List.of("a", "b", "c", "d", "e"), null);

    @Override
    public String name() {
        return "rootcause";
    }

    @Override
    public List<Row> run(Workshop workshop) {
        return PublicData.folder("rootcause", workshop)
                .map(folder -> measure(folder, workshop))
                .orElse(List.of());
    }

    private static final class Tally {
        private int cases;
        private int hits;
        private int named;
        private int planted;
        private double seconds;
        private double slowest;
    }

    private List<Row> measure(Path folder, Workshop workshop) {
        List<TextRow> cases = new ArrayList<>();
        TextTable.of(folder.resolve("truth.csv"), "root_cause_set").read(1_000, cases::addAll);
        workshop.progress().begin("Localising " + cases.size() + " cases", cases.size());
        Tally tally = new Tally();
        cases.forEach(one -> add(tally, folder, one, workshop));
        double f1 = 2.0 * tally.hits / (tally.named + tally.planted);
        return List.of(
                Row.of(
                        name() + ": " + tally.cases + " cases, F1 of elements against 0.61 of RiskLoc",
                        f1,
                        "F1",
                        f1 / 0.61),
                Row.of(name() + ": elements found of " + tally.planted, tally.hits, "elements"),
                Row.of(name() + ": elements named that are none", tally.named - tally.hits, "elements"),
                Row.of(name() + ": mean time of a case with reading it", tally.seconds / tally.cases, "s"),
                Row.of(name() + ": slowest case with reading it", tally.slowest, "s"));
    }

    private static void add(Tally tally, Path folder, TextRow one, Workshop workshop) {
        Set<String> truth = Set.of(one.text().split(";", -1));
        Set<String> found = new HashSet<>();
        double seconds = workshop.seconds(
                () -> found.addAll(localise(folder.resolve(one.cells().get(0) + ".csv.gz"))));
        Set<String> right = new HashSet<>(found);
        right.retainAll(truth);
        tally.cases++;
        tally.hits += right.size();
        tally.named += found.size();
        tally.planted += truth.size();
        tally.seconds += seconds;
        tally.slowest = Math.max(tally.slowest, seconds);
        workshop.progress().advance(1);
    }

    private static List<String> localise(Path file) {
        return Localiser.run(ComparisonFile.read(file, COLUMNS).comparison(), Progress.SILENT)
                .sets();
    }
}
