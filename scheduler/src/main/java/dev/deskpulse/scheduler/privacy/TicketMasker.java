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
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Masks all that people wrote in a ticket, and who its customer is. Keys, states, order numbers and agents' names stay:
 * agents act for the desk, and figures by agent name them.
 */
final class TicketMasker {
    private static final String REPORTER = "reporter";
    private static final Set<String> PERSON_FIELDS = Set.of(REPORTER, "assignee");
    private static final Set<String> WORD_FIELDS = Set.of("summary", "description");

    private final Masker masker;
    private final ErasedPeople erased;

    /** @param erased those whose own words are left out, too, where they are customers */
    TicketMasker(Masker masker, ErasedPeople erased) {
        this.masker = masker;
        this.erased = erased;
    }

    Ticket mask(Ticket ticket) {
        Optional<String> forgotten = forgotten(ticket.parties());
        return new Ticket(
                ticket.id(),
                ticket.source(),
                ticket.key(),
                ticket.project(),
                ticket.type(),
                forgotten.orElseGet(() -> text(ticket.summary())),
                forgotten.orElseGet(() -> text(ticket.description())),
                ticket.lifecycle(),
                parties(ticket.parties()),
                subject(ticket.subject()),
                ticket.priority(),
                ticket.labels().stream().map(this::text).toList(),
                ticket.messages().stream().map(this::message).toList(),
                ticket.history().stream()
                        .map(change -> change(change, forgotten))
                        .toList(),
                ticket.slaCycles(),
                satisfaction(ticket.satisfaction(), forgotten),
                ticket.npsAnswer(),
                fields(ticket.fields()));
    }

    Person mask(Person person) {
        Optional<String> forgotten = erased.pseudonymOf(person.id().value());
        String name = person.role() == AuthorRole.CUSTOMER ? identity(person.displayName()) : text(person);
        return new Person(mask(person.id()), forgotten.orElse(name), person.role());
    }

    private String text(Person person) {
        return erased.without(person.displayName());
    }

    /** What stands in place of all words of a ticket's customer; empty where they are kept. */
    private Optional<String> forgotten(Ticket.Parties parties) {
        return Stream.of(
                        Optional.ofNullable(parties.reporter()).map(PersonId::value),
                        Optional.ofNullable(parties.customer()))
                .flatMap(Optional::stream)
                .map(erased::pseudonymOf)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private String text(String text) {
        return masker.mask(erased.without(text));
    }

    private String identity(String identity) {
        return erased.pseudonymOf(identity).orElseGet(() -> masker.maskIdentity(identity));
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
        Optional<String> forgotten = Optional.ofNullable(message.author())
                .filter(author -> message.role() == AuthorRole.CUSTOMER)
                .flatMap(author -> erased.pseudonymOf(author.value()));
        return new Message(
                message.id(),
                idOrNull(message.author()),
                message.role(),
                message.created(),
                message.updated(),
                message.isPublic(),
                forgotten.orElseGet(() -> text(message.text())));
    }

    private Change change(Change change, Optional<String> forgotten) {
        boolean person = PERSON_FIELDS.contains(change.field());
        boolean customer = change.field().equals(REPORTER);
        boolean words = WORD_FIELDS.contains(change.field()) && forgotten.isPresent();
        return new Change(
                change.id(),
                change.at(),
                idOrNull(change.author()),
                change.field(),
                side(change.from(), person, words ? forgotten : Optional.empty()),
                shown(change.from(), change.fromText(), person, customer, words ? forgotten : Optional.empty()),
                side(change.to(), person, words ? forgotten : Optional.empty()),
                shown(change.to(), change.toText(), person, customer, words ? forgotten : Optional.empty()));
    }

    private @Nullable String side(@Nullable String value, boolean person, Optional<String> forgotten) {
        return value == null ? null : forgotten.orElseGet(() -> person ? identity(value) : text(value));
    }

    /** How a value is shown: a person who was erased, by what stands in their place. */
    private @Nullable String shown(
            @Nullable String value,
            @Nullable String shown,
            boolean person,
            boolean customer,
            Optional<String> forgotten) {
        if (shown == null) {
            return null;
        }
        Optional<String> nobody = person ? Optional.ofNullable(value).flatMap(erased::pseudonymOf) : forgotten;
        return nobody.orElseGet(() -> customer ? identity(shown) : text(shown));
    }

    private @Nullable Satisfaction satisfaction(@Nullable Satisfaction answer, Optional<String> forgotten) {
        if (answer == null) {
            return null;
        }
        String comment = answer.comment();
        return new Satisfaction(
                answer.score(), answer.at(), comment == null ? null : forgotten.orElseGet(() -> text(comment)));
    }

    private Map<String, String> fields(Map<String, String> fields) {
        Map<String, String> masked = new LinkedHashMap<>();
        // The security level's id decides who sees the ticket and is nobody's data.
        fields.forEach((name, value) -> masked.put(name, name.equals(Ticket.SECURITY_LEVEL) ? value : text(value)));
        return masked;
    }

    PersonId mask(PersonId id) {
        return new PersonId(identity(id.value()));
    }

    private @Nullable PersonId idOrNull(@Nullable PersonId id) {
        return id == null ? null : mask(id);
    }

    private @Nullable String identityOrNull(@Nullable String identity) {
        return identity == null ? null : identity(identity);
    }

    private @Nullable String textOrNull(@Nullable String text) {
        return text == null ? null : text(text);
    }
}
