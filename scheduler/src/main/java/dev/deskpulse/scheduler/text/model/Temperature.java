package dev.deskpulse.scheduler.text.model;

import java.util.List;

/** Fits the one number that makes confidences honest: it changes no label, only how sure the model says it is. */
final class Temperature {
    private static final double LEAST = 0.2;
    private static final double MOST = 8;
    private static final int STEPS = 40;
    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

    private Temperature() {}

    /**
     * The temperature under which unseen texts' true labels are most likely, by golden-section search.
     *
     * @param logOdds of each text, by label
     * @param truths the index of each text's true label
     */
    static double fit(List<double[]> logOdds, List<Integer> truths) {
        double low = Math.log(LEAST);
        double high = Math.log(MOST);
        for (int step = 0; step < STEPS; step++) {
            double left = high - GOLDEN * (high - low);
            double right = low + GOLDEN * (high - low);
            if (loss(logOdds, truths, Math.exp(left)) < loss(logOdds, truths, Math.exp(right))) {
                high = right;
            } else {
                low = left;
            }
        }
        return Math.exp((low + high) / 2);
    }

    /** The mean negative log-likelihood. */
    static double loss(List<double[]> logOdds, List<Integer> truths, double temperature) {
        double sum = 0;
        for (int i = 0; i < truths.size(); i++) {
            double[] odds = logOdds.get(i);
            double most = Double.NEGATIVE_INFINITY;
            for (double value : odds) {
                most = Math.max(most, value);
            }
            double all = 0;
            for (double value : odds) {
                all += Math.exp((value - most) / temperature);
            }
            sum += Math.log(all) - (odds[truths.get(i)] - most) / temperature;
        }
        return sum / truths.size();
    }
}
