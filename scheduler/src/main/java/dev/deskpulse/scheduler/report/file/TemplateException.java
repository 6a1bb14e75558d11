package dev.deskpulse.scheduler.report.file;

import org.jspecify.annotations.Nullable;

/** A template of the admin's cannot be used as it is; the message names file, line and what is wrong. */
public final class TemplateException extends IllegalArgumentException {
    TemplateException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
