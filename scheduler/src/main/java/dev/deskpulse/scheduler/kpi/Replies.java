package dev.deskpulse.scheduler.kpi;

import dev.deskpulse.ticket.AuthorRole;
import dev.deskpulse.ticket.Message;
import dev.deskpulse.ticket.PersonId;
import dev.deskpulse.ticket.Ticket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What each message of a ticket is to the response times.
 *
 * @param messages in the order of time; those of the same moment in the order of the log
 * @param beforeCreation at least one reply bears a time before the ticket's creation, so that none can be told
 */
public record Replies(List<Judged> messages, boolean beforeCreation) {
    /** Nobody reads and answers a ticket faster than this: such a comment is part of opening it. */
    private static final Duration OPENING = Duration.ofSeconds(5);

    /** What a message counts as. */
    public enum Verdict {
        REPLY,
        OPENING,
        CUSTOMER,
        INTERNAL,
        AUTOMATION
    }

    /** A message with its verdict. */
    public record Judged(Message message, Verdict verdict) {}

    public Replies {
        messages = List.copyOf(messages);
    }

    /** @param automationReplies whether a public comment of an automation counts as a reply */
    public static Replies of(Ticket ticket, boolean automationReplies) {
        boolean openedByDesk = openedByDesk(ticket);
        List<Judged> judged = new ArrayList<>();
        ticket.messages().stream()
                .sorted(Comparator.comparing(Message::created))
                .forEach(message ->
                        judged.add(new Judged(message, verdict(ticket, message, openedByDesk, automationReplies))));
        boolean early = judged.stream()
                .anyMatch(m -> m.verdict == Verdict.REPLY
                        && m.message.created().isBefore(ticket.lifecycle().created()));
        if (!early) {
            markOpening(ticket, judged, openedByDesk);
        }
        return new Replies(judged, early);
    }

    private static Verdict verdict(Ticket ticket, Message message, boolean openedByDesk, boolean automationReplies) {
        boolean asker = !openedByDesk && isReporter(ticket, message.author());
        if (message.role() == AuthorRole.AUTOMATION) {
            return automationReplies && message.isPublic() ? Verdict.REPLY : Verdict.AUTOMATION;
        }
        if (!message.isPublic()) {
            return Verdict.INTERNAL;
        }
        return asker || message.role() == AuthorRole.CUSTOMER ? Verdict.CUSTOMER : Verdict.REPLY;
    }

    private static void markOpening(Ticket ticket, List<Judged> judged, boolean openedByDesk) {
        for (int i = 0; i < judged.size(); i++) {
            Message message = judged.get(i).message;
            if (judged.get(i).verdict == Verdict.REPLY) {
                if (opens(ticket, message, judged.subList(0, i), openedByDesk)) {
                    judged.set(i, new Judged(message, Verdict.OPENING));
                }
                return;
            }
        }
    }

    /** The agents' replies, the opening not among them. */
    List<Message> replies() {
        return messages.stream()
                .filter(m -> m.verdict == Verdict.REPLY)
                .map(Judged::message)
                .toList();
    }

    Optional<Message> first() {
        return beforeCreation ? Optional.empty() : replies().stream().findFirst();
    }

    Optional<Message> last() {
        return beforeCreation ? Optional.empty() : replies().stream().reduce((a, b) -> b);
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

    private static boolean opens(Ticket ticket, Message first, List<Judged> before, boolean openedByDesk) {
        long after =
                first.created().getEpochSecond() - ticket.lifecycle().created().getEpochSecond();
        if (after < OPENING.toSeconds()) {
            return true;
        }
        return openedByDesk
                && isReporter(ticket, first.author())
                && before.stream().noneMatch(m -> m.message.role() == AuthorRole.CUSTOMER);
    }

    private static boolean isReporter(Ticket ticket, @Nullable PersonId author) {
        return author != null && author.equals(ticket.parties().reporter());
    }
}
