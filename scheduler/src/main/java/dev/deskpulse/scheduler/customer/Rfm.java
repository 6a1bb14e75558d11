package dev.deskpulse.scheduler.customer;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Recency, frequency and monetary value (Hughes 1994), each from 1 to 5: the fifth of the customers, 5 the best. Those who are
 * alike in it have the same score, so that fifths need not be equally large.
 *
 * @param monetary null where no orders are known
 */
public record Rfm(int recency, int frequency, @Nullable Integer monetary) {
    private static final int BEST = 5;

    /** Of all customers, in their order. */
    static List<Rfm> of(List<CustomerFacts> customers) {
        boolean orders = customers.stream().anyMatch(facts -> facts.orders() > 0);
        int[] recency = fifths(customers, facts -> -facts.silentDays());
        int[] frequency = fifths(customers, facts -> orders ? facts.yearOrders() : facts.yearActivities());
        int[] monetary = fifths(customers, CustomerFacts::amount);
        return IntStream.range(0, customers.size())
                .mapToObj(i -> new Rfm(recency[i], frequency[i], orders ? (Integer) monetary[i] : null))
                .toList();
    }

    /** As people write it: {@code 5-4-3}, or {@code 5-4} where no orders are known. */
    public String text() {
        return recency + "-" + frequency + (monetary == null ? "" : "-" + monetary);
    }

    private static int[] fifths(List<CustomerFacts> customers, ToDoubleFunction<CustomerFacts> value) {
        double[] values = customers.stream().mapToDouble(value).toArray();
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return Arrays.stream(values)
                .mapToInt(x -> 1 + Math.min(BEST - 1, BEST * below(sorted, x) / sorted.length))
                .toArray();
    }

    private static int below(double[] sorted, double x) {
        int at = Arrays.binarySearch(sorted, x);
        int from = at < 0 ? -at - 1 : at;
        while (from > 0 && sorted[from - 1] == x) {
            from--;
        }
        return from;
    }
}
