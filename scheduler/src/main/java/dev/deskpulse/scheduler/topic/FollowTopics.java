package dev.deskpulse.scheduler.topic;

import dev.deskpulse.connector.store.TicketStore;
import dev.deskpulse.progress.Progress;
import dev.deskpulse.scheduler.text.OwnWords;
import dev.deskpulse.scheduler.topic.TopicStore.Place;
import dev.deskpulse.ticket.Ticket;
import dev.deskpulse.ticket.TicketId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * Keeps each ticket's topic up to date. New and changed tickets are sorted into the known topics; topics are looked for
 * anew after a week, or when a quarter more tickets have come, and then all tickets are sorted again. Topics found again
 * keep their identity; what people have named, merged and split stays.
 */
public final class FollowTopics {
    private static final int BATCH = 1_000;
    private static final int LEAST_TICKETS = 30;
    private static final double GROWTH = 1.25;
    private static final Duration AGE = Duration.ofDays(7);

    private final TicketStore tickets;
    private final TopicStore store;
    private final InstantSource clock;
    private final Runnable ticketsMoved;
    private final Map<TopicLanguage, Sorter> sorters = new EnumMap<>(TopicLanguage.class);

    /** @param ticketsMoved called when any ticket may have another topic now, for what is computed from that */
    public FollowTopics(TicketStore tickets, TopicStore store, InstantSource clock, Runnable ticketsMoved) {
        this.tickets = tickets;
        this.store = store;
        this.clock = clock;
        this.ticketsMoved = ticketsMoved;
    }

    /**
     * Follows the tickets saved since a moment of the store's clock; {@link Instant#MIN} for all. A ticket whose words
     * are the same is not read again.
     *
     * @return how many tickets' words were new
     */
    public long run(Instant changedSince, Progress progress) {
        progress.begin("Sorting tickets by topic", -1);
        AtomicLong read = new AtomicLong();
        tickets.forEach(changedSince, BATCH, batch -> {
            read.addAndGet(read(batch.stream().filter(Ticket::hasWords).toList()));
            progress.advance(batch.size());
        });
        List<TopicLanguage> due =
                Stream.of(TopicLanguage.values()).filter(this::isDue).toList();
        for (TopicLanguage language : due) {
            progress.begin("Finding topics (" + language.code() + ")", -1);
            new Rediscovery(tickets, store, clock.instant(), ticketsMoved).run(language);
        }
        return read.get();
    }

    private boolean isDue(TopicLanguage language) {
        long now = store.tickets(language);
        return now >= LEAST_TICKETS
                && store.space(language)
                        .map(last -> now >= last.tickets() * GROWTH
                                || !clock.instant().isBefore(last.discovered().plus(AGE)))
                        .orElse(true);
    }

    private int read(List<Ticket> batch) {
        Map<TicketId, String> known =
                store.inputs(batch.stream().map(Ticket::id).toList());
        List<TopicStore.Vector> vectors =
                batch.parallelStream().flatMap(ticket -> changed(ticket, known)).toList();
        List<Place> places = new ArrayList<>();
        for (TopicStore.Vector vector : vectors) {
            places.add(sorters.computeIfAbsent(vector.language(), language -> Sorter.of(store, language))
                    .place(vector));
        }
        store.database().run(connection -> {
            store.saveVectors(vectors);
            store.savePlaces(places);
        });
        return vectors.size();
    }

    private static Stream<TopicStore.Vector> changed(Ticket ticket, Map<TicketId, String> known) {
        OwnWords words = OwnWords.opening(ticket, Discovery.LOOK_AT);
        String input = words.fingerprint();
        if (input.equals(known.get(ticket.id()))) {
            return Stream.empty();
        }
        return TopicLanguage.of(words.language()).stream()
                .map(language -> new TopicStore.Vector(
                        ticket.id(),
                        input,
                        language,
                        ticket.lifecycle().created(),
                        VectorText.of(language.vector(words.text()))));
    }
}
