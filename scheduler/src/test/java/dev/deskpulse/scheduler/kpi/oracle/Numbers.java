package dev.deskpulse.scheduler.kpi.oracle;

import java.util.List;

/** The formulas of the rules for all. */
final class Numbers {
    private static final double Z = 1.959964;

    private Numbers() {}

    /** Continuous; null without values. */
    static Double percentile(List<Long> values, double p) {
        if (values.isEmpty()) {
            return null;
        }
        List<Long> sorted = values.stream().sorted().toList();
        double place = p * (sorted.size() - 1);
        int i = (int) Math.floor(place);
        double f = place - i;
        return f == 0 ? sorted.get(i) : sorted.get(i) + f * (sorted.get(i + 1) - sorted.get(i));
    }

    static Double mean(List<? extends Number> values) {
        double sum = 0;
        for (Number value : values) {
            sum += value.doubleValue();
        }
        return values.isEmpty() ? null : sum / values.size();
    }

    static Double ratio(double part, double whole) {
        return whole == 0 ? null : part / whole;
    }

    /** Wilson's bounds; sign −1 is the lower. */
    static Double wilson(double k, double n, int sign) {
        return n == 0 ? null : (k + Z * Z / 2 + sign * Z * Math.sqrt(k * (n - k) / n + Z * Z / 4)) / (n + Z * Z);
    }

    static Double npsBound(double promoters, double detractors, double n, int sign) {
        if (n == 0) {
            return null;
        }
        double p = promoters / n;
        double d = detractors / n;
        double bound = 100 * (p - d) + sign * 100 * Z * Math.sqrt((p + d - (p - d) * (p - d)) / n);
        return Math.max(-100, Math.min(100, bound));
    }
}
