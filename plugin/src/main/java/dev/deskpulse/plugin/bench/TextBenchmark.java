package dev.deskpulse.plugin.bench;

import dev.deskpulse.scheduler.text.TextTag;
import dev.deskpulse.scheduler.text.TextTagger;
import dev.deskpulse.scheduler.text.model.Quality;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How good and how fast texts are judged, beside what else one would take on the JVM.
 *
 * @param most texts of each set
 * @param tickets of the scenario
 */
record TextBenchmark(int most, int tickets) implements Benchmark {
    private static final double CALIBRATED = 0.08;
    private static final double HEAP = 1_536;
    private static final double START = 3;
    private static final int SHORTEST = 80;
    private static final int LONGEST = 120;
    private static final int SPEED_TEXTS = 600;

    @Override
    public String name() {
        return "text";
    }

    @Override
    public List<Row> run(Workshop workshop) {
        ChildRun.requireLinux(name());
        TextModels[] models = new TextModels[1];
        workshop.progress().begin("Loading models", -1);
        double load = workshop.seconds(() -> models[0] = TextModels.load());
        List<Row> rows = new ArrayList<>();
        rows.add(Row.of("text: loading of models for both languages, of the wanted 3 s", load, "s", load / START));
        TextSpeed speed = new TextSpeed(models[0], workshop);
        rows.addAll(speed.tickets(tickets));
        Path datasets = workshop.texts().datasets();
        List<TextSet> missing = Arrays.stream(TextSet.values())
                .filter(set -> !set.isIn(datasets))
                .toList();
        if (missing.isEmpty()) {
            rows.addAll(onSets(speed));
        } else {
            workshop.notices()
                    .accept("text: accuracy, comparison, vectors, start and heap are left out: there is no "
                            + missing.get(0).in(datasets) + "; name the folder of the public sets with --datasets");
        }
        return rows;
    }

    private List<Row> onSets(TextSpeed speed) {
        Workshop workshop = speed.workshop();
        List<Row> rows = new ArrayList<>();
        List<String> chinese = needing(speed.models(), workshop, TextSet.SHOP, TextSet.HOTEL);
        List<String> english = needing(speed.models(), workshop, TextSet.FEEDBACK, TextSet.SST2);
        rows.add(speed.vectors("Chinese", chinese));
        rows.add(speed.vectors("English", english));
        rows.addAll(workshop.inHome(home -> start(List.of(chinese.get(0), english.get(0)), home, workshop)));
        rows.addAll(workshop.inHome(home -> heap(home, workshop)));
        for (TextSet set : TextSet.values()) {
            rows.addAll(quality(set, workshop));
        }
        return rows;
    }

    /** Texts of about 100 characters of which no cheap model is sure. */
    private static List<String> needing(TextModels models, Workshop workshop, TextSet... sets) {
        List<String> texts = Stream.of(sets)
                .flatMap(set -> set.read(workshop.texts().datasets(), Integer.MAX_VALUE).stream())
                .map(TextSet.Labelled::text)
                .filter(text -> text.length() >= SHORTEST && text.length() <= LONGEST && models.needsVector(text))
                .limit(SPEED_TEXTS)
                .toList();
        if (texts.isEmpty()) {
            throw new IllegalStateException("text: no text of about 100 characters in " + List.of(sets)
                    + " needs a sentence vector; there is nothing to time");
        }
        return texts;
    }

    /** From the start of a process until it has tagged one text of each language and ended. */
    private List<Row> start(List<String> texts, Path home, Workshop workshop) {
        workshop.progress().begin("Starting a process that tags two texts", -1);
        List<String> lines = Stream.concat(
                        Stream.of("text"), texts.stream().map(text -> '"' + text.replace("\"", "\"\"") + '"'))
                .toList();
        Path input = write(home.resolve("two.csv"), lines);
        double seconds = workshop.seconds(() -> tag("1g", home, input));
        return List.of(Row.of(
                "text: a process that tags one text of each language, from start to end, of the wanted 3 s",
                seconds,
                "s",
                seconds / START));
    }

    private List<Row> heap(Path home, Workshop workshop) {
        workshop.progress().begin("Tagging in a process with 1.5 GiB of heap", -1);
        List<String> lines = new ArrayList<>(List.of("text"));
        TextSet.SHOP
                .read(workshop.texts().datasets(), most)
                .forEach(row -> lines.add('"' + row.text().replace("\"", "\"\"") + '"'));
        ChildRun run = tag("1536m", home, write(home.resolve("shop.csv"), lines));
        String what = "text: tagging of " + (lines.size() - 1) + " texts, ";
        return List.of(
                Row.of(what + "Java heap, against 1.5 GiB", run.heap(), "MiB", run.heap() / HEAP),
                Row.of(what + "whole process", run.memory(), "MiB"));
    }

    private static ChildRun tag(String heap, Path home, Path input) {
        return ChildRun.of(
                List.of("-Xmx" + heap),
                home,
                List.of(
                        "tag",
                        "--input",
                        input.toString(),
                        "--text-column",
                        "text",
                        "--output",
                        home.resolve("tagged.csv").toString()));
    }

    private static Path write(Path file, List<String> lines) {
        try {
            return Files.write(file, lines);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be written", e);
        }
    }

    private List<Row> quality(TextSet set, Workshop workshop) {
        List<TextSet.Labelled> labelled = set.read(workshop.texts().datasets(), most);
        List<String> texts = labelled.stream().map(TextSet.Labelled::text).toList();
        TextTagger tagger = TextTagger.of(set.task(), task -> Optional.of(TextModels.shipped(task)));
        List<TextTag> tags = new ArrayList<>();
        workshop.progress().begin("Tagging " + set.title(), -1);
        double seconds = workshop.seconds(() -> tags.addAll(tagger.tag(texts)));
        Quality quality = set.quality(tagger, labelled, tags);
        List<Row> rows = new ArrayList<>(List.of(
                set.promised("", quality),
                Row.of(
                        "text: " + set.title() + ", calibration error, of the allowed 0.08",
                        quality.ece(),
                        "",
                        quality.ece() / CALIBRATED),
                Row.of("text: " + set.title() + ", speed", texts.size() / seconds, "texts/s")));
        rows.addAll(new TextRivals(workshop).rows(set, tagger, labelled));
        return rows;
    }
}
