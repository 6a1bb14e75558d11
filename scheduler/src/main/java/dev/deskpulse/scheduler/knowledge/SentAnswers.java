package dev.deskpulse.scheduler.knowledge;

import dev.deskpulse.connector.store.UtcTime;
import dev.deskpulse.scheduler.text.TicketRows;
import dev.deskpulse.ticket.SourceId;
import dev.deskpulse.ticket.TicketId;
import java.sql.PreparedStatement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** Which tickets were answered automatically, and which wait for an answer. */
public final class SentAnswers {
    private static final int MOST = 500;
    private static final String WAITING = """
            SELECT f.ticket FROM kpi_fact f LEFT JOIN automatic_answer a ON a.ticket_id = f.ticket
            WHERE a.ticket_id IS NULL AND f.source = ? AND f.first_resolved_at IS NULL AND f.agent_replies = 0
                AND f.created_at >= ?
            ORDER BY f.created_at, f.ticket LIMIT %d""".formatted(MOST);

    private final QuestionStore store;

    public SentAnswers(QuestionStore store) {
        this.store = store;
    }

    /** Open tickets of the site without a reply, created since then, the oldest first; as the last analysis saw them. */
    List<TicketId> waiting(SourceId source, Instant since) {
        return store.query(
                WAITING,
                List.of(source.value(), UtcTime.toColumn(since)),
                row -> new TicketId(TicketRows.text(row, 1)));
    }

    /** To be called before it is sent; fails where the ticket has one already. */
    void add(TicketId ticket, long question, LocalDate day, Instant at) {
        store.database().run(connection -> {
            try (PreparedStatement insert = connection.prepareStatement(
                    "INSERT INTO automatic_answer (ticket_id, question, day, sent_at) VALUES (?, ?, ?, ?)")) {
                insert.setString(1, ticket.value());
                insert.setLong(2, question);
                insert.setObject(3, day);
                insert.setObject(4, UtcTime.toColumn(at));
                insert.executeUpdate();
            }
        });
    }

    /** How many were sent on a day of the desk's zone, those of unknown outcome among them. */
    public int on(LocalDate day) {
        return store.query("SELECT count(*) FROM automatic_answer WHERE day = ?", List.of(day), row -> row.getInt(1))
                .get(0);
    }
}
