package dev.deskpulse.scheduler.customer;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * All customers that somebody sees, at one moment.
 *
 * @param all those who were here last first
 * @param model null before the first analysis
 * @param scale what tells their fifths and tiers
 * @param cut whether there are more than {@link ReadCustomers#MOST}, of whom those who were here last are told
 */
public record CustomerBook(
        List<Customer> all, @Nullable CustomerModel model, CustomerRules rules, CustomerScale scale, boolean cut) {
    public CustomerBook {
        all = List.copyOf(all);
    }

    /** Whether orders are known, so that value is told by amounts. */
    public boolean orders() {
        return scale.orders();
    }

    /** In which order customers are listed. */
    public enum Order {
        /** Whom to win back first: what is at stake. */
        WIN_BACK,
        RISK,
        VALUE,
        LATEST
    }

    /**
     * The first of them.
     *
     * @param lifecycle null for all
     */
    public List<Customer> first(Order order, @Nullable Lifecycle lifecycle, int most) {
        return sorted(order).stream()
                .filter(customer -> lifecycle == null || customer.lifecycle() == lifecycle)
                .limit(most)
                .toList();
    }

    /** All that an order lists. */
    List<Customer> sorted(Order order) {
        return all.stream()
                .filter(customer -> order != Order.WIN_BACK || customer.winBack() > 0)
                .sorted(comparator(order))
                .toList();
    }

    private static Comparator<Customer> comparator(Order order) {
        Comparator<Customer> latest = Comparator.comparing(
                        (Customer customer) -> customer.facts().last())
                .reversed();
        Comparator<Customer> first =
                switch (order) {
                    case WIN_BACK -> Comparator.comparingDouble(customer -> -customer.winBack());
                    case RISK ->
                        Comparator.<Customer, RiskLevel>comparing(
                                        Customer::risk, Comparator.nullsLast(Comparator.<RiskLevel>naturalOrder()))
                                .thenComparingDouble(CustomerBook::unlikely);
                    case VALUE ->
                        Comparator.<Customer>comparingDouble(
                                        customer -> -customer.facts().amount())
                                .thenComparingLong(customer -> -customer.facts().yearActivities());
                    case LATEST -> latest;
                };
        return first.thenComparing(latest)
                .thenComparing(customer -> customer.facts().customer());
    }

    private static double unlikely(Customer customer) {
        Double probability = customer.probability();
        return probability == null ? 0 : -probability;
    }

    public Optional<Customer> find(String customer) {
        return all.stream()
                .filter(one -> one.facts().customer().equals(customer))
                .findFirst();
    }

    public Map<Lifecycle, Long> lifecycles() {
        return counted(Lifecycle.class, customer -> Optional.of(customer.lifecycle()));
    }

    public Map<Tier, Long> tiers() {
        return counted(Tier.class, customer -> Optional.of(customer.tier()));
    }

    public Map<Loyalty, Long> loyalties() {
        return counted(Loyalty.class, customer -> Optional.of(customer.loyalty()));
    }

    /** Of those who are not lost. */
    public Map<RiskLevel, Long> risks() {
        return counted(RiskLevel.class, customer -> Optional.ofNullable(customer.risk()));
    }

    /** By the segment's place in the model. */
    public Map<Segments.Segment, Long> segments() {
        Map<Segments.Segment, Long> counts = new LinkedHashMap<>();
        CustomerModel learned = model;
        if (learned != null) {
            learned.segments().all().forEach(segment -> counts.put(segment, 0L));
        }
        all.forEach(customer -> {
            if (customer.segment() != null) {
                counts.merge(customer.segment(), 1L, Long::sum);
            }
        });
        return counts;
    }

    private <E extends Enum<E>> Map<E, Long> counted(Class<E> type, Function<Customer, Optional<E>> of) {
        Map<E, Long> counts = new EnumMap<>(type);
        for (E value : type.getEnumConstants()) {
            counts.put(value, 0L);
        }
        all.forEach(customer -> of.apply(customer).ifPresent(value -> counts.merge(value, 1L, Long::sum)));
        return counts;
    }
}
