package dev.deskpulse.connector.file;

/** Thrown inside the reading of one row; becomes {@link RowOutcome.Refused}. */
final class RowRefused extends Exception {
    private static final long serialVersionUID = 1L;

    RowRefused(String reason) {
        super(reason, null, false, false);
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
