package dev.deskpulse.scheduler.text;

import dev.deskpulse.connector.store.Database;
import dev.deskpulse.ticket.TicketKey;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * The open tickets whose mood has last changed for the worse and is negative now.
 *
 * @param open how many there are
 * @param worst the most negative of them, at most 20, the worst first
 */
public record EarlyWarnings(long open, List<Warning> worst) {
    private static final int LISTED = 20;
    private static final int WORDS_SHOWN = 3;

    // The most negative one first; ties by key, so that every run lists the same.
    private static final String SELECT = """
            SELECT t.ticket_key, g.trajectory, g.sentiment_evidence, count(*) OVER () AS open_warnings
            FROM ticket_tag g
            JOIN tickets t ON t.id = g.ticket_id
            WHERE g.warning AND t.absence IS NULL AND t.category <> 'DONE'
            ORDER BY g.sentiment_score, t.ticket_key
            LIMIT ?""";

    public EarlyWarnings {
        worst = List.copyOf(worst);
    }

    /**
     * One ticket with the reason.
     *
     * @param from the mood that it began with
     * @param now the mood that it has fallen to
     * @param words what in the last message speaks for it, the strongest first, at most three; may be empty
     */
    public record Warning(TicketKey key, Trajectory.State from, Trajectory.State now, List<String> words) {
        public Warning {
            words = List.copyOf(words);
        }
    }

    /** As the tags in the store say now. */
    public static EarlyWarnings in(Database database) {
        return database.read(connection -> {
            List<Warning> worst = new ArrayList<>();
            long open = 0;
            try (PreparedStatement query = connection.prepareStatement(SELECT)) {
                query.setInt(1, LISTED);
                try (ResultSet rows = query.executeQuery()) {
                    while (rows.next()) {
                        worst.add(read(rows));
                        open = rows.getLong(4);
                    }
                }
            }
            return new EarlyWarnings(open, worst);
        });
    }

    private static Warning read(ResultSet row) throws SQLException {
        Trajectory trajectory = TagJson.trajectory(TicketRows.text(row, 2));
        String last = trajectory.last().message();
        List<String> words = TagJson.evidence(TicketRows.text(row, 3)).stream()
                .filter(seen -> seen.weight() < 0
                        && seen.place() != null
                        && seen.place().message().equals(last))
                .map(Evidence::text)
                .distinct()
                .limit(WORDS_SHOWN)
                .toList();
        return new Warning(new TicketKey(TicketRows.text(row, 1)), trajectory.first(), trajectory.last(), words);
    }
}
