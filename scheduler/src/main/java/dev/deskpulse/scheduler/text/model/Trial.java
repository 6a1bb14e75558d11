package dev.deskpulse.scheduler.text.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What models of one recipe say of examples that they had not seen, as a choice among those examples' labels. */
final class Trial {
    private final Recipe recipe;
    private final boolean joined;
    private final List<String> labels;
    private final List<Integer> truths = new ArrayList<>();
    private final List<double[]> odds = new ArrayList<>();
    private final double temperature;

    /**
     * @param joined whether background examples were learned from
     * @param judged the examples
     * @param logOdds for each of them, by label
     */
    Trial(Recipe recipe, boolean joined, List<String> labels, List<Example> judged, List<double[]> logOdds) {
        this.recipe = recipe;
        this.joined = joined;
        this.labels = labels;
        for (int i = 0; i < judged.size(); i++) {
            int counts = judged.get(i).counts();
            truths.addAll(
                    Collections.nCopies(counts, labels.indexOf(judged.get(i).label())));
            odds.addAll(Collections.nCopies(counts, logOdds.get(i)));
        }
        this.temperature = Temperature.fit(odds, truths);
    }

    Recipe recipe() {
        return recipe;
    }

    boolean joined() {
        return joined;
    }

    /** What makes the confidences honest. */
    double temperature() {
        return temperature;
    }

    /** The less, the more likely were the true labels. */
    double loss() {
        return Temperature.loss(odds, truths, temperature);
    }

    int size() {
        return truths.size();
    }

    String truth(int at) {
        return labels.get(truths.get(at));
    }

    Prediction prediction(int at) {
        return Prediction.ofLogOdds(labels, odds.get(at), temperature);
    }
}
