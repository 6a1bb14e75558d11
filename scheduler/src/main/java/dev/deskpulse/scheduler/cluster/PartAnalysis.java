package dev.deskpulse.scheduler.cluster;

import dev.deskpulse.connector.store.Database;
import dev.deskpulse.connector.store.JdbcTicketStore;
import dev.deskpulse.connector.store.TicketStore;
import dev.deskpulse.scheduler.kpi.SlaHistory;
import dev.deskpulse.scheduler.kpi.TicketFact;
import dev.deskpulse.scheduler.kpi.TicketMeasurer;
import dev.deskpulse.scheduler.text.BatchTagger;
import dev.deskpulse.scheduler.text.KnownTags;
import dev.deskpulse.scheduler.text.TagStore;
import dev.deskpulse.scheduler.text.TaggedTicket;
import dev.deskpulse.scheduler.text.TicketTags;
import dev.deskpulse.scheduler.writeback.WriteLedger;
import dev.deskpulse.ticket.Ticket;
import dev.deskpulse.ticket.TicketId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Tags and measures tickets of a store that somebody else writes: reads what is known of them, and stores nothing. */
public final class PartAnalysis {
    private final TicketStore tickets;
    private final KnownTags known;
    private final BatchTagger tagger;
    private final SlaHistory sla;
    private final TicketMeasurer measurer;

    /** @param store its tables are up to date */
    public PartAnalysis(AnalysisRecipe recipe, Database store) {
        this.tickets = JdbcTicketStore.reading(store, recipe.clock());
        this.known = TagStore.reading(store);
        this.tagger = new BatchTagger(
                known, recipe.tagger(WriteLedger.reading(store, recipe.clock()).ownComments()));
        this.sla = SlaHistory.reading(store, recipe.clock());
        this.measurer = recipe.measurer();
    }

    /** Those of the tickets that are still there. */
    public AnalyzedTickets analyze(Collection<TicketId> ids) {
        List<Ticket> found = tickets.findAll(ids);
        List<TaggedTicket> tagged = tagger.tag(found);
        Map<TicketId, TicketTags> tags = tags(found, tagged);
        SlaHistory.Lesson lesson = sla.study(found);
        List<TicketFact> facts = found.parallelStream()
                .map(ticket -> measurer.measure(
                        ticket, tags.get(ticket.id()), lesson.cycles().getOrDefault(ticket.id(), ticket.slaCycles())))
                .toList();
        return new AnalyzedTickets(tagged, facts, lesson.news());
    }

    private Map<TicketId, TicketTags> tags(List<Ticket> found, List<TaggedTicket> tagged) {
        Map<TicketId, TicketTags> tags =
                new HashMap<>(known.judged(found.stream().map(Ticket::id).toList()));
        tagged.forEach(ticket -> tags.put(ticket.tags().ticket(), ticket.tags()));
        return known.corrected(tags);
    }
}
