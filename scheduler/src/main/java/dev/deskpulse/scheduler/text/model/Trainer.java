package dev.deskpulse.scheduler.text.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Fits linear models to examples, and parts examples for cross-validation. */
final class Trainer {
    private static final float UNMET = -30;

    private Trainer() {}

    /**
     * @param labels all that the model may give; one that no example has is never given
     */
    static LinearModel fit(List<Example> examples, List<String> labels, Recipe recipe) {
        int[] met = met(examples, labels);
        FeatureSpace space =
                FeatureSpace.of(examples.stream().map(Example::sample).toList(), recipe, met.length);
        List<Numbers> rows =
                examples.stream().map(example -> space.of(example.sample())).toList();
        float[] centre = Numbers.centre(rows);
        rows.forEach(row -> row.moveBy(centre));
        int[] truths = examples.stream()
                .mapToInt(example -> indexOf(met, labels.indexOf(example.label())))
                .toArray();
        float[] factors = factors(rows, truths, met.length, space.size(), recipe);
        LogisticRegression regression = new LogisticRegression(met.length, space.size());
        for (int i = 0; i < truths.length; i++) {
            double cost = recipe.cost() * examples.get(i).counts();
            regression.add(rows.get(i).scaled(factors), truths[i], cost);
        }
        return new LinearModel(space, labels, weights(regression.fit(), factors, centre, met, labels.size()), 1);
    }

    private static float[] factors(List<Numbers> rows, int[] truths, int labels, int places, Recipe recipe) {
        if (recipe.telling() > 0) {
            return TellingGrams.factors(rows, truths, labels, places, recipe.telling());
        }
        float[] alike = new float[places];
        Arrays.fill(alike, 1);
        return alike;
    }

    private static int[] met(List<Example> examples, List<String> labels) {
        return examples.stream()
                .mapToInt(example -> labels.indexOf(example.label()))
                .distinct()
                .sorted()
                .toArray();
    }

    private static int indexOf(int[] met, int label) {
        return IntStream.range(0, met.length)
                .filter(at -> met[at] == label)
                .findFirst()
                .orElseThrow();
    }

    /**
     * A row for each label, for numbers as they were before they were moved and scaled: the constant takes up what the
     * move took away. A label not met gets odds as good as none.
     */
    private static float[][] weights(float[] byPlace, float[] factors, float[] centre, int[] met, int labels) {
        int places = byPlace.length / met.length;
        float[][] weights = new float[labels][places];
        for (float[] row : weights) {
            row[0] = UNMET;
        }
        for (int at = 0; at < met.length; at++) {
            for (int place = 0; place < places; place++) {
                weights[met[at]][place] = byPlace[place * met.length + at] * factors[place];
            }
            double moved = 0;
            for (int place = 0; place < centre.length; place++) {
                moved += weights[met[at]][place] * centre[place];
            }
            weights[met[at]][0] -= (float) moved;
        }
        return weights;
    }

    /** Groups of examples that are judged together, by models that learned from all the others. */
    static List<List<Example>> folds(List<Example> examples, int most) {
        List<String> groups =
                examples.stream().map(Example::group).distinct().sorted().toList();
        List<List<Example>> folds = new ArrayList<>();
        int count = groups.size() > 1 ? Math.min(groups.size(), most) : most;
        for (int i = 0; i < count; i++) {
            folds.add(new ArrayList<>());
        }
        Random random = new Random(7);
        for (Example example : examples) {
            int fold = groups.size() > 1 ? groups.indexOf(example.group()) % count : random.nextInt(count);
            folds.get(fold).add(example);
        }
        return folds;
    }
}
