package dev.deskpulse.plugin.bench;

import dev.deskpulse.connector.file.TextTable;
import dev.deskpulse.scheduler.topic.Agreement;
import dev.deskpulse.scheduler.topic.FileTopics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How well topics found without labels agree with people's (banking77, Casanueva et al. 2020), and how fast and in what
 * memory those of many texts are found.
 *
 * @param most texts of the labelled set
 * @param generated texts of our own making
 */
record TopicBenchmark(int most, int generated) implements Benchmark {
    private static final String FILE = "banking77-test.csv";
    private static final String TEXT = "text";
    private static final String LABEL = "category";
    private static final double AGREEMENT = 0.75;
    private static final double HEAP = 1_536;
    private static final int BATCH = 1_000;

    @Override
    public String name() {
        return "topics";
    }

    @Override
    public List<Row> run(Workshop workshop) {
        ChildRun.requireLinux(name());
        List<Row> rows = new ArrayList<>();
        PublicData.folder("intent", workshop)
                .ifPresent(folder ->
                        rows.addAll(workshop.inHome(home -> agreement(folder.resolve(FILE), home, workshop))));
        rows.addAll(workshop.inHome(home -> many(home, workshop)));
        return rows;
    }

    private List<Row> agreement(Path set, Path home, Workshop workshop) {
        Path some = write(home.resolve("some.csv"), spread(set));
        FileTopics.Report report = FileTopics.run(
                TextTable.of(some, TEXT), LABEL, home.resolve("topics.csv"), workshop.clock(), workshop.progress());
        Agreement agreement = report.agreement()
                .orElseThrow(() -> new IllegalStateException(set + " holds no text to compare topics on"));
        String what = name() + ": banking77, " + report.rows() + " test texts, ";
        return List.of(
                Row.of(
                        what + "V-measure, of the wanted 0.75",
                        agreement.vMeasure(),
                        "",
                        agreement.vMeasure() / AGREEMENT),
                Row.of(what + "homogeneity", agreement.homogeneity(), ""),
                Row.of(what + "completeness", agreement.completeness(), ""),
                Row.of(what + "topics found", report.topics().size(), "topics"),
                Row.of(what + "without a topic", (double) report.withoutTopic(), "texts"),
                Row.of(what + "on all cores", report.textsPerSecond(), "texts/s"));
    }

    /** A file of evenly spread rows. */
    private List<String> spread(Path set) {
        TextTable table = TextTable.of(set, TEXT);
        int labelAt = table.column(LABEL);
        List<String> all = new ArrayList<>();
        table.read(
                BATCH,
                rows -> rows.forEach(row ->
                        all.add(quoted(row.text()) + "," + quoted(row.cells().get(labelAt)))));
        int taken = Math.min(most, all.size());
        List<String> lines = new ArrayList<>(List.of(TEXT + "," + LABEL));
        IntStream.range(0, taken)
                .mapToObj(i -> all.get((int) ((long) i * all.size() / taken)))
                .forEach(lines::add);
        return lines;
    }

    private static String quoted(String cell) {
        return '"' + cell.replace("\"", "\"\"") + '"';
    }

    private List<Row> many(Path home, Workshop workshop) {
        workshop.progress().begin("Finding topics of " + generated + " texts in a process with 1.5 GiB of heap", -1);
        List<String> lines = new ArrayList<>(List.of(TEXT));
        GeneratedTexts.of(generated).forEach(text -> lines.add(quoted(text)));
        Path input = write(home.resolve("many.csv"), lines);
        Path output = home.resolve("topics.csv");
        ChildRun[] run = new ChildRun[1];
        double seconds = workshop.seconds(() -> run[0] = find(home, input, output));
        requireSorted(output);
        String what = name() + ": " + generated + " generated texts, ";
        return List.of(
                Row.of(what + "with start of the process", generated / seconds, "texts/s"),
                Row.of(what + "Java heap, against 1.5 GiB", run[0].heap(), "MiB", run[0].heap() / HEAP),
                Row.of(what + "whole process", run[0].memory(), "MiB"));
    }

    private static ChildRun find(Path home, Path input, Path output) {
        return ChildRun.of(
                List.of("-Xmx1536m"),
                home,
                List.of("topics", "--input", input.toString(), "--text-column", TEXT, "--output", output.toString()));
    }

    private void requireSorted(Path output) {
        TextTable table = TextTable.of(output, "topic");
        long[] sorted = new long[1];
        table.read(
                BATCH,
                rows -> sorted[0] +=
                        rows.stream().filter(row -> !row.text().isEmpty()).count());
        if (sorted[0] < generated / 2) {
            throw new IllegalStateException("only " + sorted[0] + " of " + generated + " texts were given a topic");
        }
    }

    private static Path write(Path file, List<String> lines) {
        try {
            return Files.write(file, lines);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be written", e);
        }
    }
}
