package dev.deskpulse.scheduler.privacy;

import dev.deskpulse.ticket.AuthorRole;
import dev.deskpulse.ticket.Change;
import dev.deskpulse.ticket.Message;
import dev.deskpulse.ticket.Person;
import dev.deskpulse.ticket.PersonId;
import dev.deskpulse.ticket.Satisfaction;
import dev.deskpulse.ticket.Ticket;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Masks all that people wrote in a ticket, and who its customer is. Keys, states, order numbers and agents' names stay:
 * agents act for the desk, and figures by agent name them.
 */
final class TicketMasker {
    private static final String REPORTER = "reporter";
    private static final Set<String> PERSON_FIELDS = Set.of(REPORTER, "assignee");

    private final Masker masker;

    TicketMasker(Masker masker) {
        this.masker = masker;
    }

    Ticket mask(Ticket ticket) {
        return new Ticket(
                ticket.id(),
                ticket.source(),
                ticket.key(),
                ticket.project(),
                ticket.type(),
                masker.mask(ticket.summary()),
                masker.mask(ticket.description()),
                ticket.lifecycle(),
                parties(ticket.parties()),
                subject(ticket.subject()),
                ticket.priority(),
                ticket.labels().stream().map(masker::mask).toList(),
                ticket.messages().stream().map(this::message).toList(),
                ticket.history().stream().map(this::change).toList(),
                ticket.slaCycles(),
                satisfaction(ticket.satisfaction()),
                ticket.npsAnswer(),
                fields(ticket.fields()));
    }

    Person mask(Person person) {
        String name =
                person.role() == AuthorRole.CUSTOMER ? masker.maskIdentity(person.displayName()) : person.displayName();
        return new Person(mask(person.id()), name, person.role());
    }

    private Ticket.Parties parties(Ticket.Parties parties) {
        return new Ticket.Parties(
                idOrNull(parties.reporter()),
                idOrNull(parties.assignee()),
                identityOrNull(parties.customer()),
                textOrNull(parties.organisation()));
    }

    private Ticket.Subject subject(Ticket.Subject subject) {
        return new Ticket.Subject(
                textOrNull(subject.channel()),
                textOrNull(subject.product()),
                textOrNull(subject.region()),
                subject.orderNumber(),
                subject.milestones());
    }

    private Message message(Message message) {
        return new Message(
                message.id(),
                idOrNull(message.author()),
                message.role(),
                message.created(),
                message.updated(),
                message.isPublic(),
                masker.mask(message.text()));
    }

    private Change change(Change change) {
        boolean person = PERSON_FIELDS.contains(change.field());
        boolean customer = change.field().equals(REPORTER);
        return new Change(
                change.id(),
                change.at(),
                idOrNull(change.author()),
                change.field(),
                person ? identityOrNull(change.from()) : textOrNull(change.from()),
                customer ? identityOrNull(change.fromText()) : textOrNull(change.fromText()),
                person ? identityOrNull(change.to()) : textOrNull(change.to()),
                customer ? identityOrNull(change.toText()) : textOrNull(change.toText()));
    }

    private @Nullable Satisfaction satisfaction(@Nullable Satisfaction answer) {
        return answer == null ? null : new Satisfaction(answer.score(), answer.at(), textOrNull(answer.comment()));
    }

    private Map<String, String> fields(Map<String, String> fields) {
        Map<String, String> masked = new LinkedHashMap<>();
        // The security level's id decides who sees the ticket and is nobody's data.
        fields.forEach(
                (name, value) -> masked.put(name, name.equals(Ticket.SECURITY_LEVEL) ? value : masker.mask(value)));
        return masked;
    }

    PersonId mask(PersonId id) {
        return new PersonId(masker.maskIdentity(id.value()));
    }

    private @Nullable PersonId idOrNull(@Nullable PersonId id) {
        return id == null ? null : mask(id);
    }

    private @Nullable String identityOrNull(@Nullable String identity) {
        return identity == null ? null : masker.maskIdentity(identity);
    }

    private @Nullable String textOrNull(@Nullable String text) {
        return text == null ? null : masker.mask(text);
    }
}
