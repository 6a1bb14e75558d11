package dev.deskpulse.scheduler.customer;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Where the fifths and tiers of all customers of a book begin, so that one customer can be told by itself.
 *
 * @param orders whether orders are known, so that value is told by amounts
 * @param recency from which value on a customer is in the second fifth, the third and so on; shorter where many are alike
 * @param gold what gold customers are above of
 * @param silver what silver ones are above of
 */
public record CustomerScale(
        boolean orders,
        List<Double> recency,
        List<Double> frequency,
        List<Double> monetary,
        double gold,
        double silver) {
    private static final int FIFTHS = 5;

    public CustomerScale {
        recency = List.copyOf(recency);
        frequency = List.copyOf(frequency);
        monetary = List.copyOf(monetary);
    }

    static CustomerScale of(List<CustomerFacts> customers, CustomerRules rules) {
        boolean orders = customers.stream().anyMatch(facts -> facts.orders() > 0);
        double[] value = sorted(customers, facts -> value(facts, orders));
        return new CustomerScale(
                orders,
                fifths(sorted(customers, CustomerScale::recency)),
                fifths(sorted(customers, facts -> frequency(facts, orders))),
                fifths(sorted(customers, CustomerFacts::amount)),
                atShare(value, rules.gold()),
                atShare(value, rules.gold() + rules.silver()));
    }

    Rfm rfm(CustomerFacts facts) {
        return new Rfm(
                fifth(recency, recency(facts)),
                fifth(frequency, frequency(facts, orders)),
                orders ? (Integer) fifth(monetary, facts.amount()) : null);
    }

    Tier tier(CustomerFacts facts) {
        double value = value(facts, orders);
        return value > gold ? Tier.GOLD : value > silver ? Tier.SILVER : Tier.BRONZE;
    }

    private static double recency(CustomerFacts facts) {
        return -facts.silentDays();
    }

    private static double frequency(CustomerFacts facts, boolean orders) {
        return orders ? facts.yearOrders() : facts.yearActivities();
    }

    private static double value(CustomerFacts facts, boolean orders) {
        return orders ? facts.amount() : facts.yearActivities();
    }

    private static double[] sorted(List<CustomerFacts> customers, ToDoubleFunction<CustomerFacts> value) {
        return customers.stream().mapToDouble(value).sorted().toArray();
    }

    /** Those who are alike are in the same fifth: that of the first of them. */
    private static List<Double> fifths(double[] sorted) {
        List<Double> begins = new ArrayList<>();
        for (int i = 0; i < sorted.length; i++) {
            if (i == 0 || sorted[i] > sorted[i - 1]) {
                while (begins.size() + 1 < FIFTHS && (long) FIFTHS * i / sorted.length > begins.size()) {
                    begins.add(sorted[i]);
                }
            }
        }
        return begins;
    }

    private static int fifth(List<Double> begins, double value) {
        return 1 + (int) begins.stream().filter(begin -> begin <= value).count();
    }

    /** What at most this share of all is above of; at least 0, since who brought nothing is of no higher tier. */
    private static double atShare(double[] sorted, double share) {
        int above = (int) Math.floor(share * sorted.length);
        return above >= sorted.length ? 0 : Math.max(0, sorted[sorted.length - 1 - above]);
    }
}
