package dev.deskpulse.plugin.settings;

/** The settings are no longer those that somebody looked at; the message says what to do. */
public final class ChangedMeanwhileException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ChangedMeanwhileException(String message) {
        super(message);
    }
}
