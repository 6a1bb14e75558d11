package dev.deskpulse.scheduler.customer;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One customer's profile.
 *
 * @param risk null for those who are lost already
 * @param probability of not coming again for as long as {@link CustomerRules#lostAfter}, from 0 to 1; null where levels follow
 *     the rules, and for those who are lost already
 * @param why what makes that likelier than for most, the strongest first
 * @param segment null where there are none
 * @param winBack who to win back first: what is at stake, from 0 to 1; 0 where nobody needs to be won back
 */
public record Customer(
        CustomerFacts facts,
        Lifecycle lifecycle,
        Loyalty loyalty,
        Tier tier,
        Rfm rfm,
        @Nullable RiskLevel risk,
        @Nullable Double probability,
        List<Why> why,
        Segments.@Nullable Segment segment,
        double winBack) {
    public Customer {
        why = List.copyOf(why);
    }

    /**
     * What a feature says.
     *
     * @param value of this customer, as people read it
     * @param times the odds of leaving against the mean customer's
     */
    public record Why(RiskFeature feature, String value, double times) {}
}
