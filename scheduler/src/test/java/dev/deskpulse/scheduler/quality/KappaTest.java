package dev.deskpulse.scheduler.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class KappaTest {
    /** Two readers of 50 proposals, of which both wanted 20 and neither wanted 15: the kappa is 0.4. */
    @Test
    void agreementIsThatBeyondChance() {
        Kappa.Value value = new Kappa(ReplyRule.PROMISE, 20, 5, 10, 15).value().orElseThrow();
        assertThat(value.kappa()).isCloseTo(0.4, within(1e-9));
        assertThat(value.low()).isBetween(0.13, 0.17);
        assertThat(value.high()).isBetween(0.63, 0.67);
    }

    @Test
    void whoAlwaysSaysTheSameAgreesByChanceAlone() {
        assertThat(new Kappa(ReplyRule.PROMISE, 0, 0, 3, 20).value()).isEmpty();
        assertThat(new Kappa(ReplyRule.PROMISE, 0, 0, 0, 0).value()).isEmpty();
    }
}
