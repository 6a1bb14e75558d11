package dev.deskpulse.scheduler.topic;

import static dev.deskpulse.scheduler.topic.TopicStore.text;

import dev.deskpulse.connector.store.TicketStore;
import dev.deskpulse.connector.sync.TicketMapper;
import dev.deskpulse.scheduler.sight.Sight;
import dev.deskpulse.scheduler.topic.RoutingHint.Level;
import dev.deskpulse.ticket.Ticket;
import dev.deskpulse.ticket.TicketId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds who resolves a topic best, by its latest resolved tickets. */
final class Routing {
    private static final int LOOKED_AT = 2_000;
    private static final int BATCH = 500;
    private static final double PRIOR_CASES = 10;
    private static final int ENOUGH = 10;

    private static final String CASES = """
            SELECT f.ticket, f.project, f.agent,
                CASE WHEN COALESCE(f.reopens, 0) = 0 AND COALESCE(f.csat, 5) >= 4
                    AND f.resolution_business_seconds <= m.median THEN 1 ELSE 0 END
            FROM kpi_fact f JOIN ticket_topic p ON p.ticket_id = f.ticket
            CROSS JOIN (
                SELECT PERCENTILE_CONT(0.5) WITHIN GROUP (ORDER BY CAST(g.resolution_business_seconds AS DOUBLE PRECISION)) AS median
                FROM kpi_fact g JOIN ticket_topic q ON q.ticket_id = g.ticket WHERE q.topic = ? AND %s
            ) AS m
            WHERE p.topic = ? AND %s AND f.resolution_business_seconds IS NOT NULL
            ORDER BY f.created_at DESC, f.ticket LIMIT %d""";

    private Routing() {}

    /** A resolved ticket: who it was with, and whether that went well. */
    record Case(Map<Level, String> with, boolean good) {
        Case {
            with = Map.copyOf(with);
        }
    }

    private record Resolved(
            TicketId ticket, String project, @Nullable String agent, boolean good) {}

    /** The tickets of a topic that are resolved and seen, the latest ones. */
    static List<Case> cases(TicketStore tickets, TopicStore store, String topic, Sight sight) {
        List<Object> values = new ArrayList<>();
        for (int side = 0; side < 2; side++) {
            values.add(topic);
            values.addAll(sight.values());
        }
        String sql = CASES.formatted(sight.condition("g.scope"), sight.condition("f.scope"), LOOKED_AT);
        List<Resolved> resolved = store.query(sql, values, Routing::resolved);
        List<Case> cases = new ArrayList<>();
        for (int from = 0; from < resolved.size(); from += BATCH) {
            List<Resolved> some = resolved.subList(from, Math.min(from + BATCH, resolved.size()));
            Map<TicketId, Ticket> known = new HashMap<>();
            tickets.findAll(some.stream().map(Resolved::ticket).toList())
                    .forEach(ticket -> known.put(ticket.id(), ticket));
            some.forEach(one -> cases.add(new Case(with(one, known.get(one.ticket)), one.good)));
        }
        return cases;
    }

    private static Resolved resolved(ResultSet row) throws SQLException {
        return new Resolved(new TicketId(text(row, 1)), text(row, 2), row.getString(3), row.getInt(4) == 1);
    }

    private static Map<Level, String> with(Resolved one, @Nullable Ticket ticket) {
        Map<String, String> fields = ticket == null ? Map.of() : ticket.fields();
        String queue = fields.get("queue");
        Map<Level, String> with = new EnumMap<>(Level.class);
        put(with, Level.TEAM, fields.get("team"));
        put(with, Level.QUEUE, queue == null ? fields.get(TicketMapper.REQUEST_TYPE) : queue);
        put(with, Level.COMPONENT, fields.get("component"));
        put(with, Level.PROJECT, one.project);
        put(with, Level.AGENT, one.agent);
        return with;
    }

    private static void put(Map<Level, String> with, Level level, @Nullable String who) {
        if (who != null && !who.isBlank()) {
            with.put(level, who);
        }
    }

    /** Of each level the best first, at most so many; those with fewer than ten cases are not spoken of. */
    static List<RoutingHint> best(List<Case> cases, int most) {
        return Stream.of(Level.values())
                .flatMap(level -> best(cases, level).stream().limit(most))
                .toList();
    }

    /** Where there is one alone, there is nothing to choose. */
    private static List<RoutingHint> best(List<Case> cases, Level level) {
        Map<String, List<Case>> byWho = new HashMap<>();
        for (Case one : cases) {
            String who = one.with.get(level);
            if (who != null) {
                byWho.computeIfAbsent(who, w -> new ArrayList<>()).add(one);
            }
        }
        double usual = share(byWho.values().stream().flatMap(List::stream).toList());
        List<RoutingHint> hints = byWho.entrySet().stream()
                .filter(own -> own.getValue().size() >= ENOUGH)
                .map(own -> hint(level, own.getKey(), own.getValue(), usual))
                .sorted(Comparator.comparingDouble(RoutingHint::score)
                        .reversed()
                        .thenComparing(RoutingHint::who))
                .toList();
        return hints.size() < 2 ? List.of() : hints;
    }

    private static double share(List<Case> cases) {
        return (double) cases.stream().filter(Case::good).count() / Math.max(1, cases.size());
    }

    private static RoutingHint hint(Level level, String who, List<Case> own, double usual) {
        double good = share(own) * own.size();
        return new RoutingHint(level, who, (good + PRIOR_CASES * usual) / (own.size() + PRIOR_CASES), own.size());
    }
}
