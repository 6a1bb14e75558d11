package dev.deskpulse.scheduler.text.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class TellingGramsTest {
    private static final int CONSTANT = 0;
    private static final int IN_ALL = 1;
    private static final int IN_FIRST = 2;
    private static final int MOSTLY_IN_SECOND = 3;
    private static final int PLACES = 4;
    private static final double STRENGTH = 3;

    @Test
    void aGramOfOneLabelTellsMostAndOneOfAllLabelsNothing() {
        float[] factors = factors();

        assertThat(factors[CONSTANT]).isEqualTo(1);
        assertThat(factors[IN_ALL]).isZero();
        assertThat(factors[MOSTLY_IN_SECOND]).isPositive();
        assertThat(factors[IN_FIRST]).isGreaterThan(factors[MOSTLY_IN_SECOND]);
    }

    @Test
    void overAllTextsTheGramsAreAsStrongAsWasAsked() {
        float[] factors = factors();

        double squares =
                10 * square(factors[IN_ALL]) + 5 * square(factors[IN_FIRST]) + 5 * square(factors[MOSTLY_IN_SECOND]);

        assertThat(Math.sqrt(squares / 20)).isCloseTo(STRENGTH, within(1e-4));
    }

    @Test
    void textsWithoutGramsHaveNothingToScale() {
        List<Numbers> rows = List.of(new Numbers(new float[] {1}, new int[0], new float[0]));

        assertThat(TellingGrams.factors(rows, new int[] {0}, 2, 1, STRENGTH)).containsExactly(1);
    }

    /** Five texts of each label; of the second's one is without its gram, which one of the first's has. */
    private static float[] factors() {
        List<Numbers> rows = new ArrayList<>();
        int[] truths = new int[10];
        for (int i = 0; i < 10; i++) {
            truths[i] = i / 5;
            rows.add(i < 4 ? row(IN_ALL, IN_FIRST) : row(IN_ALL, MOSTLY_IN_SECOND));
        }
        rows.set(4, row(IN_ALL, IN_FIRST, MOSTLY_IN_SECOND));
        rows.set(9, row(IN_ALL));
        return TellingGrams.factors(rows, truths, 2, PLACES, STRENGTH);
    }

    private static Numbers row(int... places) {
        float[] values = new float[places.length];
        Arrays.fill(values, 1);
        return new Numbers(new float[] {1}, places, values);
    }

    private static double square(double x) {
        return x * x;
    }
}
