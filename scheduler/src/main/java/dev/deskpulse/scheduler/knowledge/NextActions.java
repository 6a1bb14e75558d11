package dev.deskpulse.scheduler.knowledge;

import dev.deskpulse.connector.store.Database;
import dev.deskpulse.connector.store.TicketStore;
import dev.deskpulse.connector.store.UtcTime;
import dev.deskpulse.scheduler.kpi.Replies;
import dev.deskpulse.scheduler.sight.Sight;
import dev.deskpulse.scheduler.text.OwnComments;
import dev.deskpulse.scheduler.text.TicketRows;
import dev.deskpulse.scheduler.topic.SimilarTickets;
import dev.deskpulse.ticket.AuthorRole;
import dev.deskpulse.ticket.Person;
import dev.deskpulse.ticket.PersonId;
import dev.deskpulse.ticket.Ticket;
import dev.deskpulse.ticket.TicketId;
import dev.deskpulse.ticket.TicketKey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Tells what agents did next on tickets that asked the same, when the customer had last spoken as often as on this one, and
 * how often those ended well. A record of what went together, not a proof of what caused it.
 */
public final class NextActions {
    private static final int LOOKED_AT = 100;
    /** Below so many cases a share says nothing. */
    private static final int LEAST_CASES = 5;

    private static final int SHOWN = 4;
    private static final String OUTCOMES = """
            SELECT ticket_id, lasted, resolved_at FROM (
                SELECT ticket AS ticket_id, COALESCE(resolved_at, first_resolved_at) AS resolved_at,
                    CASE WHEN reopens > 0 OR csat < 4 OR comeback_seconds <= %d THEN 0 ELSE 1 END AS lasted
                FROM kpi_fact WHERE first_resolved_at IS NOT NULL) AS outcome
            WHERE""";

    private final Database database;
    private final TicketStore tickets;
    private final SimilarTickets similar;
    private final OwnComments own;
    private final Duration comeback;
    private final InstantSource clock;

    /** @param comeback see {@link ProposeQuestions} */
    public NextActions(
            Database database,
            TicketStore tickets,
            SimilarTickets similar,
            OwnComments own,
            Duration comeback,
            InstantSource clock) {
        this.database = database;
        this.tickets = tickets;
        this.similar = similar;
        this.own = own;
        this.comeback = comeback;
        this.clock = clock;
    }

    /** Something that was done, and on how many tickets that then ended well. */
    public record NextAction(AgentStep step, Success success) {}

    /**
     * What is known of tickets that ask the same.
     *
     * @param actions the likeliest to end well first, by the lower end of the interval; empty while the customer has not
     *     spoken last, where the ticket is done, and where too few like tickets are known
     * @param ends of each like ticket whose end is known whether it ended well, at most a hundred: it was resolved once,
     *     was rated 4 or better where it was rated, and the customer did not come back
     */
    public record Practice(List<NextAction> actions, Map<TicketKey, Boolean> ends) {
        public Practice {
            actions = List.copyOf(actions);
            ends = Map.copyOf(ends);
        }

        /** How often like tickets ended well, whatever was done. */
        public Success success() {
            return Success.of(ends.size(), (int)
                    ends.values().stream().filter(well -> well).count());
        }
    }

    private record Outcome(TicketId ticket, boolean lasted, Instant resolved) {}

    /** @param sight only tickets are counted that it sees */
    public Practice on(Ticket ticket, Sight sight) {
        int turn = ticket.lifecycle().resolved() == null ? AgentSteps.turn(spoken(ticket)) : 0;
        Map<AgentStep, int[]> counts = new HashMap<>();
        Map<TicketKey, Boolean> ends = new HashMap<>();
        Map<TicketId, Outcome> outcomes = outcomes(ticket.id());
        Map<PersonId, Person> people = tickets.people();
        for (Ticket like : tickets.findAll(outcomes.keySet())) {
            Outcome outcome = outcomes.get(like.id());
            if (outcome != null && sight.sees(like)) {
                ends.put(like.key(), outcome.lasted);
                for (AgentStep step : turn == 0
                        ? List.<AgentStep>of()
                        : AgentSteps.at(like, spoken(like), turn, who -> isAgent(people.get(who)))) {
                    int[] count = counts.computeIfAbsent(step, s -> new int[2]);
                    count[0]++;
                    count[1] += outcome.lasted ? 1 : 0;
                }
            }
        }
        return new Practice(actions(counts), ends);
    }

    private static List<NextAction> actions(Map<AgentStep, int[]> counts) {
        return counts.entrySet().stream()
                .filter(entry -> entry.getValue()[0] >= LEAST_CASES)
                .map(entry -> new NextAction(entry.getKey(), Success.of(entry.getValue()[0], entry.getValue()[1])))
                .sorted(Comparator.comparingDouble(
                                (NextAction action) -> action.success().low())
                        .reversed()
                        .thenComparing(action -> action.step().toString()))
                .limit(SHOWN)
                .toList();
    }

    private static boolean isAgent(@Nullable Person person) {
        return person != null && person.role() == AuthorRole.AGENT;
    }

    private List<Replies.Judged> spoken(Ticket ticket) {
        return Replies.of(ticket, false).messages().stream()
                .filter(judged -> !own.contains(ticket.id(), judged.message().id()))
                .toList();
    }

    private Map<TicketId, Outcome> outcomes(TicketId ticket) {
        Set<TicketId> near = similar.to(ticket, LOOKED_AT).stream()
                .filter(like -> like.score() >= Candidate.SAME_QUESTION)
                .map(SimilarTickets.Near::ticket)
                .collect(Collectors.toSet());
        Instant decided = clock.instant().minus(comeback);
        Map<TicketId, Outcome> outcomes = new HashMap<>();
        TicketRows.of(
                        near,
                        database,
                        OUTCOMES.formatted(comeback.toSeconds()),
                        row -> new Outcome(
                                new TicketId(TicketRows.text(row, 1)), row.getInt(2) == 1, UtcTime.fromColumn(row, 3)))
                .stream()
                .filter(outcome -> !outcome.lasted || !outcome.resolved.isAfter(decided))
                .forEach(outcome -> outcomes.put(outcome.ticket, outcome));
        return outcomes;
    }
}
