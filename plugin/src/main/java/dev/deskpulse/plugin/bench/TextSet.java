package dev.deskpulse.plugin.bench;

import dev.deskpulse.connector.file.TextTable;
import dev.deskpulse.scheduler.text.Evaluation;
import dev.deskpulse.scheduler.text.TextTag;
import dev.deskpulse.scheduler.text.TextTagger;
import dev.deskpulse.scheduler.text.TextTask;
import dev.deskpulse.scheduler.text.model.Quality;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A public set of labelled texts, on which nothing was learned. */
enum TextSet {
    HOTEL("sentiment-zh/hotel-reviews.csv", TextSet.TEXT, "label", TextTask.SENTIMENT, null, 0.87),
    SHOP("sentiment-zh/shop-reviews.csv", TextSet.TEXT, "label", TextTask.SENTIMENT, null, 0.89),
    SST2("sentiment-en/sst2-dev.csv", TextSet.TEXT, "label", TextTask.SENTIMENT, null, 0.82),
    FEEDBACK("category/feedback-en.tsv", "consumer_complaint_narrative", "tag", TextTask.KIND, "complaint", 0.65);

    static final String TEXT = "text";
    private static final int BATCH = 1_000;

    private final String file;
    private final String textColumn;
    private final String labelColumn;
    private final TextTask task;
    private final @Nullable String positive;
    private final double wanted;

    TextSet(
            String file,
            String textColumn,
            String labelColumn,
            TextTask task,
            @Nullable String positive,
            double wanted) {
        this.file = file;
        this.textColumn = textColumn;
        this.labelColumn = labelColumn;
        this.task = task;
        this.positive = positive;
        this.wanted = wanted;
    }

    /** A text and what its set says of it. */
    record Labelled(String text, String label) {
        /** All of a file, in its order. */
        static List<Labelled> in(Path file, String textColumn, String labelColumn) {
            TextTable table = TextTable.of(file, textColumn);
            int labelAt = table.column(labelColumn);
            List<Labelled> all = new ArrayList<>();
            table.read(
                    BATCH,
                    rows -> rows.forEach(
                            row -> all.add(new Labelled(row.text(), row.cells().get(labelAt)))));
            return all;
        }

        /** Where there are more than so many, so many evenly spread ones. */
        static List<Labelled> spread(List<Labelled> all, int most) {
            int taken = Math.min(most, all.size());
            return IntStream.range(0, taken)
                    .mapToObj(i -> all.get((int) ((long) i * all.size() / taken)))
                    .toList();
        }
    }

    /** Such as {@code hotel-reviews}. */
    String title() {
        return file.substring(file.indexOf('/') + 1, file.lastIndexOf('.'));
    }

    TextTask task() {
        return task;
    }

    boolean isIn(Path datasets) {
        return Files.isRegularFile(datasets.resolve(file));
    }

    Path in(Path datasets) {
        return datasets.resolve(file);
    }

    /**
     * The set's texts.
     *
     * @param most where it holds more, so many evenly spread ones
     */
    List<Labelled> read(Path datasets, int most) {
        return Labelled.spread(Labelled.in(in(datasets), textColumn, labelColumn), most);
    }

    /** Compares tags with the set's labels as {@code deskpulse tag} does. */
    Quality quality(TextTagger tagger, List<Labelled> texts, List<TextTag> tags) {
        var cells = texts.stream().map(Labelled::label).collect(Collectors.toSet());
        Evaluation evaluation = positive == null
                ? Evaluation.of(task, tagger, cells)
                : Evaluation.oneAgainstTheRest(task, tagger, cells, positive);
        for (int i = 0; i < texts.size(); i++) {
            evaluation.take(texts.get(i).label(), tags.get(i));
        }
        return evaluation.quality();
    }

    /** The one figure that was promised of this set. */
    Row promised(String by, Quality quality) {
        String name = "text: " + title() + by;
        if (positive == null) {
            return Row.of(
                    name + ", accuracy, of the wanted " + wanted, quality.accuracy(), "", quality.accuracy() / wanted);
        }
        Quality.OfClass figures = quality.perClass().get(positive);
        double f1 = figures == null ? 0 : figures.f1();
        return Row.of(name + ", F1 of " + positive + ", of the wanted " + wanted, f1, "", f1 / wanted);
    }
}
