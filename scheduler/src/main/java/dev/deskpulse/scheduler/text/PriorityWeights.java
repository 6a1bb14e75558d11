package dev.deskpulse.scheduler.text;

/**
 * How much each reason adds to impact and urgency, both of which end between 0 and 1. The level follows from their
 * product.
 *
 * @param highest the product from which a ticket is HIGHEST; {@code high}, {@code medium} and {@code low} follow
 */
public record PriorityWeights(Impact impact, Urgency urgency, double highest, double high, double medium, double low) {

    /** What a sensible desk starts from. */
    public static final PriorityWeights DEFAULTS = new PriorityWeights(
            new Impact(0.45, 0.35, 0.3, 0.2, 0.1, 0.3, 0.25, 0.5, 0.45, 0.35, 0.4, 0.15, 0.3, 0.2),
            new Urgency(0.25, 0.25, 0.3, 0.2, 0.3, 0.25, 0.15, 0.1, 0.2, 0.1),
            0.5,
            0.3,
            0.12,
            0.05);

    /** A mistake in the settings should be seen at the start, not in a year of priorities. */
    public PriorityWeights {
        if (!(highest > high && high > medium && medium > low && low > 0)) {
            throw new IllegalArgumentException("Priority thresholds must fall from highest to low and stay above 0");
        }
    }

    /**
     * How much is at stake.
     *
     * @param anger for the most negative mood; less in proportion
     * @param largeAmount from 1,000 of any currency
     * @param veryLargeAmount from 10,000 of any currency
     */
    public record Impact(
            double complaint,
            double request,
            double question,
            double suggestion,
            double praise,
            double unsure,
            double anger,
            double safety,
            double fraud,
            double legal,
            double outage,
            double largeAmount,
            double veryLargeAmount,
            double vip) {}

    /**
     * How little time there is.
     *
     * @param base what every ticket has
     * @param danger when safety, fraud or an outage is named
     * @param aged open for three days or more
     * @param old open for seven days or more
     */
    public record Urgency(
            double base,
            double urgentWords,
            double danger,
            double deadline,
            double slaBreached,
            double repeatedContact,
            double slaAtRisk,
            double aged,
            double old,
            double anger) {}
}
