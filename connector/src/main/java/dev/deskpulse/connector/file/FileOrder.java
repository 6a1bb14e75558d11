package dev.deskpulse.connector.file;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A customer's order as a file tells it.
 *
 * @param id the shop's own; null where the file has none
 * @param customer as the shop knows them, by the same name as in tickets
 * @param amount in whatever currency the file is in; null where it is not told
 */
public record FileOrder(
        @Nullable String id,
        String customer,
        Instant at,
        @Nullable Double amount) {}
