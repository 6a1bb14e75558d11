package dev.deskpulse.words;

import java.util.Locale;

/** How constants are written to people and other programs. */
public final class Wire {
    private Wire() {}

    /** An enum's constant as settings, commands and the API write it: {@code at-least}. */
    public static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
