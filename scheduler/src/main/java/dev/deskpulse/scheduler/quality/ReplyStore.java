package dev.deskpulse.scheduler.quality;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.deskpulse.connector.store.Database;
import dev.deskpulse.connector.store.StoreException;
import dev.deskpulse.connector.store.StoreJson;
import dev.deskpulse.connector.store.Upsert;
import dev.deskpulse.scheduler.text.TicketRows;
import dev.deskpulse.ticket.TicketId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The checked replies. */
public final class ReplyStore {
    private static final Upsert CHECK = Upsert.into(
            "reply_check",
            List.of("ticket_id", "message_id"),
            List.of("ticket_id", "message_id", "agent", "day", "sent_hour", "input"));
    private static final Upsert FINDING = Upsert.into(
            "reply_finding",
            List.of("ticket_id", "message_id", "rule"),
            List.of("ticket_id", "message_id", "rule", "broken", "words"));

    private final Database database;

    private ReplyStore(Database database) {
        this.database = database;
    }

    /** Brings the tables up to date and opens the store. */
    public static ReplyStore in(Database database) {
        database.migrate("quality", "dev/deskpulse/scheduler/quality/migration");
        return new ReplyStore(database);
    }

    /** A reply's place. */
    record Key(TicketId ticket, String message) {}

    /** Inputs of the replies of these tickets that were checked before. */
    Map<Key, String> inputs(Collection<TicketId> tickets) {
        record Known(Key key, String input) {}
        Map<Key, String> inputs = new HashMap<>();
        TicketRows.of(
                        tickets,
                        database,
                        "SELECT ticket_id, message_id, input FROM reply_check WHERE",
                        row -> new Known(
                                new Key(new TicketId(TicketRows.text(row, 1)), TicketRows.text(row, 2)),
                                TicketRows.text(row, 3)))
                .forEach(known -> inputs.put(known.key, known.input));
        return inputs;
    }

    /** Takes the place of what was found in these replies before. */
    void save(Collection<CheckedReply> replies) {
        database.upsert(
                CHECK,
                replies.stream()
                        .map(reply -> Upsert.row(
                                reply.ticket().value(),
                                reply.message(),
                                reply.agent(),
                                reply.sent().toLocalDate(),
                                reply.sent().getHour(),
                                reply.input())));
        database.upsert(FINDING, replies.stream().flatMap(reply -> reply.findings().stream()
                .map(finding -> Upsert.row(
                        reply.ticket().value(),
                        reply.message(),
                        finding.rule().label(),
                        finding.isBroken(),
                        json(finding.words())))));
    }

    /** What was found in these replies goes. */
    void remove(Collection<Key> replies) {
        if (!replies.isEmpty()) {
            database.run(connection -> {
                remove(connection, "DELETE FROM reply_finding WHERE ticket_id = ? AND message_id = ?", replies);
                remove(connection, "DELETE FROM reply_check WHERE ticket_id = ? AND message_id = ?", replies);
            });
        }
    }

    /** What was found stays; what it quotes of these tickets' replies goes. */
    public void forgetWords(Collection<TicketId> tickets) {
        TicketRows.change(tickets, database, "UPDATE reply_finding SET words = '[]' WHERE ticket_id");
    }

    private static void remove(Connection connection, String sql, Collection<Key> replies) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement(sql)) {
            for (Key key : replies) {
                delete.setString(1, key.ticket.value());
                delete.setString(2, key.message);
                delete.executeUpdate();
            }
        }
    }

    private static String json(List<String> words) {
        try {
            return StoreJson.MAPPER.writeValueAsString(words);
        } catch (JsonProcessingException e) {
            throw new StoreException("The words of a finding cannot be written as JSON", e);
        }
    }
}
