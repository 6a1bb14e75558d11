package dev.deskpulse.plugin.access;

/** What somebody may see could not be learned: they see nothing until it can. */
public final class SightUnknownException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SightUnknownException(String message, Throwable cause) {
        super(message, cause);
    }
}
