package dev.deskpulse.scheduler.text.model;

import dev.deskpulse.progress.Progress;
import dev.deskpulse.scheduler.text.model.Quality.Judged;
import dev.deskpulse.scheduler.text.model.Recipe.Sight;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Learns a task from examples: chooses, judges and calibrates by cross-validation, then fits on everything. */
public final class Learning {
    private static final int FOLDS = 5;
    private static final int FOLDS_OF_MANY = 4;
    private static final int MANY_EXAMPLES = 4_000;
    private static final int LEAST_EXAMPLES = 20;
    private static final Aim OTHER_TEXTS = new Aim(List.of(new Recipe(Sight.TEXT, false, 0, 0.1)), 0.005);
    private static final Aim TEXTS_ALIKE = new Aim(
            List.of(
                    new Recipe(Sight.TEXT, false, 1, 0.1),
                    new Recipe(Sight.TEXT, true, 1, 4),
                    new Recipe(Sight.TEXT, true, 3, 1),
                    new Recipe(Sight.LAYERS, true, 6, 0.1),
                    new Recipe(Sight.LAYERS, true, 6, 0.3),
                    new Recipe(Sight.LAYERS, true, 6, 1)),
            0.001);
    private static final double[] SURE_FROM = {0.9, 0.93, 0.96, 0.98, 0.99};
    private static final double NEVER = 2;

    private final Progress progress;

    public Learning(Progress progress) {
        this.progress = progress;
    }

    /**
     * What was learned.
     *
     * @param joined the languages for which the background examples joined in
     */
    public record Learned(TextModel model, Set<Tongue> joined) {
        public Learned {
            joined = Set.copyOf(joined);
        }
    }

    /**
     * What texts the model is for.
     *
     * @param recipes those to choose from
     * @param worseAtMost the share of texts by which the cheap model may be worse where its word holds
     */
    private record Aim(List<Recipe> recipes, double worseAtMost) {}

    private record Part(Cascade cascade, Quality quality, boolean joined) {}

    /**
     * @param version of the result
     * @param background further examples, which join in where the examples are told better with them; none of them is judged
     * @throws IllegalArgumentException where no language has enough examples of two labels
     */
    public Learned learn(String task, String version, List<Example> examples, List<Example> background) {
        return learn(task, version, examples, background, TEXTS_ALIKE);
    }

    /** By the recipe that suits texts which are not like the examples: vectors above all. */
    public TextModel learnForOtherTexts(String task, String version, List<Example> examples) {
        return learn(task, version, examples, List.of(), OTHER_TEXTS).model;
    }

    private Learned learn(String task, String version, List<Example> examples, List<Example> background, Aim aim) {
        Map<Tongue, Cascade> cascades = new EnumMap<>(Tongue.class);
        Map<Tongue, Quality> quality = new EnumMap<>(Tongue.class);
        Set<Tongue> joined = EnumSet.noneOf(Tongue.class);
        for (Tongue tongue : Tongue.values()) {
            List<Example> own = of(tongue, examples);
            if (enough(own)) {
                Part part = part(own, of(tongue, background), aim);
                cascades.put(tongue, part.cascade);
                quality.put(tongue, part.quality);
                if (part.joined) {
                    joined.add(tongue);
                }
            }
        }
        if (cascades.isEmpty()) {
            throw new IllegalArgumentException(
                    "too little to learn from: at least " + LEAST_EXAMPLES + " texts of one language with two labels");
        }
        return new Learned(new TextModel(task, version, cascades, quality), joined);
    }

    private static List<Example> of(Tongue tongue, List<Example> examples) {
        return examples.stream()
                .filter(example -> example.sample().tongue() == tongue)
                .toList();
    }

    private static boolean enough(List<Example> examples) {
        return examples.size() >= LEAST_EXAMPLES
                && examples.stream().map(Example::label).distinct().count() > 1;
    }

    private Part part(List<Example> own, List<Example> background, Aim aim) {
        readVectors(Stream.concat(own.stream(), background.stream()).toList(), furthest(aim.recipes));
        CrossValidation unseen = new CrossValidation(own, own.size() > MANY_EXAMPLES ? FOLDS_OF_MANY : FOLDS, progress);
        int trials = aim.recipes.size() + 1 + (background.isEmpty() ? 0 : 1);
        progress.begin("Choosing and judging the model", (long) trials * unseen.folds());
        Trial full = best(unseen, background, aim.recipes);
        List<Example> joining = full.joined() ? background : List.of();
        Trial cheap = unseen.trial(full.recipe().blind(), joining);
        double sureFrom = leastSure(cheap, full, aim.worseAtMost);
        progress.begin("Learning the model", 2);
        List<Example> all = Stream.concat(own.stream(), joining.stream()).toList();
        Cascade cascade = new Cascade(fit(all, cheap), fit(all, full), sureFrom);
        return new Part(cascade, quality(cheap, full, sureFrom), full.joined());
    }

    private static Sight furthest(List<Recipe> recipes) {
        return recipes.stream()
                .map(Recipe::sight)
                .max(Comparator.naturalOrder())
                .orElse(Sight.NONE);
    }

    private void readVectors(List<Example> examples, Sight sight) {
        progress.begin("Reading texts", examples.size());
        examples.parallelStream().forEach(example -> {
            example.sample().vector(example.sample().tongue().vectors().length(sight));
            progress.advance(1);
        });
    }

    /** The one under which unseen labels are most likely. The background is tried with the recipe that was best without it. */
    private static Trial best(CrossValidation unseen, List<Example> background, List<Recipe> recipes) {
        Trial alone = recipes.stream()
                .map(recipe -> unseen.trial(recipe, List.of()))
                .min(Comparator.comparingDouble(Trial::loss))
                .orElseThrow();
        if (background.isEmpty()) {
            return alone;
        }
        Trial together = unseen.trial(alone.recipe(), background);
        return together.loss() <= alone.loss() ? together : alone;
    }

    private LinearModel fit(List<Example> examples, Trial trial) {
        LinearModel model = Trainer.fit(examples, CrossValidation.labels(examples.stream()), trial.recipe());
        progress.advance(1);
        return model.withTemperature(trial.temperature());
    }

    /** The lowest confidence from which on the cheap model is about as often right as the full one. */
    private static double leastSure(Trial cheap, Trial full, double worseAtMost) {
        for (double from : SURE_FROM) {
            int sure = 0;
            int difference = 0;
            for (int i = 0; i < cheap.size(); i++) {
                Prediction first = cheap.prediction(i);
                if (first.confidence() >= from) {
                    sure++;
                    difference += right(full.prediction(i), full.truth(i)) - right(first, cheap.truth(i));
                }
            }
            if (sure > 0 && difference <= worseAtMost * sure) {
                return from;
            }
        }
        return NEVER;
    }

    private static int right(Prediction prediction, String truth) {
        return prediction.label().equals(truth) ? 1 : 0;
    }

    private static Quality quality(Trial cheap, Trial full, double sureFrom) {
        List<Judged> judged = new ArrayList<>();
        for (int i = 0; i < cheap.size(); i++) {
            Prediction first = cheap.prediction(i);
            Prediction given = first.confidence() >= sureFrom ? first : full.prediction(i);
            judged.add(new Judged(cheap.truth(i), given.label(), given.confidence()));
        }
        return Quality.of(judged);
    }
}
