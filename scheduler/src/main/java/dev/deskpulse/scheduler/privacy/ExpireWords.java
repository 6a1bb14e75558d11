package dev.deskpulse.scheduler.privacy;

import dev.deskpulse.connector.store.Database;
import dev.deskpulse.connector.store.TicketStore;
import dev.deskpulse.connector.store.UtcTime;
import dev.deskpulse.progress.Progress;
import dev.deskpulse.ticket.EmptiedTickets;
import dev.deskpulse.ticket.StatusCategory;
import dev.deskpulse.ticket.TicketId;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Forgets what people wrote in tickets that are old enough, and in those that their source has deleted. Figures, tags and who did
 * what when stay. A ticket that changes on its source again comes back whole with its next reading.
 */
public final class ExpireWords {
    private static final int BATCH = 500;

    /** Done and unchanged for long, or deleted, and not emptied since it was last read. */
    private static final String DUE = """
             FROM tickets t LEFT JOIN emptied_ticket e ON e.ticket_id = t.id AND e.fingerprint = t.fingerprint
            WHERE e.ticket_id IS NULL AND (t.absence = 'DELETED'
                OR (t.category = ? AND t.updated < ? AND t.saved_at < ?))""";

    private static final String OLD_RAW =
            "DELETE FROM sealed_tickets WHERE id IN (SELECT id FROM tickets WHERE category = ? AND updated < ?)";

    private final Database database;
    private final TicketStore tickets;
    private final SealedTickets sealed;
    private final List<Consumer<List<TicketId>>> results;

    ExpireWords(Database database, TicketStore tickets, SealedTickets sealed, List<Consumer<List<TicketId>>> results) {
        this.database = database;
        this.tickets = tickets;
        this.sealed = sealed;
        this.results = List.copyOf(results);
    }

    /**
     * How many tickets {@link #run} would empty.
     *
     * @param judgedUntil tickets that were saved later, by the store's clock, keep their words: nobody has judged them yet
     */
    public long due(Retention retention, Instant now, Instant judgedUntil) {
        return database.read(connection -> {
            try (PreparedStatement query = connection.prepareStatement("SELECT COUNT(*)" + DUE)) {
                bind(query, retention, now, judgedUntil);
                try (ResultSet rows = query.executeQuery()) {
                    rows.next();
                    return rows.getLong(1);
                }
            }
        });
    }

    /**
     * Empties what is due, a batch at a time, each with all results that quote it; safe to kill at any moment.
     *
     * @param judgedUntil as for {@link #due}
     * @return how many tickets were emptied
     */
    public long run(Retention retention, Instant now, Instant judgedUntil, Progress progress) {
        dropRaw(retention.rawText(), now);
        long emptied = 0;
        List<TicketId> due = next(retention, now, judgedUntil);
        if (!due.isEmpty()) {
            progress.begin("Forgetting what was written in old tickets", -1);
        }
        while (!due.isEmpty()) {
            empty(due);
            emptied += due.size();
            progress.advance(due.size());
            due = next(retention, now, judgedUntil);
        }
        return emptied;
    }

    private List<TicketId> next(Retention retention, Instant now, Instant judgedUntil) {
        return database.read(connection -> {
            List<TicketId> due = new ArrayList<>();
            try (PreparedStatement query =
                    connection.prepareStatement("SELECT t.id" + DUE + " ORDER BY t.id LIMIT " + BATCH)) {
                bind(query, retention, now, judgedUntil);
                try (ResultSet rows = query.executeQuery()) {
                    while (rows.next()) {
                        due.add(new TicketId(rows.getString(1)));
                    }
                }
            }
            return due;
        });
    }

    private static void bind(PreparedStatement query, Retention retention, Instant now, Instant judgedUntil)
            throws SQLException {
        Duration words = retention.words();
        query.setString(1, StatusCategory.DONE.name());
        query.setObject(2, UtcTime.toColumn(words == null ? Instant.MIN : now.minus(words)));
        query.setObject(3, UtcTime.toColumn(judgedUntil));
    }

    private void empty(List<TicketId> due) {
        database.run(connection -> {
            tickets.rewrite(due, EmptiedTickets::emptied);
            sealed.remove(due);
            results.forEach(result -> result.accept(due));
            String ids = String.join(", ", Collections.nCopies(due.size(), "?"));
            try (PreparedStatement forget =
                            connection.prepareStatement("DELETE FROM emptied_ticket WHERE ticket_id IN (" + ids + ")");
                    PreparedStatement remember =
                            connection.prepareStatement("INSERT INTO emptied_ticket (ticket_id, fingerprint)"
                                    + " SELECT id, fingerprint FROM tickets WHERE id IN (" + ids + ")")) {
                for (int place = 1; place <= due.size(); place++) {
                    forget.setString(place, due.get(place - 1).value());
                    remember.setString(place, due.get(place - 1).value());
                }
                forget.executeUpdate();
                remember.executeUpdate();
            }
        });
    }

    private void dropRaw(@Nullable Duration kept, Instant now) {
        if (kept == null) {
            return;
        }
        database.run(connection -> {
            try (PreparedStatement delete = connection.prepareStatement(OLD_RAW)) {
                delete.setString(1, StatusCategory.DONE.name());
                delete.setObject(2, UtcTime.toColumn(now.minus(kept)));
                delete.executeUpdate();
            }
        });
    }
}
