package dev.deskpulse.scheduler.topic;

import dev.deskpulse.connector.store.TicketStore;
import dev.deskpulse.scheduler.text.OwnWords;
import dev.deskpulse.scheduler.topic.StoredTopic.State;
import dev.deskpulse.ticket.Ticket;
import dev.deskpulse.ticket.TicketId;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What people do to topics. It stays when topics are found anew. */
public final class EditTopics {
    private static final int LONGEST_NAME = 200;
    private static final int LEAST_TO_SPLIT = 10;

    private final TicketStore tickets;
    private final TopicStore store;
    private final InstantSource clock;
    private final Runnable ticketsMoved;

    /** @param ticketsMoved called when tickets have come to other topics, for what is computed from that */
    public EditTopics(TicketStore tickets, TopicStore store, InstantSource clock, Runnable ticketsMoved) {
        this.tickets = tickets;
        this.store = store;
        this.clock = clock;
        this.ticketsMoved = ticketsMoved;
    }

    /** @throws IllegalArgumentException where there is no such topic or the name is blank or too long */
    public StoredTopic name(String id, String name) {
        String tidy = name.strip();
        if (tidy.isEmpty() || tidy.length() > LONGEST_NAME) {
            throw new IllegalArgumentException("A topic's name has 1 to " + LONGEST_NAME + " characters");
        }
        StoredTopic named = store.topics().active(id).named(tidy);
        store.saveTopics(List.of(named));
        return named;
    }

    /**
     * Joins two topics, which may be of two languages: all tickets of the second, those to come too, are the first one's.
     *
     * @throws IllegalArgumentException where one does not stand, or they are the same
     */
    public StoredTopic merge(String id, String other) {
        KnownTopics known = store.topics();
        StoredTopic kept = known.active(id);
        StoredTopic merged = known.active(other);
        if (kept.id().equals(merged.id())) {
            throw new IllegalArgumentException(id + " cannot be merged with itself: name two topics");
        }
        store.database().run(connection -> {
            store.saveTopics(List.of(merged.mergedInto(kept.id())));
            store.moveTickets(merged.id(), kept.id());
            ticketsMoved.run();
        });
        return kept;
    }

    /**
     * Parts a topic in two by what its tickets of its own language say; the parts remember where they come from. Topics of
     * another language that were merged into it stand by themselves again.
     *
     * @return the two parts
     * @throws IllegalArgumentException where there is no such topic or it has too few tickets
     */
    public List<StoredTopic> split(String id) {
        KnownTopics known = store.topics();
        StoredTopic whole = known.active(id);
        List<TopicStore.Vector> members =
                vectors(whole.language(), store.ticketsOf(id, whole.language(), FindTopics.MOST_TEXTS));
        if (members.size() < LEAST_TO_SPLIT) {
            throw new IllegalArgumentException(id + " has " + members.size() + " tickets in its language ("
                    + whole.language().code() + "); a topic is split from " + LEAST_TO_SPLIT + " tickets on");
        }
        List<StoredTopic> parts = parts(whole, members, known.nextNumber());
        List<StoredTopic> changed = new ArrayList<>(parts);
        changed.add(whole.in(State.SPLIT));
        changed.addAll(known.mergedFromOtherLanguages(whole));
        store.database().run(connection -> {
            store.saveTopics(changed);
            changed.stream().map(StoredTopic::language).distinct().forEach(language -> Sorter.sortAll(store, language));
            ticketsMoved.run();
        });
        return parts;
    }

    /** Topics that people have merged or split and that {@link #undo} brings back, the latest made first. */
    public List<StoredTopic> undoable() {
        List<StoredTopic> undoable = new ArrayList<>(
                store.topics().all().stream().filter(EditTopics::isUndoable).toList());
        Collections.reverse(undoable);
        return undoable;
    }

    private static boolean isUndoable(StoredTopic topic) {
        return topic.state() == State.MERGED || topic.state() == State.SPLIT;
    }

    /**
     * Takes back a merge or a split: what was merged stands by itself again; what was split stands whole again, and what
     * stands of its parts is merged into it.
     *
     * @throws IllegalArgumentException where there is no such topic, or it was neither merged nor split
     */
    public StoredTopic undo(String id) {
        KnownTopics known = store.topics();
        StoredTopic topic = known.all().stream()
                .filter(one -> one.id().equals(id) && isUndoable(one))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no topic " + id
                        + " that was merged or split; it may have been brought back already"));
        StoredTopic freed = topic.freed();
        List<StoredTopic> changed = new ArrayList<>(List.of(freed));
        if (topic.state() == State.SPLIT) {
            known.all().stream()
                    .filter(part -> id.equals(part.parent()) && part.state() == State.ACTIVE)
                    .map(part -> part.mergedInto(id))
                    .forEach(changed::add);
        }
        store.database().run(connection -> {
            store.saveTopics(changed);
            // Topics of other languages may have been merged into it before.
            Arrays.stream(TopicLanguage.values()).forEach(language -> Sorter.sortAll(store, language));
            ticketsMoved.run();
        });
        return freed;
    }

    private List<TopicStore.Vector> vectors(TopicLanguage language, List<TicketId> members) {
        Set<TicketId> wanted = new HashSet<>(members);
        List<TopicStore.Vector> vectors = new ArrayList<>();
        store.vectors(language, vector -> {
            if (wanted.contains(vector.ticket())) {
                vectors.add(vector);
            }
        });
        return vectors;
    }

    private List<StoredTopic> parts(StoredTopic whole, List<TopicStore.Vector> members, int number) {
        List<float[]> vectors =
                members.stream().map(v -> VectorText.vector(v.vector())).toList();
        List<Integer> halves = Arrays.stream(FindTopics.halves(vectors)).boxed().toList();
        NameTopics names = new NameTopics(whole.language().script(), texts(members), halves);
        List<StoredTopic> parts = new ArrayList<>();
        for (int half = 0; half < 2; half++) {
            List<float[]> own = new ArrayList<>();
            for (int i = 0; i < halves.size(); i++) {
                if (halves.get(i) == half) {
                    own.add(vectors.get(i));
                }
            }
            List<String> phrases = names.phrases(half);
            String name = phrases.isEmpty()
                    ? whole.title() + " (" + (half + 1) + ")"
                    : String.join(whole.language().comma(), phrases);
            parts.add(new StoredTopic(
                    "T" + (number + half),
                    whole.language(),
                    clock.instant(),
                    name,
                    null,
                    State.ACTIVE,
                    null,
                    whole.id(),
                    VectorText.of(Vectors.mean(own)),
                    names.telling(half)));
        }
        return parts;
    }

    private List<String> texts(List<TopicStore.Vector> members) {
        Map<TicketId, String> texts = new HashMap<>();
        for (Ticket ticket :
                tickets.findAll(members.stream().map(TopicStore.Vector::ticket).toList())) {
            texts.put(ticket.id(), OwnWords.opening(ticket, Discovery.LOOK_AT).text());
        }
        return members.stream().map(v -> texts.getOrDefault(v.ticket(), "")).toList();
    }
}
