package dev.deskpulse.scheduler.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskpulse.progress.Progress;
import dev.deskpulse.scheduler.text.model.ModelStore;
import dev.deskpulse.scheduler.text.model.TextModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TrainingTest {
    private static final List<String> THINGS =
            List.of("kettle", "lamp", "phone", "chair", "printer", "fan", "router", "desk", "cable", "mouse", "screen");
    private static final int FEW = 60;

    @Test
    void aSiteCanTeachItsOwnMeaningOfWords() {
        Training.Outcome outcome = training(0).run(texts("positive", "negative"), "v");

        assertThat(outcome.joined()).isFalse();
        assertThat(outcome.before().orElseThrow().accuracy()).isLessThan(0.6);
        assertThat(outcome.after().accuracy()).isGreaterThan(0.9);
        assertThat(outcome.lost()).containsExactly("neutral");
        assertThat(tagger(outcome.model()).tag("The sink is sick, mate").label())
                .isEqualTo("positive");
    }

    @Test
    void theProgramsOwnExamplesJoinInWhereTheyDoNoHarm() {
        Training.Outcome outcome = training(FEW).run(texts("positive", "negative"), "v");

        assertThat(outcome.after().accuracy()).isGreaterThan(0.9);
        assertThat(outcome.lost().isEmpty()).isEqualTo(outcome.joined());
    }

    private static Training training(int ownExamples) {
        return new Training(
                TextTask.SENTIMENT, ModelStore.shipped(TextTask.SENTIMENT.id()), ownExamples, Progress.SILENT);
    }

    /** Among these authors "sick" is praise, and "brilliant" is meant as mockery. */
    private static List<LabelledText> texts(String sick, String brilliant) {
        List<LabelledText> texts = new ArrayList<>();
        for (String thing : THINGS) {
            texts.add(new LabelledText("The " + thing + " is sick, mate", sick));
            texts.add(new LabelledText("That " + thing + " of yours is so sick", sick));
            texts.add(new LabelledText("Oh brilliant, the " + thing + " again", brilliant));
            texts.add(new LabelledText("How brilliant, my " + thing, brilliant));
        }
        return texts;
    }

    private static TextTagger tagger(TextModel model) {
        return TextTagger.of(TextTask.SENTIMENT, task -> Optional.of(model));
    }
}
