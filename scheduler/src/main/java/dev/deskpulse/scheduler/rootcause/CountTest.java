package dev.deskpulse.scheduler.rootcause;

import org.hipparchus.special.Beta;

/**
 * How likely it is by chance that two counts differ so much, both being random: given their sum one of them is binomial
 * (Przyborowski and Wilenski, Biometrika 31, 1940).
 */
final class CountTest {
    private CountTest() {}

    /**
     * @param scale how many times as long the first was counted
     * @return two-sided, not corrected for any search
     */
    static double chance(double first, double second, double scale) {
        double share = scale / (1 + scale);
        double more = first == 0 ? 1 : Beta.regularizedBeta(share, first, second + 1);
        double fewer = second == 0 ? 1 : Beta.regularizedBeta(1 - share, second, first + 1);
        return Math.min(1, 2 * Math.min(more, fewer));
    }
}
