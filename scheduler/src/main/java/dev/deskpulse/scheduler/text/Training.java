package dev.deskpulse.scheduler.text;

import dev.deskpulse.progress.Progress;
import dev.deskpulse.scheduler.text.model.Example;
import dev.deskpulse.scheduler.text.model.Learning;
import dev.deskpulse.scheduler.text.model.Quality;
import dev.deskpulse.scheduler.text.model.Quality.Judged;
import dev.deskpulse.scheduler.text.model.Sample;
import dev.deskpulse.scheduler.text.model.TextModel;
import dev.deskpulse.scheduler.text.model.Tongue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Learns a model of a site's own labelled texts, and tells by cross-validation what it is worth beside the present one.
 * For sentiment and kind it tries the own texts alone, and together with the program's own examples; what makes the own
 * texts' labels more likely is kept.
 */
public final class Training {
    /** So many texts of one language, and so many for each of two labels, are the least to learn from. */
    static final int LEAST_TEXTS = 40;

    static final int LEAST_OF_A_LABEL = 5;

    /** So many of the program's own examples of a language join in, where nothing else is asked for. */
    public static final int OWN_EXAMPLES = 3_000;

    private static final int MOST_TEXTS = 20_000;
    private static final long MOST_CHARACTERS = 5_000_000;
    private static final String GROUP = "all";

    private final TextTask task;
    private final Optional<TextModel> present;
    private final int ownExamples;
    private final Progress progress;
    private final Samples samples = new Samples();

    /**
     * For one task.
     *
     * @param present the model in use
     * @param ownExamples how many of the program's own examples of a language join in at most
     */
    public Training(TextTask task, Optional<TextModel> present, int ownExamples, Progress progress) {
        if (task == TextTask.PRIORITY) {
            throw new IllegalArgumentException(
                    "priorities follow from sentiment, kind and the table of weights, and are"
                            + " not learned; train sentiment or kind");
        }
        this.task = task;
        this.present = present;
        this.ownExamples = ownExamples;
        this.progress = progress;
    }

    /**
     * What was learned. All figures are of the site's own texts, as a choice among the labels that those have.
     *
     * @param texts how many were learned from
     * @param joined whether the program's own examples joined in
     * @param before of the present model; empty where there is none
     * @param after by cross-validation, each text judged by models that had not seen it
     * @param lost labels that the present model gives and the new one does not
     */
    public record Outcome(
            TextModel model, int texts, boolean joined, Optional<Quality> before, Quality after, Set<String> lost) {
        public Outcome {
            lost = Set.copyOf(lost);
        }
    }

    /**
     * Takes minutes for thousands of texts.
     *
     * @throws IllegalArgumentException where the labels are too few to learn from
     */
    public Outcome run(Collection<LabelledText> labelled, String version) {
        List<Example> own = enough(examples(labelled));
        Optional<Quality> before = present.flatMap(model -> judge(model, own));
        Learning.Learned learned = new Learning(progress).learn(task.id(), version, own, corpus(own));
        Quality after = Quality.joined(learned.model().quality().values());
        Set<String> lost = new TreeSet<>(present.map(TextModel::labels).orElse(List.of()));
        lost.removeAll(learned.model().labels());
        TextModel model = present.filter(older -> task != TextTask.TOPIC)
                .map(older -> learned.model().knowingLanguagesOf(older))
                .orElse(learned.model());
        return new Outcome(model, own.size(), !learned.joined().isEmpty(), before, after, lost);
    }

    private List<Example> examples(Collection<LabelledText> labelled) {
        progress.begin("Reading labelled texts", labelled.size());
        List<LabelledText> shuffled = new ArrayList<>(labelled);
        Collections.shuffle(shuffled, new Random(11));
        List<LabelledText> bounded = bounded(shuffled);
        if (bounded.size() < labelled.size()) {
            progress.note(bounded.size() + " of " + labelled.size() + " texts, chosen at random, are learned from");
        }
        return bounded.parallelStream().flatMap(text -> example(text).stream()).toList();
    }

    private static List<LabelledText> bounded(List<LabelledText> texts) {
        int end = 0;
        for (long characters = 0; end < Math.min(texts.size(), MOST_TEXTS) && characters < MOST_CHARACTERS; end++) {
            characters += texts.get(end).text().length();
        }
        return texts.subList(0, end);
    }

    private Optional<Example> example(LabelledText text) {
        Optional<Sample> sample = samples.of(text.text());
        progress.advance(1);
        return sample.map(known -> new Example(known, text.label(), GROUP));
    }

    /** The texts of the languages that have enough of them. */
    private static List<Example> enough(List<Example> own) {
        Map<Tongue, List<Example>> byTongue = own.stream()
                .collect(Collectors.groupingBy(
                        one -> one.sample().tongue(), () -> new EnumMap<>(Tongue.class), Collectors.toList()));
        List<Example> enough = new ArrayList<>();
        byTongue.values().stream().filter(Training::suffices).forEach(enough::addAll);
        if (enough.isEmpty()) {
            Map<String, Integer> counts = byTongue.entrySet().stream()
                    .collect(Collectors.toMap(
                            entry -> entry.getKey().name().toLowerCase(Locale.ROOT),
                            entry -> entry.getValue().size()));
            throw new IllegalArgumentException("too few labelled texts to learn from: " + counts + "; needed are "
                    + LEAST_TEXTS + " of one language, with at least two labels of " + LEAST_OF_A_LABEL
                    + " texts each. Correct more tags in Jira, or give a labelled file with --input");
        }
        return enough;
    }

    private static boolean suffices(List<Example> own) {
        Map<String, Long> labels =
                own.stream().collect(Collectors.groupingBy(one -> one.label(), Collectors.counting()));
        return own.size() >= LEAST_TEXTS
                && labels.values().stream()
                                .filter(count -> count >= LEAST_OF_A_LABEL)
                                .count()
                        > 1;
    }

    /** Empty where the model knows none of the labels. */
    private Optional<Quality> judge(TextModel model, List<Example> own) {
        Set<String> labels = own.stream().map(one -> one.label()).collect(Collectors.toSet());
        if (Collections.disjoint(model.labels(), labels)) {
            return Optional.empty();
        }
        progress.begin("Judging with the present model", own.size());
        return Optional.of(Quality.of(
                own.parallelStream().map(one -> judged(one, model, labels)).toList()));
    }

    /** As cross-validation judges: by the best guess among the labels that the texts have. */
    private Judged judged(Example example, TextModel model, Set<String> labels) {
        progress.advance(1);
        return model.predict(example.sample())
                .filter(prediction ->
                        !Collections.disjoint(prediction.probabilities().keySet(), labels))
                .map(prediction -> prediction.among(labels))
                .map(guess -> new Judged(example.label(), guess.label(), guess.confidence()))
                .orElse(new Judged(example.label(), TextTag.UNSURE, 0));
    }

    /** As many lines of each language that the own texts have, spread evenly over all that there are. */
    private List<Example> corpus(List<Example> own) {
        Set<Tongue> tongues = own.stream()
                .map(one -> one.sample().tongue())
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Tongue.class)));
        List<Example> examples = new ArrayList<>();
        if (task != TextTask.TOPIC && ownExamples > 0) {
            tongues.forEach(tongue -> examples.addAll(corpus(tongue)));
        }
        return examples;
    }

    private List<Example> corpus(Tongue tongue) {
        Set<String> labels = new HashSet<>(present.map(TextModel::labels).orElse(List.of()));
        List<Corpus.Line> lines = Corpus.read(tongue).stream()
                .filter(line -> labels.contains(line.label(task)))
                .toList();
        double step = Math.max(1, lines.size() / (double) ownExamples);
        List<Example> examples = new ArrayList<>();
        for (double at = 0; at < lines.size(); at += step) {
            Corpus.Line line = lines.get((int) at);
            Optional<Sample> sample = samples.of(line.text()).filter(one -> one.tongue() == tongue);
            sample.ifPresent(one -> examples.add(new Example(one, line.label(task), GROUP)));
        }
        return examples;
    }
}
