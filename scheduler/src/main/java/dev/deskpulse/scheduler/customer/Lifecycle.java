package dev.deskpulse.scheduler.customer;

import java.time.Duration;
import java.time.Instant;

/** Where a customer stands; the first that holds, in this order. */
public enum Lifecycle {
    /** Not here for longer than {@link CustomerRules#lostAfter}. */
    LOST,
    /** Came again after having been lost, not long ago. */
    WON_BACK,
    /** Here for the first time not long ago. */
    NEW,
    /** Not here for long, or with several kinds of reasons to leave. */
    AT_RISK,
    ACTIVE;

    static Lifecycle of(CustomerFacts facts, CustomerRules rules) {
        Instant back = facts.back();
        if (isOver(rules.lostAfter(), facts.last(), facts.at())) {
            return LOST;
        }
        if (back != null && !isOver(rules.wonBackFor(), back, facts.at())) {
            return WON_BACK;
        }
        if (!isOver(rules.newFor(), facts.first(), facts.at())) {
            return NEW;
        }
        return isOver(rules.atRiskAfter(), facts.last(), facts.at())
                        || facts.upset().kinds() >= rules.reasonsAtRisk()
                ? AT_RISK
                : ACTIVE;
    }

    private static boolean isOver(Duration time, Instant since, Instant at) {
        return Duration.between(since, at).compareTo(time) > 0;
    }
}
