package dev.deskpulse.scheduler.text;

import dev.deskpulse.ticket.Ticket;
import dev.deskpulse.ticket.TicketId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tags those of some tickets whose input, or the model, changed; saves nothing, so that it runs wherever the tickets are. */
public final class BatchTagger {
    private final KnownTags known;
    private final Tagger tagger;

    public BatchTagger(KnownTags known, Tagger tagger) {
        this.known = known;
        this.tagger = tagger;
    }

    /** The new tags; tickets whose tags stand are left out, and so are those whose words are no longer kept. */
    public List<TaggedTicket> tag(Collection<Ticket> batch) {
        // What was judged of words that are no longer kept stands.
        return tagAll(batch.stream().filter(Ticket::hasWords).toList());
    }

    /** The same of these tickets, whether their words are kept or not. */
    List<TaggedTicket> tagAll(Collection<Ticket> batch) {
        Map<TicketId, String> inputs =
                known.inputs(tagger.model(), batch.stream().map(Ticket::id).toList());
        Map<TicketId, Integer> recent = known.recentContacts(
                batch.stream().filter(TicketFacts::isOpen).map(Ticket::id).toList());
        List<JudgedTicket> changed = batch.parallelStream()
                .map(ticket -> tagger.judged(ticket, recent.getOrDefault(ticket.id(), 0)))
                .filter(judged -> !judged.fingerprint().equals(inputs.get(judged.id())))
                .toList();
        return changed.isEmpty() ? List.of() : tags(changed);
    }

    private List<TaggedTicket> tags(List<JudgedTicket> changed) {
        Map<TicketId, Map<String, MessageTag>> messages =
                known.messages(changed.stream().map(JudgedTicket::id).toList());
        Map<TicketId, TicketTags> done = known.judged(changed.stream()
                .filter(judged -> !judged.facts().open())
                .map(JudgedTicket::id)
                .toList());
        return changed.parallelStream()
                .map(judged -> tagger.tag(judged, messages.getOrDefault(judged.id(), Map.of())))
                .map(tagged -> asLastSuggested(tagged, done.get(tagged.tags().ticket())))
                .toList();
    }

    /** Nothing about a done ticket presses any more: it keeps the priority that it was worked on with. */
    private static TaggedTicket asLastSuggested(TaggedTicket tagged, @Nullable TicketTags before) {
        return before == null ? tagged : tagged.suggesting(before.priority());
    }
}
