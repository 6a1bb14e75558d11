package dev.deskpulse.connector.store;

import dev.deskpulse.ticket.AuthorRole;
import dev.deskpulse.ticket.Person;
import dev.deskpulse.ticket.SourceId;
import dev.deskpulse.ticket.Ticket;
import dev.deskpulse.ticket.TicketId;
import dev.deskpulse.ticket.TicketKey;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * The tickets, whole, as last read from their source. Saving the same ticket twice leaves one; saving it again replaces
 * all of it, and heals a tombstone; saving it unchanged changes nothing, so that no later stage looks at it again.
 */
public interface TicketStore {
    /** Why a ticket is no longer on its source. */
    enum Absence {
        /** The census did not find it and the account may still browse its project. */
        DELETED,
        /** The account may no longer see it. It is kept, not counted, and heals when it comes back. */
        NOT_VISIBLE
    }

    /** One ticket in the store, without its content: what sync compares a listing with. */
    record Held(TicketId id, TicketKey key, String project, Instant updated, Optional<Absence> absence) {}

    /** How much is stored for one source: what a completeness certificate compares. Absent tickets are not counted. */
    record Totals(long tickets, long messages, long historyEntries) {}

    /** All in one transaction, in bulk. */
    void save(Collection<Ticket> tickets);

    void savePeople(Collection<Person> people);

    /** Forgets all people but these. */
    void replacePeople(Collection<Person> people);

    void markAbsent(Collection<TicketId> tickets, Absence absence);

    /** Puts changed content in the tickets' place, of absent ones too: those stay absent. All in one transaction. */
    void rewrite(Collection<TicketId> tickets, UnaryOperator<Ticket> change);

    Optional<Ticket> find(TicketId id);

    Optional<Ticket> findByKey(TicketKey key);

    /** Those of the ids that are stored and present, whole, in the order asked. */
    List<Ticket> findAll(Collection<TicketId> ids);

    /** Likewise by key; where sources share one, the ticket that was updated last. */
    List<Ticket> findAllByKey(Collection<TicketKey> keys);

    /** Every held ticket of a source, absent ones too, by native id. */
    Map<String, Held> held(SourceId source);

    /**
     * Streams every present ticket, in the order of ids, a batch at a time; memory stays bounded. A ticket saved while
     * this runs may come or not; it comes next time. The consumer may write to the database.
     *
     * @param changedSince only tickets that were saved changed, or came back, at or after this moment of the store's
     *     clock; {@link Instant#MIN} for all
     */
    void forEach(Instant changedSince, int batchSize, Consumer<List<Ticket>> batch);

    /**
     * The first moment after every save so far. A stage that takes it before its {@link #forEach}, keeps it when done,
     * and hands it to the next {@code forEach}, misses nothing and meets nothing twice. {@link Instant#MIN} while the
     * store is empty.
     */
    Instant watermark();

    /** The present tickets that were created last, the newest first. */
    List<Ticket> latest(int most);

    /**
     * How many present tickets {@link #forEach} would bring.
     *
     * @param changedSince as there
     */
    long changed(Instant changedSince);

    Totals totals(SourceId source);

    Map<dev.deskpulse.ticket.PersonId, Person> people();

    /** Accounts of {@link #people()} that are no people. */
    default Set<String> automations() {
        return people().values().stream()
                .filter(person -> person.role() == AuthorRole.AUTOMATION)
                .map(person -> person.id().value())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Projects that have present tickets. */
    Set<String> projects();
}
