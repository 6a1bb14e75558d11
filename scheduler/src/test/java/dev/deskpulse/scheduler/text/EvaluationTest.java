package dev.deskpulse.scheduler.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.deskpulse.scheduler.text.model.Quality;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EvaluationTest {
    private static final TextTagger MOODS = TextTagger.of(TextTask.SENTIMENT, task -> Optional.empty());
    private static final TextTagger KINDS = TextTagger.of(TextTask.KIND, task -> Optional.empty());

    @Test
    void withoutANeutralLabelANeutralOrUnsureTagGoesToTheNearerSide() {
        Evaluation evaluation = Evaluation.of(TextTask.SENTIMENT, MOODS, Set.of("0", "1"));

        evaluation.take("1", mood("neutral", 0.3, 0.1));
        evaluation.take("0", mood("unsure", 0.2, 0.6));

        Quality quality = evaluation.quality();
        assertThat(quality.accuracy()).isEqualTo(1);
        assertThat(quality.perClass()).containsOnlyKeys("negative", "positive");
        assertThat(quality.ece()).isCloseTo(0.25, within(1e-9));
    }

    @Test
    void withANeutralLabelAnUnsureTagIsWrong() {
        Evaluation evaluation = Evaluation.of(TextTask.SENTIMENT, MOODS, Set.of("neg", "neutral", "pos"));

        evaluation.take("neutral", mood("neutral", 0.3, 0.1));
        evaluation.take("neg", mood("unsure", 0.2, 0.6));

        assertThat(evaluation.quality().accuracy()).isEqualTo(0.5);
    }

    @Test
    void eitherOfTwoLabelsCountsAsRight() {
        Evaluation evaluation = Evaluation.of(TextTask.KIND, KINDS, Set.of("complaint,request", "praise"));

        evaluation.take("complaint,request", kind("request", 0.9));
        evaluation.take("complaint,request", kind("praise", 0.9));

        assertThat(evaluation.quality().accuracy()).isEqualTo(0.5);
    }

    @Test
    void aLabelThatIsNotOursCountsForPrecisionAndNotForAccuracy() {
        Evaluation evaluation = Evaluation.of(TextTask.KIND, KINDS, Set.of("complaint", "meaningless"));

        evaluation.take("complaint", kind("complaint", 0.9));
        evaluation.take("meaningless", kind("complaint", 0.9));
        evaluation.take("", kind("complaint", 0.9));

        Quality quality = evaluation.quality();
        assertThat(quality.rows()).isEqualTo(1);
        assertThat(quality.accuracy()).isEqualTo(1);
        assertThat(quality.perClass()).containsEntry("complaint", new Quality.OfClass(1, 0.5, 1, 2 / 3.0));
        assertThat(evaluation.unknown()).containsExactly(Map.entry("meaningless", 1L));
        assertThat(evaluation.unlabelled()).isEqualTo(1);
    }

    @Test
    void oneLabelIsJudgedAgainstAllOthersWhateverTheyAreCalled() {
        Evaluation evaluation = Evaluation.oneAgainstTheRest(
                TextTask.KIND, KINDS, Set.of("complaint", "comment", "complaint,bug"), "complaint");

        evaluation.take("complaint", kind("complaint", 0.9));
        evaluation.take("complaint,bug", kind("question", 0.9));
        evaluation.take("comment", kind("complaint", 0.9));
        evaluation.take("comment", kind("praise", 0.9));

        assertThat(evaluation.quality().perClass())
                .containsOnlyKeys("complaint", "rest")
                .containsEntry("complaint", new Quality.OfClass(2, 0.5, 0.5, 0.5));
    }

    @Test
    void aColumnWithoutAnyKnownLabelIsRefusedWithWhatItHolds() {
        assertThatThrownBy(() -> Evaluation.of(TextTask.SENTIMENT, MOODS, Set.of("blue", "green")))
                .hasMessageContaining("[blue, green]")
                .hasMessageContaining("known are [negative, neutral, positive]");
        assertThatThrownBy(() -> Evaluation.oneAgainstTheRest(TextTask.KIND, KINDS, Set.of("x"), "anger"))
                .hasMessageContaining("'anger' is no label of kind");
    }

    private static TextTag mood(String label, double positive, double negative) {
        Map<String, Double> probabilities =
                Map.of("positive", positive, "negative", negative, "neutral", 1 - positive - negative);
        return new TextTag(label, positive - negative, 0.6, probabilities, List.of(), "m");
    }

    private static TextTag kind(String label, double confidence) {
        return new TextTag(label, confidence, confidence, Map.of(label, confidence), List.of(), "m");
    }
}
