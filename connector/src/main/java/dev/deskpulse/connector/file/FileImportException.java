package dev.deskpulse.connector.file;

/** A file cannot be imported at all; the message names it and the mend, and holds none of its content. */
public final class FileImportException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public FileImportException(String message) {
        super(message);
    }

    public FileImportException(String message, Throwable cause) {
        super(message, cause);
    }
}
