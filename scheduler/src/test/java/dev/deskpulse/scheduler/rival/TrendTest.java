package dev.deskpulse.scheduler.rival;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TrendTest {
    @Test
    void aTrendIsOneOnlyBeyondChance() {
        assertThat(Named.Trend.of(5, 30, 1_000, 1_000)).isEqualTo(Named.Trend.GROWS);
        assertThat(Named.Trend.of(30, 5, 1_000, 1_000)).isEqualTo(Named.Trend.FALLS);
        assertThat(Named.Trend.of(10, 14, 1_000, 1_000)).isEqualTo(Named.Trend.STEADY);
        assertThat(Named.Trend.of(10, 30, 1_000, 3_000))
                .as("there were three times as many tickets")
                .isEqualTo(Named.Trend.STEADY);
        assertThat(Named.Trend.of(0, 9, 1_000, 1_000)).isEqualTo(Named.Trend.TOO_FEW);
    }
}
