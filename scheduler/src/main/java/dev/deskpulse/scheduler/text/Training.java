package dev.deskpulse.scheduler.text;

import dev.deskpulse.progress.Progress;
import dev.deskpulse.scheduler.text.model.Example;
import dev.deskpulse.scheduler.text.model.Learning;
import dev.deskpulse.scheduler.text.model.Quality;
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
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Learns a model of a site's own labelled texts, and tells by cross-validation what it is worth beside the present one.
 * For sentiment and kind it tries the own texts alone, and together with the program's own examples; what is better on
 * the own texts is kept.
 */
public final class Training {
    /** So many texts of one language, and so many for each of two labels, are the least to learn from. */
    static final int LEAST_TEXTS = 40;

    static final int LEAST_OF_A_LABEL = 5;

    private static final int MOST_TEXTS = 20_000;
    private static final int FOLDS = 3;
    private static final String GROUP = "all";

    private final TextTask task;
    private final Function<TextTask, Optional<TextModel>> present;
    private final int ownExamples;
    private final Progress progress;
    private final Samples samples = new Samples();

    /**
     * For one task.
     *
     * @param present the models in use
     * @param ownExamples how many of the program's own examples of a language join in at most
     */
    public Training(
            TextTask task, Function<TextTask, Optional<TextModel>> present, int ownExamples, Progress progress) {
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
     * What was learned. All figures are of the site's own texts.
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

    private record Own(LabelledText text, Example example) {}

    private record Learned(TextModel model, Quality quality) {}

    /**
     * Takes minutes for thousands of texts.
     *
     * @throws IllegalArgumentException where the labels are too few to learn from
     */
    public Outcome run(Collection<LabelledText> labelled, String version) {
        List<Own> own = enough(examples(labelled));
        Optional<TextTagger> tagger = presentTagger();
        progress.begin("Judging with the present model", own.size());
        Optional<Quality> before = tagger.filter(now -> knowsAny(now, own)).map(now -> judge(now, own));
        Learned learned = alone(own, version);
        boolean joined = false;
        List<Example> corpus = corpus(own);
        if (!corpus.isEmpty()) {
            Learned both = together(own, corpus, version);
            joined = both.quality.accuracy() >= learned.quality.accuracy();
            learned = joined ? both : learned;
        }
        Set<String> lost = new TreeSet<>(tagger.map(TextTagger::labels).orElse(Set.of()));
        lost.removeAll(learned.model.labels());
        TextModel fresh = learned.model;
        TextModel model = present.apply(task)
                .filter(older -> task != TextTask.TOPIC)
                .map(older -> fresh.knowingLanguagesOf(older))
                .orElse(fresh);
        return new Outcome(model, own.size(), joined, before, learned.quality, lost);
    }

    private static boolean knowsAny(TextTagger tagger, List<Own> own) {
        return own.stream().anyMatch(one -> tagger.labels().contains(one.text.label()));
    }

    private Optional<TextTagger> presentTagger() {
        return task == TextTask.TOPIC && present.apply(task).isEmpty()
                ? Optional.empty()
                : Optional.of(TextTagger.of(task, present));
    }

    private List<Own> examples(Collection<LabelledText> labelled) {
        progress.begin("Reading labelled texts", labelled.size());
        List<LabelledText> bounded = new ArrayList<>(labelled);
        if (bounded.size() > MOST_TEXTS) {
            Collections.shuffle(bounded, new Random(11));
            bounded = bounded.subList(0, MOST_TEXTS);
            progress.note(MOST_TEXTS + " of " + labelled.size() + " texts, chosen at random, are learned from");
        }
        return bounded.parallelStream().flatMap(text -> own(text).stream()).toList();
    }

    private Optional<Own> own(LabelledText text) {
        Optional<Sample> sample = samples.of(text.text());
        progress.advance(1);
        return sample.map(known -> new Own(text, new Example(known, text.label(), GROUP)));
    }

    /** The texts of the languages that have enough of them. */
    private static List<Own> enough(List<Own> own) {
        Map<Tongue, List<Own>> byTongue = own.stream()
                .collect(Collectors.groupingBy(
                        one -> one.example.sample().tongue(), () -> new EnumMap<>(Tongue.class), Collectors.toList()));
        List<Own> enough = new ArrayList<>();
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

    private static boolean suffices(List<Own> own) {
        Map<String, Long> labels =
                own.stream().collect(Collectors.groupingBy(one -> one.text.label(), Collectors.counting()));
        return own.size() >= LEAST_TEXTS
                && labels.values().stream()
                                .filter(count -> count >= LEAST_OF_A_LABEL)
                                .count()
                        > 1;
    }

    /** Learning's own cross-validation is of nothing but these texts. */
    private Learned alone(List<Own> own, String version) {
        progress.note("learning from these texts alone");
        TextModel model = new Learning(progress).learn(task.id(), version, examplesOf(own));
        return new Learned(model, Quality.joined(model.quality().values()));
    }

    /** Judged by models that learned from the other texts and all of the examples. */
    private Learned together(List<Own> own, List<Example> corpus, String version) {
        tellPart(0);
        TextModel model = learn(own, corpus, version);
        Evaluation evaluation = Evaluation.of(task, tagger(model), labels(own));
        for (int fold = 0; fold < FOLDS; fold++) {
            tellPart(fold + 1);
            judge(tagger(learn(fold(own, fold, false), corpus, version)), fold(own, fold, true), evaluation);
        }
        return new Learned(model, evaluation.quality());
    }

    private void tellPart(int done) {
        progress.note("learning together with the program's own examples, " + (done + 1) + " of " + (FOLDS + 1));
    }

    private TextTagger tagger(TextModel model) {
        return TextTagger.of(task, wanted -> wanted == task ? Optional.of(model) : Optional.empty());
    }

    private TextModel learn(List<Own> own, List<Example> corpus, String version) {
        List<Example> all = examplesOf(own);
        all.addAll(corpus);
        return new Learning(progress).learn(task.id(), version, all);
    }

    private static List<Example> examplesOf(List<Own> own) {
        return own.stream().map(Own::example).collect(Collectors.toCollection(ArrayList::new));
    }

    private static List<Own> fold(List<Own> own, int fold, boolean inside) {
        Random random = new Random(5);
        return own.stream()
                .filter(one -> (random.nextInt(FOLDS) == fold) == inside)
                .toList();
    }

    private Quality judge(TextTagger tagger, List<Own> own) {
        Evaluation evaluation = Evaluation.of(task, tagger, labels(own));
        judge(tagger, own, evaluation);
        return evaluation.quality();
    }

    private void judge(TextTagger tagger, List<Own> own, Evaluation evaluation) {
        List<TextTag> tags = tagger.tag(own.stream().map(one -> one.text.text()).toList());
        progress.advance(tags.size());
        for (int i = 0; i < tags.size(); i++) {
            evaluation.take(own.get(i).text.label(), tags.get(i));
        }
    }

    private static Set<String> labels(List<Own> own) {
        return own.stream().map(one -> one.text.label()).collect(Collectors.toSet());
    }

    /** As many lines of each language that the own texts have, spread evenly over all that there are. */
    private List<Example> corpus(List<Own> own) {
        Set<Tongue> tongues = own.stream()
                .map(one -> one.example.sample().tongue())
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Tongue.class)));
        List<Example> examples = new ArrayList<>();
        if (task != TextTask.TOPIC && ownExamples > 0) {
            tongues.forEach(tongue -> examples.addAll(corpus(tongue)));
        }
        return examples;
    }

    private List<Example> corpus(Tongue tongue) {
        Set<String> labels = new HashSet<>(TextTagger.of(task, present).labels());
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
