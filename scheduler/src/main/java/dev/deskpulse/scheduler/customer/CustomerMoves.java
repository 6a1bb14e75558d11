package dev.deskpulse.scheduler.customer;

import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What other rules would make of the same customers at the same moment.
 *
 * @param customers how many were looked at
 * @param cut whether there are more than {@link ReadCustomers#MOST}, of whom those who were here last are looked at
 * @param moves from one stage to another, the most customers first; none where all stay
 * @param now by the rules that count
 * @param then by the others
 */
public record CustomerMoves(int customers, boolean cut, List<Move> moves, Counts now, Counts then) {
    public CustomerMoves {
        moves = List.copyOf(moves);
    }

    /** How many customers go from a stage to another. */
    public record Move(Lifecycle from, Lifecycle to, long customers) {}

    /**
     * How many customers there are of each kind.
     *
     * @param risks of those who are not lost; null where risk has to be learned anew first
     */
    public record Counts(
            Map<Lifecycle, Long> lifecycles,
            Map<Tier, Long> tiers,
            Map<Loyalty, Long> loyalties,
            @Nullable Map<RiskLevel, Long> risks) {
        public Counts {
            lifecycles = Collections.unmodifiableMap(new EnumMap<>(lifecycles));
            tiers = Collections.unmodifiableMap(new EnumMap<>(tiers));
            loyalties = Collections.unmodifiableMap(new EnumMap<>(loyalties));
            risks = risks == null ? null : Collections.unmodifiableMap(new EnumMap<>(risks));
        }
    }

    static CustomerMoves between(CustomerBook now, CustomerBook then) {
        Map<String, Lifecycle> before = new HashMap<>();
        now.all().forEach(customer -> before.put(customer.facts().customer(), customer.lifecycle()));
        Map<Lifecycle, Map<Lifecycle, Long>> counted = new EnumMap<>(Lifecycle.class);
        for (Customer customer : then.all()) {
            Lifecycle from = before.get(customer.facts().customer());
            if (from != null && from != customer.lifecycle()) {
                counted.computeIfAbsent(from, stage -> new EnumMap<>(Lifecycle.class))
                        .merge(customer.lifecycle(), 1L, Long::sum);
            }
        }
        boolean learned = now.rules().learnedBy().equals(then.rules().learnedBy());
        return new CustomerMoves(now.all().size(), now.cut(), moves(counted), counts(now, true), counts(then, learned));
    }

    private static List<Move> moves(Map<Lifecycle, Map<Lifecycle, Long>> counted) {
        return counted.entrySet().stream()
                .flatMap(from -> from.getValue().entrySet().stream()
                        .map(to -> new Move(from.getKey(), to.getKey(), to.getValue())))
                .sorted(Comparator.comparingLong(Move::customers)
                        .reversed()
                        .thenComparing(Move::from)
                        .thenComparing(Move::to))
                .toList();
    }

    private static Counts counts(CustomerBook book, boolean learned) {
        return new Counts(book.lifecycles(), book.tiers(), book.loyalties(), learned ? book.risks() : null);
    }
}
