package dev.deskpulse.scheduler.driver;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;

/** Of sorted numbers. */
final class Quantiles {
    private static final double[] LOW = {0.25, 0.1, 0.05, 0};
    private static final MathContext THREE_DIGITS = new MathContext(3);

    private Quantiles() {}

    /** The quartiles; where they are equal, the nearest pair further out that is not. */
    static double[] apart(double[] sorted) {
        for (double low : LOW) {
            double from = at(sorted, low);
            double to = at(sorted, 1 - low);
            if (from < to) {
                return new double[] {from, to};
            }
        }
        throw new IllegalArgumentException("all numbers are equal");
    }

    private static double at(double[] sorted, double share) {
        return sorted[(int) Math.round(share * (sorted.length - 1))];
    }

    static double skewness(double[] numbers) {
        double mean = Arrays.stream(numbers).average().orElse(0);
        double second =
                Arrays.stream(numbers).map(x -> Math.pow(x - mean, 2)).average().orElse(0);
        double third =
                Arrays.stream(numbers).map(x -> Math.pow(x - mean, 3)).average().orElse(0);
        return second == 0 ? 0 : third / Math.pow(second, 1.5);
    }

    /** As people write it: whole numbers whole, others with three digits. */
    static String text(double x) {
        BigDecimal exact = new BigDecimal(x);
        boolean whole = x == Math.rint(x) && Math.abs(x) < 1e15;
        return (whole ? exact.setScale(0) : exact.round(THREE_DIGITS).stripTrailingZeros()).toPlainString();
    }
}
