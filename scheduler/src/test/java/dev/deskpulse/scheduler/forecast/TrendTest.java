package dev.deskpulse.scheduler.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TrendTest {
    private static final double[] SHAPE = {30, 20, 10, 0, 5, -25, -40};

    @Test
    void partsAddUpAndTheWeekIsFoundAgain() {
        Trend trend = Trend.of(weeks(210, 2, 1, day -> 100 + 0.2 * day), 7);

        assertThat(trend.parts()).hasSize(210).allSatisfy(part -> assertThat(part.trend() + part.season() + part.rest())
                .isCloseTo(part.value(), within(1e-9)));
        for (Trend.Part part : trend.parts().subList(70, 140)) {
            assertThat(part.season()).isCloseTo(SHAPE[part.step() % 7], within(4.0));
            assertThat(part.trend()).isCloseTo(100 + 0.2 * part.step(), within(4.0));
        }
    }

    @Test
    void aStepOfTheLevelIsFoundWithItsDayAndSize() {
        Trend trend = Trend.of(weeks(200, 4, 2, day -> day < 120 ? 100 : 130), 7);

        assertThat(trend.changes()).singleElement().satisfies(change -> {
            assertThat(change.step()).isBetween(117, 123);
            assertThat(change.size()).isCloseTo(30, within(6.0));
            assertThat(change.share()).isCloseTo(0.3, within(0.07));
        });
    }

    @Test
    void aBendOfTheSlopeIsFound() {
        Trend trend = Trend.of(weeks(240, 3, 3, day -> day < 120 ? 100 : 100 + (day - 120)), 7);

        assertThat(trend.changes()).hasSize(1).first().satisfies(change -> {
            assertThat(change.step()).isBetween(105, 135);
            assertThat(change.slopeAfter()).isCloseTo(1, within(0.2));
        });
    }

    @Test
    void noiseAndAStraightTrendHaveNoChange() {
        int found = 0;
        for (int seed = 0; seed < 50; seed++) {
            found += Trend.of(weeks(200, 10, seed, day -> 100 + 0.3 * day), 7)
                    .changes()
                    .size();
        }

        assertThat(found).isLessThanOrEqualTo(2);
    }

    @Test
    void wanderingNoiseIsNotTakenForChanges() {
        int found = 0;
        for (int seed = 0; seed < 50; seed++) {
            Random random = new Random(seed);
            double[] values = new double[200];
            for (int t = 1; t < values.length; t++) {
                values[t] = 0.5 * values[t - 1] + random.nextGaussian();
            }
            found += Trend.of(values, 1).changes().size();
        }

        assertThat(found).isLessThanOrEqualTo(5);
    }

    @Test
    void aSingleOutlierIsNoChange() {
        double[] values = weeks(140, 2, 4, day -> 100);
        values[70] += 200;

        assertThat(Trend.of(values, 7).changes()).isEmpty();
        assertThat(Trend.of(values, 7).parts().get(70).rest()).isGreaterThan(150);
    }

    @Test
    void constantsGapsAndTooLittleAreAnsweredWithoutAChange() {
        double[] constant = new double[50];
        Arrays.fill(constant, 3);
        double[] gaps = weeks(70, 1, 5, day -> 100);
        gaps[20] = Double.NaN;

        assertThat(Trend.of(constant, 7).changes()).isEmpty();
        assertThat(Trend.of(gaps, 7).parts().get(20).value()).isNaN();
        assertThat(Trend.of(gaps, 7).changes()).isEmpty();
        assertThat(Trend.of(new double[3], 7).notes()).containsExactly("There are fewer than 6 values.");
        assertThat(Trend.of(new double[10], 7).notes())
                .containsExactly("There are fewer than two seasons of 7 steps; no season is taken out.");
    }

    private static double[] weeks(int length, double noise, long seed, IntToDoubleFunction level) {
        Random random = new Random(seed);
        return IntStream.range(0, length)
                .mapToDouble(day -> level.applyAsDouble(day) + SHAPE[day % 7] + noise * random.nextGaussian())
                .toArray();
    }
}
