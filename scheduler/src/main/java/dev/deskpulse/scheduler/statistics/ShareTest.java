package dev.deskpulse.scheduler.statistics;

import org.hipparchus.special.Gamma;
import org.hipparchus.util.FastMath;

/**
 * How surprising so many hits among so many cases are, where a baseline has shown a share: the upper tail of the
 * beta-binomial distribution, which allows for a baseline that is itself only a sample, with its logarithm divided by the
 * dispersion, as quasi-likelihood does for counts that scatter more than independent cases would.
 */
public final class ShareTest {
    private ShareTest() {}

    /**
     * @param hits observed; at most {@code cases}
     * @param share the baseline's, between 0 and 1
     * @param baseline how many cases the baseline rests on
     * @param dispersion variance over that of independent cases; at least 1
     * @return natural logarithm of the probability of this many hits or more
     */
    public static double logTail(int hits, int cases, double share, double baseline, double dispersion) {
        if (hits <= 0) {
            return 0;
        }
        double alpha = share * baseline;
        double beta = (1 - share) * baseline;
        double first = logMass(hits, cases, alpha, beta);
        double sum = 1;
        double term = 1;
        for (int k = hits; k < cases && term > 1e-12 * sum; k++) {
            term *= (cases - k) * (alpha + k) / ((k + 1.0) * (beta + cases - k - 1));
            sum += term;
        }
        return Math.min(0, first + FastMath.log(sum)) / dispersion;
    }

    private static double logMass(int k, int n, double alpha, double beta) {
        return Gamma.logGamma(n + 1.0)
                - Gamma.logGamma(k + 1.0)
                - Gamma.logGamma(n - k + 1.0)
                + logBeta(k + alpha, n - k + beta)
                - logBeta(alpha, beta);
    }

    private static double logBeta(double a, double b) {
        return Gamma.logGamma(a) + Gamma.logGamma(b) - Gamma.logGamma(a + b);
    }
}
