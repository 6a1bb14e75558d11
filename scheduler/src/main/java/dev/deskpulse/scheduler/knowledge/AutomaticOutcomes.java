package dev.deskpulse.scheduler.knowledge;

import dev.deskpulse.connector.store.TicketStore;
import dev.deskpulse.connector.store.UtcTime;
import dev.deskpulse.scheduler.kpi.Replies;
import dev.deskpulse.scheduler.text.OwnComments;
import dev.deskpulse.scheduler.text.TicketRows;
import dev.deskpulse.ticket.Ticket;
import dev.deskpulse.ticket.TicketId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Tells of each automatic answer whether it was enough: the ticket was resolved without a public word of an agent, was not
 * opened again nor rated below 4 of 5, and the customer did not come back about it. Those of half a year are looked at anew,
 * since a ticket may be opened again late.
 */
final class AutomaticOutcomes {
    private static final Duration LOOKED_AT = Duration.ofDays(182);
    private static final String SENT = """
            SELECT a.ticket_id, COALESCE(f.resolved_at, f.first_resolved_at),
                CASE WHEN f.reopens > 0 OR f.csat < 4 OR f.comeback_seconds <= ? THEN 0 ELSE 1 END
            FROM automatic_answer a JOIN kpi_fact f ON f.ticket = a.ticket_id
            WHERE a.sent_at >= ? ORDER BY a.ticket_id""";
    private static final String KEEP = "UPDATE automatic_answer SET settled = ? WHERE ticket_id = ?";

    private final TicketStore tickets;
    private final QuestionStore store;
    private final OwnComments own;

    AutomaticOutcomes(TicketStore tickets, QuestionStore store, OwnComments own) {
        this.tickets = tickets;
        this.store = store;
        this.own = own;
    }

    private record Sent(TicketId ticket, @Nullable Instant resolved, boolean lasted) {}

    private record Outcome(TicketId ticket, @Nullable Boolean settled) {}

    /** @param comeback so long after a resolution the customer's return says that it did not last */
    void run(Duration comeback, Instant now) {
        List<Object> asked = List.of(comeback.toSeconds(), UtcTime.toColumn(now.minus(LOOKED_AT)));
        Map<TicketId, Sent> sent = store
                .query(
                        SENT,
                        asked,
                        row -> new Sent(
                                new TicketId(TicketRows.text(row, 1)),
                                UtcTime.fromColumnOrNull(row, 2),
                                row.getInt(3) == 1))
                .stream()
                .collect(Collectors.toMap(Sent::ticket, Function.identity()));
        List<Outcome> outcomes = new ArrayList<>();
        for (Ticket ticket : tickets.findAll(sent.keySet())) {
            Sent one = sent.get(ticket.id());
            if (one != null) {
                outcomes.add(new Outcome(ticket.id(), settled(one, hasAgentSpoken(ticket), now.minus(comeback))));
            }
        }
        save(outcomes);
    }

    private static @Nullable Boolean settled(Sent sent, boolean agentSpoke, Instant decidedBefore) {
        if (agentSpoke || !sent.lasted) {
            return Boolean.FALSE;
        }
        return (sent.resolved != null && !sent.resolved.isAfter(decidedBefore)) ? Boolean.TRUE : null;
    }

    private boolean hasAgentSpoken(Ticket ticket) {
        return Replies.of(ticket, false).messages().stream()
                .anyMatch(judged -> judged.verdict() == Replies.Verdict.REPLY
                        && !own.contains(ticket.id(), judged.message().id()));
    }

    private void save(List<Outcome> outcomes) {
        store.database().run(connection -> {
            try (var update = connection.prepareStatement(KEEP)) {
                for (Outcome outcome : outcomes) {
                    update.setObject(1, outcome.settled);
                    update.setString(2, outcome.ticket.value());
                    update.executeUpdate();
                }
            }
        });
    }
}
