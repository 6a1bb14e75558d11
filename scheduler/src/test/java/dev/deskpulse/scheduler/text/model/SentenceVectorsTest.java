package dev.deskpulse.scheduler.text.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

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
