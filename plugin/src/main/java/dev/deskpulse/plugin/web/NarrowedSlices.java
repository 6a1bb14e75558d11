package dev.deskpulse.plugin.web;

import dev.deskpulse.scheduler.kpi.Kpi;
import dev.deskpulse.scheduler.kpi.KpiQuery;
import dev.deskpulse.scheduler.kpi.Kpis;
import dev.deskpulse.scheduler.kpi.Narrowing;
import dev.deskpulse.scheduler.kpi.Selection;
import dev.deskpulse.scheduler.sight.Sight;
import dev.deskpulse.ticket.TicketId;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What of a slice is meant by somebody who narrows a screen. Findings and alerts were made of a slice's every ticket: where
 * only some of these are meant, their figures stay those of all, and this is told.
 */
public final class NarrowedSlices {
    private static final int LISTED = 20;
    /** Further back nothing is looked at. */
    private static final int DAYS = 1_500;

    private final Kpis kpis;
    private final Clock clock;
    private final ZoneId zone;

    /** @param zone the desk's */
    public NarrowedSlices(Kpis kpis, Clock clock, ZoneId zone) {
        this.kpis = kpis;
        this.clock = clock;
        this.zone = zone;
    }

    /**
     * What is meant of a slice.
     *
     * @param whole whether all of it is; the rest then tells nothing
     * @param tickets how many are meant
     * @param keys of the first of them
     */
    record Part(boolean whole, long tickets, List<String> keys) {
        static final Part WHOLE = new Part(true, 0, List.of());
    }

    /**
     * @param slice by the names of dimensions
     * @param tickets those that are known of it
     * @return empty where none is meant
     */
    Optional<Part> part(Map<String, String> slice, Collection<TicketId> tickets, Narrowing narrowing, Sight sight) {
        if (narrowing.isNone() || narrowing.holds(slice)) {
            return Optional.of(Part.WHOLE);
        }
        if (tickets.isEmpty() || narrowing.excludes(slice)) {
            return Optional.empty();
        }
        LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
        KpiQuery meant = KpiQuery.of(today.minusDays(DAYS), today.plusDays(1), KpiQuery.Period.WHOLE)
                .narrowed(new Narrowing(Map.of(), Selection.of(tickets)))
                .narrowed(narrowing.keeping(Kpi.VOLUME::has))
                .seenBy(sight);
        List<String> keys = kpis.tickets(Kpi.VOLUME, meant, "", LISTED);
        return keys.isEmpty() ? Optional.empty() : Optional.of(new Part(false, count(meant), keys));
    }

    private long count(KpiQuery meant) {
        return (long) kpis.table(Kpi.VOLUME, meant).single().orElse(0);
    }
}
