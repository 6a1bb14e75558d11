package dev.deskpulse.scheduler.customer;

import org.jspecify.annotations.Nullable;

/**
 * Recency, frequency and monetary value (Hughes 1994), each from 1 to 5: the fifth of the customers, 5 the best. Those who are
 * alike in it have the same score, so that fifths need not be equally large.
 *
 * @param monetary null where no orders are known
 */
public record Rfm(int recency, int frequency, @Nullable Integer monetary) {
    /** As people write it: {@code 5-4-3}, or {@code 5-4} where no orders are known. */
    public String text() {
        return recency + "-" + frequency + (monetary == null ? "" : "-" + monetary);
    }
}
