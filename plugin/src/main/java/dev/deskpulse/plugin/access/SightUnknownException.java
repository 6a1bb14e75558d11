package dev.deskpulse.plugin.access;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What somebody may see could not be learned: they see nothing until it can. */
public final class SightUnknownException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient @Nullable Viewer admin;

    SightUnknownException(String message, Throwable cause) {
        this(message, cause, null);
    }

    private SightUnknownException(String message, Throwable cause, @Nullable Viewer admin) {
        super(message, cause);
        this.admin = admin;
    }

    /** The same of an admin by the settings, whatever Jira says. */
    SightUnknownException of(Viewer who) {
        return new SightUnknownException(String.valueOf(getMessage()), this, who);
    }

    /** Who asks, seeing no ticket, where the settings alone make them an admin: they mend what keeps Jira from answering. */
    public Optional<Viewer> admin() {
        return Optional.ofNullable(admin);
    }
}
