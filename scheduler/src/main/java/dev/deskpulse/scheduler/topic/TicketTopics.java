package dev.deskpulse.scheduler.topic;

import dev.deskpulse.connector.store.TicketStore;
import dev.deskpulse.scheduler.sight.Sight;
import dev.deskpulse.scheduler.text.OwnWords;
import dev.deskpulse.scheduler.topic.RoutingHint.Level;
import dev.deskpulse.ticket.Ticket;
import dev.deskpulse.ticket.TicketId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The topics of many tickets. What is known of a topic is looked up once, when a ticket of it is first asked for; so one
 * of these serves one run, on one thread.
 */
public final class TicketTopics {
    private final TicketStore tickets;
    private final TopicStore store;
    private final Map<String, List<RoutingHint>> routing = new HashMap<>();
    private @Nullable KnownTopics known;

    public TicketTopics(TicketStore tickets, TopicStore store) {
        this.tickets = tickets;
        this.store = store;
    }

    /** The topics of these tickets under their present names, without words; those that are near none are left out. */
    public Map<TicketId, TopicTag> of(Collection<TicketId> ids) {
        return ids.isEmpty() ? Map.of() : store.tags(ids);
    }

    /** The same tag with those of the topic's telling words that the ticket's opening holds. */
    public TopicTag withWords(Ticket ticket, TopicTag tag) {
        String id = tag.id();
        OwnWords opening = OwnWords.opening(ticket, Discovery.LOOK_AT);
        List<String> words = id == null
                ? List.of()
                : TopicLanguage.of(opening.language())
                        .map(language -> TellingWords.in(language, telling(id, language), opening.text()))
                        .orElse(List.of());
        return new TopicTag(id, tag.name(), tag.score(), words);
    }

    /** None where the topic stands no more. */
    private List<String> telling(String id, TopicLanguage language) {
        KnownTopics topics = known;
        if (topics == null || topics.standing(id).isEmpty()) {
            topics = store.topics();
            known = topics;
        }
        KnownTopics present = topics;
        return present.standing(id)
                .map(topic -> present.telling(topic, language))
                .orElse(List.of());
    }

    /** The team and the queue that resolved a topic best, as far as the site tells them and there is a choice. */
    public List<RoutingHint> routing(String topic) {
        return routing.computeIfAbsent(
                topic, id -> Routing.best(Routing.cases(tickets, store, id, Sight.ALL), 1).stream()
                        .filter(hint -> hint.level() == Level.TEAM || hint.level() == Level.QUEUE)
                        .toList());
    }
}
