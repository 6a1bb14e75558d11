package dev.deskpulse.scheduler.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.deskpulse.scheduler.compare.CaseMix.Figures;
import dev.deskpulse.scheduler.compare.CaseMix.Stratum;
import java.util.List;
import org.junit.jupiter.api.Test;

class CaseMixTest {
    @Test
    void aTeamThatOnlyGotHarderCasesIsNotSlower() {
        CaseMix mix = CaseMix.of(List.of(
                        new Stratum("easy", new Figures(80, 2, 1), new Figures(20, 2, 1)),
                        new Stratum("hard", new Figures(20, 10, 4), new Figures(80, 10, 4))))
                .orElseThrow();

        assertThat(mix.plain()).isCloseTo(4.8, within(1e-9));
        assertThat(mix.within()).isCloseTo(0, within(1e-9));
        assertThat(mix.mix()).isCloseTo(4.8, within(1e-9));
        assertThat(mix.low().orElseThrow()).isNegative();
        assertThat(mix.high().orElseThrow()).isPositive();
    }

    @Test
    void theSamePlainDifferenceWithTheSameCasesIsAllWithin() {
        CaseMix mix = CaseMix.of(List.of(new Stratum("all", new Figures(100, 2, 1), new Figures(100, 3, 1))))
                .orElseThrow();

        assertThat(mix.within()).isCloseTo(1, within(1e-9));
        assertThat(mix.mix()).isCloseTo(0, within(1e-9));
        assertThat(mix.high().orElseThrow() - 1).isCloseTo(1.96 * Math.sqrt(0.02), within(1e-3));
    }

    @Test
    void whatOnlyOneOfThemHasIsCountedAndNotCompared() {
        List<Stratum> strata = List.of(
                new Stratum("both", new Figures(10, 1, 0), new Figures(10, 2, 0)),
                new Stratum("new", Figures.NONE, new Figures(7, 50, 1)));

        assertThat(CaseMix.of(strata).orElseThrow().left()).isEqualTo(7);
        assertThat(CaseMix.of(strata).orElseThrow().plain()).isCloseTo(1, within(1e-9));
        assertThat(CaseMix.of(strata.subList(1, 2))).isEmpty();
    }

    @Test
    void aSingleCaseHasNoInterval() {
        assertThat(CaseMix.of(List.of(new Stratum("one", new Figures(1, 1, 0), new Figures(9, 2, 1))))
                        .orElseThrow()
                        .low())
                .isEmpty();
    }
}
