package dev.deskpulse.scheduler.text;

import dev.deskpulse.connector.store.TicketStore;
import dev.deskpulse.ticket.Satisfaction;
import dev.deskpulse.ticket.Ticket;
import dev.deskpulse.ticket.TicketId;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What people said of the customers' words, as labelled examples to learn from: agents' corrections of sentiment and kind,
 * and the customers' own ratings. Where an agent corrected the sentiment, the rating is not asked.
 */
public final class Labels {
    private static final int BATCH = 1_000;

    /** Where a label comes from. */
    public enum Source {
        CORRECTION,
        CSAT
    }

    /**
     * One labelled example.
     *
     * @param text the customer's cleaned words: the last message for the sentiment, the first one for the kind
     * @param task SENTIMENT or KIND
     * @param label the value's name, such as {@code NEGATIVE}; never UNSURE
     */
    public record Label(TicketId ticket, String text, TagTask task, String label, Source source) {}

    private final TicketStore tickets;
    private final TagLedger ledger;
    private final OwnComments own;

    /** @param own the comments that Deskpulse wrote, which are no customer's words */
    public Labels(TicketStore tickets, TagLedger ledger, OwnComments own) {
        this.tickets = tickets;
        this.ledger = ledger;
        this.own = own;
    }

    /** Streams every label, by ticket; of tickets that are no longer there, none. */
    public void forEach(Consumer<Label> consumer) {
        Map<TicketId, Map<TagTask, String>> corrected = new HashMap<>();
        for (TagChange change : ledger.corrections()) {
            Map<TagTask, String> ofTicket = corrected.computeIfAbsent(change.ticket(), id -> new HashMap<>());
            ofTicket.put(change.task(), change.newValue() == null ? "" : change.newValue());
        }
        tickets.forEach(
                Instant.MIN,
                BATCH,
                batch -> batch.forEach(
                        ticket -> label(ticket, corrected.getOrDefault(ticket.id(), Map.of()), consumer)));
    }

    private void label(Ticket ticket, Map<TagTask, String> corrected, Consumer<Label> consumer) {
        Optional<String> rating = rating(ticket.satisfaction());
        if (corrected.isEmpty() && rating.isEmpty()) {
            return;
        }
        List<String> words = JudgedTicket.passages(ticket, own).stream()
                .map(Passage::original)
                .filter(text -> !text.isBlank())
                .toList();
        if (words.isEmpty()) {
            return;
        }
        String last = words.get(words.size() - 1);
        correction(corrected, TagTask.SENTIMENT)
                .map(label -> new Label(ticket.id(), last, TagTask.SENTIMENT, label, Source.CORRECTION))
                .or(() -> rating.map(label -> new Label(ticket.id(), last, TagTask.SENTIMENT, label, Source.CSAT)))
                .ifPresent(consumer);
        correction(corrected, TagTask.KIND)
                .map(label -> new Label(ticket.id(), words.get(0), TagTask.KIND, label, Source.CORRECTION))
                .ifPresent(consumer);
    }

    private static Optional<String> correction(Map<TagTask, String> corrected, TagTask task) {
        return Optional.ofNullable(corrected.get(task)).filter(value -> task.knows(value) && !value.equals("UNSURE"));
    }

    /** Three stars say nothing. */
    private static Optional<String> rating(@Nullable Satisfaction satisfaction) {
        if (satisfaction == null || satisfaction.score() == 3) {
            return Optional.empty();
        }
        return Optional.of((satisfaction.score() < 3 ? Sentiment.Label.NEGATIVE : Sentiment.Label.POSITIVE).name());
    }
}
