package dev.deskpulse.scheduler.kpi;

import dev.deskpulse.ticket.StatusCategory;
import java.io.Serializable;
import java.util.Map;
import java.util.Optional;

/**
 * The category of each status, by name: a ticket's history names its former statuses but not their categories.
 *
 * @param byName as the site lists its statuses; may be empty, then only the statuses that tickets are in today, and the
 *     history of their resolutions, tell what was done when
 */
public record StatusCatalogue(Map<String, StatusCategory> byName) implements Serializable {
    public static final StatusCatalogue EMPTY = new StatusCatalogue(Map.of());

    public StatusCatalogue {
        byName = Map.copyOf(byName);
    }

    public Optional<StatusCategory> category(String status) {
        return Optional.ofNullable(byName.get(status));
    }
}
