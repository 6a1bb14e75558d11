package dev.deskpulse.connector.jira.wire;

/** A piece of an answer is not of the shape the API promises; the message names the place, not the content. */
public final class BadShape extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public BadShape(String message) {
        super(message);
    }
}
