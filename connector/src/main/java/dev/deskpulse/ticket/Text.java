package dev.deskpulse.ticket;

/** Checks shared by the constructors of this package. */
final class Text {
    private Text() {}

    static String notBlank(String value, String what) {
        if (value.isBlank()) {
            throw new IllegalArgumentException(what + " is blank");
        }
        return value;
    }
}
