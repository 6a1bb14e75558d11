package dev.deskpulse.scheduler.topic;

import dev.deskpulse.ticket.TicketId;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;

/**
 * Finds the tickets whose openings are nearest in meaning, by the stored sentence vectors; among the latest of a language,
 * so that somebody who waits for it does not wait longer on a larger desk.
 */
public final class SimilarTickets {
    private static final String OWN = """
            SELECT v.language, v.vector, p.topic FROM ticket_vector v
            LEFT JOIN ticket_topic p ON p.ticket_id = v.ticket_id WHERE v.ticket_id = ?""";
    /** Weeks of a large desk, the whole past of a small one. */
    private static final int LATEST = 20_000;

    private final TopicStore store;

    public SimilarTickets(TopicStore store) {
        this.store = store;
    }

    /**
     * A ticket like another.
     *
     * @param score the cosine, from 0.45 (about the same thing) to 1
     * @param sameTopic whether both are of one discovered topic
     */
    public record Near(TicketId ticket, double score, boolean sameTopic) {}

    private record Own(TopicLanguage language, String vector, Optional<String> topic) {}

    /** The nearest first; none where the ticket's words have no vector, as those of an unread language. */
    public List<Near> to(TicketId ticket, int most) {
        return store
                .query(
                        OWN,
                        List.of(ticket.value()),
                        row -> new Own(
                                TopicLanguage.valueOf(TopicStore.text(row, 1)),
                                TopicStore.text(row, 2),
                                Optional.ofNullable(row.getString(3))))
                .stream()
                .findFirst()
                .map(own -> near(ticket, own, most))
                .orElse(List.of());
    }

    private List<Near> near(TicketId ticket, Own own, int most) {
        float[] vector = VectorText.vector(own.vector);
        float[] centre = store.space(own.language)
                .map(space -> VectorText.vector(space.centre()))
                .orElseGet(() -> new float[vector.length]);
        float[] place = TopicSpace.placed(vector, centre);
        PriorityQueue<Near> nearest = new PriorityQueue<>(Comparator.comparingDouble(Near::score));
        store.latest(own.language, LATEST, other -> {
            double score = Vectors.dot(place, TopicSpace.placed(VectorText.vector(other.vector()), centre));
            if (score >= TopicSpace.NEAR && !other.ticket().equals(ticket)) {
                nearest.add(new Near(other.ticket(), Math.min(1, score), false));
                if (nearest.size() > most) {
                    nearest.poll();
                }
            }
        });
        Set<TicketId> ofTopic = own.topic.map(topic -> ofTopic(topic, nearest)).orElseGet(Set::of);
        return nearest.stream()
                .sorted(Comparator.comparingDouble(Near::score).reversed().thenComparing(n -> n.ticket()
                        .value()))
                .map(near -> new Near(near.ticket, near.score, ofTopic.contains(near.ticket)))
                .toList();
    }

    private Set<TicketId> ofTopic(String topic, Collection<Near> nearest) {
        return store.ofTopic(topic, nearest.stream().map(Near::ticket).toList());
    }
}
