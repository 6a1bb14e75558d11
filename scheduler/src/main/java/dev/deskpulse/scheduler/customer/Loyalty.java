package dev.deskpulse.scheduler.customer;

/** How steadily a customer comes. */
public enum Loyalty {
    /** In as many of the last twelve months as the rules say, and known for half a year. */
    LOYAL,
    /** In more than one month. */
    RETURNING,
    /** In one month alone. */
    ONCE,
    /** Not in the last twelve months. */
    AWAY;

    private static final double HALF_A_YEAR = 182;

    static Loyalty of(CustomerFacts facts, CustomerRules rules) {
        if (facts.months() >= rules.loyalMonths() && facts.knownDays() >= HALF_A_YEAR) {
            return LOYAL;
        }
        return facts.months() > 1 ? RETURNING : facts.months() == 1 ? ONCE : AWAY;
    }
}
