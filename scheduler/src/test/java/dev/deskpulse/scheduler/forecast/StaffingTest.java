package dev.deskpulse.scheduler.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class StaffingTest {
    private static final Duration HALF_HOUR = Duration.ofMinutes(30);
    private static final Staffing USUAL = new Staffing(Duration.ofMinutes(3), 0.8, Duration.ofSeconds(20));

    @Test
    void theTextbookCaseOfTenErlangsNeedsFourteenAgents() {
        assertThat(USUAL.agents(100, HALF_HOUR)).isEqualTo(14);
        assertThat(USUAL.answered(14, 100, HALF_HOUR)).isCloseTo(0.888, within(0.001));
        assertThat(USUAL.answered(13, 100, HALF_HOUR)).isLessThan(0.8);
    }

    @Test
    void theFormulaAgreesWithTheSumThatErlangWrote() {
        double load = 10;
        double term = 1;
        double sum = 0;
        for (int n = 0; n < 14; n++) {
            sum += term;
            term *= load / (n + 1);
        }
        double waits = term * 14 / (14 - load) / (sum + term * 14 / (14 - load));

        assertThat(USUAL.answered(14, 100, HALF_HOUR)).isCloseTo(1 - waits * Math.exp(-4 * 20 / 180.0), within(1e-12));
    }

    @Test
    void noneAreNeededWhereNobodyComesAndEnoughWhereManyDo() {
        assertThat(USUAL.agents(0, HALF_HOUR)).isZero();
        assertThat(USUAL.agents(0.01, HALF_HOUR)).isEqualTo(1);
        int many = USUAL.agents(100_000, HALF_HOUR);
        assertThat(USUAL.answered(many, 100_000, HALF_HOUR)).isGreaterThanOrEqualTo(0.8);
        assertThat(USUAL.answered(many - 1, 100_000, HALF_HOUR)).isLessThan(0.8);
    }

    @Test
    void whatNobodyCanKeepUpWithIsNotAnsweredAtAll() {
        assertThat(USUAL.answered(9, 100, HALF_HOUR)).isZero();
    }

    @Test
    void senselessGoalsAreRefused() {
        assertThatThrownBy(() -> new Staffing(Duration.ZERO, 0.8, Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Staffing(Duration.ofMinutes(3), 1, Duration.ZERO))
                .hasMessageContaining("give a share from 0 to below 1");
        assertThatThrownBy(() -> USUAL.agents(1e12, HALF_HOUR)).hasMessageContaining("over a million agents");
    }
}
