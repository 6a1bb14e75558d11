package dev.deskpulse.plugin.bench;

import dev.deskpulse.ticket.AuthorRole;
import dev.deskpulse.ticket.Change;
import dev.deskpulse.ticket.Message;
import dev.deskpulse.ticket.PersonId;
import dev.deskpulse.ticket.SourceId;
import dev.deskpulse.ticket.StatusCategory;
import dev.deskpulse.ticket.Ticket;
import dev.deskpulse.ticket.TicketId;
import dev.deskpulse.ticket.TicketKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Tickets with ten events each: four messages, two assignments, four statuses; every tenth is reopened. */
final class MadeTickets {
    private static final SourceId SOURCE = new SourceId("made");
    private static final Instant FIRST = Instant.parse("2024-01-01T00:00:00Z");
    private static final int TWO_YEARS = 730 * 86_400;
    private static final Map<String, StatusCategory> STATUSES = Map.of(
            "Open", StatusCategory.TO_DO,
            "In Progress", StatusCategory.IN_PROGRESS,
            "Waiting for customer", StatusCategory.IN_PROGRESS,
            "Resolved", StatusCategory.DONE);

    private final RandomGenerator chance;

    MadeTickets(RandomGenerator chance) {
        this.chance = chance;
    }

    static Map<String, StatusCategory> statuses() {
        return STATUSES;
    }

    Ticket make(int number) {
        Instant created = FIRST.plusSeconds(chance.nextInt(TWO_YEARS));
        List<Change> history = new ArrayList<>();
        List<Message> messages = new ArrayList<>();
        PersonId first = new PersonId("agent" + chance.nextInt(60));
        PersonId second = new PersonId("agent" + chance.nextInt(60));
        String middle = number % 10 == 0 ? "Resolved" : "Waiting for customer";
        Instant taken = later(created);
        history.add(change(taken, "assignee", null, first.value()));
        history.add(change(taken, "status", "Open", "In Progress"));
        Instant answered = later(taken);
        messages.add(message(answered, first, AuthorRole.AGENT));
        history.add(change(answered, "status", "In Progress", middle));
        Instant back = later(answered);
        messages.add(message(back, null, AuthorRole.CUSTOMER));
        history.add(change(back, "status", middle, "In Progress"));
        Instant handedOver = later(back);
        history.add(change(handedOver, "assignee", first.value(), second.value()));
        messages.add(message(later(handedOver), null, AuthorRole.CUSTOMER));
        Instant answeredAgain = later(later(handedOver));
        messages.add(message(answeredAgain, second, AuthorRole.AGENT));
        Instant resolved = later(answeredAgain);
        history.add(change(resolved, "status", "In Progress", "Resolved"));
        return ticket(number, created, resolved, second, messages, history);
    }

    private static Ticket ticket(
            int number,
            Instant created,
            Instant resolved,
            PersonId assignee,
            List<Message> messages,
            List<Change> history) {
        String id = Integer.toString(number);
        return new Ticket(
                TicketId.of(SOURCE, id),
                SOURCE,
                new TicketKey("M-" + id),
                "M",
                "Request",
                id,
                "",
                new Ticket.Lifecycle("Resolved", StatusCategory.DONE, created, resolved, resolved, null),
                new Ticket.Parties(null, assignee, "customer" + number % 400_000, null),
                Ticket.Subject.UNKNOWN,
                null,
                List.of(),
                messages,
                history,
                List.of(),
                null,
                null,
                Map.of("topic", "topic" + number % 70));
    }

    /** Minutes to days, mostly hours. */
    private Instant later(Instant at) {
        return at.plusSeconds(60 + (long) (600 * Math.exp(5 * chance.nextDouble())));
    }

    private static Change change(Instant at, String field, @Nullable String from, String to) {
        return new Change(at.getEpochSecond() + field, at, null, field, from, from, to, to);
    }

    private static Message message(Instant at, @Nullable PersonId author, AuthorRole role) {
        return new Message(at.getEpochSecond() + role.name(), author, role, at, at, true, "");
    }
}
