package dev.deskpulse.scheduler.text.model;

import dev.deskpulse.progress.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Parts examples into folds, of which each is judged by models that learned from the others. */
final class CrossValidation {
    private static final int MOST_TEXTS_AT_ONCE = 60_000;

    private final List<Fold> folds;
    private final List<String> labels;
    private final List<Example> judged;
    private final Progress progress;

    private record Fold(List<Example> learned, List<Example> judged) {}

    CrossValidation(List<Example> examples, int most, Progress progress) {
        List<List<Example>> parts = Trainer.folds(examples, most);
        this.folds =
                parts.stream().map(part -> new Fold(except(part, parts), part)).toList();
        this.labels = labels(examples.stream());
        this.judged = parts.stream().flatMap(List::stream).toList();
        this.progress = progress;
    }

    private static List<Example> except(List<Example> part, List<List<Example>> parts) {
        return parts.stream()
                .filter(other -> other != part)
                .flatMap(List::stream)
                .toList();
    }

    static List<String> labels(Stream<Example> examples) {
        return examples.map(Example::label).distinct().sorted().toList();
    }

    int folds() {
        return folds.size();
    }

    /**
     * Judges every example once.
     *
     * @param background examples that are learned from with every fold, and not judged
     */
    Trial trial(Recipe recipe, List<Example> background) {
        List<double[]> odds = together(background.size())
                .flatMap(fold -> odds(fold, recipe, background).stream())
                .toList();
        return new Trial(recipe, !background.isEmpty(), labels, judged, odds);
    }

    /** All at once where memory allows: each fold holds the numbers of its examples. */
    private Stream<Fold> together(int background) {
        long texts = (long) folds.size() * (judged.size() + background);
        return texts > MOST_TEXTS_AT_ONCE ? folds.stream() : folds.parallelStream();
    }

    /** Of the labels that the judged examples have: a text of two sides is no text of a third. */
    private List<double[]> odds(Fold fold, Recipe recipe, List<Example> background) {
        List<Example> learned = new ArrayList<>(fold.learned);
        learned.addAll(background);
        List<String> all = labels(Stream.concat(learned.stream(), judged.stream()));
        LinearModel model = Trainer.fit(learned, all, recipe);
        int[] own = labels.stream().mapToInt(all::indexOf).toArray();
        List<double[]> odds = fold.judged.stream()
                .map(example -> pick(model.logOdds(example.sample()), own))
                .toList();
        progress.advance(1);
        return odds;
    }

    private static double[] pick(double[] all, int[] own) {
        double[] picked = new double[own.length];
        for (int i = 0; i < own.length; i++) {
            picked[i] = all[own[i]];
        }
        return picked;
    }
}
