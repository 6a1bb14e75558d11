package dev.deskpulse.scheduler.alert;

import dev.deskpulse.connector.store.Database;
import dev.deskpulse.connector.store.UtcTime;
import dev.deskpulse.scheduler.alert.RecentTickets.Slice;
import dev.deskpulse.scheduler.alert.RecentTickets.Times;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/**
 * The SLA cycles that ever had little time left, and when. A cycle is at risk from the moment at which its time left is
 * little until it is stopped or breached, by what was last read of it.
 */
final class SlaRisks {
    /** Of each cycle the last reading. One that is paused has no moment of breach that counts. */
    private static final String SELECT = """
            SELECT f.ticket_key, r.started_at, r.stopped_at, r.breach_at, r.goal_seconds
            FROM sla_reading r JOIN kpi_fact f ON f.ticket = r.ticket
            WHERE r.breach_at >= ? AND r.started_at < ? AND (r.stopped_at IS NOT NULL OR NOT r.paused)
                AND NOT EXISTS (SELECT 1 FROM sla_reading l WHERE l.ticket = r.ticket AND l.name = r.name
                    AND l.started_at = r.started_at AND l.learned_at > r.learned_at)
            ORDER BY r.breach_at, f.ticket_key""";

    /** Seconds of the epoch, the second exclusive. */
    private record Span(String key, long from, long to) {}

    private record Risk(int ticket, long from, long to) {
        boolean isAt(long moment) {
            return from <= moment && moment < to;
        }
    }

    /** When the risks of a slice begin and when they end. */
    private record Ends(Times begin, Times end) {
        int countAt(long moment) {
            return begin.count(Long.MIN_VALUE, moment + 1) - end.count(Long.MIN_VALUE, moment + 1);
        }
    }

    private final RecentTickets tickets;
    private final List<Risk> risks;
    private final Map<Slice, Ends> ends = new HashMap<>();

    private SlaRisks(RecentTickets tickets, List<Risk> risks) {
        this.tickets = tickets;
        this.risks = risks;
    }

    /** Those of the given tickets; needs the tables of the facts and of the SLA history. */
    static SlaRisks read(Database database, RecentTickets tickets, Instant from, Instant to, LittleTime little) {
        List<Span> spans = spans(database, from, to, little);
        Map<String, Integer> positions = spans.isEmpty() ? Map.of() : tickets.byKey();
        List<Risk> risks = new ArrayList<>();
        for (Span span : spans) {
            Integer ticket = positions.get(span.key);
            if (ticket != null && span.from < span.to) {
                risks.add(new Risk(ticket, span.from, span.to));
            }
        }
        return new SlaRisks(tickets, risks);
    }

    private static List<Span> spans(Database database, Instant from, Instant to, LittleTime little) {
        return database.read(connection -> {
            List<Span> found = new ArrayList<>();
            try (PreparedStatement query = connection.prepareStatement(SELECT)) {
                query.setObject(1, UtcTime.toColumn(from));
                query.setObject(2, UtcTime.toColumn(to));
                try (ResultSet rows = query.executeQuery()) {
                    while (rows.next()) {
                        found.add(span(rows, little));
                    }
                }
            }
            return found;
        });
    }

    private static Span span(ResultSet row, LittleTime little) throws SQLException {
        long started = UtcTime.fromColumn(row, 2).getEpochSecond();
        Instant stopped = UtcTime.fromColumnOrNull(row, 3);
        long breach = UtcTime.fromColumn(row, 4).getEpochSecond();
        long end = stopped == null ? breach : Math.min(breach, stopped.getEpochSecond());
        return new Span(row.getString(1), Math.max(started, breach - little.of(row.getLong(5))), end);
    }

    /** How many cycles of a slice are at risk at a moment, in seconds of the epoch. */
    int count(Slice slice, long moment) {
        return ends.computeIfAbsent(slice, this::ends).countAt(moment);
    }

    private Ends ends(Slice slice) {
        List<Risk> own =
                risks.stream().filter(risk -> tickets.isIn(risk.ticket, slice)).toList();
        return new Ends(times(own, Risk::from), times(own, Risk::to));
    }

    private static Times times(List<Risk> risks, ToLongFunction<Risk> moment) {
        return new Times(risks.stream().mapToLong(moment).sorted().toArray());
    }

    /** The tickets of a slice with a cycle at risk, the next to be breached first. */
    List<Integer> tickets(Slice slice, long moment) {
        return risks.stream()
                .filter(risk -> risk.isAt(moment) && tickets.isIn(risk.ticket, slice))
                .sorted(Comparator.comparingLong(Risk::to))
                .map(Risk::ticket)
                .distinct()
                .toList();
    }
}
