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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

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
    private volatile PrivacySettings settings;
    private volatile TicketMasker masker;
    private volatile MaskingRules rules;

    private MaskedTickets(TicketStore store, Database database, PrivacySettings settings, PrivacyKey key) {
        this.store = store;
        this.database = database;
        this.settings = settings;
        this.pseudonyms = key.pseudonyms();
        this.masker = new TicketMasker(new Masker(settings.kinds(), pseudonyms));
        this.sealed = new SealedTickets(database, key);
        this.rules = new MaskingRules(database, settings, pseudonyms);
    }

    /** Masks by other settings from now on; what is stored follows with {@link #applyRules}. */
    public synchronized void maskBy(PrivacySettings changed) {
        if (!changed.equals(settings)) {
            masker = new TicketMasker(new Masker(changed.kinds(), pseudonyms));
            rules = new MaskingRules(database, changed, pseudonyms);
            settings = changed;
        }
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
                sealed.save(tickets);
            }
        });
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
