package dev.deskpulse.scheduler.topic;

import dev.deskpulse.connector.store.TicketStore;
import dev.deskpulse.scheduler.text.OwnWords;
import dev.deskpulse.scheduler.topic.StoredTopic.State;
import dev.deskpulse.ticket.Ticket;
import dev.deskpulse.ticket.TicketId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds the topics of the stored tickets anew, and makes them one with those known before. */
final class Rediscovery {
    private static final int BATCH = 500;

    private final TicketStore tickets;
    private final TopicStore store;
    private final Instant now;
    private final Runnable ticketsMoved;

    Rediscovery(TicketStore tickets, TopicStore store, Instant now, Runnable ticketsMoved) {
        this.tickets = tickets;
        this.store = store;
        this.now = now;
        this.ticketsMoved = ticketsMoved;
    }

    /** The topics and the tickets' places in them change together or not at all. */
    void run(TopicLanguage language) {
        List<TopicStore.Vector> sample = sample(language);
        Map<TicketId, String> texts = texts(sample);
        List<TopicStore.Vector> present = sample.stream()
                .filter(vector -> texts.containsKey(vector.ticket()))
                .toList();
        if (present.isEmpty()) {
            return;
        }
        Discovery discovery = Discovery.of(
                language,
                present.stream().map(v -> texts.getOrDefault(v.ticket(), "")).toList(),
                present.stream().map(v -> VectorText.vector(v.vector())).toList());
        long all = store.tickets(language);
        store.database().run(connection -> {
            store.saveTopics(reconciled(discovery, language));
            store.saveSpace(new TopicStore.Space(
                    language, VectorText.of(discovery.space().centre()), now, all));
            Sorter.sortAll(store, language);
            ticketsMoved.run();
        });
    }

    /** Half of it the newest tickets, so that what is new is seen in a large store too. */
    private List<TopicStore.Vector> sample(TopicLanguage language) {
        int half = FindTopics.MOST_TEXTS / 2;
        List<TopicStore.Vector> sample = new ArrayList<>();
        Sampling<TopicStore.Vector> older = new Sampling<>(half);
        store.vectors(language, vector -> {
            if (sample.size() < half) {
                sample.add(vector);
            } else {
                older.offer(vector);
            }
        });
        sample.addAll(older.kept());
        return sample;
    }

    private Map<TicketId, String> texts(List<TopicStore.Vector> vectors) {
        Map<TicketId, String> texts = new HashMap<>();
        for (int from = 0; from < vectors.size(); from += BATCH) {
            List<TicketId> ids = vectors.subList(from, Math.min(from + BATCH, vectors.size())).stream()
                    .map(TopicStore.Vector::ticket)
                    .toList();
            for (Ticket ticket : tickets.findAll(ids)) {
                texts.put(
                        ticket.id(), OwnWords.opening(ticket, Discovery.LOOK_AT).text());
            }
        }
        return texts;
    }

    private List<StoredTopic> reconciled(Discovery discovery, TopicLanguage language) {
        KnownTopics known = store.topics();
        List<StoredTopic> before = known.in(language);
        Map<Integer, StoredTopic> matched = MatchTopics.match(discovery.space(), before);
        List<StoredTopic> after = new ArrayList<>();
        Set<String> found = new HashSet<>();
        int number = known.nextNumber();
        for (int i = 0; i < discovery.topics().size(); i++) {
            Discovery.Topic topic = discovery.topics().get(i);
            String mean = VectorText.of(discovery.space().means().get(i));
            StoredTopic same = matched.get(i);
            if (same == null) {
                String id = "T" + number++;
                after.add(new StoredTopic(
                        id, language, now, topic.name(), null, State.ACTIVE, null, null, mean, topic.telling()));
            } else {
                found.add(same.id());
                // The parts of a split topic stand for it.
                StoredTopic present = same.state() == State.GONE ? same.in(State.ACTIVE) : same;
                after.add(present.foundAgain(mean, topic.telling()));
            }
        }
        before.stream()
                .filter(topic ->
                        topic.state() == State.ACTIVE && !found.contains(topic.id()) && !known.isKeptByPeople(topic))
                .map(topic -> topic.in(State.GONE))
                .forEach(after::add);
        return after;
    }
}
