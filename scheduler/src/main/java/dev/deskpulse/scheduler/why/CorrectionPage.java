package dev.deskpulse.scheduler.why;

import dev.deskpulse.scheduler.text.TagTask;
import dev.deskpulse.ticket.TicketId;
import dev.deskpulse.ticket.TicketKey;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some of what people corrected, newest first.
 *
 * @param total how many corrections there are in all
 * @param page of so many rows each, from 1
 */
public record CorrectionPage(long total, int page, int limit, List<Correction> corrections) {
    public CorrectionPage {
        corrections = List.copyOf(corrections);
    }

    /**
     * A tag that a person changed.
     *
     * @param key null where the ticket is no longer in the store
     * @param who by name, where it is known, else by id; null where the site's history does not tell
     * @param from null where there was no tag
     * @param to null where the person took the value away
     * @param model the version that was corrected
     * @param now what the model says today; null where the ticket has no tags
     * @param nowModel the version that says so; null with it
     */
    public record Correction(
            TicketId ticket,
            @Nullable TicketKey key,
            Instant at,
            TagTask task,
            @Nullable String who,
            @Nullable String from,
            @Nullable String to,
            String model,
            @Nullable String now,
            @Nullable String nowModel) {}
}
