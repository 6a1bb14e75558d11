package dev.deskpulse.scheduler.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SamplingTest {
    @Test
    void aShortStreamIsKeptWhole() {
        assertThat(sample(5, 10)).containsExactly(0, 1, 2, 3, 4);
    }

    @Test
    void aLongStreamIsSampledFromAllItsParts() {
        List<Integer> kept = sample(100_000, 1_000);

        assertThat(kept).hasSize(1_000).doesNotHaveDuplicates();
        assertThat(kept.stream().mapToInt(Integer::intValue).average().orElse(0))
                .isBetween(47_000.0, 53_000.0);
    }

    @Test
    void theSameStreamGivesTheSameSample() {
        assertThat(sample(5_000, 100)).isEqualTo(sample(5_000, 100));
    }

    private static List<Integer> sample(int items, int most) {
        Sampling<Integer> sampling = new Sampling<>(most);
        IntStream.range(0, items).forEach(sampling::offer);
        return sampling.kept();
    }
}
