package dev.deskpulse.scheduler.kpi.oracle;

import dev.deskpulse.ticket.AuthorRole;
import dev.deskpulse.ticket.Message;
import dev.deskpulse.ticket.PersonId;
import dev.deskpulse.ticket.Ticket;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What was said on a ticket and by which side. */
final class Conversation {
    /** @param answered null while nobody has */
    record Question(Instant asked, Instant answered) {}

    private final Ticket ticket;
    private final List<Message> messages;
    private final boolean openedByAgent;
    private final boolean automationReplies;

    /** @param automationReplies whether a reply of automation counts as one by an agent */
    Conversation(Ticket ticket, boolean automationReplies) {
        this.ticket = ticket;
        this.automationReplies = automationReplies;
        messages = new ArrayList<>(ticket.messages());
        messages.sort(Comparator.comparing(Message::created));
        PersonId reporter = ticket.parties().reporter();
        String customer = ticket.parties().customer();
        openedByAgent = reporter != null
                && customer != null
                && !reporter.value().equals(customer)
                && messages.stream().anyMatch(m -> m.role() == AuthorRole.AGENT && byReporter(m));
    }

    private boolean byReporter(Message message) {
        return message.author() != null
                && message.author().equals(ticket.parties().reporter());
    }

    private boolean isByAnAgent(Message message) {
        if (message.role() == AuthorRole.AUTOMATION) {
            return automationReplies && message.isPublic();
        }
        return message.isPublic() && message.role() == AuthorRole.AGENT && (openedByAgent || !byReporter(message));
    }

    private boolean isByTheCustomer(Message message) {
        boolean reporter = byReporter(message) && message.role() != AuthorRole.AUTOMATION && !openedByAgent;
        return message.isPublic() && (message.role() == AuthorRole.CUSTOMER || reporter);
    }

    private List<Message> byAgents() {
        return messages.stream().filter(this::isByAnAgent).toList();
    }

    private boolean isPartOfTheOpening(Message first) {
        if (first.created().getEpochSecond() - ticket.lifecycle().created().getEpochSecond() < 5) {
            return true;
        }
        boolean customerCameFirst =
                messages.subList(0, messages.indexOf(first)).stream().anyMatch(m -> m.role() == AuthorRole.CUSTOMER);
        return openedByAgent && byReporter(first) && !customerCameFirst;
    }

    /** In their order. */
    List<Message> replies() {
        List<Message> replies = byAgents();
        boolean opening = !isUntold() && !replies.isEmpty() && isPartOfTheOpening(replies.get(0));
        return opening ? replies.subList(1, replies.size()) : replies;
    }

    /** Whether one of the agents' messages is older than the ticket. */
    boolean isUntold() {
        return byAgents().stream()
                .anyMatch(m -> m.created().isBefore(ticket.lifecycle().created()));
    }

    /** The customer's first one from the creation to a reply; null where there is none. */
    Instant firstQuestion(Instant reply) {
        return messages.stream()
                .filter(this::isByTheCustomer)
                .map(Message::created)
                .filter(at -> !at.isBefore(ticket.lifecycle().created()) && !at.isAfter(reply))
                .findFirst()
                .orElse(null);
    }

    Instant firstReply() {
        return isUntold() || replies().isEmpty() ? null : replies().get(0).created();
    }

    Instant lastReply() {
        List<Message> replies = replies();
        return isUntold() || replies.isEmpty()
                ? null
                : replies.get(replies.size() - 1).created();
    }

    List<Question> questions() {
        List<Question> questions = new ArrayList<>();
        if (firstReply() == null) {
            return questions;
        }
        Instant open = null;
        int start = messages.indexOf(replies().get(0));
        for (Message message : messages.subList(start + 1, messages.size())) {
            if (open == null && isByTheCustomer(message)) {
                open = message.created();
            } else if (open != null && isByAnAgent(message)) {
                questions.add(new Question(open, message.created()));
                open = null;
            }
        }
        if (open != null) {
            questions.add(new Question(open, null));
        }
        return questions;
    }
}
