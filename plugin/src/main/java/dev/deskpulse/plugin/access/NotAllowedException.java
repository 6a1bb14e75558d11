package dev.deskpulse.plugin.access;

/** Somebody asked for what their role does not allow; the message says what to do about it. */
public final class NotAllowedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public NotAllowedException(String message) {
        super(message);
    }
}
