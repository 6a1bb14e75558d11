package dev.deskpulse.scheduler.customer;

/** How likely a customer is to leave. */
public enum RiskLevel {
    HIGH,
    MEDIUM,
    LOW;

    /** By a learned probability. */
    static RiskLevel of(double probability, CustomerRules rules) {
        return probability >= rules.highRisk() ? HIGH : probability >= rules.mediumRisk() ? MEDIUM : LOW;
    }

    /** By rules, where too little is known to learn from. */
    static RiskLevel of(int score) {
        return score >= 3 ? HIGH : score >= 1 ? MEDIUM : LOW;
    }

    /** What the rules count: each kind of reason to leave, and twice that they have been silent for long. */
    static int score(CustomerFacts facts, CustomerRules rules) {
        double silent = rules.atRiskAfter().toSeconds() / 86_400.0;
        return facts.upset().kinds() + (facts.silentDays() > silent ? 2 : 0);
    }
}
