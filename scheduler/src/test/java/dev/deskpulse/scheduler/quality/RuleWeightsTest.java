package dev.deskpulse.scheduler.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.deskpulse.scheduler.text.model.YesNo;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class RuleWeightsTest {
    /** Floating point differs from machine to machine, a little. */
    private static final double ALIKE = 0.01;

    @Test
    void theWeightsThatShipAreThoseThatTheExamplesTeach() {
        for (RuleWeights.Tongue tongue : RuleWeights.Tongue.values()) {
            Map<ReplyRule, YesNo> shipped = RuleWeights.shipped(tongue);
            Map<ReplyRule, YesNo> learned = RuleWeights.learned(tongue);
            assertThat(shipped).containsOnlyKeys(RuleWeights.RULES);
            for (String reply : RuleWeights.replies(tongue)) {
                float[] vector = tongue.vectors().of(reply);
                shipped.forEach((rule, model) -> assertThat(model.chance(vector))
                        .as("%s of '%s'; `deskpulse quality learn` writes weights.tsv anew", rule, reply)
                        .isCloseTo(Objects.requireNonNull(learned.get(rule)).chance(vector), within(ALIKE)));
            }
        }
    }
}
