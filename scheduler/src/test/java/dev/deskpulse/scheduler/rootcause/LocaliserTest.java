package dev.deskpulse.scheduler.rootcause;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.deskpulse.progress.Progress;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LocaliserTest {
    private static Localisation found(Comparison rows) {
        return Localiser.run(rows, Progress.SILENT);
    }

    /** Exact slices only, over all cases together. */
    private static double f1(int from, int to, double noise, int... sizes) {
        int hits = 0;
        int named = 0;
        int planted = 0;
        for (int seed = from; seed < to; seed++) {
            RippleCase made = RippleCase.of(seed, noise, sizes);
            List<String> sets = found(made.comparison()).sets();
            Set<String> right = new HashSet<>(sets);
            right.retainAll(made.truth());
            hits += right.size();
            named += sets.size();
            planted += made.truth().size();
        }
        return 2.0 * hits / (named + planted);
    }

    @Test
    void plantedCausesAreFoundExactly() {
        assertThat(f1(0, 8, 0.25, 10, 8, 6, 5)).isGreaterThan(0.8);
    }

    @Test
    void littleNoiseHidesNoCause() {
        assertThat(f1(20, 28, 0.05, 10, 8, 6, 5)).isGreaterThan(0.9);
    }

    @Test
    void figuresWithoutACauseHaveNone() {
        for (int seed = 0; seed < 6; seed++) {
            Localisation found = found(RippleCase.quiet(seed, 0.25, 10, 8, 6, 5).comparison());

            assertThat(found.sets()).as("seed %s", seed).isEmpty();
            assertThat(found.everything()).as("seed %s", seed).isFalse();
            assertThat(found.notes()).contains("no slice deviates beyond the noise of the others");
        }
    }

    @Test
    void aSliceOfSmallCountsThatTreblesIsNamedWithItsFigures() {
        Random random = new Random(5);
        Comparison.Builder rows = Comparison.ofSums(List.of("product", "region", "channel"));
        for (int i = 0; i < 800; i++) {
            List<String> slice = List.of("p" + i % 20, "r" + i / 20 % 8, "c" + i / 160);
            double usual = 3 + 5 * random.nextDouble();
            rows.add(
                    slice,
                    poisson(random, slice.subList(0, 2).equals(List.of("p3", "r2")) ? 3 * usual : usual),
                    usual,
                    1);
        }

        Localisation found = found(rows.build());

        assertThat(found.sets()).containsExactly("product=p3&region=r2");
        Localisation.Element element = found.elements().get(0);
        assertThat(element.rows()).isEqualTo(5);
        assertThat(element.after() / element.before()).isBetween(2.0, 4.0);
        assertThat(element.low()).isPositive().isLessThan(element.change());
        assertThat(element.high()).isGreaterThan(element.change());
        assertThat(element.pValue()).isLessThan(0.001);
        assertThat(element.effect()).isPositive();
    }

    @Test
    void smallCountsByChanceAreNoCause() {
        Random random = new Random(6);
        Comparison.Builder rows = Comparison.ofSums(List.of("product", "region"));
        for (int i = 0; i < 800; i++) {
            double usual = 3 * random.nextDouble();
            rows.add(List.of("p" + i % 40, "r" + i / 40), poisson(random, usual), usual, 1);
        }

        assertThat(found(rows.build()).sets()).isEmpty();
    }

    @Test
    void ratesAreWeighedByTheirCasesAndReportedAsRates() {
        Random random = new Random(7);
        Comparison.Builder rows = Comparison.ofRates(List.of("team", "kind"));
        for (int i = 0; i < 600; i++) {
            int cases = random.nextInt(120);
            double share = i % 6 == 4 ? 0.25 : 0.1;
            double hits =
                    random.ints(cases, 0, 1_000).filter(n -> n < 1_000 * share).count();
            rows.add(List.of("t" + i % 6, "k" + i / 6), cases == 0 ? 0 : hits / cases, 0.1, cases);
        }

        Localisation found = found(rows.build());

        assertThat(found.sets()).containsExactly("team=t4");
        assertThat(found.before()).isCloseTo(0.1, within(1e-9));
        assertThat(found.elements().get(0).before()).isCloseTo(0.1, within(1e-9));
        assertThat(found.elements().get(0).after()).isCloseTo(0.25, within(0.03));
        assertThat(found.elements().get(0).contribution()).isCloseTo(1, within(0.1));
    }

    @Test
    void whereAllSlicesMoveAlikeNoneCarriesTheChange() {
        Comparison.Builder rows = Comparison.ofSums(List.of("a", "b"));
        for (int i = 0; i < 400; i++) {
            rows.add(List.of("a" + i % 20, "b" + i / 20), 150, 100, 1);
        }

        Localisation found = found(rows.build());

        assertThat(found.everything()).isTrue();
        assertThat(found.sets()).isEmpty();
        assertThat(found.change()).isEqualTo(20_000);
    }

    @Test
    void whatWasNeverExpectedIsACause() {
        Comparison.Builder rows = Comparison.ofSums(List.of("a", "b"));
        for (int i = 0; i < 400; i++) {
            boolean appeared = i % 20 == 7;
            rows.add(List.of("a" + i % 20, "b" + i / 20), appeared ? 60 : 100 + i % 3, appeared ? 0 : 101, 1);
        }

        assertThat(found(rows.build()).sets()).containsExactly("a=a7");
    }

    @Test
    void negativeFiguresAreComparedLikeOthers() {
        Random random = new Random(8);
        Comparison.Builder rows = Comparison.ofSums(List.of("a", "b"));
        for (int i = 0; i < 400; i++) {
            double usual = 100 * random.nextGaussian();
            double noisy = usual * (1 + 0.03 * random.nextGaussian());
            rows.add(List.of("a" + i % 20, "b" + i / 20), i % 20 == 3 ? noisy - 200 : noisy, usual, 1);
        }

        assertThat(found(rows.build()).sets()).containsExactly("a=a3");
    }

    @Test
    void whatAllRowsShareIsNoPartOfASlice() {
        Comparison.Builder rows = Comparison.ofSums(List.of("site", "region", "shop"));
        for (int i = 0; i < 400; i++) {
            rows.add(List.of("all", "r" + i % 8, "s" + i / 8), i % 8 == 5 ? 40 + i % 7 : 20 + i % 7, 23, 1);
        }

        Localisation found = found(rows.build());

        assertThat(found.sets()).containsExactly("region=r5");
        assertThat(found.notes()).contains("dimension 'site' was left out: all rows have the same value");
    }

    @Test
    void aDimensionThatNamesTheRowsIsLeftOutAndSaidSo() {
        Comparison.Builder rows = Comparison.ofSums(List.of("id", "region"));
        for (int i = 0; i < 40_000; i++) {
            rows.add(List.of("id" + i, "r" + i % 8), i % 8 == 5 ? 40 + i % 7 : 20 + i % 7, 23, 1);
        }

        Localisation found = found(rows.build());

        assertThat(found.sets()).containsExactly("region=r5");
        assertThat(found.notes()).anyMatch(note -> note.contains("'id' was left out: its 40000 values"));
    }

    @Test
    void oneRowAndNoRowHaveAnAnswerWithItsReason() {
        Comparison.Builder one = Comparison.ofSums(List.of("a"));
        one.add(List.of("x"), 50, 10, 1);

        assertThat(found(one.build()).notes()).singleElement().asString().startsWith("only 1 combination");
        assertThat(found(one.build()).change()).isEqualTo(40);
        assertThat(found(Comparison.ofRates(List.of("a")).build()).sets()).isEmpty();
    }

    @Test
    void rowsOfTheSameCombinationAreAddedUp() {
        Comparison.Builder rows = Comparison.ofSums(List.of("a"));
        rows.add(List.of("x"), 1, 2, 1);
        rows.add(List.of("x"), 10, 20, 1);

        Comparison comparison = rows.build();

        assertThat(comparison.leaves()).isEqualTo(1);
        assertThat(comparison.real(0)).isEqualTo(11);
        assertThat(comparison.expected(0)).isEqualTo(22);
    }

    @Test
    void whatIsNoNumberIsRefused() {
        Comparison.Builder rows = Comparison.ofSums(List.of("a"));

        assertThatThrownBy(() -> rows.add(List.of("x"), Double.NaN, 1, 1)).hasMessageContaining("must be finite");
        assertThatThrownBy(() -> rows.add(List.of("x"), 1, 1, -1)).hasMessageContaining("not negative");
    }

    private static int poisson(Random random, double mean) {
        double limit = Math.exp(-mean);
        int count = 0;
        for (double product = random.nextDouble(); product > limit; product *= random.nextDouble()) {
            count++;
        }
        return count;
    }
}
