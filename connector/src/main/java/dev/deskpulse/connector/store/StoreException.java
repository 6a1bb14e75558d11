package dev.deskpulse.connector.store;

/** The store failed; the message names the file or table and the mend, never a ticket's text. */
public class StoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StoreException(String message) {
        super(message);
    }

    public StoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
