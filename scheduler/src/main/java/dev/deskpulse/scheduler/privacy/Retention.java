package dev.deskpulse.scheduler.privacy;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How long is kept what people wrote, by kind; null for as long as the store lasts.
 *
 * @param words of a ticket, counted from when it was done and last changed on its source
 * @param rawText of tickets kept as they were read, counted likewise; no longer than the words
 * @param reports files that schedules have written, counted from when they were made
 */
public record Retention(
        @Nullable Duration words,
        @Nullable Duration rawText,
        @Nullable Duration reports) {
    /** Nothing but what the source has deleted is forgotten. */
    public static final Retention FOR_EVER = new Retention(null, null, null);
}
