package dev.deskpulse.scheduler.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class VectorTextTest {
    @Test
    void aVectorComesBackInAlmostTheSameDirection() {
        Random dice = new Random(3);
        float[] vector = new float[384];
        for (int i = 0; i < vector.length; i++) {
            vector[i] = (float) dice.nextGaussian();
        }
        float[] unit = Vectors.unit(vector);

        assertThat(Vectors.dot(unit, Vectors.unit(VectorText.vector(VectorText.of(unit)))))
                .isGreaterThan(0.999f);
    }

    @Test
    void aVectorOfZerosComesBack() {
        assertThat(VectorText.vector(VectorText.of(new float[4]))).containsExactly(0, 0, 0, 0);
    }
}
