package dev.deskpulse.scheduler.customer;

import java.time.Duration;

/**
 * When a customer is what. An activity is a ticket or an order; durations are elapsed time.
 *
 * @param newFor since the first activity
 * @param atRiskAfter since the last activity
 * @param lostAfter since the last activity; also how long the future is that churn risk tells of
 * @param wonBackFor since the first activity after a gap of {@code lostAfter}
 * @param reasonsWithin how long before the last activity a ticket is a reason to leave
 * @param reasonsAtRisk so many different kinds of reasons put a customer at risk
 * @param loyalMonths in how many of twelve months a loyal customer was here
 * @param gold the share of the most valuable customers, from 0 to 1
 * @param silver the share of the next
 * @param highRisk from which probability on the risk is high
 * @param mediumRisk the same for medium
 */
public record CustomerRules(
        Duration newFor,
        Duration atRiskAfter,
        Duration lostAfter,
        Duration wonBackFor,
        Duration reasonsWithin,
        int reasonsAtRisk,
        int loyalMonths,
        double gold,
        double silver,
        double highRisk,
        double mediumRisk) {
    public static final CustomerRules USUAL = new CustomerRules(
            Duration.ofDays(30),
            Duration.ofDays(90),
            Duration.ofDays(180),
            Duration.ofDays(90),
            Duration.ofDays(90),
            3,
            4,
            0.1,
            0.2,
            0.7,
            0.4);

    /** What of the rules changes what is learned of customers; by the others what was learned still holds. */
    public String learnedBy() {
        return "lost after " + lostAfter + ", at risk after " + atRiskAfter + ", reasons within " + reasonsWithin;
    }

    /** @throws IllegalArgumentException where the rules contradict each other */
    public CustomerRules {
        if (newFor.isNegative() || newFor.isZero() || wonBackFor.isNegative() || reasonsWithin.isNegative()) {
            throw new IllegalArgumentException("newFor, wonBackFor and reasonsWithin must be above 0");
        }
        if (atRiskAfter.compareTo(newFor) < 0 || lostAfter.compareTo(atRiskAfter) <= 0) {
            throw new IllegalArgumentException(
                    "newFor must not be longer than atRiskAfter, and atRiskAfter must be shorter than lostAfter");
        }
        if (reasonsAtRisk < 1 || reasonsAtRisk > 5 || loyalMonths < 2 || loyalMonths > 12) {
            throw new IllegalArgumentException("reasonsAtRisk must be 1 to 5, and loyalMonths 2 to 12");
        }
        if (gold < 0 || silver < 0 || gold + silver > 1) {
            throw new IllegalArgumentException("gold and silver are shares, and together at most 1");
        }
        if (mediumRisk <= 0 || highRisk <= mediumRisk || highRisk > 1) {
            throw new IllegalArgumentException("mediumRisk must be above 0 and below highRisk, which is at most 1");
        }
    }
}
