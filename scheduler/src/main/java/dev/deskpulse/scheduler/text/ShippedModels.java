package dev.deskpulse.scheduler.text;

import dev.deskpulse.progress.Progress;
import dev.deskpulse.scheduler.text.model.Example;
import dev.deskpulse.scheduler.text.model.Learning;
import dev.deskpulse.scheduler.text.model.ModelStore;
import dev.deskpulse.scheduler.text.model.Quality;
import dev.deskpulse.scheduler.text.model.Sample;
import dev.deskpulse.scheduler.text.model.TextModel;
import dev.deskpulse.scheduler.text.model.Tongue;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Learns the models that ship with the program from our own corpus, and from nothing else. */
public final class ShippedModels {
    private ShippedModels() {}

    /** A line of the corpus as models see it. */
    private record Seen(Corpus.Line line, Sample sample) {
        Example example(TextTask task) {
            return new Example(sample, line.label(task), line.theme(), line.counts());
        }
    }

    /** @param arguments the folder that receives {@code sentiment.bin} and {@code kind.bin} */
    public static void main(String[] arguments) {
        if (arguments.length != 1) {
            throw new IllegalArgumentException("name the folder that receives the models");
        }
        Path folder = Path.of(arguments[0]);
        List<Seen> corpus = corpus();
        for (TextTask task : List.of(TextTask.SENTIMENT, TextTask.KIND)) {
            TextModel model =
                    new Learning(Progress.SILENT).learnForOtherTexts(task.id(), version(task), examples(corpus, task));
            ModelStore.write(model, folder.resolve(task.id() + ".bin"));
            report(model, System.out);
        }
    }

    /** Changes with every text and label of the corpus and with what they count. */
    public static String version(TextTask task) {
        Checksum checksum = new Checksum();
        for (Tongue tongue : Tongue.values()) {
            Corpus.read(tongue).forEach(line -> checksum.add(line + " " + line.counts()));
        }
        return "shipped-" + task.id() + "-" + checksum.hex();
    }

    private static List<Example> examples(List<Seen> corpus, TextTask task) {
        return corpus.stream().map(seen -> seen.example(task)).toList();
    }

    private static List<Seen> corpus() {
        Samples samples = new Samples();
        List<Seen> corpus = new ArrayList<>();
        for (Tongue tongue : Tongue.values()) {
            Corpus.read(tongue)
                    .forEach(line -> corpus.add(
                            new Seen(line, samples.of(LexiconReading.of(TextTagger.passage(line.text())), tongue))));
        }
        return corpus;
    }

    private static void report(TextModel model, PrintStream out) {
        for (Map.Entry<Tongue, Quality> entry : model.quality().entrySet()) {
            Quality quality = entry.getValue();
            out.printf(
                    Locale.ROOT,
                    "%s %s, themes left out in turn: accuracy %.3f, macro-F1 %.3f, calibration error %.3f%n",
                    model.version(),
                    entry.getKey(),
                    quality.accuracy(),
                    quality.macroF1(),
                    quality.ece());
        }
    }
}
