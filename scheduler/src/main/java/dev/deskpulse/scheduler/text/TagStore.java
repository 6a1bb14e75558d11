package dev.deskpulse.scheduler.text;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import dev.deskpulse.connector.store.Database;
import dev.deskpulse.connector.store.StoreException;
import dev.deskpulse.connector.store.StoreJson;
import dev.deskpulse.connector.store.Upsert;
import dev.deskpulse.connector.store.UtcTime;
import dev.deskpulse.ticket.TicketId;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The tags of every ticket, in the table {@code ticket_tag}: one row a ticket, replaced when it is judged again. */
public final class TagStore {
    /** Whose tables these are, for {@link Database#migrate} and {@link Database#rebuild}. */
    public static final String AREA = "tags";

    public static final String MIGRATIONS = "dev/deskpulse/scheduler/text/migrations";

    private static final int IDS_A_QUERY = 500;

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
            "sentiment_evidence",
            "kind_evidence",
            "priority_reasons");
    private static final Upsert UPSERT = Upsert.into("ticket_tag", List.of("ticket_id"), COLUMNS);
    private static final String SELECT = "SELECT " + String.join(", ", COLUMNS) + " FROM ticket_tag";

    private static final ObjectWriter WRITE = StoreJson.MAPPER.writer();
    private static final ObjectReader READ = StoreJson.MAPPER.readerFor(new TypeReference<List<Evidence>>() {});

    private final Database database;

    private TagStore(Database database) {
        this.database = database;
    }

    /** Brings the tables up to date and opens the store. */
    public static TagStore in(Database database) {
        database.migrate(AREA, MIGRATIONS);
        return new TagStore(database);
    }

    /** All in one transaction, in bulk. */
    public void save(Collection<TicketTags> tags) {
        database.upsert(UPSERT, tags.stream().map(TagStore::row));
    }

    public Optional<TicketTags> find(TicketId ticket) {
        return findAll(List.of(ticket)).values().stream().findFirst();
    }

    /** The tags of those of the tickets that have any. */
    public Map<TicketId, TicketTags> findAll(Collection<TicketId> tickets) {
        Map<TicketId, TicketTags> found = new HashMap<>();
        for (TicketTags tags : query(SELECT + " WHERE ", tickets, TagStore::read)) {
            found.put(tags.ticket(), tags);
        }
        return found;
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

    /** Fingerprints of what was judged, for those of the tickets that this model has judged. */
    Map<TicketId, String> inputs(String model, Collection<TicketId> tickets) {
        record Input(TicketId ticket, String model, String input) {}
        Map<TicketId, String> inputs = new HashMap<>();
        String sql = "SELECT ticket_id, model, input FROM ticket_tag WHERE ";
        for (Input row : query(sql, tickets, r -> new Input(new TicketId(text(r, 1)), text(r, 2), text(r, 3)))) {
            if (row.model.equals(model)) {
                inputs.put(row.ticket, row.input);
            }
        }
        return inputs;
    }

    @FunctionalInterface
    private interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private <T> List<T> query(String select, Collection<TicketId> tickets, RowReader<T> reader) {
        List<TicketId> ids = List.copyOf(tickets);
        return database.read(connection -> {
            List<T> found = new ArrayList<>();
            for (int from = 0; from < ids.size(); from += IDS_A_QUERY) {
                List<TicketId> some = ids.subList(from, Math.min(from + IDS_A_QUERY, ids.size()));
                String marks = String.join(", ", Collections.nCopies(some.size(), "?"));
                try (PreparedStatement query = connection.prepareStatement(select + "ticket_id IN (" + marks + ")")) {
                    readAll(query, some, reader, found);
                }
            }
            return found;
        });
    }

    private static <T> void readAll(PreparedStatement query, List<TicketId> ids, RowReader<T> reader, List<T> found)
            throws SQLException {
        for (int i = 0; i < ids.size(); i++) {
            query.setString(i + 1, ids.get(i).value());
        }
        try (ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                found.add(reader.read(rows));
            }
        }
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
                json(tags.sentiment().evidence()),
                json(tags.kind().evidence()),
                json(tags.priority().reasons()));
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
                        evidence(text(row, 14))),
                new KindTag(KindTag.Kind.valueOf(text(row, 9)), row.getDouble(10), evidence(text(row, 15))),
                new PrioritySuggestion(
                        PrioritySuggestion.Level.valueOf(text(row, 11)),
                        row.getDouble(12),
                        row.getDouble(13),
                        evidence(text(row, 16))));
    }

    private static String text(ResultSet row, int column) throws SQLException {
        String value = row.getString(column);
        if (value == null) {
            throw new SQLException("ticket_tag: column " + column + " is null");
        }
        return value;
    }

    private static String json(List<Evidence> evidence) {
        try {
            return WRITE.writeValueAsString(evidence);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a list of evidence is always JSON", e);
        }
    }

    private static List<Evidence> evidence(String json) {
        try {
            return READ.readValue(json);
        } catch (JsonProcessingException e) {
            throw new StoreException("ticket_tag holds evidence that is no JSON; rebuild the tags", e);
        }
    }
}
