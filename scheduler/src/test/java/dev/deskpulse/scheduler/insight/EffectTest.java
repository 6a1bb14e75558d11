package dev.deskpulse.scheduler.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class EffectTest {
    private static final int DRAWS = 4_000;
    private static final int BASELINE = 2_000;
    private static final double USUAL = 0.03;
    private static final double TIMES = 3;

    private final Random dice = new Random(5);

    @Test
    void nineteenOfTwentyIntervalsOfCountsHoldTheTruth() {
        int rest = 600;
        assertThat(covered(() -> {
                    double share = (double) binomial(BASELINE, USUAL) / BASELINE;
                    int hits = binomial(10_000, TIMES * rest * USUAL / (1 - USUAL) / 10_000);
                    return Effect.ofCounts(new Series.Stretch(0, 6, hits, hits + rest, share, BASELINE, -50), 1);
                }))
                .isBetween(0.935, 0.965);
    }

    @Test
    void nineteenOfTwentyIntervalsOfSharesHoldTheTruth() {
        int cases = 400;
        assertThat(covered(() -> {
                    double share = (double) binomial(BASELINE, USUAL) / BASELINE;
                    int hits = binomial(cases, TIMES * USUAL);
                    return Effect.ofShares(new Series.Stretch(0, 6, hits, cases, share, BASELINE, -50), 1);
                }))
                .isBetween(0.935, 0.965);
    }

    @Test
    void whatScattersMoreIsLessSure() {
        Series.Stretch stretch = new Series.Stretch(0, 6, 60, 660, 0.03, BASELINE, -50);
        Effect calm = Effect.ofCounts(stretch, 1);
        Effect wild = Effect.ofCounts(stretch, 3);
        assertThat(wild.times()).isEqualTo(calm.times());
        assertThat(wild.low()).isLessThan(calm.low());
        assertThat(wild.high()).isGreaterThan(calm.high());
    }

    @Test
    void aSliceBesideWhichNothingCameHasAnEffectAllTheSame() {
        Effect effect = Effect.ofCounts(new Series.Stretch(0, 0, 60, 60, 0.03, BASELINE, -50), 1);
        assertThat(effect.times()).isFinite();
        assertThat(effect.high()).isFinite();
        assertThat(effect.low()).isGreaterThan(1);
    }

    @Test
    void aSliceThatWasNeverThereHasAnEffectAllTheSame() {
        Effect effect = Effect.ofCounts(new Series.Stretch(0, 6, 30, 330, 1e-9, BASELINE, -50), 1);
        assertThat(effect.high()).isFinite();
        assertThat(effect.low()).isGreaterThan(1);
    }

    private double covered(Supplier<Effect> draw) {
        int held = 0;
        for (int i = 0; i < DRAWS; i++) {
            Effect effect = draw.get();
            held += effect.low() <= TIMES && TIMES <= effect.high() ? 1 : 0;
        }
        return (double) held / DRAWS;
    }

    private int binomial(int cases, double share) {
        int hits = 0;
        for (int i = 0; i < cases; i++) {
            hits += dice.nextDouble() < share ? 1 : 0;
        }
        return hits;
    }
}
