package dev.deskpulse.scheduler.cluster;

import dev.deskpulse.scheduler.kpi.SlaHistory;
import dev.deskpulse.scheduler.kpi.TicketFact;
import dev.deskpulse.scheduler.text.TaggedTicket;
import java.io.Serializable;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/**
 * What an analysis of some tickets found; nothing of it is stored yet.
 *
 * @param tagged tickets judged; the others had not changed
 * @param facts of all tickets
 * @param news of the tickets' SLA cycles
 */
public record AnalyzedTickets(List<TaggedTicket> tagged, List<TicketFact> facts, List<SlaHistory.News> news)
        implements Serializable {
    public AnalyzedTickets {
        tagged = List.copyOf(tagged);
        facts = List.copyOf(facts);
        news = List.copyOf(news);
    }

    /** All of them as one. */
    public static AnalyzedTickets of(Collection<AnalyzedTickets> parts) {
        return new AnalyzedTickets(
                all(parts, AnalyzedTickets::tagged),
                all(parts, AnalyzedTickets::facts),
                all(parts, AnalyzedTickets::news));
    }

    private static <T> List<T> all(Collection<AnalyzedTickets> parts, Function<AnalyzedTickets, List<T>> of) {
        return parts.stream().flatMap(part -> of.apply(part).stream()).toList();
    }
}
