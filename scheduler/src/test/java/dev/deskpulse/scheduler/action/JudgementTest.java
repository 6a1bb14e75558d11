package dev.deskpulse.scheduler.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class JudgementTest {
    @Test
    void theIntervalDecides() {
        assertThat(Judgement.of(new Effect(3, 1, 5), 4)).isEqualTo(Judgement.HELPED);
        assertThat(Judgement.of(new Effect(-3, -5, -1), 4)).isEqualTo(Judgement.HARMED);
        assertThat(Judgement.of(new Effect(1, -1, 3), 4)).isEqualTo(Judgement.DID_NOT_HELP);
        assertThat(Judgement.of(new Effect(1, -3, 5), 4)).isEqualTo(Judgement.CANNOT_TELL_YET);
    }

    @Test
    void downIsGoodWhereTheAimIsDown() {
        assertThat(Judgement.of(new Effect(-3, -5, -1), -4)).isEqualTo(Judgement.HELPED);
        assertThat(Judgement.of(new Effect(3, 1, 5), -4)).isEqualTo(Judgement.HARMED);
        assertThat(Judgement.of(new Effect(-1, -3, 1), -4)).isEqualTo(Judgement.DID_NOT_HELP);
    }

    @Test
    void anAimOfNothingIsRefused() {
        assertThatThrownBy(() -> Judgement.of(new Effect(0, -1, 1), 0)).hasMessageContaining("aims at a change");
    }
}
