package dev.deskpulse.scheduler.customer;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How well churn risk is known: measured on customers that were not learned from, as they stood one {@link
 * CustomerRules#lostAfter} ago, by who of them came again since.
 *
 * @param learned whether probabilities are learned; else levels follow the rules
 * @param customers of the desk's history that could be judged
 * @param lost how many of them did not come again
 * @param cut how they stood on this day
 * @param auc null where there are too few of either kind to say
 * @param aucLow lower end of its 95 % interval
 * @param aucHigh upper end
 * @param ece calibration error; null where levels follow the rules, which say no probability
 * @param why none is learned; null where one is
 */
public record RiskQuality(
        boolean learned,
        int customers,
        int lost,
        LocalDate cut,
        @Nullable Double auc,
        @Nullable Double aucLow,
        @Nullable Double aucHigh,
        @Nullable Double ece,
        @Nullable String why) {}
