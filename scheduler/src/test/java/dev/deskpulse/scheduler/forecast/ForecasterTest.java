package dev.deskpulse.scheduler.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ForecasterTest {
    private static final int WEEK = 7;

    @Test
    void aWeeklyPatternUnderNoiseIsForecastBetterThanByTheSeasonalNaive() {
        Forecast forecast = weekly().of(weeklyPattern(280, 5, 8), 14);

        assertThat(forecast.accuracy().better().orElseThrow()).isGreaterThan(0.15);
        assertThat(forecast.accuracy().mase().orElseThrow())
                .isLessThan(forecast.accuracy().naiveMase().orElseThrow());
        double[] truth = weeklyPattern(294, 0, 8);
        for (int h = 0; h < 14; h++) {
            assertThat(forecast.points().get(h).mean()).isCloseTo(truth[280 + h], within(8.0));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void intervalsAreNestedWhateverTheSeries(long seed) {
        Random random = new Random(seed);
        double[] values = walk(20 + random.nextInt(120), random);

        Forecast forecast = weekly().of(values, 1 + random.nextInt(30));

        assertThat(forecast.points()).isNotEmpty().allSatisfy(point -> {
            assertThat(point.lo95()).isLessThanOrEqualTo(point.lo80());
            assertThat(point.lo80()).isLessThanOrEqualTo(point.mean());
            assertThat(point.mean()).isLessThanOrEqualTo(point.hi80());
            assertThat(point.hi80()).isLessThanOrEqualTo(point.hi95());
        });
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13})
    void theSameSeriesGetsTheSameForecast(long seed) {
        double[] values = walk(150, new Random(seed));

        assertThat(weekly().of(values, 10)).isEqualTo(weekly().of(values, 10));
    }

    @Test
    void laterRowsNeverInfluenceTheJudgementOfEarlierOnes() {
        double[] shorter = walk(160, new Random(5));
        double[] longer = Arrays.copyOf(shorter, 200);
        Arrays.fill(longer, 160, 200, 1e6);
        Past all = Past.of(longer);
        int[] origins = Backtest.origins(160, 10);

        for (Model model : Candidates.of(List.of(WEEK), Regressors.NONE)) {
            for (int origin : origins) {
                if (!model.fits(all.until(origin))) {
                    continue;
                }
                assertThat(model.fit(all.until(origin)).forecast(all.until(origin), 10))
                        .as(model.name())
                        .isEqualTo(model.fit(Past.of(Arrays.copyOf(shorter, origin)))
                                .forecast(Past.of(Arrays.copyOf(shorter, origin)), 10));
            }
        }
        assertThatThrownBy(() -> all.until(160).at(160)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void theTrackAtAnOriginUsesOnlyWhatCouldBeJudgedByThen() {
        double[] values = walk(160, new Random(6));
        double[] changed = values.clone();
        Arrays.fill(changed, 120, 160, -50);
        List<Model> models = Candidates.of(List.of(WEEK), Regressors.NONE);

        List<Backtest.Judged> one = new Backtest(models).run(Past.of(values), values, 10);
        List<Backtest.Judged> other = new Backtest(models).run(Past.of(changed), changed, 10);

        Track first = Track.of(one, models.size());
        Track second = Track.of(other, models.size());
        assertThat(first.origin(0)).isLessThan(100);
        for (int i = 0; i < first.origins() && first.origin(i) <= 120; i++) {
            assertThat(first.mean(i)).isEqualTo(second.mean(i));
        }
    }

    @Test
    void ninetyFivePercentIntervalsCoverAboutNineteenOfTwenty() {
        int within = 0;
        for (int seed = 0; seed < 40; seed++) {
            double[] values = weeklyPattern(210, 10, seed);
            Forecast forecast = weekly().of(Arrays.copyOf(values, 200), 10);
            for (int h = 0; h < 10; h++) {
                Point point = forecast.points().get(h);
                within += values[200 + h] >= point.lo95() && values[200 + h] <= point.hi95() ? 1 : 0;
            }
        }

        assertThat(within / 400.0).isBetween(0.92, 0.99);
    }

    @Test
    void anEventThatComesAgainLiftsItsDay() {
        double[] values = weeklyPattern(280, 2, 3);
        int[] promotions = {40, 90, 143, 200, 251};
        for (int day : promotions) {
            values[day] += 80;
        }
        Regressors known = new Regressors() {
            @Override
            public int count() {
                return 1;
            }

            @Override
            public double at(int step, int regressor) {
                return step == 283 || Arrays.stream(promotions).anyMatch(day -> day == step) ? 1 : 0;
            }
        };

        double with = new Forecaster(List.of(WEEK), known)
                .of(values, 7)
                .points()
                .get(3)
                .mean();
        double without = weekly().of(values, 7).points().get(3).mean();

        assertThat(with - without).isBetween(50.0, 100.0);
    }

    @Test
    void noValueAndTooFewValuesGetAReasonInsteadOfAForecast() {
        assertThat(weekly().of(new double[0], 5).notes()).containsExactly("There is no value.");
        assertThat(weekly().of(new double[] {Double.NaN, Double.NaN}, 5).points())
                .isEmpty();
        assertThat(weekly().of(new double[] {7}, 5).notes())
                .containsExactly("There are fewer than 4 values; nothing can be learned from them.");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 12, -3})
    void aConstantIsCarriedOnAndMarked(double value) {
        double[] values = new double[60];
        Arrays.fill(values, value);

        Forecast forecast = weekly().of(values, 3);

        assertThat(forecast.points())
                .allSatisfy(point -> assertThat(point.mean()).isCloseTo(value, within(1e-6)));
        assertThat(forecast.notes()).anyMatch(note -> note.startsWith("Every value is the same"));
        assertThat(forecast.accuracy().mase()).isEmpty();
    }

    @Test
    void countsAreNeverForecastBelowZeroAndBalancesMayBe() {
        double[] falling = IntStream.range(0, 60)
                .mapToDouble(t -> Math.max(0, 58 - t) + t % 3)
                .toArray();

        assertThat(weekly().of(falling, 20).points()).allMatch(point -> point.lo95() >= 0);
        assertThat(weekly().of(Arrays.stream(falling).map(value -> value - 40).toArray(), 20)
                        .points())
                .anyMatch(point -> point.lo95() < -40);
    }

    @Test
    void infinitiesAndGapsAreNoValues() {
        double[] values = weeklyPattern(140, 3, 1);
        values[30] = Double.POSITIVE_INFINITY;
        values[60] = Double.NaN;
        values[139] = Double.NaN;

        assertThat(weekly().of(values, 7).points()).hasSize(7).allSatisfy(point -> {
            assertThat(point.mean()).isBetween(0.0, 300.0);
            assertThat(point.hi95()).isFinite();
        });
    }

    @Test
    void aHorizonBeyondTheHistoryIsAnsweredAndMarked() {
        Forecast forecast = weekly().of(walk(30, new Random(2)), 100);

        assertThat(forecast.points()).hasSize(100).allSatisfy(point -> assertThat(point.hi95())
                .isFinite());
        assertThat(forecast.notes()).anyMatch(note -> note.startsWith("The horizon is long for this past"));
    }

    @Test
    void ofAMillionValuesTheLastAreLookedAt() {
        double[] values = walk(1_000_000, new Random(9));

        Forecast forecast = new Forecaster(List.of(), Regressors.NONE).of(values, 5);

        assertThat(forecast.points()).hasSize(5);
        assertThat(forecast.notes()).containsExactly("Only the last 3000 of 1000000 steps are looked at.");
    }

    @Test
    void aPastTooShortToJudgeStillHasIntervalsAndSaysWhatTheyRestOn() {
        Forecast forecast = weekly().of(new double[] {1, 4, 2, 6, 3, 5}, 3);

        assertThat(forecast.accuracy().origins()).isZero();
        assertThat(forecast.notes()).anyMatch(note -> note.startsWith("The past is too short to judge a forecast"));
        assertThat(forecast.points()).allMatch(point -> point.hi95() - point.mean() > 3);
        assertThat(forecast.points().get(2).hi95())
                .isGreaterThan(forecast.points().get(0).hi95());
    }

    @Test
    void senselessHorizonsAndSeasonsAreRefused() {
        assertThatThrownBy(() -> weekly().of(new double[10], 0)).hasMessage("a horizon of 0 steps; give 1 to 10000");
        assertThatThrownBy(() -> new Forecaster(List.of(1), Regressors.NONE))
                .hasMessage("a season of 1 steps; give 2 to 3000");
    }

    private static Forecaster weekly() {
        return new Forecaster(List.of(WEEK), Regressors.NONE);
    }

    private static double[] weeklyPattern(int length, double noise, long seed) {
        Random random = new Random(seed);
        double[] shape = {30, 20, 10, 0, 5, -25, -40};
        return IntStream.range(0, length)
                .mapToDouble(t -> 100 + 0.1 * t + shape[t % WEEK] + noise * random.nextGaussian())
                .toArray();
    }

    private static double[] walk(int length, Random random) {
        double[] values = new double[length];
        double at = 100;
        for (int t = 0; t < length; t++) {
            at += random.nextGaussian();
            values[t] = at;
        }
        return values;
    }
}
