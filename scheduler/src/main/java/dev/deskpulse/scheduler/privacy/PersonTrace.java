package dev.deskpulse.scheduler.privacy;

import dev.deskpulse.ticket.Ticket;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that is stored of a person.
 *
 * @param rows by table, each by its columns' names
 * @param raw tickets as they were read, where those are kept and the person stands in them
 */
public record PersonTrace(Map<String, List<Map<String, @Nullable String>>> rows, List<Ticket> raw) {
    /** How many rows of all tables. */
    public long count() {
        return rows.values().stream().mapToLong(List::size).sum();
    }
}
