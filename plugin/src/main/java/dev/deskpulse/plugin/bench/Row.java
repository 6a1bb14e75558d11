package dev.deskpulse.plugin.bench;

import org.jspecify.annotations.Nullable;

/**
 * One figure.
 *
 * @param name the benchmark, a colon and what was measured
 * @param ratio the value against what the name says after "of" or "against"; null where there is nothing to compare
 */
public record Row(
        String name, double value, String unit, @Nullable Double ratio) {
    static Row of(String name, double value, String unit) {
        return new Row(name, value, unit, null);
    }

    static Row of(String name, double value, String unit, double ratio) {
        return new Row(name, value, unit, ratio);
    }
}
