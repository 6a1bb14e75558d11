package dev.deskpulse.scheduler.text.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How probable each label is.
 *
 * @param probabilities of every label of the model, in the model's order; they sum to 1
 */
public record Prediction(Map<String, Double> probabilities) {
    public Prediction {
        probabilities = Collections.unmodifiableMap(new LinkedHashMap<>(probabilities));
    }

    static Prediction ofLogOdds(List<String> labels, double[] logOdds, double temperature) {
        double most = Double.NEGATIVE_INFINITY;
        for (double value : logOdds) {
            most = Math.max(most, value);
        }
        double sum = 0;
        double[] parts = new double[logOdds.length];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = Math.exp((logOdds[i] - most) / temperature);
            sum += parts[i];
        }
        Map<String, Double> probabilities = new LinkedHashMap<>();
        for (int i = 0; i < parts.length; i++) {
            probabilities.put(labels.get(i), parts[i] / sum);
        }
        return new Prediction(probabilities);
    }

    /** The same as a choice among some of the labels, of which the model must know one. */
    public Prediction among(Set<String> some) {
        Map<String, Double> shares = new LinkedHashMap<>(probabilities);
        shares.keySet().retainAll(some);
        double sum = shares.values().stream().mapToDouble(Double::doubleValue).sum();
        shares.replaceAll((label, probability) -> probability / sum);
        return new Prediction(shares);
    }

    /** The most probable label. */
    public String label() {
        return best(null);
    }

    /** The label that is most probable after {@link #label}; the same where there is but one. */
    String nextBest() {
        String first = label();
        return probabilities.size() == 1 ? first : best(first);
    }

    /** Of labels that are equally probable the first. */
    private String best(@Nullable String but) {
        String best = "";
        double most = Double.NEGATIVE_INFINITY;
        for (Map.Entry<String, Double> one : probabilities.entrySet()) {
            if (one.getValue() > most && !one.getKey().equals(but)) {
                best = one.getKey();
                most = one.getValue();
            }
        }
        return best;
    }

    /** How probable {@link #label} is. */
    public double confidence() {
        return of(label());
    }

    /** How probable a label is; 0 for one that the model does not know. */
    public double of(String label) {
        return probabilities.getOrDefault(label, 0.0);
    }
}
