package dev.deskpulse.ticket;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tickets whose words are no longer kept: who did what and when stays, so that every figure stays, and all that people wrote is
 * gone. What was judged of the words must not be judged again.
 */
public final class EmptiedTickets {
    /** In place of what a ticket was about; a ticket without a summary could not be shown in a list. */
    public static final String SUMMARY = "…";

    private static final String MARK = "wordsRemoved";
    private static final Set<String> WORD_FIELDS = Set.of("summary", "description", "environment", "comment");
    /** A name of a status, a person or an option is shorter. */
    private static final int LONGEST_NAME = 100;

    private EmptiedTickets() {}

    static boolean isEmptied(Ticket ticket) {
        return ticket.fields().containsKey(MARK);
    }

    /** The same ticket without words; empties none twice. */
    public static Ticket emptied(Ticket ticket) {
        Map<String, String> fields = new HashMap<>(ticket.fields());
        fields.replaceAll((name, value) -> value.length() > LONGEST_NAME ? SUMMARY : value);
        fields.put(MARK, "yes");
        Satisfaction answer = ticket.satisfaction();
        return new Ticket(
                ticket.id(),
                ticket.source(),
                ticket.key(),
                ticket.project(),
                ticket.type(),
                SUMMARY,
                "",
                ticket.lifecycle(),
                ticket.parties(),
                ticket.subject(),
                ticket.priority(),
                ticket.labels(),
                ticket.messages().stream().map(EmptiedTickets::emptied).toList(),
                ticket.history().stream().map(EmptiedTickets::emptied).toList(),
                ticket.slaCycles(),
                answer == null ? null : new Satisfaction(answer.score(), answer.at(), null),
                ticket.npsAnswer(),
                fields);
    }

    private static Message emptied(Message message) {
        return new Message(
                message.id(),
                message.author(),
                message.role(),
                message.created(),
                message.updated(),
                message.isPublic(),
                "");
    }

    private static Change emptied(Change change) {
        boolean words = WORD_FIELDS.contains(change.field());
        return new Change(
                change.id(),
                change.at(),
                change.author(),
                change.field(),
                side(change.from(), words),
                side(change.fromText(), words),
                side(change.to(), words),
                side(change.toText(), words));
    }

    private static @Nullable String side(@Nullable String value, boolean words) {
        return value != null && (words || value.length() > LONGEST_NAME) ? SUMMARY : value;
    }
}
