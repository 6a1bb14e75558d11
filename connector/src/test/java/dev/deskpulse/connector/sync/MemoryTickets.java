package dev.deskpulse.connector.sync;

import dev.deskpulse.connector.store.StoreException;
import dev.deskpulse.connector.store.TicketStore;
import dev.deskpulse.ticket.Person;
import dev.deskpulse.ticket.PersonId;
import dev.deskpulse.ticket.SourceId;
import dev.deskpulse.ticket.Ticket;
import dev.deskpulse.ticket.TicketId;
import dev.deskpulse.ticket.TicketKey;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** A store in memory that keeps the contract; each call crosses the boundary before and after it commits. */
final class MemoryTickets implements TicketStore {
    Boundary boundary = Boundary.QUIET;
    /** A batch with such a ticket is rolled back. */
    Predicate<Ticket> refused = ticket -> false;

    private final Map<String, Ticket> tickets = new TreeMap<>();
    private final Map<String, Absence> absent = new HashMap<>();
    private final Map<PersonId, Person> people = new HashMap<>();

    /** What the product sees: every present ticket by native id. */
    Map<String, Ticket> present() {
        Map<String, Ticket> present = new TreeMap<>(tickets);
        present.keySet().removeAll(absent.keySet());
        return present;
    }

    /** The present ticket of an issue. */
    Ticket ticket(String nativeId) {
        return Objects.requireNonNull(present().get(nativeId), "no ticket " + nativeId);
    }

    Map<String, Absence> absent() {
        return absent;
    }

    @Override
    public void save(Collection<Ticket> saved) {
        boundary.cross("store save");
        if (saved.stream().anyMatch(refused)) {
            throw new StoreException("tickets: the disk took no more; free some space", new IllegalStateException());
        }
        for (Ticket ticket : saved) {
            tickets.put(ticket.id().nativeId(), ticket);
            absent.remove(ticket.id().nativeId());
        }
        boundary.cross("store saved");
    }

    @Override
    public void savePeople(Collection<Person> saved) {
        boundary.cross("store people");
        saved.forEach(person -> people.put(person.id(), person));
        boundary.cross("store people saved");
    }

    @Override
    public void replacePeople(Collection<Person> kept) {
        people.clear();
        savePeople(kept);
    }

    @Override
    public void markAbsent(Collection<TicketId> ids, Absence absence) {
        boundary.cross("store absent");
        ids.forEach(id -> absent.put(id.nativeId(), absence));
        boundary.cross("store absent saved");
    }

    @Override
    public void rewrite(Collection<TicketId> ids, UnaryOperator<Ticket> change) {
        ids.forEach(id -> tickets.computeIfPresent(id.nativeId(), (nativeId, ticket) -> change.apply(ticket)));
    }

    @Override
    public Optional<Ticket> find(TicketId id) {
        return Optional.ofNullable(present().get(id.nativeId()));
    }

    @Override
    public Optional<Ticket> findByKey(TicketKey key) {
        return present().values().stream()
                .filter(ticket -> ticket.key().equals(key))
                .findFirst();
    }

    @Override
    public List<Ticket> findAllByKey(Collection<TicketKey> keys) {
        return keys.stream().flatMap(key -> findByKey(key).stream()).toList();
    }

    @Override
    public List<Ticket> findAll(Collection<TicketId> ids) {
        return ids.stream().flatMap(id -> find(id).stream()).toList();
    }

    @Override
    public Map<String, Held> held(SourceId source) {
        boundary.cross("store held");
        return tickets.values().stream()
                .map(ticket -> new Held(
                        ticket.id(),
                        ticket.key(),
                        ticket.project(),
                        ticket.lifecycle().updated(),
                        Optional.ofNullable(absent.get(ticket.id().nativeId()))))
                .collect(Collectors.toMap(held -> held.id().nativeId(), held -> held));
    }

    @Override
    public void forEach(Instant changedSince, int batchSize, Consumer<List<Ticket>> batch) {
        batch.accept(List.copyOf(present().values()));
    }

    @Override
    public List<Ticket> latest(int most) {
        return present().values().stream()
                .sorted(Comparator.comparing(
                                (Ticket ticket) -> ticket.lifecycle().created())
                        .reversed())
                .limit(most)
                .toList();
    }

    @Override
    public long changed(Instant changedSince) {
        return present().size();
    }

    @Override
    public Totals totals(SourceId source) {
        Collection<Ticket> present = present().values();
        return new Totals(
                present.size(),
                present.stream().mapToLong(ticket -> ticket.messages().size()).sum(),
                present.stream().mapToLong(ticket -> ticket.history().size()).sum());
    }

    @Override
    public Instant watermark() {
        return Instant.MIN;
    }

    @Override
    public Map<PersonId, Person> people() {
        return Map.copyOf(people);
    }

    @Override
    public Set<String> projects() {
        return present().values().stream().map(Ticket::project).collect(Collectors.toSet());
    }
}
