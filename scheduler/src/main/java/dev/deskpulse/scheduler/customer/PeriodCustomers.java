package dev.deskpulse.scheduler.customer;

import java.util.List;

/**
 * What customers did in a period, beside the days before it.
 *
 * @param here how many had a ticket or an order in it
 * @param cameBack how many of them had been away for as long as makes a customer lost
 * @param gotWorse how many had at least two unhappy tickets, and more than in the days before
 * @param complained how many complained
 * @param back those who were away longest
 * @param worse those whose unhappy tickets became most more
 * @param complaining those with the most complaints
 */
public record PeriodCustomers(
        long here,
        long cameBack,
        long gotWorse,
        long complained,
        List<One> back,
        List<One> worse,
        List<One> complaining) {
    public PeriodCustomers {
        back = List.copyOf(back);
        worse = List.copyOf(worse);
        complaining = List.copyOf(complaining);
    }

    /**
     * A customer in the period.
     *
     * @param customer as the store knows them: a pseudonym where it would name a person
     * @param tickets created in it
     * @param unhappy of these, with negative sentiment or a mood that worsened
     * @param unhappyBefore likewise, of the days before
     * @param daysAway between their first activity in it and the one before; 0 where there was none
     */
    public record One(
            String customer, long tickets, long unhappy, long unhappyBefore, long complaints, long daysAway) {}
}
