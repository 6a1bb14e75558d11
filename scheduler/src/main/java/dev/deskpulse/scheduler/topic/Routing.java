package dev.deskpulse.scheduler.topic;

import static dev.deskpulse.scheduler.topic.TopicStore.text;

import java.util.Comparator;
import java.util.List;

/** Finds who resolves a topic best. */
final class Routing {
    private static final double PRIOR_CASES = 10;
    private static final int FEW = 10;

    /** {@code %s} is a column of ours, never a text from outside. */
    private static final String CASES = """
            SELECT f.%1$s, COUNT(*),
                SUM(CASE WHEN COALESCE(f.reopens, 0) = 0 AND COALESCE(f.csat, 5) >= 4
                    AND f.resolution_business_seconds <= m.median THEN 1 ELSE 0 END)
            FROM kpi_fact f JOIN ticket_topic p ON p.ticket_id = f.ticket
            CROSS JOIN (
                SELECT PERCENTILE_CONT(0.5) WITHIN GROUP (ORDER BY CAST(g.resolution_business_seconds AS DOUBLE PRECISION)) AS median
                FROM kpi_fact g JOIN ticket_topic q ON q.ticket_id = g.ticket WHERE q.topic = ?
            ) AS m
            WHERE p.topic = ? AND f.resolution_business_seconds IS NOT NULL AND f.%1$s IS NOT NULL
            GROUP BY f.%1$s""";

    private record Cases(String who, long cases, long good) {}

    private Routing() {}

    /** The best first, at most so many; where there is one alone, there is nothing to choose. */
    static List<RoutingHint> best(TopicStore store, String topic, RoutingHint.Level level, int most) {
        String column = level == RoutingHint.Level.PROJECT ? "project" : "agent";
        List<Cases> all = store.query(
                CASES.formatted(column),
                List.of(topic, topic),
                row -> new Cases(text(row, 1), row.getLong(2), row.getLong(3)));
        double cases = all.stream().mapToLong(Cases::cases).sum();
        double good = all.stream().mapToLong(Cases::good).sum();
        return all.size() < 2
                ? List.of()
                : all.stream()
                        .map(own -> hint(level, own, good / cases))
                        .sorted(Comparator.comparingDouble(RoutingHint::score)
                                .reversed()
                                .thenComparing(RoutingHint::who))
                        .limit(most)
                        .toList();
    }

    private static RoutingHint hint(RoutingHint.Level level, Cases own, double usual) {
        double score = (own.good + PRIOR_CASES * usual) / (own.cases + PRIOR_CASES);
        return new RoutingHint(level, own.who, score, own.cases, own.cases < FEW);
    }
}
