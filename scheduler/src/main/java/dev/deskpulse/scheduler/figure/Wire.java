package dev.deskpulse.scheduler.figure;

import java.util.Locale;

/** How constants are written to other programs. */
public final class Wire {
    private Wire() {}

    /** An enum's constant as the API writes it: {@code at-least}. */
    public static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
