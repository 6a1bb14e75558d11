package dev.deskpulse.scheduler.driver;

import java.util.Arrays;

/** The outcome as the model has it: 0 and 1 as they are, numbers (or their logarithms) standardised. */
final class Modelled {
    private final Scale scale;
    private final double[] values;
    private final double mean;
    private final double deviation;

    Modelled(CaseTable table) {
        this.scale = table.scale();
        double[] raw = table.outcomes().stream()
                .mapToDouble(y -> scale == Scale.LOGARITHM ? Math.log(y) : y)
                .toArray();
        this.mean = scale == Scale.SHARE ? 0 : Arrays.stream(raw).average().orElse(0);
        double squares =
                Arrays.stream(raw).map(y -> (y - mean) * (y - mean)).average().orElse(1);
        this.deviation = scale == Scale.SHARE ? 1 : Math.sqrt(squares);
        this.values = Arrays.stream(raw).map(y -> (y - mean) / deviation).toArray();
    }

    Scale scale() {
        return scale;
    }

    boolean logistic() {
        return scale == Scale.SHARE;
    }

    double[] values() {
        return values;
    }

    double mean() {
        return mean;
    }

    double deviation() {
        return deviation;
    }
}
