package dev.deskpulse.scheduler.text;

import static dev.deskpulse.scheduler.text.TicketRows.text;

import dev.deskpulse.connector.store.Database;
import dev.deskpulse.connector.store.Upsert;
import dev.deskpulse.connector.store.UtcTime;
import dev.deskpulse.ticket.PersonId;
import dev.deskpulse.ticket.TicketId;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The tags of every ticket, in the table {@code ticket_tag}: one row a ticket, replaced when it is judged again; those of
 * the customer's messages beside it.
 */
public final class TagStore implements KnownTags {
    /** Whose tables these are, for {@link Database#migrate} and {@link Database#rebuild}. */
    public static final String AREA = "tags";

    public static final String MIGRATIONS = "dev/deskpulse/scheduler/text/migrations";

    private static final List<String> COLUMNS = List.of(
            "ticket_id",
            "input",
            "model",
            "tagged_at",
            "language",
            "sentiment",
            "sentiment_score",
            "sentiment_confidence",
            "kind",
            "kind_confidence",
            "priority",
            "impact",
            "urgency",
            "course",
            "warning",
            "sentiment_evidence",
            "kind_evidence",
            "priority_reasons",
            "trajectory",
            "entities");
    private static final Upsert UPSERT = Upsert.into("ticket_tag", List.of("ticket_id"), COLUMNS);
    private static final String SELECT = "SELECT " + String.join(", ", COLUMNS) + " FROM ticket_tag WHERE";

    private final Database database;
    private final MessageTagStore messages;
    private final TagLedger ledger;

    private TagStore(Database database) {
        this.database = database;
        this.messages = new MessageTagStore(database);
        this.ledger = new TagLedger(database);
    }

    /** Brings the tables up to date and opens the store. */
    public static TagStore in(Database database) {
        database.migrate(AREA, MIGRATIONS);
        TagLedger.migrate(database);
        return new TagStore(database);
    }

    /** Opens it as it is, for who only reads: whoever writes has brought the tables up to date. */
    public static TagStore reading(Database database) {
        return new TagStore(database);
    }

    /** All in one transaction, in bulk; what changed goes into the ledger. */
    public void save(Collection<TaggedTicket> tagged) {
        List<TicketTags> tags = tagged.stream().map(TaggedTicket::tags).toList();
        database.run(connection -> {
            ledger.judged(judged(tags.stream().map(TicketTags::ticket).toList()), tags);
            database.upsert(UPSERT, tags.stream().map(TagStore::row));
            messages.save(tagged);
        });
    }

    /** The tags stay; what they quote of these tickets' words goes. */
    public void forgetWords(Collection<TicketId> tickets) {
        TicketRows.change(
                tickets,
                database,
                "UPDATE ticket_tag SET sentiment_evidence = '[]', kind_evidence = '[]', priority_reasons = '[]',"
                        + " entities = '[]' WHERE ticket_id");
        TicketRows.change(
                tickets,
                database,
                "UPDATE message_tag SET sentiment_evidence = '[]', kind_evidence = '[]' WHERE ticket_id");
        TicketRows.change(tickets, database, "UPDATE tag_change SET evidence = '[]' WHERE ticket_id");
    }

    /** Every change of tags so far. */
    public TagLedger ledger() {
        return ledger;
    }

    /**
     * A person's value for a ticket's tag: it is shown from now on, whatever the model says.
     *
     * @param value the value's name in any case, such as {@code Negative}; null where the person took it away. Others are
     *     kept in the ledger, and not shown.
     */
    public void correct(TicketId ticket, TagTask task, @Nullable String value, @Nullable PersonId by, Instant at) {
        TicketTags old = judged(List.of(ticket)).get(ticket);
        String name = value == null ? null : value.strip().toUpperCase(Locale.ROOT);
        ledger.save(List.of(new TagChange(
                ticket,
                task,
                at,
                TagChange.Maker.PERSON,
                by,
                old == null ? "" : old.model(),
                old == null ? null : task.valueOf(old),
                name,
                List.of())));
    }

    public Optional<TicketTags> find(TicketId ticket) {
        return findAll(List.of(ticket)).values().stream().findFirst();
    }

    /** The tags of those of the tickets that have any, with what people corrected in them. */
    public Map<TicketId, TicketTags> findAll(Collection<TicketId> tickets) {
        return corrected(judged(tickets));
    }

    @Override
    public Map<TicketId, TicketTags> corrected(Map<TicketId, TicketTags> tags) {
        Map<TicketId, TicketTags> shown = new HashMap<>(tags);
        ledger.corrections(List.copyOf(shown.keySet()))
                .forEach((ticket, corrections) ->
                        shown.computeIfPresent(ticket, (id, judged) -> corrected(judged, corrections.values())));
        return shown;
    }

    private static TicketTags corrected(TicketTags tags, Collection<TagChange> corrections) {
        TicketTags shown = tags;
        for (TagChange correction : corrections) {
            String value = correction.newValue();
            if (value != null && correction.task().knows(value)) {
                shown = correction.task().with(shown, value);
            }
        }
        return shown;
    }

    @Override
    public Map<TicketId, TicketTags> judged(Collection<TicketId> tickets) {
        Map<TicketId, TicketTags> found = new HashMap<>();
        for (TicketTags tags : TicketRows.of(tickets, database, SELECT, TagStore::read)) {
            found.put(tags.ticket(), tags);
        }
        return found;
    }

    /** The tags of each of the customer's messages, by message; the opening is {@link Passage#OPENING}. */
    public Map<String, MessageTag> messages(TicketId ticket) {
        return messages(List.of(ticket)).getOrDefault(ticket, Map.of());
    }

    @Override
    public Map<TicketId, Map<String, MessageTag>> messages(Collection<TicketId> tickets) {
        return messages.findAll(tickets);
    }

    @Override
    public Map<TicketId, Integer> recentContacts(Collection<TicketId> tickets) {
        return RecentContacts.before(tickets, database);
    }

    /** The open tickets that have tags, in the order of ids. */
    List<TicketId> openTickets() {
        return database.read(connection -> {
            List<TicketId> open = new ArrayList<>();
            try (PreparedStatement select = connection.prepareStatement(
                            "SELECT t.id FROM tickets t JOIN ticket_tag g ON g.ticket_id = t.id"
                                    + " WHERE t.absence IS NULL AND t.category <> 'DONE' ORDER BY t.id");
                    ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    open.add(new TicketId(text(rows, 1)));
                }
            }
            return open;
        });
    }

    /** How many tickets have tags. */
    public long count() {
        return database.read(connection -> {
            try (PreparedStatement select = connection.prepareStatement("SELECT count(*) FROM ticket_tag");
                    ResultSet row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        });
    }

    @Override
    public Map<TicketId, String> inputs(String model, Collection<TicketId> tickets) {
        record Input(TicketId ticket, String model, String input) {}
        Map<TicketId, String> inputs = new HashMap<>();
        String sql = "SELECT ticket_id, model, input FROM ticket_tag WHERE";
        for (Input row : TicketRows.of(
                tickets, database, sql, r -> new Input(new TicketId(text(r, 1)), text(r, 2), text(r, 3)))) {
            if (row.model.equals(model)) {
                inputs.put(row.ticket, row.input);
            }
        }
        return inputs;
    }

    private static List<@Nullable Object> row(TicketTags tags) {
        return Arrays.<@Nullable Object>asList(
                tags.ticket().value(),
                tags.input(),
                tags.model(),
                tags.taggedAt(),
                tags.language(),
                tags.sentiment().label(),
                tags.sentiment().score(),
                tags.sentiment().confidence(),
                tags.kind().kind(),
                tags.kind().confidence(),
                tags.priority().level(),
                tags.priority().impact(),
                tags.priority().urgency(),
                tags.trajectory().course(),
                tags.trajectory().warning(),
                TagJson.write(tags.sentiment().evidence()),
                TagJson.write(tags.kind().evidence()),
                TagJson.write(tags.priority().reasons()),
                TagJson.write(tags.trajectory()),
                TagJson.write(tags.entities()));
    }

    private static TicketTags read(ResultSet row) throws SQLException {
        return new TicketTags(
                new TicketId(text(row, 1)),
                text(row, 2),
                text(row, 3),
                UtcTime.fromColumn(row, 4),
                Language.valueOf(text(row, 5)),
                new Sentiment(
                        Sentiment.Label.valueOf(text(row, 6)),
                        row.getDouble(7),
                        row.getDouble(8),
                        TagJson.evidence(text(row, 16))),
                new KindTag(KindTag.Kind.valueOf(text(row, 9)), row.getDouble(10), TagJson.evidence(text(row, 17))),
                new PrioritySuggestion(
                        PrioritySuggestion.Level.valueOf(text(row, 11)),
                        row.getDouble(12),
                        row.getDouble(13),
                        TagJson.evidence(text(row, 18))),
                TagJson.trajectory(text(row, 19)),
                TagJson.entities(text(row, 20)));
    }
}
