package dev.deskpulse.scheduler.text;

import static dev.deskpulse.scheduler.text.TicketRows.text;

import dev.deskpulse.connector.store.Database;
import dev.deskpulse.connector.store.Upsert;
import dev.deskpulse.ticket.TicketId;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The tags of every message of a customer, in the table {@code message_tag}. */
final class MessageTagStore {
    private static final List<String> COLUMNS = List.of(
            "ticket_id",
            "message_id",
            "input",
            "judge",
            "language",
            "sentiment",
            "sentiment_score",
            "sentiment_confidence",
            "kind",
            "kind_confidence",
            "sentiment_evidence",
            "kind_evidence");
    private static final Upsert UPSERT = Upsert.into("message_tag", List.of("ticket_id", "message_id"), COLUMNS);
    private static final String SELECT = "SELECT " + String.join(", ", COLUMNS) + " FROM message_tag WHERE";

    private final Database database;

    MessageTagStore(Database database) {
        this.database = database;
    }

    /** By ticket and message; tickets without any are left out. */
    Map<TicketId, Map<String, MessageTag>> findAll(Collection<TicketId> tickets) {
        Map<TicketId, Map<String, MessageTag>> found = new HashMap<>();
        for (MessageTag tag : TicketRows.of(tickets, database, SELECT, MessageTagStore::read)) {
            found.computeIfAbsent(tag.ticket(), id -> new HashMap<>()).put(tag.message(), tag);
        }
        return found;
    }

    /** Replaces the messages of these tickets: those that are gone, or count no more, go. */
    void save(Collection<TaggedTicket> tickets) {
        removeOthers(tickets);
        database.upsert(
                UPSERT,
                tickets.stream().flatMap(ticket -> ticket.messages().stream()).map(MessageTagStore::row));
    }

    private void removeOthers(Collection<TaggedTicket> tickets) {
        record Key(String ticket, String message) {}
        Set<Key> wanted = new HashSet<>();
        tickets.forEach(ticket ->
                ticket.messages().forEach(tag -> wanted.add(new Key(tag.ticket().value(), tag.message()))));
        List<TicketId> ids =
                tickets.stream().map(ticket -> ticket.tags().ticket()).toList();
        List<Key> present = TicketRows.of(
                ids,
                database,
                "SELECT ticket_id, message_id FROM message_tag WHERE",
                row -> new Key(text(row, 1), text(row, 2)));
        List<Key> gone = present.stream().filter(key -> !wanted.contains(key)).toList();
        if (gone.isEmpty()) {
            return;
        }
        database.run(connection -> {
            try (PreparedStatement delete =
                    connection.prepareStatement("DELETE FROM message_tag WHERE ticket_id = ? AND message_id = ?")) {
                for (Key key : gone) {
                    delete.setString(1, key.ticket);
                    delete.setString(2, key.message);
                    delete.executeUpdate();
                }
            }
        });
    }

    private static List<@Nullable Object> row(MessageTag tag) {
        MessageTags tags = tag.tags();
        return Arrays.<@Nullable Object>asList(
                tag.ticket().value(),
                tag.message(),
                tag.input(),
                tag.judge(),
                tags.language(),
                tags.sentiment().label(),
                tags.sentiment().score(),
                tags.sentiment().confidence(),
                tags.kind().kind(),
                tags.kind().confidence(),
                TagJson.write(tags.sentiment().evidence()),
                TagJson.write(tags.kind().evidence()));
    }

    private static MessageTag read(ResultSet row) throws SQLException {
        Sentiment sentiment = new Sentiment(
                Sentiment.Label.valueOf(text(row, 6)),
                row.getDouble(7),
                row.getDouble(8),
                TagJson.evidence(text(row, 11)));
        KindTag kind =
                new KindTag(KindTag.Kind.valueOf(text(row, 9)), row.getDouble(10), TagJson.evidence(text(row, 12)));
        return new MessageTag(
                new TicketId(text(row, 1)),
                text(row, 2),
                text(row, 3),
                text(row, 4),
                new MessageTags(Language.valueOf(text(row, 5)), sentiment, kind));
    }
}
