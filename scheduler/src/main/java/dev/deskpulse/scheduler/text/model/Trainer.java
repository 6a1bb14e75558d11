package dev.deskpulse.scheduler.text.model;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Model;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.Problem;
import de.bwaldvogel.liblinear.SolverType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Fits linear models by logistic regression, one label against the rest (Fan et al., "LIBLINEAR", 2008). */
final class Trainer {
    private static final double PRECISION = 0.05;
    private static final float UNMET = -30;

    private Trainer() {}

    /**
     * @param labels all that the model may give; one that no example has is never given
     */
    static LinearModel fit(List<Example> examples, List<String> labels, Recipe recipe) {
        FeatureSpace space =
                FeatureSpace.of(examples.stream().map(Example::sample).toList(), recipe.vector(), recipe.grams());
        Model model = train(problem(examples, labels, space), recipe.cost());
        return new LinearModel(space, labels, weights(model, labels.size(), space.size()), 1);
    }

    /** Liblinear knows no weights of examples, so one that counts more is there more often. */
    private static Problem problem(List<Example> examples, List<String> labels, FeatureSpace space) {
        List<Feature[]> rows = new ArrayList<>();
        List<Double> truths = new ArrayList<>();
        for (Example example : examples) {
            Feature[] features = space.of(example.sample());
            rows.addAll(Collections.nCopies(example.counts(), features));
            truths.addAll(Collections.nCopies(example.counts(), (double) labels.indexOf(example.label())));
        }
        Problem problem = new Problem();
        problem.l = rows.size();
        problem.n = space.size();
        problem.x = rows.toArray(Feature[][]::new);
        problem.y = truths.stream().mapToDouble(Double::doubleValue).toArray();
        return problem;
    }

    private static Model train(Problem problem, double cost) {
        Linear.disableDebugOutput();
        Parameter parameter = new Parameter(SolverType.L2R_LR_DUAL, cost, PRECISION);
        parameter.setRandom(new Random(1));
        return Linear.train(problem, parameter);
    }

    /**
     * Liblinear keeps one row where there are two labels, and the labels in the order it met them. A label it has not
     * met gets odds that are as good as none.
     */
    private static float[][] weights(Model model, int labels, int size) {
        double[] flat = model.getFeatureWeights();
        int[] order = model.getLabels();
        float[][] weights = new float[labels][size];
        for (float[] row : weights) {
            row[0] = UNMET;
        }
        if (order.length == 2) {
            weights[order[1]][0] = 0;
        }
        int rows = order.length == 2 ? 1 : order.length;
        for (int feature = 0; feature < size; feature++) {
            for (int row = 0; row < rows; row++) {
                weights[order[row]][feature] = (float) flat[feature * rows + row];
            }
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
