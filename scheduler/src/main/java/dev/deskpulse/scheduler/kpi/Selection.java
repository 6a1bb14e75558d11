package dev.deskpulse.scheduler.kpi;

import dev.deskpulse.ticket.TicketId;
import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Tickets that were selected one by one, as by a search of the site's.
 *
 * @param ids their ids with commas between: one value for the database, however many they are
 */
public record Selection(String ids) {
    public static Selection of(Collection<TicketId> tickets) {
        return new Selection(tickets.stream().map(TicketId::value).sorted().collect(Collectors.joining(",")));
    }

    /** The tickets of both. */
    public Selection and(Selection other) {
        Set<String> others = Set.copyOf(Arrays.asList(other.ids.split(",")));
        return new Selection(
                Arrays.stream(ids.split(",")).filter(others::contains).collect(Collectors.joining(",")));
    }
}
