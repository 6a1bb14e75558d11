package dev.deskpulse.scheduler.writeback;

import dev.deskpulse.ticket.PersonId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A person knew better than Deskpulse. The target is not written again.
 *
 * @param ours what we had written, or would have
 * @param theirs what the person put instead, null where they took ours away
 * @param by null where the site's history does not tell
 * @param at null where the site's history does not tell
 */
public record Correction(
        WriteTarget target,
        @Nullable String ours,
        @Nullable String theirs,
        @Nullable PersonId by,
        @Nullable Instant at,
        Instant noticedAt) {}
