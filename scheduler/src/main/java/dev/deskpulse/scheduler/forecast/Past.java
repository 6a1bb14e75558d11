package dev.deskpulse.scheduler.forecast;

import java.util.Arrays;

/**
 * The values of a series up to some step. A later past shares the array of an earlier one, yet none can be asked for what
 * lies beyond its end.
 */
final class Past {
    private final double[] values;
    private final int length;

    private Past(double[] values, int length) {
        this.values = values;
        this.length = length;
    }

    static Past of(double[] values) {
        return new Past(values.clone(), values.length);
    }

    int length() {
        return length;
    }

    double at(int step) {
        if (step >= length) {
            throw new IndexOutOfBoundsException("step " + step + " is not in a past of " + length);
        }
        return values[step];
    }

    double last() {
        return at(length - 1);
    }

    /** What was known after the first so many steps. */
    Past until(int steps) {
        if (steps > length) {
            throw new IndexOutOfBoundsException(steps + " steps of a past of " + length);
        }
        return new Past(values, steps);
    }

    /** A copy. */
    double[] values() {
        return Arrays.copyOf(values, length);
    }
}
