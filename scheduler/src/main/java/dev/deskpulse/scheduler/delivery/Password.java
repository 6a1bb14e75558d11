package dev.deskpulse.scheduler.delivery;

/** What proves to a receiver, or to a mail server, who we are. Has no getter outside this package and shows nowhere. */
public final class Password {
    private final String value;

    private Password(String value) {
        this.value = value;
    }

    /**
     * Line ends around it, as files have them, do not count.
     *
     * @throws IllegalArgumentException where it is blank
     */
    public static Password of(String value) {
        String stripped = value.strip();
        if (stripped.isEmpty()) {
            throw new IllegalArgumentException("is blank");
        }
        return new Password(stripped);
    }

    String reveal() {
        return value;
    }

    @Override
    public String toString() {
        return "(hidden)";
    }
}
