package dev.deskpulse.scheduler.why;

import dev.deskpulse.connector.store.TicketStore;
import dev.deskpulse.scheduler.sight.Sight;
import dev.deskpulse.scheduler.text.MessageTag;
import dev.deskpulse.scheduler.text.OwnComments;
import dev.deskpulse.scheduler.text.Passage;
import dev.deskpulse.scheduler.text.TagChange;
import dev.deskpulse.scheduler.text.TagStore;
import dev.deskpulse.scheduler.text.TagTask;
import dev.deskpulse.scheduler.text.TicketTags;
import dev.deskpulse.scheduler.topic.RoutingHint;
import dev.deskpulse.scheduler.topic.ShowTopic;
import dev.deskpulse.scheduler.topic.TopicTag;
import dev.deskpulse.scheduler.why.Explained.Entry;
import dev.deskpulse.ticket.Message;
import dev.deskpulse.ticket.Person;
import dev.deskpulse.ticket.PersonId;
import dev.deskpulse.ticket.Ticket;
import dev.deskpulse.ticket.TicketId;
import dev.deskpulse.ticket.TicketKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells why tickets have their tags, from the store alone: nothing is judged anew, nothing is written. */
public final class ExplainTags {
    /** The most rows of one page of corrections. */
    public static final int MOST_ROWS = 1_000;

    private final TicketStore tickets;
    private final TagStore tags;
    private final ShowTopic topics;
    private final OwnComments own;
    private final Sight sight;

    /** @param own comments that Deskpulse wrote, which are no customer's words */
    public ExplainTags(TicketStore tickets, TagStore tags, ShowTopic topics, OwnComments own) {
        this(tickets, tags, topics, own, Sight.ALL);
    }

    private ExplainTags(TicketStore tickets, TagStore tags, ShowTopic topics, OwnComments own, Sight sight) {
        this.tickets = tickets;
        this.tags = tags;
        this.topics = topics;
        this.own = own;
        this.sight = sight;
    }

    /** The same for somebody who sees a part of the desk; a ticket that they do not see is not there. */
    public ExplainTags seenBy(Sight other) {
        return new ExplainTags(tickets, tags, topics.seenBy(other), own, other);
    }

    /** @throws IllegalArgumentException where the store has no such ticket, or it has no tags yet */
    public Explained of(TicketKey key) {
        Ticket ticket = tickets.findByKey(key)
                .filter(sight::sees)
                .orElseThrow(() -> new IllegalArgumentException(
                        "no ticket " + key + " in the store; check the key, or run `deskpulse sync`"));
        TicketTags judged = tags.judged(List.of(ticket.id())).get(ticket.id());
        if (judged == null) {
            throw new IllegalArgumentException(key + " has no tags yet; run `deskpulse analyze`");
        }
        TopicTag topic = topics.tag(key);
        String topicId = topic.id();
        List<RoutingHint> routing = topicId == null ? List.of() : topics.routing(topicId);
        return new Explained(
                key, judged, corrected(judged), messages(ticket, judged), topic, routing, ledger(ticket.id()));
    }

    private Map<TagTask, String> corrected(TicketTags judged) {
        TicketTags shown = tags.find(judged.ticket()).orElse(judged);
        Map<TagTask, String> corrected = new EnumMap<>(TagTask.class);
        for (TagTask task : TagTask.values()) {
            if (!task.valueOf(shown).equals(task.valueOf(judged))) {
                corrected.put(task, task.valueOf(shown));
            }
        }
        return corrected;
    }

    private List<Said> messages(Ticket ticket, TicketTags judged) {
        Map<String, Instant> written = new HashMap<>();
        ticket.messages().forEach((Message message) -> written.put(message.id(), message.created()));
        Map<String, MessageTag> left = new HashMap<>(tags.messages(ticket.id()));
        List<Said> said = new ArrayList<>();
        for (Passage passage : Passage.of(ticket, own)) {
            Instant at =
                    written.getOrDefault(passage.message(), ticket.lifecycle().created());
            said.add(Said.of(passage, at, left.remove(passage.message()), judged));
        }
        left.values().stream()
                .sorted(Comparator.comparing(MessageTag::message))
                .forEach(tag -> said.add(Said.gone(tag)));
        return said;
    }

    private List<Entry> ledger(TicketId ticket) {
        Map<PersonId, Person> people = tickets.people();
        return tags.ledger().of(ticket).stream()
                .map(change -> new Entry(
                        change.at(),
                        change.task(),
                        change.maker(),
                        name(change.by(), people),
                        change.model(),
                        change.oldValue(),
                        change.newValue(),
                        change.evidence()))
                .toList();
    }

    private static @Nullable String name(@Nullable PersonId by, Map<PersonId, Person> people) {
        Person person = by == null ? null : people.get(by);
        return person != null ? person.displayName() : by == null ? null : by.value();
    }

    /**
     * What people corrected, newest first, beside what the model says today.
     *
     * @param limit rows of a page, at most {@link #MOST_ROWS}
     * @param page from 1; one after the last has no rows
     * @throws IllegalArgumentException where one of them is out of bounds
     */
    public CorrectionPage corrections(int limit, int page) {
        if (limit < 1 || limit > MOST_ROWS) {
            throw new IllegalArgumentException("limit is " + limit + "; ask for 1 to " + MOST_ROWS + " rows");
        }
        if (page < 1) {
            throw new IllegalArgumentException("page is " + page + "; the first one is 1");
        }
        List<TagChange> changes = tags.ledger().latestCorrections(limit, (page - 1L) * limit);
        List<TicketId> ids = changes.stream().map(TagChange::ticket).distinct().toList();
        Map<TicketId, TicketKey> keys = new HashMap<>();
        tickets.findAll(ids).forEach(ticket -> keys.put(ticket.id(), ticket.key()));
        Map<TicketId, TicketTags> judged = tags.judged(ids);
        Map<PersonId, Person> people = tickets.people();
        return new CorrectionPage(
                tags.ledger().correctionCount(),
                page,
                limit,
                changes.stream()
                        .map(change -> correction(
                                change,
                                keys.get(change.ticket()),
                                judged.get(change.ticket()),
                                name(change.by(), people)))
                        .toList());
    }

    private static CorrectionPage.Correction correction(
            TagChange change, @Nullable TicketKey key, @Nullable TicketTags judged, @Nullable String who) {
        return new CorrectionPage.Correction(
                change.ticket(),
                key,
                change.at(),
                change.task(),
                who,
                change.oldValue(),
                change.newValue(),
                change.model(),
                judged == null ? null : change.task().valueOf(judged),
                judged == null ? null : judged.model());
    }
}
