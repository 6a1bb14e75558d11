package dev.deskpulse.scheduler.action;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.hipparchus.distribution.continuous.TDistribution;

/** What is known of a quantity: Student's distributions, each with the weight of the noise that it comes from. */
record Spread(List<Part> parts) {
    private static final double LEAST_WEIGHT = 1e-6;
    private static final int HALVINGS = 60;

    record Part(double weight, double centre, double error, double degrees) {}

    Spread {
        parts = parts.stream().filter(part -> part.weight() > LEAST_WEIGHT).toList();
    }

    double mean() {
        return sum(part -> part.centre());
    }

    /** The share below. */
    double below(double value) {
        return sum(part ->
                new TDistribution(part.degrees()).cumulativeProbability((value - part.centre()) / part.error()));
    }

    /** Below which a share lies. */
    double quantile(double share) {
        double reach = 40 * sum(Part::error);
        return root(value -> below(value) - share, mean() - reach, mean() + reach);
    }

    Effect effect() {
        double beyond = (1 - Effect.LEVEL) / 2;
        return new Effect(mean(), quantile(beyond), quantile(1 - beyond));
    }

    /**
     * How often an effect of this size would be seen, where these are the errors of its estimate: the whole interval lies
     * on its side of nothing.
     */
    double power(double size) {
        return seen(Math.abs(size), quantile((1 + Effect.LEVEL) / 2));
    }

    /** The smallest effect that would be seen with this power. */
    double detectable(double power) {
        double half = quantile((1 + Effect.LEVEL) / 2);
        return root(size -> seen(size, half) - power, 0, 20 * half);
    }

    private double seen(double size, double half) {
        NormalDistribution standard = new NormalDistribution();
        return sum(part -> standard.cumulativeProbability((size - half) / part.error()));
    }

    private double sum(ToDoubleFunction<Part> of) {
        double sum = 0;
        double weight = 0;
        for (Part part : parts) {
            sum += part.weight() * of.applyAsDouble(part);
            weight += part.weight();
        }
        return sum / weight;
    }

    /** Where a rising function is 0. */
    static double root(DoubleUnaryOperator rising, double low, double high) {
        double from = low;
        double to = high;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (from + to) / 2;
            if (rising.applyAsDouble(middle) < 0) {
                from = middle;
            } else {
                to = middle;
            }
        }
        return (from + to) / 2;
    }
}
