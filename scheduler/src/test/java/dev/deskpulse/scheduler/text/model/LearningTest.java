package dev.deskpulse.scheduler.text.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.deskpulse.progress.Progress;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class LearningTest {
    private static final List<String> THINGS =
            List.of("parcel", "invoice", "card", "password", "refund", "app", "phone", "order", "voucher", "courier");

    private final Learning learning = new Learning(Progress.SILENT);

    @Test
    void whatWasLearnedHoldsForTextsNeverSeen() {
        TextModel model = learn(examples());

        assertThat(predicted(model, "I hate this awful table")).isEqualTo("bad");
        assertThat(predicted(model, "I love this wonderful table")).isEqualTo("good");
        assertThat(model.labels()).containsExactly("bad", "good");
    }

    @Test
    void theFiguresAreOfTextsThatTheModelHadNotSeen() {
        Quality quality = Objects.requireNonNull(learn(examples()).quality().get(Tongue.ENGLISH));

        assertThat(quality.rows()).isEqualTo(40);
        assertThat(quality.accuracy()).isBetween(0.8, 1.0);
    }

    @Test
    void labelsWithoutMeaningAreNotLearnedAndTheFiguresSaySo() {
        List<Example> examples = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            String thing = THINGS.get(i % 10) + " " + THINGS.get((i / 10) % 10);
            examples.add(new Example(sample(thing), (i * 7919 / 13) % 2 == 0 ? "bad" : "good", ""));
        }

        Quality quality = Objects.requireNonNull(learn(examples).quality().get(Tongue.ENGLISH));

        assertThat(quality.accuracy()).isLessThan(0.8);
    }

    @Test
    void aModelIsTheSameAfterItWasWrittenAndRead() throws IOException {
        TextModel model = learn(examples());

        TextModel read = ModelFile.read(new ByteArrayInputStream(bytes(model)));

        assertThat(read.version()).isEqualTo("1");
        assertThat(read.quality()).isEqualTo(model.quality());
        Sample sample = sample("What a horrible wonderful card");
        assertThat(read.predict(sample)).isEqualTo(model.predict(sample));
    }

    @Test
    void bytesThatAreNoModelAreRefused() throws IOException {
        byte[] whole = bytes(learn(examples()));

        assertThatThrownBy(() -> ModelFile.read(new ByteArrayInputStream(new byte[] {1, 2, 3})))
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() -> ModelFile.read(new ByteArrayInputStream(Arrays.copyOf(whole, whole.length / 2))))
                .isInstanceOf(IOException.class);
    }

    @Test
    void tooLittleToLearnFromIsRefusedWithWhatIsNeeded() {
        assertThatThrownBy(() -> learn(examples().subList(0, 10)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at least 20 texts");
    }

    @Test
    void aModelKnowsNothingOfALanguageItHasNotLearned() {
        TextModel model = learn(examples());

        assertThat(model.predict(new Sample(Tongue.CHINESE, "很好", "很好", List.of(0.0))))
                .isEmpty();
    }

    @Test
    void backgroundIsLearnedFromAndNeverJudged() {
        List<Example> few = byDesk(List.of("About the %s", "My %s again", "The new %s"));
        List<Example> more =
                byDesk(List.of("A question on the %s", "Where is my %s?", "The %s, please", "Still no %s"));

        Learning.Learned learned = learning.learn("desk", "1", few.subList(0, 24), more);

        assertThat(learned.joined()).containsExactly(Tongue.ENGLISH);
        assertThat(learned.model().quality().get(Tongue.ENGLISH))
                .isNotNull()
                .satisfies(quality -> assertThat(quality.rows()).isEqualTo(24));
    }

    @Test
    void backgroundThatContradictsTheExamplesDoesNotJoin() {
        List<Example> contrary = examples().stream()
                .map(one -> new Example(one.sample(), one.label().equals("bad") ? "good" : "bad", ""))
                .toList();

        Learning.Learned learned = learning.learn("mood", "1", examples(), contrary);

        assertThat(learned.joined()).isEmpty();
        assertThat(predicted(learned.model(), "I hate this awful table")).isEqualTo("bad");
    }

    private TextModel learn(List<Example> examples) {
        return learning.learn("mood", "1", examples, List.of()).model();
    }

    private static List<Example> examples() {
        List<Example> examples = new ArrayList<>();
        for (String thing : THINGS) {
            examples.add(new Example(sample("I hate this awful " + thing), "bad", ""));
            examples.add(new Example(sample("The " + thing + " is horrible and broken"), "bad", ""));
            examples.add(new Example(sample("I love this wonderful " + thing), "good", ""));
            examples.add(new Example(sample("The " + thing + " is great and works well"), "good", ""));
        }
        return examples;
    }

    /** Which desk has which things follows no rule: only examples tell. */
    private static List<Example> byDesk(List<String> texts) {
        List<Example> examples = new ArrayList<>();
        for (String text : texts) {
            for (String thing : THINGS) {
                String desk = THINGS.indexOf(thing) % 2 == 0 ? "north" : "south";
                examples.add(new Example(sample(text.replace("%s", thing)), desk, ""));
            }
        }
        return examples;
    }

    private static String predicted(TextModel model, String text) {
        return model.predict(sample(text)).orElseThrow().label();
    }

    private static Sample sample(String text) {
        return new Sample(Tongue.ENGLISH, text, text, List.of(0.0));
    }

    private static byte[] bytes(TextModel model) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ModelFile.write(model, bytes);
        return bytes.toByteArray();
    }
}
