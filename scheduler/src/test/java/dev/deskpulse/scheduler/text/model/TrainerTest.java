package dev.deskpulse.scheduler.text.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrainerTest {
    private static final Recipe SIGNALS_ALONE = new Recipe(Recipe.Sight.NONE, false, 0, 1);

    /** Signals that stand far from 0 for all texts alike: a model that took the move for granted would say one label of all. */
    @Test
    void whatAllTextsShareTellsNothing() {
        LinearModel near = Trainer.fit(examples(0), List.of("bad", "good"), SIGNALS_ALONE);
        LinearModel far = Trainer.fit(examples(20), List.of("bad", "good"), SIGNALS_ALONE);

        for (double signal : List.of(-1.0, -0.2, 0.3, 1.0)) {
            assertThat(far.predict(sample(20 + signal)).of("good"))
                    .isCloseTo(near.predict(sample(signal)).of("good"), within(0.01));
        }
        assertThat(far.predict(sample(21)).label()).isEqualTo("good");
        assertThat(far.predict(sample(19)).label()).isEqualTo("bad");
    }

    private static List<Example> examples(double from) {
        List<Example> examples = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            double signal = (i % 2 == 0 ? 1 : -1) * (0.5 + i / 80.0);
            examples.add(new Example(sample(from + signal), i % 2 == 0 ? "good" : "bad", "all"));
        }
        return examples;
    }

    private static Sample sample(double signal) {
        return new Sample(Tongue.ENGLISH, "text", "text", List.of(signal));
    }
}
