package dev.deskpulse.scheduler.text.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SentenceVectorsTest {
    @Test
    void textsThatMeanTheSameLieNearerThanOthers() {
        SentenceVectors english = SentenceVectors.english();
        SentenceVectors chinese = SentenceVectors.chinese();

        assertThat(cosine(english, "My parcel has not arrived", "The package still isn't here"))
                .isGreaterThan(cosine(english, "My parcel has not arrived", "How do I change my password?") + 0.1);
        assertThat(cosine(chinese, "包裹还没有到", "快递一直没收到")).isGreaterThan(cosine(chinese, "包裹还没有到", "怎么修改密码") + 0.1);
    }

    @Test
    void aVectorHasLengthOneAndIsTheSameEachTime() {
        float[] vector = SentenceVectors.chinese().of("物流很快");

        assertThat(vector).hasSize(512).isEqualTo(SentenceVectors.chinese().of("物流很快"));
        assertThat(dot(vector, vector)).isCloseTo(1, within(1e-5));
    }

    @Test
    void emptyAndEndlessTextsHaveVectorsToo() {
        assertThat(SentenceVectors.english().of("")).hasSize(384);
        assertThat(SentenceVectors.english().of("late ".repeat(100_000))).hasSize(384);
    }

    /** Models that learned before there were layers go by the first part and need it as it was. */
    @Test
    void theLayersFollowTheTextsVectorEachWithLengthThree() {
        assertLayers(SentenceVectors.chinese(), "物流很快，就是包装有点破");
        assertLayers(SentenceVectors.english(), "Late, but worth the wait");
    }

    @Test
    void anotherWordMovesEveryLayer() {
        float[] praise = SentenceVectors.english().ofLayers("The room was clean");
        float[] blame = SentenceVectors.english().ofLayers("The room was filthy");

        for (int part = 0; part < 4; part++) {
            assertThat(part(praise, part, 384)).isNotEqualTo(part(blame, part, 384));
        }
    }

    private static void assertLayers(SentenceVectors vectors, String text) {
        float[] whole = vectors.of(text);
        float[] layers = vectors.ofLayers(text);

        assertThat(layers).hasSize(4 * whole.length);
        assertThat(part(layers, 0, whole.length)).isEqualTo(whole);
        for (int part = 1; part < 4; part++) {
            float[] mean = part(layers, part, whole.length);
            assertThat(dot(mean, mean)).isCloseTo(9, within(1e-4));
        }
    }

    private static float[] part(float[] layers, int part, int length) {
        return Arrays.copyOfRange(layers, part * length, (part + 1) * length);
    }

    private static double cosine(SentenceVectors vectors, String one, String other) {
        return dot(vectors.of(one), vectors.of(other));
    }

    private static double dot(float[] one, float[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += one[i] * other[i];
        }
        return sum;
    }
}
