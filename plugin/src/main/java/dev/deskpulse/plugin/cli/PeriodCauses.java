package dev.deskpulse.plugin.cli;

import dev.deskpulse.connector.store.TicketStore;
import dev.deskpulse.scheduler.insight.TicketWords;
import dev.deskpulse.scheduler.kpi.Kpi;
import dev.deskpulse.scheduler.kpi.KpiQuery;
import dev.deskpulse.scheduler.kpi.Kpis;
import dev.deskpulse.scheduler.kpi.OwnFields;
import dev.deskpulse.scheduler.rootcause.Localisation;
import dev.deskpulse.ticket.Ticket;
import dev.deskpulse.ticket.TicketKey;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The slices that carry the change of a desk's figure, each with its tickets and their words.
 *
 * @param slices by {@link Localisation.Element#text}, in the order of the elements
 */
record PeriodCauses(Localisation found, Map<String, Evidence> slices) {
    private static final int MOST_TICKETS = 1_000;

    /**
     * What stands behind a slice.
     *
     * @param tickets their keys, at most 1,000
     * @param words that stand more often in these tickets than in the figure's others of the same days
     */
    record Evidence(List<String> tickets, List<String> words) {
        Evidence {
            tickets = List.copyOf(tickets);
            words = List.copyOf(words);
        }
    }

    /** Looks up the evidence for each slice. */
    static PeriodCauses of(Kpi kpi, Localisation found, Kpis kpis, KpiQuery now, TicketStore tickets, OwnFields own) {
        Map<String, Evidence> slices = new LinkedHashMap<>();
        if (!found.elements().isEmpty()) {
            List<String> all = kpis.tickets(kpi, now, "", MOST_TICKETS);
            for (Localisation.Element element : found.elements()) {
                List<String> keys = kpis.tickets(kpi, narrowed(now, element, own), "", MOST_TICKETS);
                slices.put(element.text(), new Evidence(keys, words(keys, all, tickets)));
            }
        }
        return new PeriodCauses(found, slices);
    }

    private static KpiQuery narrowed(KpiQuery now, Localisation.Element element, OwnFields own) {
        KpiQuery narrowed = now;
        for (Map.Entry<String, String> part : element.values().entrySet()) {
            narrowed = narrowed.only(DimensionName.read(part.getKey(), own), Set.of(part.getValue()));
        }
        return narrowed;
    }

    private static List<String> words(List<String> keys, List<String> all, TicketStore tickets) {
        List<String> others = new ArrayList<>(all);
        others.removeAll(new HashSet<>(keys));
        return TicketWords.apart(read(keys, tickets), read(others, tickets));
    }

    private static List<Ticket> read(List<String> keys, TicketStore tickets) {
        return tickets.findAllByKey(
                TicketWords.sample(keys).stream().map(TicketKey::new).toList());
    }
}
