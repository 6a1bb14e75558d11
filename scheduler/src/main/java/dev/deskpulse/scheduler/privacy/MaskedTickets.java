package dev.deskpulse.scheduler.privacy;

import dev.deskpulse.connector.store.Database;
import dev.deskpulse.connector.store.TicketStore;
import dev.deskpulse.progress.Progress;
import dev.deskpulse.ticket.Person;
import dev.deskpulse.ticket.PersonId;
import dev.deskpulse.ticket.SourceId;
import dev.deskpulse.ticket.Ticket;
import dev.deskpulse.ticket.TicketId;
import dev.deskpulse.ticket.TicketKey;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A store that holds masked tickets alone: whatever is saved, from a site or a file, is masked first. Where the admin
 * says so, the tickets as they were read are kept beside them, sealed.
 */
public final class MaskedTickets implements TicketStore {
    private static final int BATCH = 500;

    private final TicketStore store;
    private final Database database;
    private final Pseudonyms pseudonyms;
    private final SealedTickets sealed;
    private final ErasedPeople erased;
    /** Masks nobody but those. */
    private final TicketMasker ofErased;

    private volatile PrivacySettings settings;
    private volatile TicketMasker masker;
    private volatile MaskingRules rules;

    private MaskedTickets(TicketStore store, Database database, PrivacySettings settings, PrivacyKey key) {
        this.store = store;
        this.database = database;
        this.settings = settings;
        this.pseudonyms = key.pseudonyms();
        this.erased = new ErasedPeople(database, pseudonyms);
        this.ofErased = new TicketMasker(new Masker(Set.of(), pseudonyms), erased);
        this.masker = new TicketMasker(new Masker(settings.kinds(), pseudonyms), erased);
        this.sealed = new SealedTickets(database, key);
        this.rules = new MaskingRules(database, settings, pseudonyms);
    }

    /** Masks by other settings from now on; what is stored follows with {@link #applyRules}. */
    public synchronized void maskBy(PrivacySettings changed) {
        if (!changed.equals(settings)) {
            masker = new TicketMasker(new Masker(changed.kinds(), pseudonyms), erased);
            rules = new MaskingRules(database, changed, pseudonyms);
            settings = changed;
        }
    }

    /** Learns whom other processes on the same database have been told to forget. */
    public void readAgain() {
        erased.readAgain();
    }

    /** A ticket as it would be stored. */
    public Ticket masked(Ticket ticket) {
        return masker.mask(ticket);
    }

    /** A text as it would be stored by these settings. */
    public String masked(String text, PrivacySettings by) {
        return new Masker(by.kinds(), pseudonyms).mask(text);
    }

    /** One that masks every kind, by the pseudonyms of this store. */
    public Masker everyKind() {
        return new Masker(EnumSet.allOf(PersonalData.class), pseudonyms);
    }

    /** The masked side of a store in this database; brings its own tables up to date first. */
    public static MaskedTickets over(TicketStore store, Database database, PrivacySettings settings, PrivacyKey key) {
        database.migrate("privacy", "dev/deskpulse/scheduler/privacy/migrations");
        return new MaskedTickets(store, database, settings, key);
    }

    /** The same while tickets are masked in the same way: kinds, key and the masker's own version. */
    public String rules() {
        return rules.present();
    }

    /**
     * Masks what is stored anew where the rules have changed since; does nothing otherwise. Tickets of which the raw text
     * is not kept can only be masked further: what a kind that is now off has hidden comes back with the next reading.
     *
     * @return whether something that was masked no longer is
     */
    public synchronized boolean applyRules(Progress progress) {
        if (rules.areApplied()) {
            return false;
        }
        if (!store.watermark().equals(Instant.MIN)) {
            progress.begin("Masking what is stored", -1);
        }
        store.forEach(Instant.MIN, BATCH, batch -> {
            maskAnew(batch);
            progress.advance(batch.size());
        });
        store.replacePeople(store.people().values().stream().map(masker::mask).toList());
        if (!settings.keepRaw()) {
            sealed.clear();
        }
        boolean looser = rules.isLooser();
        if (looser) {
            progress.note(
                    "kinds that are now off stay masked in what was imported from files; import those files again");
        }
        rules.applied();
        return looser;
    }

    private void maskAnew(List<Ticket> stored) {
        Map<TicketId, Ticket> raw =
                sealed.findAll(stored.stream().map(Ticket::id).toList());
        store.save(stored.stream()
                .map(ticket -> masker.mask(raw.getOrDefault(ticket.id(), ticket)))
                .toList());
    }

    @Override
    public void save(Collection<Ticket> tickets) {
        List<Ticket> masked = tickets.stream().map(masker::mask).toList();
        database.run(connection -> {
            store.save(masked);
            if (settings.keepRaw()) {
                sealed.save(tickets.stream().filter(this::isOfNobodyErased).toList());
            }
        });
    }

    private boolean isOfNobodyErased(Ticket ticket) {
        return erased.isEmpty() || ofErased.mask(ticket).equals(ticket);
    }

    /**
     * All that is stored of a person, in whichever table.
     *
     * @param account as the source knows them
     * @param names by which texts may call them; a whole name that the store knows need not be given
     * @throws IllegalArgumentException where a name is so short that it would be found in others' words
     */
    public PersonTrace trace(String account, Collection<String> names) {
        Set<String> words = words(account, names);
        return database.read(connection -> {
            Map<String, List<Map<String, @Nullable String>>> rows = new StoredTexts(connection).rows(words);
            return new PersonTrace(
                    rows, sealed.findAll(tickets(rows)).values().stream().toList());
        });
    }

    /**
     * Forgets a person, for good: their account and names become a pseudonym in every table, and where they are a customer their
     * own words are left out. It is remembered under codes, so that later readings are treated in the same way. All or nothing.
     *
     * @param account as the source knows them
     * @param names as for {@link #trace}
     */
    public synchronized Erasure erase(String account, Collection<String> names, Instant now) {
        Set<String> words = words(account, names);
        PersonId known = known(new PersonId(account));
        Person person = store.people().get(known);
        try {
            return database.write(connection -> {
                String pseudonym = erased.add(account, words, now);
                erased.readAgain();
                StoredTexts texts = new StoredTexts(connection);
                List<TicketId> tickets = tickets(texts.rows(words));
                store.rewrite(tickets, masker::mask);
                sealed.remove(tickets);
                Map<String, Long> rows = new TreeMap<>(texts.replace(words, pseudonym));
                if (person != null) {
                    store.savePeople(List.of(new Person(new PersonId(pseudonym), pseudonym, person.role())));
                }
                rows.put("tickets", (long) tickets.size());
                return new Erasure(pseudonym, rows, tickets);
            });
        } finally {
            erased.readAgain();
        }
    }

    /**
     * Seals raw tickets under the newer half of a key that is being replaced; safe to kill at any moment, and to run again. What else
     * this store seals from now on is refused: open it anew.
     *
     * @return how many were under the older half
     */
    public long sealAnew(PrivacyKey key, Progress progress) {
        return new SealedTickets(database, key).sealAnew(progress);
    }

    /** @param results what quotes tickets' words, and forgets those of the tickets that it is given */
    public ExpireWords expiry(List<Consumer<List<TicketId>>> results) {
        return new ExpireWords(database, store, sealed, results);
    }

    private static List<TicketId> tickets(Map<String, List<Map<String, @Nullable String>>> rows) {
        return rows.getOrDefault("tickets", List.of()).stream()
                .map(row -> new TicketId(String.valueOf(row.get("id"))))
                .toList();
    }

    /** How a person stands in the store and in texts. */
    private Set<String> words(String account, Collection<String> names) {
        names.forEach(PersonWords::requireLong);
        Stream<String> ownName =
                Optional.ofNullable(store.people().get(known(new PersonId(account)))).map(Person::displayName).stream()
                        .filter(PersonWords::tells);
        Set<String> words = new LinkedHashSet<>();
        Stream.of(Stream.of(account), names.stream(), ownName)
                .flatMap(all -> all)
                .map(String::strip)
                .forEach(word -> {
                    words.add(word);
                    // what stands in the place of those who were erased is nobody's name
                    if (erased.pseudonymOf(word).isEmpty()) {
                        words.add(known(new PersonId(word)).value());
                    }
                });
        return words;
    }

    /** How a person is known here, whose id may be masked. */
    public PersonId known(PersonId person) {
        return masker.mask(person);
    }

    @Override
    public void savePeople(Collection<Person> people) {
        store.savePeople(people.stream().map(masker::mask).toList());
    }

    @Override
    public void replacePeople(Collection<Person> people) {
        store.replacePeople(people.stream().map(masker::mask).toList());
    }

    @Override
    public void markAbsent(Collection<TicketId> tickets, Absence absence) {
        store.markAbsent(tickets, absence);
        if (absence == Absence.DELETED && settings.keepRaw()) {
            sealed.remove(tickets);
        }
    }

    @Override
    public void rewrite(Collection<TicketId> tickets, UnaryOperator<Ticket> change) {
        store.rewrite(tickets, ticket -> masker.mask(change.apply(ticket)));
    }

    @Override
    public Optional<Ticket> find(TicketId id) {
        return store.find(id);
    }

    @Override
    public Optional<Ticket> findByKey(TicketKey key) {
        return store.findByKey(key);
    }

    @Override
    public List<Ticket> findAll(Collection<TicketId> ids) {
        return store.findAll(ids);
    }

    @Override
    public List<Ticket> findAllByKey(Collection<TicketKey> keys) {
        return store.findAllByKey(keys);
    }

    @Override
    public Map<String, Held> held(SourceId source) {
        return store.held(source);
    }

    @Override
    public void forEach(Instant changedSince, int batchSize, Consumer<List<Ticket>> batch) {
        store.forEach(changedSince, batchSize, batch);
    }

    @Override
    public Instant watermark() {
        return store.watermark();
    }

    @Override
    public List<Ticket> latest(int most) {
        return store.latest(most);
    }

    @Override
    public long changed(Instant changedSince) {
        return store.changed(changedSince);
    }

    @Override
    public Totals totals(SourceId source) {
        return store.totals(source);
    }

    @Override
    public Map<PersonId, Person> people() {
        return store.people();
    }

    @Override
    public Set<String> projects() {
        return store.projects();
    }
}
