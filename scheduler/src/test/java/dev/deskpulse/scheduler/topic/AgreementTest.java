package dev.deskpulse.scheduler.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class AgreementTest {
    @Test
    void theSameGroupsUnderOtherNamesAgreeWholly() {
        assertThat(Agreement.of(List.of("a", "a", "b"), List.of("2", "2", "1"))).isEqualTo(new Agreement(1, 1, 1));
    }

    @Test
    void finerGroupsAreHomogeneousButNotComplete() {
        Agreement score = Agreement.of(List.of("a", "a", "b", "b"), List.of("1", "2", "3", "4"));

        assertThat(score.homogeneity()).isEqualTo(1, within(1e-12));
        assertThat(score.completeness()).isEqualTo(0.5, within(1e-12));
        assertThat(score.vMeasure()).isEqualTo(2 / 3.0, within(1e-12));
    }

    @Test
    void oneGroupForAllSaysNothing() {
        assertThat(Agreement.of(List.of("a", "b"), List.of("1", "1")).vMeasure())
                .isZero();
    }
}
