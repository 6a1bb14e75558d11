package dev.deskpulse.connector.jira.http;

/** A token or password. It has no getter outside this package and shows nowhere: not in text, not in JSON. */
public final class Secret {
    private final String value;

    private Secret(String value) {
        this.value = value;
    }

    /** @throws IllegalArgumentException where it is blank or holds characters that no HTTP header may carry */
    public static Secret of(String value) {
        String trimmed = value.strip();
        if (trimmed.isEmpty()) {
            throw new IllegalArgumentException("the token is blank");
        }
        if (!trimmed.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            throw new IllegalArgumentException(
                    "the token holds a space, a line break or a character outside ASCII: copy it again, whole");
        }
        return new Secret(trimmed);
    }

    String reveal() {
        return value;
    }

    @Override
    public String toString() {
        return "(hidden)";
    }
}
