package dev.deskpulse.scheduler.customer;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one customer at a moment. Of the year before, where not said otherwise.
 *
 * @param customer as the store knows them: a pseudonym where it would name a person
 * @param at the moment
 * @param back when the customer came again after having been lost; null where that never happened
 * @param activities tickets and orders of all time
 * @param amount of the orders, in the currency they came in
 * @param months in how many calendar months there was an activity
 * @param tickets of all time
 * @param open not resolved
 */
public record CustomerFacts(
        String customer,
        Instant at,
        Instant first,
        Instant last,
        @Nullable Instant back,
        long activities,
        long orders,
        long yearOrders,
        double amount,
        long yearActivities,
        long months,
        long tickets,
        long open,
        Settled settled,
        Ratings ratings,
        Upset upset) {

    /**
     * Tickets that were resolved.
     *
     * @param missed tickets with a missed SLA goal, open ones too
     * @param resolutionHours the mean; null without any
     */
    public record Settled(
            long tickets,
            long negative,
            long complaints,
            long reopened,
            long missed,
            @Nullable Double resolutionHours) {}

    /** Means of all time; null without answers, and for those who may not see them. */
    public record Ratings(@Nullable Double csat, @Nullable Double nps) {}

    /**
     * Reasons to leave, within the time before the last activity that the rules say, open tickets too.
     *
     * @param tickets of that time
     * @param repeats came again on the same topic
     * @param negative unhappy
     * @param worsening the mood became worse
     * @param lowRatings rated 2 or less of 5, or 6 or less of 10
     * @param overdue open, with a missed goal
     */
    public record Upset(long tickets, long repeats, long negative, long worsening, long lowRatings, long overdue) {
        /** How many different kinds of reasons there are. */
        public int kinds() {
            return sign(repeats) + sign(negative) + sign(worsening) + sign(lowRatings) + sign(overdue);
        }

        private static int sign(long count) {
            return count > 0 ? 1 : 0;
        }
    }

    double silentDays() {
        return days(last);
    }

    double knownDays() {
        return days(first);
    }

    private double days(Instant since) {
        return (at.getEpochSecond() - since.getEpochSecond()) / 86_400.0;
    }
}
