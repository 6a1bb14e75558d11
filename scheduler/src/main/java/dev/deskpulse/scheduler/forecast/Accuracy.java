package dev.deskpulse.scheduler.forecast;

import java.util.OptionalDouble;

/**
 * How far off the same way of forecasting was in the past, at origins where only what came before was known, beside the
 * seasonal naive at the same origins. Empty where there was nothing to judge or nothing to divide by.
 *
 * @param origins how many forecasts were judged
 * @param smape mean of 200 |y − f| / (|y| + |f|), in percent; 0 where both are 0
 * @param naiveSmape the seasonal naive's
 * @param mase mean absolute error over the mean absolute change from season to season (Hyndman and Koehler 2006)
 * @param naiveMase the seasonal naive's
 * @param better by which share the mean absolute error is below the seasonal naive's; negative where above
 * @param covered80 share of the past values that lay within the 80 % intervals as they would have been drawn then
 * @param covered95 likewise for 95 %
 */
public record Accuracy(
        int origins,
        OptionalDouble smape,
        OptionalDouble naiveSmape,
        OptionalDouble mase,
        OptionalDouble naiveMase,
        OptionalDouble better,
        OptionalDouble covered80,
        OptionalDouble covered95) {
    static final Accuracy UNKNOWN = new Accuracy(
            0,
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            OptionalDouble.empty());

    /** Whether whoever took the value of a season before was less far off; then the forecast is no help. */
    public boolean worseThanNaive() {
        return better.isPresent() && better.getAsDouble() < 0;
    }
}
