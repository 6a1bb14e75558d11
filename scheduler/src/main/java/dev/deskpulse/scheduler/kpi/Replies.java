package dev.deskpulse.scheduler.kpi;

import dev.deskpulse.ticket.AuthorRole;
import dev.deskpulse.ticket.Message;
import dev.deskpulse.ticket.PersonId;
import dev.deskpulse.ticket.Ticket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The public replies that answer a customer: by agents, who are people, and not by the one who asks.
 *
 * @param beforeCreation at least one bears a time before the ticket's creation, so that no first reply can be told
 */
record Replies(List<Message> messages, boolean beforeCreation) {
    /** Nobody reads and answers a ticket faster than this: such a comment is part of opening it. */
    private static final Duration OPENING = Duration.ofSeconds(5);

    static Replies of(Ticket ticket) {
        Instant created = ticket.lifecycle().created();
        boolean openedByDesk = openedByDesk(ticket);
        List<Message> replies = ticket.messages().stream()
                .filter(m -> m.isPublic() && m.role() == AuthorRole.AGENT)
                .filter(m -> openedByDesk || !isReporter(ticket, m.author()))
                .sorted(java.util.Comparator.comparing(Message::created))
                .toList();
        boolean early = replies.stream().anyMatch(m -> m.created().isBefore(created));
        if (!early && !replies.isEmpty() && opens(ticket, replies.get(0), openedByDesk)) {
            replies = replies.subList(1, replies.size());
        }
        return new Replies(List.copyOf(replies), early);
    }

    Optional<Instant> first() {
        return beforeCreation || messages.isEmpty()
                ? Optional.empty()
                : Optional.of(messages.get(0).created());
    }

    /** An agent opened it for a customer; an agent who asks for himself is a customer like any other. */
    private static boolean openedByDesk(Ticket ticket) {
        PersonId reporter = ticket.parties().reporter();
        String customer = ticket.parties().customer();
        return reporter != null
                && customer != null
                && !customer.equals(reporter.value())
                && ticket.messages().stream()
                        .anyMatch(m -> m.role() == AuthorRole.AGENT && reporter.equals(m.author()));
    }

    private static boolean opens(Ticket ticket, Message first, boolean openedByDesk) {
        if (first.created().isBefore(ticket.lifecycle().created().plus(OPENING))) {
            return true;
        }
        return openedByDesk
                && isReporter(ticket, first.author())
                && ticket.messages().stream()
                        .noneMatch(m ->
                                m.role() == AuthorRole.CUSTOMER && m.created().isBefore(first.created()));
    }

    private static boolean isReporter(Ticket ticket, @org.jspecify.annotations.Nullable PersonId author) {
        return author != null && author.equals(ticket.parties().reporter());
    }
}
