package dev.deskpulse.scheduler.text;

import dev.deskpulse.scheduler.text.model.Quality;
import dev.deskpulse.scheduler.text.model.Quality.Judged;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Compares tags with what people say of the same texts. */
public final class Evaluation {
    private static final String POSITIVE = "positive";
    private static final String NEGATIVE = "negative";
    private static final Set<String> SIDES = Set.of(NEGATIVE, POSITIVE);
    private static final String REST = "rest";

    private final LabelReader labels;
    private final UnaryOperator<TextTag> asked;
    private final @Nullable String against;
    private final List<Judged> judged = new ArrayList<>();
    private final List<Judged> comparable = new ArrayList<>();
    private final Map<String, Long> unknown = new TreeMap<>();
    private long unlabelled;

    private Evaluation(LabelReader labels, UnaryOperator<TextTag> asked, @Nullable String against) {
        this.labels = labels;
        this.asked = asked;
        this.against = against;
    }

    /**
     * Every label by itself. Where sentiment is asked for and nobody calls a text neutral, a neutral or unsure tag goes to
     * the nearer of the two sides, with that side's share as its confidence.
     *
     * @param cells all that the column of labels holds, each at least once
     * @throws IllegalArgumentException where none of them is a label that the tagger may give
     */
    public static Evaluation of(TextTask task, TextTagger tagger, Set<String> cells) {
        LabelReader labels = LabelReader.of(task, tagger.labels(), cells);
        Set<String> known = labels.known(cells);
        if (known.isEmpty()) {
            throw new IllegalArgumentException("the column of labels holds none that is known for " + task.id() + ": "
                    + cells.stream().sorted().limit(10).toList() + "; known are "
                    + tagger.labels().stream().sorted().toList());
        }
        boolean twoSides = task == TextTask.SENTIMENT && SIDES.containsAll(known);
        return new Evaluation(labels, twoSides ? Evaluation::nearerSide : UnaryOperator.identity(), null);
    }

    /**
     * One label against all others, whatever those are called.
     *
     * @throws IllegalArgumentException where the tagger does not give that label
     */
    public static Evaluation oneAgainstTheRest(TextTask task, TextTagger tagger, Set<String> cells, String label) {
        LabelReader labels = LabelReader.of(task, tagger.labels(), cells);
        if (!labels.knows(label)) {
            throw new IllegalArgumentException("'" + label + "' is no label of " + task.id() + "; there are "
                    + tagger.labels().stream().sorted().toList());
        }
        return new Evaluation(labels, tag -> againstTheRest(tag, label), label);
    }

    private static TextTag nearerSide(TextTag tag) {
        double up = tag.probabilities().getOrDefault(POSITIVE, 0.5);
        double down = tag.probabilities().getOrDefault(NEGATIVE, 0.5);
        double share = Math.max(up, down) / (up + down);
        return new TextTag(up > down ? POSITIVE : NEGATIVE, tag.score(), share, Map.of(), tag.evidence(), tag.model());
    }

    private static TextTag againstTheRest(TextTag tag, String label) {
        boolean given = tag.label().equals(label);
        double probability = tag.probabilities().getOrDefault(label, given ? tag.confidence() : 0);
        return new TextTag(
                given ? label : REST,
                tag.score(),
                given ? probability : 1 - probability,
                Map.of(),
                tag.evidence(),
                tag.model());
    }

    /**
     * Takes one text's tag.
     *
     * @param cell what the column of labels holds for it
     */
    public void take(String cell, TextTag tag) {
        List<String> truths = labels.read(cell);
        if (truths.isEmpty()) {
            unlabelled++;
        } else if (against != null) {
            compare(truths.contains(against) ? against : REST, asked.apply(tag), true);
        } else {
            TextTag given = asked.apply(tag);
            Optional<String> known = truths.stream().filter(labels::knows).findFirst();
            String truth = truths.contains(given.label()) ? given.label() : known.orElse(truths.get(0));
            compare(truth, given, known.isPresent());
        }
    }

    private void compare(String truth, TextTag given, boolean known) {
        Judged one = new Judged(truth, given.label(), given.confidence());
        judged.add(one);
        if (known) {
            comparable.add(one);
        } else {
            unknown.merge(truth, 1L, Long::sum);
        }
    }

    /**
     * Accuracy, calibration and the mean F1 are of the texts whose label is one of ours. Precision is of all: a tag is
     * wrong too where people use a word for the text that we have not.
     */
    public Quality quality() {
        Quality known = Quality.of(comparable);
        Quality all = Quality.of(judged);
        double macro = known.perClass().entrySet().stream()
                .filter(label -> label.getValue().support() > 0)
                .mapToDouble(label -> f1(all, label.getKey()))
                .average()
                .orElse(0);
        return new Quality(known.rows(), known.accuracy(), macro, known.ece(), all.perClass(), all.confusion());
    }

    private static double f1(Quality quality, String label) {
        Quality.OfClass figures = quality.perClass().get(label);
        return figures == null ? 0 : figures.f1();
    }

    /** Labels of people's that we do not give, and how many texts have only such. */
    public Map<String, Long> unknown() {
        return Map.copyOf(unknown);
    }

    /** Texts without a label. */
    public long unlabelled() {
        return unlabelled;
    }
}
