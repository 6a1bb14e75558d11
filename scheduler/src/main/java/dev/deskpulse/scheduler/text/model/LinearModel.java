package dev.deskpulse.scheduler.text.model;

import java.util.Arrays;
import java.util.List;

/**
 * One weight for each label and number of the text. The probabilities are the softmax of the labels' log-odds, divided
 * by a temperature that was fitted on texts the model had not seen (Guo et al., "On Calibration of Modern Neural
 * Networks", 2017).
 */
final class LinearModel {
    private final FeatureSpace space;
    private final List<String> labels;
    private final float[][] weights;
    private final double temperature;

    /** @param weights a row for each label, with a place for each number of the space, from 0 */
    LinearModel(FeatureSpace space, List<String> labels, float[][] weights, double temperature) {
        this.space = space;
        this.labels = List.copyOf(labels);
        this.weights = weights;
        this.temperature = temperature;
    }

    FeatureSpace space() {
        return space;
    }

    List<String> labels() {
        return labels;
    }

    float[] weightsOf(int label) {
        return weights[label];
    }

    double temperature() {
        return temperature;
    }

    LinearModel withTemperature(double fitted) {
        return new LinearModel(space, labels, weights, fitted);
    }

    Prediction predict(Sample sample) {
        return Prediction.ofLogOdds(labels, logOdds(sample), temperature);
    }

    double[] logOdds(Sample sample) {
        Numbers numbers = space.of(sample);
        return Arrays.stream(weights).mapToDouble(numbers::times).toArray();
    }
}
