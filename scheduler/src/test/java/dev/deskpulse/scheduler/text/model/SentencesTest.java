package dev.deskpulse.scheduler.text.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskpulse.progress.Progress;
import dev.deskpulse.scheduler.text.Samples;
import dev.deskpulse.scheduler.text.model.Verdict.Mark;
import dev.deskpulse.scheduler.text.model.Verdict.Part;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SentencesTest {
    private static final List<String> THINGS =
            List.of("parcel", "invoice", "card", "password", "refund", "phone", "order", "voucher", "courier", "table");

    private final Samples samples = new Samples();
    private final TextModel model = new Learning(Progress.SILENT).learnForOtherTexts("mood", "1", examples());

    @Test
    void aLongTextFallsIntoItsSentences() {
        Sample sample = sample("The bed was soft and wide. ".repeat(9) + "The window did not close.");

        assertThat(sample.sentences())
                .extracting(one -> sample.text().substring(one.from(), one.to()))
                .hasSize(8)
                .startsWith("The bed was soft and wide.")
                .endsWith("The window did not close.");
        assertThat(sample("Too short. To fall apart.").sentences()).isEmpty();
    }

    @Test
    void ofAnEndlessTextTheFirstAndTheLastSentencesCount() {
        Sample sample = sample("Another sentence of the same long story. ".repeat(100));

        assertThat(sample.sentences()).hasSize(8);
    }

    @Test
    void theSentenceThatDecidedIsMarked() {
        Sample sample = sample("I love this wonderful parcel and the great voucher works well. "
                + "The courier is horrible and broken and awful, and so is the horrible broken order. ".repeat(3));

        Verdict verdict = model.explain(sample).orElseThrow();

        assertThat(verdict.prediction()).isEqualTo(model.predict(sample).orElseThrow());
        assertThat(verdict.marks()).isNotEmpty().allSatisfy(mark -> assertThat(mark.weight())
                .isPositive());
        assertThat(verdict.marks())
                .filteredOn(mark -> mark.part() == Part.SENTENCE)
                .extracting(Mark::from)
                .doesNotContain(0);
    }

    private List<Example> examples() {
        List<Example> examples = new ArrayList<>();
        for (String thing : THINGS) {
            examples.add(new Example(sample("I hate this awful " + thing), "bad", ""));
            examples.add(new Example(sample("The " + thing + " is horrible and broken"), "bad", ""));
            examples.add(new Example(sample("I love this wonderful " + thing), "good", ""));
            examples.add(new Example(sample("The " + thing + " is great and works well"), "good", ""));
        }
        return examples;
    }

    private Sample sample(String text) {
        return samples.of(text).orElseThrow();
    }
}
