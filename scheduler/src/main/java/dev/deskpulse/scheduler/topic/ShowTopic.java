package dev.deskpulse.scheduler.topic;

import dev.deskpulse.connector.store.TicketStore;
import dev.deskpulse.scheduler.sight.Sight;
import dev.deskpulse.scheduler.text.OwnComments;
import dev.deskpulse.scheduler.text.OwnWords;
import dev.deskpulse.ticket.AuthorRole;
import dev.deskpulse.ticket.Message;
import dev.deskpulse.ticket.Person;
import dev.deskpulse.ticket.PersonId;
import dev.deskpulse.ticket.StatusCategory;
import dev.deskpulse.ticket.Ticket;
import dev.deskpulse.ticket.TicketKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Looks up what is known of one topic. */
public final class ShowTopic {
    private static final int LOOKED_AT = 200;
    private static final int TYPICAL = 3;
    private static final int ANSWERS = 3;
    private static final int HINTS = 3;
    private static final double ALIKE = 0.85;

    private final TicketStore tickets;
    private final TopicStore store;
    private final OwnComments own;
    private final Sight sight;

    /** @param own comments that Deskpulse wrote, which answered nobody */
    public ShowTopic(TicketStore tickets, TopicStore store, OwnComments own) {
        this(tickets, store, own, Sight.ALL);
    }

    private ShowTopic(TicketStore tickets, TopicStore store, OwnComments own, Sight sight) {
        this.tickets = tickets;
        this.store = store;
        this.own = own;
        this.sight = sight;
    }

    /** The same for somebody who sees a part of the desk. */
    public ShowTopic seenBy(Sight other) {
        return new ShowTopic(tickets, store, own, other);
    }

    /** @throws IllegalArgumentException where there is no such topic, or none that is seen */
    public TopicDetail show(String id) {
        StoredTopic topic = store.topics().active(id);
        if (!new SeenTopics(store, sight).contains(id)) {
            throw KnownTopics.unknown(id);
        }
        List<Ticket> nearest = tickets.findAll(store.ticketsOf(id, sight, LOOKED_AT)).stream()
                .filter(sight::sees)
                .toList();
        List<TopicDetail.Question> typical = nearest.stream()
                .map(ticket -> new TopicDetail.Question(
                        ticket.key().value(),
                        OwnWords.opening(ticket, Discovery.LOOK_AT).text()))
                .limit(TYPICAL)
                .toList();
        return new TopicDetail(topic, typical, answers(nearest), routing(id));
    }

    /** Who resolved a topic's tickets best, agents by their names. */
    public List<RoutingHint> routing(String id) {
        Map<PersonId, Person> people = tickets.people();
        return Routing.best(Routing.cases(tickets, store, id, sight), HINTS).stream()
                .filter(hint -> hint.level() != RoutingHint.Level.AGENT
                        || sight.agents().all())
                .map(hint -> hint.named(people))
                .toList();
    }

    /**
     * Why a ticket has its topic, or that it is near none.
     *
     * @throws IllegalArgumentException where no such ticket is stored
     */
    public TopicTag tag(TicketKey key) {
        Ticket ticket = tickets.findByKey(key)
                .orElseThrow(() -> new IllegalArgumentException(
                        key.value() + " is not in the store; a sync or an import brings tickets in"));
        TicketTopics topics = new TicketTopics(tickets, store);
        TopicTag tag = topics.of(List.of(ticket.id())).get(ticket.id());
        return tag == null ? TopicTag.NONE : topics.withWords(ticket, tag);
    }

    /** Answers alike are one, shown by the one nearest to the topic. */
    private List<TopicDetail.Answer> answers(List<Ticket> nearest) {
        List<Group> groups = new ArrayList<>();
        for (Ticket ticket : nearest) {
            answer(ticket).ifPresent(words -> TopicLanguage.of(words.language())
                    .ifPresent(language -> group(groups, ticket, language, words.text()).size++));
        }
        return groups.stream()
                .sorted(Comparator.comparingInt((Group group) -> group.size).reversed())
                .limit(ANSWERS)
                .map(group -> new TopicDetail.Answer(group.key, group.text, group.size))
                .toList();
    }

    private static final class Group {
        private final String key;
        private final TopicLanguage language;
        private final String text;
        private final float[] vector;
        private int size;

        private Group(String key, TopicLanguage language, String text, float[] vector) {
            this.key = key;
            this.language = language;
            this.text = text;
            this.vector = vector;
        }
    }

    /** Vectors of two languages cannot be compared. */
    private static Group group(List<Group> groups, Ticket ticket, TopicLanguage language, String text) {
        float[] vector = language.vector(text);
        return groups.stream()
                .filter(group -> group.language == language && Vectors.dot(group.vector, vector) >= ALIKE)
                .findFirst()
                .orElseGet(() -> {
                    Group group = new Group(ticket.key().value(), language, text, vector);
                    groups.add(group);
                    return group;
                });
    }

    /** The last public reply of a person of the desk, where the ticket is done. */
    private Optional<OwnWords> answer(Ticket ticket) {
        if (ticket.lifecycle().category() != StatusCategory.DONE) {
            return Optional.empty();
        }
        return ticket.messages().stream()
                .filter(message -> message.role() == AuthorRole.AGENT
                        && message.isPublic()
                        && !own.contains(ticket.id(), message.id()))
                .reduce((earlier, later) -> later)
                .map(Message::text)
                .map(text -> OwnWords.in(text, Discovery.LOOK_AT))
                .filter(words -> !words.text().isBlank());
    }
}
