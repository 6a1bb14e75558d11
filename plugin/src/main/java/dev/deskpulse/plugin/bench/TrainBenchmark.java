package dev.deskpulse.plugin.bench;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.deskpulse.connector.file.TextTable;
import dev.deskpulse.scheduler.privacy.Masker;
import dev.deskpulse.scheduler.privacy.PrivacyKey;
import dev.deskpulse.scheduler.privacy.PrivacySettings;
import dev.deskpulse.scheduler.text.LabelledText;
import dev.deskpulse.scheduler.text.LabelledTexts;
import dev.deskpulse.scheduler.text.TagTable;
import dev.deskpulse.scheduler.text.TextTagger;
import dev.deskpulse.scheduler.text.TextTask;
import dev.deskpulse.scheduler.text.Training;
import dev.deskpulse.scheduler.text.model.ModelStore;
import dev.deskpulse.scheduler.text.model.Quality;
import dev.deskpulse.scheduler.text.model.TextModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * What models are worth that were learned from a part of a set and judge the other: as {@code train} and {@code tag} do it.
 *
 * @param most texts to learn from, and as many to judge
 */
record TrainBenchmark(int most) implements Benchmark {
    private static final double CALIBRATED = 0.08;

    /** Sets of reviews fall into halves, the first, third, … row to learn from and the others to judge; a set of two files is parted. */
    private enum Lesson {
        HOTEL("hotel-reviews", TextTask.SENTIMENT, "sentiment-zh/hotel-reviews.csv", "", "label", 0.90),
        SHOP("shop-reviews", TextTask.SENTIMENT, "sentiment-zh/shop-reviews.csv", "", "label", 0.935),
        BANKING(
                "banking77",
                TextTask.TOPIC,
                "intent/banking77-train.csv",
                "intent/banking77-test.csv",
                "category",
                0.935);

        private final String title;
        private final TextTask task;
        private final String learned;
        private final String judged;
        private final String label;
        private final double wanted;

        Lesson(String title, TextTask task, String learned, String judged, String label, double wanted) {
            this.title = title;
            this.task = task;
            this.learned = learned;
            this.judged = judged;
            this.label = label;
            this.wanted = wanted;
        }

        List<TextSet.Labelled> toLearn(Path datasets, int most) {
            return judged.isEmpty() ? half(datasets, 0, most) : spread(all(datasets.resolve(learned)), most);
        }

        List<TextSet.Labelled> toJudge(Path datasets, int most) {
            return judged.isEmpty() ? half(datasets, 1, most) : spread(all(datasets.resolve(judged)), most);
        }

        private List<TextSet.Labelled> half(Path datasets, int from, int most) {
            List<TextSet.Labelled> all = all(datasets.resolve(learned));
            return spread(
                    IntStream.iterate(from, i -> i < all.size(), i -> i + 2)
                            .mapToObj(all::get)
                            .toList(),
                    most);
        }

        private List<TextSet.Labelled> all(Path file) {
            return TextSet.Labelled.in(file, TextSet.TEXT, label);
        }

        private static List<TextSet.Labelled> spread(List<TextSet.Labelled> all, int most) {
            return TextSet.Labelled.spread(all, most);
        }
    }

    @Override
    public String name() {
        return "train";
    }

    @Override
    public List<Row> run(Workshop workshop) {
        List<Row> rows = new ArrayList<>();
        PublicData.folder("sentiment-zh", workshop).ifPresent(folder -> {
            rows.addAll(taught(Lesson.HOTEL, workshop));
            rows.addAll(taught(Lesson.SHOP, workshop));
        });
        PublicData.folder("intent", workshop).ifPresent(folder -> rows.addAll(taught(Lesson.BANKING, workshop)));
        return rows;
    }

    private List<Row> taught(Lesson lesson, Workshop workshop) {
        return workshop.inHome(home -> taught(lesson, home, workshop));
    }

    private List<Row> taught(Lesson lesson, Path home, Workshop workshop) {
        Path datasets = workshop.texts().datasets();
        Path toLearn = write(home.resolve("learn.csv"), lesson, lesson.toLearn(datasets, most));
        Path toJudge = write(home.resolve("judge.csv"), lesson, lesson.toJudge(datasets, most));
        Masker masker = Masker.of(PrivacySettings.DEFAULT.kinds(), PrivacyKey.ofThisProcess());
        Optional<TextModel> shipped = ModelStore.shipped(lesson.task.id());
        Set<String> known = lesson.task == TextTask.TOPIC
                ? Set.of()
                : TextTagger.of(lesson.task, task -> Optional.empty()).labels();
        List<LabelledText> texts =
                LabelledTexts.of(lesson.task, known, TextTable.of(toLearn, TextSet.TEXT), lesson.label, masker);
        Training.Outcome[] learned = new Training.Outcome[1];
        double seconds = workshop.seconds(() -> learned[0] =
                new Training(lesson.task, shipped, Training.OWN_EXAMPLES, workshop.progress()).run(texts, "bench"));
        TextTagger tagger = TextTagger.of(lesson.task, task -> Optional.of(learned[0].model()));
        Quality judged = new TagTable(lesson.task, tagger, masker, workshop.clock(), workshop.progress())
                .run(new TagTable.Source(toJudge, TextSet.TEXT, lesson.label, null), home.resolve("tagged.csv"))
                .evaluation()
                .orElseThrow()
                .quality();
        String what = "train: " + lesson.title + ", learned from " + texts.size() + " texts, ";
        return List.of(
                Row.of(what + "learning", seconds, "s"),
                Row.of(what + "accuracy by cross-validation", learned[0].after().accuracy(), ""),
                Row.of(
                        what + "accuracy on the others, of the wanted " + lesson.wanted,
                        judged.accuracy(),
                        "",
                        judged.accuracy() / lesson.wanted),
                Row.of(what + "calibration error, of the allowed 0.08", judged.ece(), "", judged.ece() / CALIBRATED));
    }

    private static Path write(Path file, Lesson lesson, List<TextSet.Labelled> rows) {
        try (CsvWriter csv = CsvWriter.builder().build(file)) {
            csv.writeRecord(TextSet.TEXT, lesson.label);
            rows.forEach(row -> csv.writeRecord(row.text(), row.label()));
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be written", e);
        }
    }
}
