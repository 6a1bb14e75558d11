package dev.deskpulse.scheduler.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.deskpulse.scheduler.action.SplitTrial.Half;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SplitTrialTest {
    @Test
    void theIntervalIsWelchs() {
        List<Double> changed = mixed(12, 18);
        List<Double> usual = mixed(20, 10);

        Effect effect = new SplitTrial(changed, usual).effect();

        double error = Math.sqrt(0.6 * 0.4 / 29 + 1.0 / 3 * 2 / 3 / 29);
        assertThat(effect.value()).isCloseTo(18 / 30.0 - 10 / 30.0, within(1e-9));
        // Welch's 57.9 degrees of freedom: 97.5 % of Student's distribution lie below 2.0018
        assertThat(effect.high() - effect.value()).isCloseTo(2.0018 * error, within(1e-4));
    }

    private static List<Double> mixed(int zeros, int ones) {
        return Stream.concat(Collections.nCopies(zeros, 0.0).stream(), Collections.nCopies(ones, 1.0).stream())
                .toList();
    }

    @Test
    void aTicketStaysInItsHalf() {
        assertThat(Half.of("10001", "a")).isEqualTo(Half.of("10001", "a"));
        long changed = IntStream.range(0, 10_000)
                .filter(id -> Half.of(Integer.toString(id), "a") == Half.CHANGED)
                .count();
        assertThat(changed).isBetween(4_800L, 5_200L);
    }

    @Test
    void halvesOfOneActionSayNothingOfAnothers() {
        long same = IntStream.range(0, 10_000)
                .mapToObj(Integer::toString)
                .filter(id -> Half.of(id, "a") == Half.of(id, "b"))
                .count();
        assertThat(same).isBetween(4_800L, 5_200L);
    }

    @Test
    void powerIsAsAnnounced() {
        Random random = new Random(4);
        List<Double> past = drawn(random, 400, 0);
        double size = SplitTrial.detectable(past, 200, true);
        int trials = 500;
        int seen = 0;
        for (int trial = 0; trial < trials; trial++) {
            Effect effect = new SplitTrial(drawn(random, 100, size), drawn(random, 100, 0)).effect();
            seen += Judgement.of(effect, size) == Judgement.HELPED ? 1 : 0;
        }
        assertThat((double) seen / trials).isCloseTo(DailyTrial.POWER, within(0.07));
    }

    private static List<Double> drawn(Random random, int count, double mean) {
        return random.doubles(count)
                .map(any -> mean + random.nextGaussian())
                .boxed()
                .toList();
    }

    @Test
    void aShareVariesWithItsSize() {
        List<Double> past = mixed(950, 50);

        assertThat(SplitTrial.detectable(past, 1000, true)).isGreaterThan(-SplitTrial.detectable(past, 1000, false));
    }

    @Test
    void tooFewTicketsAreSaidSo() {
        assertThatThrownBy(() -> new SplitTrial(mixed(10, 5), mixed(50, 50))).hasMessageContaining("only 15 tickets");
    }
}
