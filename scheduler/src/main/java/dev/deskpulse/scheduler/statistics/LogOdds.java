package dev.deskpulse.scheduler.statistics;

import org.hipparchus.util.FastMath;

/**
 * How much more often each word stands in some texts than in others: the z-score of the log-odds ratio with an informative
 * Dirichlet prior, after Monroe, Colaresi and Quinn, "Fightin' Words" (Political Analysis, 2008). The prior is the words'
 * frequency in both together, so that neither rare nor common words win by chance.
 *
 * @param here how many words the texts have in all
 * @param there the same of the others
 */
public record LogOdds(double here, double there) {
    private static final double PRIOR_WORDS = 500;

    /** Of a word that stands in so many of the texts, and of the others; 2.58 is significant at 1 %. */
    public double z(int count, int other) {
        double prior = Math.max(0.01, PRIOR_WORDS / Math.max(1, here + there) * (count + other));
        double odds = odds(count, here, prior) - odds(other, there, prior);
        return odds / FastMath.sqrt(1 / (count + prior) + 1 / (other + prior));
    }

    private static double odds(int count, double sum, double prior) {
        return FastMath.log((count + prior) / (sum + PRIOR_WORDS - count - prior));
    }
}
