package dev.deskpulse.scheduler.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ErlangATest {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration HALF_HOUR = Duration.ofMinutes(30);
    private static final Staffing USUAL = new Staffing(Duration.ofMinutes(3), 0.8, Duration.ofSeconds(20));

    /**
     * The example with which Garnett, Mandelbaum and Reiman (2002) begin: 50 agents, 48 calls a minute, a minute of service and two of
     * patience: 3.1 % give up; those who come wait 3.7 s in the mean, and 3 do at a time.
     */
    @Test
    void thePublishedFiguresAreMet() {
        Staffing calls = new Staffing(MINUTE, 0.9, Duration.ofMillis(12_500));
        ErlangA.Service service = new ErlangA(calls, Duration.ofMinutes(2)).by(50, 48, MINUTE);
        assertThat(service.abandoned()).isCloseTo(0.031, within(0.0005));
        assertThat(service.waited().toMillis()).isCloseTo(3_700, within(50L));
        assertThat(48 * service.waited().toMillis() / 60_000.0).isCloseTo(3, within(0.1));
    }

    /** Two agents, written out: the states' chances and the time in the queue by numerical integration. */
    @Test
    void theSharesAgreeWithASlowCalculationOfTheirDefinition() {
        double load = 3;
        double patience = 2;
        double within = 0.5;
        Staffing goal = new Staffing(MINUTE, 0.5, Duration.ofSeconds(30));
        ErlangA.Service service = new ErlangA(goal, Duration.ofMinutes(2)).by(2, 3, MINUTE);

        double[] state = new double[60];
        state[0] = 1;
        double all = 1;
        for (int k = 1; k < state.length; k++) {
            state[k] = state[k - 1] * load / (Math.min(k, 2) + Math.max(0, k - 2) / patience);
            all += state[k];
        }
        double answered = state[0] + state[1];
        double gone = 0;
        for (int k = 2; k < state.length; k++) {
            answered += state[k] * inTime(k - 2, within, patience);
            gone += state[k] * (k - 2) / patience / load;
        }
        assertThat(service.answered()).isCloseTo(answered / all, within(1e-4));
        assertThat(service.abandoned()).isCloseTo(gone / all, within(1e-9));
    }

    /** That j others and then he are taken within the time, and that he does not give up before: small steps of time. */
    private static double inTime(int before, double until, double patience) {
        double[] place = new double[before + 1];
        place[before] = 1;
        double taken = 0;
        int steps = 20_000;
        double step = until / steps;
        for (int i = 0; i < steps; i++) {
            double[] next = place.clone();
            for (int j = 0; j <= before; j++) {
                double on = place[j] * step * (2 + j / patience);
                next[j] -= on + place[j] * step / patience;
                if (j == 0) {
                    taken += on;
                } else {
                    next[j - 1] += on;
                }
            }
            place = next;
        }
        return taken;
    }

    @Test
    void veryPatientCustomersNeedAsManyAgentsAsErlangCSays() {
        ErlangA patient = new ErlangA(USUAL, Duration.ofDays(1));
        ErlangA.Service service = patient.needed(100, HALF_HOUR).orElseThrow();
        assertThat(service.agents()).isEqualTo(USUAL.agents(100, HALF_HOUR));
        assertThat(service.answered()).isCloseTo(USUAL.answered(14, 100, HALF_HOUR), within(1e-3));
        assertThat(service.abandoned()).isLessThan(1e-3);
    }

    @Test
    void theFewestAreFoundAndImpatientCustomersNeedNoMoreThanErlangCSays() {
        ErlangA usual = new ErlangA(USUAL, Duration.ofMinutes(2));
        for (double contacts : new double[] {0.5, 10, 100, 1_000}) {
            ErlangA.Service service = usual.needed(contacts, HALF_HOUR).orElseThrow();
            assertThat(service.answered()).isGreaterThanOrEqualTo(0.8);
            assertThat(service.agents()).isBetween(1, USUAL.agents(contacts, HALF_HOUR));
            if (service.agents() > 1) {
                assertThat(usual.by(service.agents() - 1, contacts, HALF_HOUR).answered())
                        .isLessThan(0.8);
            }
        }
        assertThat(usual.needed(0, HALF_HOUR)).isEmpty();
    }

    @Test
    void fewerAgentsThanTheLoadStillAnswerSome() {
        ErlangA.Service service = new ErlangA(USUAL, Duration.ofMinutes(2)).by(5, 100, HALF_HOUR);
        assertThat(service.abandoned()).isBetween(0.5, 0.55);
        assertThat(service.answered()).isBetween(0.1, 0.12);
    }

    @Test
    void aLoadFarAboveTheAgentsOverflowsNothing() {
        ErlangA.Service service = new ErlangA(USUAL, Duration.ofHours(20)).by(1, 100, HALF_HOUR);
        assertThat(service.abandoned()).isCloseTo(0.9, within(1e-6));
    }

    @Test
    void whatMakesNoSenseIsRefused() {
        assertThatThrownBy(() -> new ErlangA(USUAL, Duration.ZERO)).hasMessageContaining("above 0");
        ErlangA usual = new ErlangA(USUAL, MINUTE);
        assertThatThrownBy(() -> usual.by(0, 100, HALF_HOUR)).hasMessageContaining("at least one");
        assertThatThrownBy(() -> usual.needed(1e6, HALF_HOUR)).hasMessageContaining("10 000");
    }
}
