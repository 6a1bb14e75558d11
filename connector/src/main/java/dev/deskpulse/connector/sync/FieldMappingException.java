package dev.deskpulse.connector.sync;

import java.util.List;

/** The settings name fields that the site does not have, or has twice. Every problem is listed, not the first alone. */
public final class FieldMappingException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final List<String> problems;

    public FieldMappingException(List<String> problems) {
        super(String.join("\n", problems));
        this.problems = List.copyOf(problems);
    }

    /** One line each: the setting's key, what is wrong and the mend. */
    public List<String> problems() {
        return problems;
    }
}
