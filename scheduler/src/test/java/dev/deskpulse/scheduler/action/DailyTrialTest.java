package dev.deskpulse.scheduler.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DailyTrialTest {
    private static final int BEFORE = 120;
    private static final int SINCE = 42;

    @Test
    void aLargeEffectIsSeenInItsSize() {
        double[] values = SimulatedDays.values(BEFORE + SINCE, 0.4, 1);

        Effect effect = DailyTrial.before(SimulatedDays.moved(values, BEFORE, -8), BEFORE)
                .effect();

        assertThat(effect.low()).isLessThan(-8 + 3).isLessThan(effect.value());
        assertThat(effect.high()).isLessThan(0);
        assertThat(Judgement.of(effect, -5)).isEqualTo(Judgement.HELPED);
        assertThat(Judgement.of(effect, 5)).isEqualTo(Judgement.HARMED);
    }

    @Test
    void whatAlreadyRoseIsNoEffect() {
        double[] rising = new double[BEFORE + SINCE];
        Arrays.setAll(rising, day -> 0.1 * day + new Random(day).nextGaussian());

        Effect effect = DailyTrial.before(DailyFigures.of(SimulatedDays.FIRST, rising), BEFORE)
                .effect();

        assertThat(effect.low()).isNegative();
        assertThat(effect.high()).isPositive();
    }

    @Test
    void intervalsHoldTheTruthAsOftenAsTheySay() {
        int trials = 300;
        int held = 0;
        for (int seed = 0; seed < trials; seed++) {
            double[] values = SimulatedDays.values(BEFORE + SINCE, 0.7, seed);
            Effect effect = DailyTrial.before(SimulatedDays.moved(values, BEFORE, 3), BEFORE)
                    .effect();
            held += effect.low() <= 3 && 3 <= effect.high() ? 1 : 0;
        }
        assertThat((double) held / trials).isBetween(0.92, 0.99);
    }

    @Test
    void daysThatHangTogetherSayLessThanAsManyThatDoNot() {
        assertThat(planned(0.8)).isGreaterThan(1.3 * planned(0));
    }

    private static double planned(double memory) {
        double sum = 0;
        for (int seed = 0; seed < 20; seed++) {
            double[] values = SimulatedDays.values(BEFORE, memory, seed);
            sum += DailyTrial.before(SimulatedDays.moved(values, BEFORE, 0), BEFORE)
                    .detectable(SINCE);
        }
        return sum / 20;
    }

    @Test
    void powerIsKnownBeforeTheStart() {
        DailyTrial plan =
                DailyTrial.before(SimulatedDays.moved(SimulatedDays.values(BEFORE, 0.4, 3), BEFORE, 0), BEFORE);

        double detectable = plan.detectable(SINCE);

        assertThat(plan.power(SINCE, detectable)).isCloseTo(DailyTrial.POWER, within(1e-6));
        assertThat(plan.power(SINCE, -detectable)).isCloseTo(DailyTrial.POWER, within(1e-6));
        assertThat(plan.power(SINCE, 0)).isLessThan(0.03);
        assertThat(plan.daysNeeded(1.01 * detectable).orElseThrow()).isLessThanOrEqualTo(SINCE);
        assertThat(plan.daysNeeded(detectable / 100)).isEmpty();
    }

    @Test
    void whatMovesAllSlicesIsNoEffectOfAnAction() {
        double[] common = SimulatedDays.values(BEFORE + SINCE, 0.9, 5);
        double[] touched = new double[common.length];
        double[] like = new double[common.length];
        Random random = new Random(6);
        for (int day = 0; day < common.length; day++) {
            double shock = day >= BEFORE ? 10 : 0;
            touched[day] = common[day] + shock + random.nextGaussian();
            like[day] = common[day] + shock + random.nextGaussian();
        }
        DailyFigures others = DailyFigures.of(SimulatedDays.FIRST, like);

        Effect none = DailyTrial.beside(DailyFigures.of(SimulatedDays.FIRST, touched), others, BEFORE)
                .effect();
        Effect some = DailyTrial.beside(SimulatedDays.moved(touched, BEFORE, 2), others, BEFORE)
                .effect();

        assertThat(none.low()).isNegative();
        assertThat(none.high()).isPositive();
        assertThat(some.low()).isPositive();
        assertThat(some.value() - none.value()).isCloseTo(2, within(1e-9));
    }

    @Test
    void slicesThatWentApartBeforeAreNotAlike() {
        double[] values = SimulatedDays.values(BEFORE + SINCE, 0, 7);
        double[] parting = new double[values.length];
        Arrays.setAll(parting, day -> values[day] + 0.1 * day + new Random(day).nextGaussian());
        DailyFigures like = DailyFigures.of(SimulatedDays.FIRST, values);

        assertThat(DailyTrial.beside(DailyFigures.of(SimulatedDays.FIRST, parting), like, BEFORE)
                        .wentApartBefore())
                .isTrue();
    }

    @Test
    void daysWithoutDataAreLeftOut() {
        double[] values = SimulatedDays.values(BEFORE + SINCE, 0.4, 1);
        for (int day = 0; day < values.length; day += 5) {
            values[day] = Double.NaN;
        }
        assertThat(DailyTrial.before(SimulatedDays.moved(values, BEFORE, 8), BEFORE)
                        .effect()
                        .value())
                .isCloseTo(8, within(3.0));
    }

    @Test
    void aDeskMayBeClosedOnSundays() {
        double[] values = SimulatedDays.values(BEFORE + SINCE, 0.4, 1);
        for (int day = 6; day < values.length; day += 7) {
            values[day] = Double.NaN;
        }
        // but for one day of work since
        values[BEFORE + 5] = 1_000;

        DailyTrial trial = DailyTrial.before(SimulatedDays.moved(values, BEFORE, 8), BEFORE);

        assertThat(trial.effect().value()).isCloseTo(8, within(3.0));
        assertThat(trial.detectable(SINCE)).isBetween(1.0, 5.0);
    }

    @Test
    void daysOfFewCasesSayLess() {
        double[] values = SimulatedDays.values(BEFORE + SINCE, 0, 9);
        double[] cases = new double[values.length];
        Arrays.fill(cases, 1000);
        values[BEFORE + 3] += 500;
        cases[BEFORE + 3] = 0.01;

        Effect effect = DailyTrial.before(new DailyFigures(SimulatedDays.FIRST, values, cases), BEFORE)
                .effect();

        assertThat(Math.abs(effect.value())).isLessThan(3);
    }

    @Test
    void tooFewDaysAreSaidSo() {
        DailyFigures few = SimulatedDays.moved(SimulatedDays.values(60, 0, 1), 60, 0);

        assertThatThrownBy(() -> DailyTrial.before(few, 20)).hasMessageContaining("only 20 days before the action");
        assertThatThrownBy(() -> DailyTrial.before(few, 57).effect()).hasMessageContaining("only 3 days since");
    }

    @Test
    void aFigureThatNeverMovesIsNoError() {
        double[] flat = new double[BEFORE + SINCE];

        Effect effect = DailyTrial.before(DailyFigures.of(SimulatedDays.FIRST, flat), BEFORE)
                .effect();

        assertThat(effect.value()).isCloseTo(0, within(1e-9));
        assertThat(Judgement.of(effect, 1)).isEqualTo(Judgement.DID_NOT_HELP);
    }
}
