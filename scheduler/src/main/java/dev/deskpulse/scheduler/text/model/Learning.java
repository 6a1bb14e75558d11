package dev.deskpulse.scheduler.text.model;

import dev.deskpulse.progress.Progress;
import dev.deskpulse.scheduler.text.model.Quality.Judged;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Learns a task from examples: chooses, judges and calibrates by cross-validation, then fits on everything. */
public final class Learning {
    private static final int FOLDS = 5;
    private static final int FOLDS_OF_MANY_LABELS = 3;
    private static final int LEAST_EXAMPLES = 20;
    private static final int MANY_LABELS = 10;
    private static final int MANY_EXAMPLES = 4_000;
    private static final Recipe OUT_OF_DOMAIN = new Recipe(true, false, 0.1);
    /** Each label costs a fit of its own, so fewer recipes are tried. */
    private static final List<Recipe> RECIPES_OF_MANY_LABELS =
            List.of(new Recipe(true, true, 1), new Recipe(true, true, 4));

    private static final List<Recipe> RECIPES = List.of(
            new Recipe(true, false, 0.05),
            new Recipe(true, false, 0.3),
            new Recipe(true, true, 0.3),
            new Recipe(true, true, 1),
            new Recipe(true, true, 4),
            new Recipe(true, true, 16));
    private static final double[] SURE_FROM = {0.9, 0.93, 0.96, 0.98, 0.99};
    private static final double NEVER = 2;
    private static final double WORSE_AT_MOST = 0.005;

    private final Progress progress;

    public Learning(Progress progress) {
        this.progress = progress;
    }

    /**
     * @param version of the result
     * @throws IllegalArgumentException where no language has enough examples of two labels
     */
    public TextModel learn(String task, String version, List<Example> examples) {
        boolean many = labels(examples).size() > MANY_LABELS;
        return learn(task, version, examples, many ? RECIPES_OF_MANY_LABELS : RECIPES);
    }

    /** Like {@link #learn}, but by the recipe that suits texts which are not like the examples: vectors above all. */
    public TextModel learnForOtherTexts(String task, String version, List<Example> examples) {
        return learn(task, version, examples, List.of(OUT_OF_DOMAIN));
    }

    private TextModel learn(String task, String version, List<Example> examples, List<Recipe> recipes) {
        Map<Tongue, Cascade> cascades = new EnumMap<>(Tongue.class);
        Map<Tongue, Quality> quality = new EnumMap<>(Tongue.class);
        for (Tongue tongue : Tongue.values()) {
            List<Example> own = examples.stream()
                    .filter(example -> example.sample().tongue() == tongue)
                    .toList();
            if (enough(own)) {
                readVectors(own);
                Unseen unseen = new Unseen(own, bestRecipe(own, recipes));
                cascades.put(tongue, unseen.cascade());
                quality.put(tongue, unseen.quality());
            }
        }
        if (cascades.isEmpty()) {
            throw new IllegalArgumentException(
                    "too little to learn from: at least " + LEAST_EXAMPLES + " texts of one language with two labels");
        }
        return new TextModel(task, version, cascades, quality);
    }

    private static boolean enough(List<Example> examples) {
        return examples.size() >= LEAST_EXAMPLES
                && examples.stream().map(Example::label).distinct().count() > 1;
    }

    private void readVectors(List<Example> examples) {
        progress.begin("Reading texts", examples.size());
        examples.parallelStream().forEach(example -> {
            example.sample().vector();
            progress.advance(1);
        });
    }

    /** The recipe under which unseen labels are most likely. */
    private Recipe bestRecipe(List<Example> examples, List<Recipe> recipes) {
        if (recipes.size() == 1) {
            return recipes.get(0);
        }
        List<String> labels = labels(examples);
        List<Fold> folds = folds(examples);
        boolean tooLong = labels.size() > MANY_LABELS || examples.size() > MANY_EXAMPLES;
        List<Fold> tried = tooLong ? folds.subList(0, 1) : folds;
        progress.begin("Choosing the model", recipes.size());
        Recipe best = recipes.get(0);
        double least = Double.POSITIVE_INFINITY;
        for (Recipe recipe : recipes) {
            double loss = loss(tried, labels, recipe);
            progress.advance(1);
            if (loss < least) {
                least = loss;
                best = recipe;
            }
        }
        return best;
    }

    private static double loss(List<Fold> folds, List<String> labels, Recipe recipe) {
        List<double[]> odds = new ArrayList<>();
        List<Integer> truths = new ArrayList<>();
        for (Fold fold : folds) {
            LinearModel model = Trainer.fit(fold.learned, labels, recipe);
            for (Example example : fold.judged) {
                odds.addAll(Collections.nCopies(example.counts(), model.logOdds(example.sample())));
                truths.addAll(Collections.nCopies(example.counts(), labels.indexOf(example.label())));
            }
        }
        return Temperature.loss(odds, truths, Temperature.fit(odds, truths));
    }

    private static List<String> labels(List<Example> examples) {
        return examples.stream().map(Example::label).distinct().sorted().toList();
    }

    private record Fold(List<Example> learned, List<Example> judged) {}

    private static List<Fold> folds(List<Example> examples) {
        int count = labels(examples).size() > MANY_LABELS ? FOLDS_OF_MANY_LABELS : FOLDS;
        List<List<Example>> parts = Trainer.folds(examples, count);
        List<Fold> folds = new ArrayList<>();
        for (List<Example> part : parts) {
            List<Example> others = new ArrayList<>();
            parts.stream().filter(other -> other != part).forEach(others::addAll);
            folds.add(new Fold(others, part));
        }
        return folds;
    }

    /** What the two models of a cascade say of examples that neither has seen, and what follows from it. */
    private static final class Unseen {
        private final List<Example> examples;
        private final Recipe recipe;
        private final List<String> labels;
        private final List<Integer> truths = new ArrayList<>();
        private final List<double[]> cheap = new ArrayList<>();
        private final List<double[]> full = new ArrayList<>();
        private final double cheapTemperature;
        private final double fullTemperature;
        private final double sureFrom;

        Unseen(List<Example> examples, Recipe recipe) {
            this.examples = examples;
            this.recipe = recipe;
            this.labels = labels(examples);
            for (Fold fold : folds(examples)) {
                LinearModel withoutVector = Trainer.fit(fold.learned, labels, recipe.withoutVector());
                LinearModel withVector = Trainer.fit(fold.learned, labels, recipe);
                for (Example example : fold.judged) {
                    int counts = example.counts();
                    truths.addAll(Collections.nCopies(counts, labels.indexOf(example.label())));
                    cheap.addAll(Collections.nCopies(counts, withoutVector.logOdds(example.sample())));
                    full.addAll(Collections.nCopies(counts, withVector.logOdds(example.sample())));
                }
            }
            this.cheapTemperature = Temperature.fit(cheap, truths);
            this.fullTemperature = Temperature.fit(full, truths);
            this.sureFrom = leastSure();
        }

        Cascade cascade() {
            return new Cascade(
                    Trainer.fit(examples, labels, recipe.withoutVector()).withTemperature(cheapTemperature),
                    Trainer.fit(examples, labels, recipe).withTemperature(fullTemperature),
                    sureFrom);
        }

        /** The lowest confidence from which on the cheap model is about as often right as the full one. */
        private double leastSure() {
            for (double from : SURE_FROM) {
                int sure = 0;
                int difference = 0;
                for (int i = 0; i < truths.size(); i++) {
                    if (cheapOf(i).confidence() >= from) {
                        sure++;
                        difference += right(fullOf(i), i) - right(cheapOf(i), i);
                    }
                }
                if (sure > 0 && difference <= WORSE_AT_MOST * sure) {
                    return from;
                }
            }
            return NEVER;
        }

        Quality quality() {
            List<Judged> judged = new ArrayList<>();
            for (int i = 0; i < truths.size(); i++) {
                Prediction first = cheapOf(i);
                Prediction given = first.confidence() >= sureFrom ? first : fullOf(i);
                judged.add(new Judged(labels.get(truths.get(i)), given.label(), given.confidence()));
            }
            return Quality.of(judged);
        }

        private Prediction cheapOf(int example) {
            return Prediction.ofLogOdds(labels, cheap.get(example), cheapTemperature);
        }

        private Prediction fullOf(int example) {
            return Prediction.ofLogOdds(labels, full.get(example), fullTemperature);
        }

        private int right(Prediction prediction, int example) {
            return prediction.label().equals(labels.get(truths.get(example))) ? 1 : 0;
        }
    }
}
