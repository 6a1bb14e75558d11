package dev.deskpulse.scheduler.alert;

import java.util.Locale;

/** How far an event is from what is usual. */
public enum Severity {
    WARNING,
    /** At least three times as many, or a third as few, and at least twenty tickets away from it. */
    CRITICAL;

    private static final double TIMES = 3;
    private static final double TICKETS = 20;

    static Severity of(Alert.Figures figures) {
        double more = Math.max(figures.observed(), figures.expected());
        double less = Math.min(figures.observed(), figures.expected());
        return more >= TIMES * less && more - less >= TICKETS ? CRITICAL : WARNING;
    }

    /** The name for scripts, such as {@code critical}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
