package dev.deskpulse.jirarestclient;

import org.jspecify.annotations.Nullable;

/** The client could not understand what the site answered. */
public final class UnreadableAnswer extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnreadableAnswer(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
