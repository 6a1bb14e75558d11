package dev.deskpulse.scheduler.quality;

import java.util.Optional;

/**
 * How far the check and the reviewers agree on a rule, beyond what chance would make them (Cohen, "A coefficient of
 * agreement for nominal scales", 1960); the standard error is that of Fleiss, Cohen and Everitt (1969).
 *
 * @param both replies in which both say that it is broken
 * @param checkAlone those in which the check alone says so
 * @param reviewerAlone those in which the reviewer alone says so
 * @param neither the others
 */
public record Kappa(ReplyRule rule, long both, long checkAlone, long reviewerAlone, long neither) {
    private static final double Z = 1.959964;

    /** From -1 to 1, with its 95 % interval. */
    public record Value(double kappa, double low, double high) {}

    public long reviewed() {
        return both + checkAlone + reviewerAlone + neither;
    }

    /** Empty where either always says the same: then agreement cannot be told from chance. */
    public Optional<Value> value() {
        double n = reviewed();
        double[][] share = {{both / n, checkAlone / n}, {reviewerAlone / n, neither / n}};
        double[] check = {share[0][0] + share[0][1], share[1][0] + share[1][1]};
        double[] reviewer = {share[0][0] + share[1][0], share[0][1] + share[1][1]};
        double agreed = share[0][0] + share[1][1];
        double chance = check[0] * reviewer[0] + check[1] * reviewer[1];
        boolean oneSided = check[0] * check[1] == 0 || reviewer[0] * reviewer[1] == 0;
        if (n == 0 || oneSided) {
            return Optional.empty();
        }
        double kappa = (agreed - chance) / (1 - chance);
        double error = Z * Math.sqrt(variance(share, check, reviewer, kappa, chance) / n);
        return Optional.of(new Value(kappa, Math.max(-1, kappa - error), Math.min(1, kappa + error)));
    }

    private static double variance(double[][] share, double[] check, double[] reviewer, double kappa, double chance) {
        double sum = 0;
        for (int i = 0; i < 2; i++) {
            for (int j = 0; j < 2; j++) {
                double margins = (1 - kappa) * (reviewer[i] + check[j]);
                double term = i == j ? 1 - margins : margins;
                sum += share[i][j] * term * term;
            }
        }
        double off = kappa - chance * (1 - kappa);
        return Math.max(0, sum - off * off) / ((1 - chance) * (1 - chance));
    }
}
