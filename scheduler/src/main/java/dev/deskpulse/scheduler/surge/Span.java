package dev.deskpulse.scheduler.surge;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.hipparchus.util.FastMath;
import org.jspecify.annotations.Nullable;

/** The mean deviation of the last row, hour or day, and how rare it is to either side. */
final class Span {
    private final double seconds;
    private final List<Double> first = new ArrayList<>();
    private double mean;
    private @Nullable Tail above;
    private @Nullable Tail below;

    /** @param length 0 for the last row alone */
    Span(Duration length) {
        this.seconds = length.toSeconds();
    }

    void take(double deviation, double passed) {
        double share = seconds == 0 ? 1 : 1 - FastMath.exp(-passed / seconds);
        mean += share * (deviation - mean);
    }

    /** Remembers a mean to start from. */
    void collect() {
        first.add(mean);
    }

    /** What was collected is what is usual. */
    void start() {
        above = new Tail(first.stream().mapToDouble(m -> Math.max(0, m)).toArray());
        below = new Tail(first.stream().mapToDouble(m -> Math.max(0, -m)).toArray());
        first.clear();
    }

    /** {@link Tail#rarity}, negative for dips; 0 before the start. */
    double rarity() {
        Tail tail = mean >= 0 ? above : below;
        return tail == null ? 0 : FastMath.copySign(tail.rarity(Math.abs(mean)), mean);
    }

    void learn(double memory) {
        if (above != null && below != null) {
            above.learn(Math.max(0, mean), memory);
            below.learn(Math.max(0, -mean), memory);
        }
    }
}
