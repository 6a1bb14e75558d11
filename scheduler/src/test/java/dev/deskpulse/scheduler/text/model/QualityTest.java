package dev.deskpulse.scheduler.text.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.deskpulse.scheduler.text.model.Quality.Judged;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class QualityTest {
    @Test
    void figuresAreThoseOfTheTextbook() {
        Quality quality = Quality.of(List.of(
                new Judged("a", "a", 1), new Judged("a", "b", 1), new Judged("b", "b", 1), new Judged("b", "b", 1)));

        assertThat(quality.accuracy()).isEqualTo(0.75);
        assertThat(quality.perClass().get("a")).isEqualTo(new Quality.OfClass(2, 1, 0.5, 2.0 / 3));
        assertThat(quality.perClass().get("b")).isEqualTo(new Quality.OfClass(2, 2.0 / 3, 1, 0.8));
        assertThat(quality.macroF1()).isCloseTo((2.0 / 3 + 0.8) / 2, within(1e-12));
        assertThat(quality.confusion()).isEqualTo(Map.of("a", Map.of("a", 1L, "b", 1L), "b", Map.of("b", 2L)));
    }

    @Test
    void honestConfidenceHasNoCalibrationError() {
        List<Judged> threeOfFour = Stream.concat(
                        Collections.nCopies(3, new Judged("a", "a", 0.75)).stream(),
                        Stream.of(new Judged("b", "a", 0.75)))
                .toList();

        assertThat(Quality.of(threeOfFour).ece()).isCloseTo(0, within(1e-12));
        assertThat(Quality.of(List.of(new Judged("b", "a", 0.9))).ece()).isCloseTo(0.9, within(1e-12));
    }

    @Test
    void theTemperatureTakesBackTooMuchSureness() {
        List<double[]> boasting = Collections.nCopies(4, new double[] {8, 0});

        double temperature = Temperature.fit(boasting, List.of(0, 0, 0, 1));

        assertThat(Prediction.ofLogOdds(List.of("a", "b"), boasting.get(0), temperature)
                        .confidence())
                .isCloseTo(0.75, within(0.01));
    }

    @Test
    void nothingJudgedIsRefused() {
        assertThatThrownBy(() -> Quality.of(List.of())).isInstanceOf(IllegalArgumentException.class);
    }
}
