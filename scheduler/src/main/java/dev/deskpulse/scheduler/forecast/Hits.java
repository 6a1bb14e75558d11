package dev.deskpulse.scheduler.forecast;

import java.util.OptionalDouble;

/** How many values lay within the intervals that were drawn for them. */
final class Hits {
    private int within80;
    private int within95;
    private int count;

    void add(double[] actual, double[] means, Intervals intervals) {
        for (int h = 0; h < actual.length; h++) {
            if (!Double.isNaN(actual[h])) {
                double error = Math.abs(actual[h] - means[h]);
                within80 += error <= intervals.half(h, 0.8) ? 1 : 0;
                within95 += error <= intervals.half(h, 0.95) ? 1 : 0;
                count++;
            }
        }
    }

    OptionalDouble share80() {
        return count == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) within80 / count);
    }

    OptionalDouble share95() {
        return count == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) within95 / count);
    }
}
