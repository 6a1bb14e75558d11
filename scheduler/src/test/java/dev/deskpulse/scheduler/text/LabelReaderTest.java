package dev.deskpulse.scheduler.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LabelReaderTest {
    private static final Set<String> MOODS = Set.of("negative", "neutral", "positive");

    @ParameterizedTest
    @CsvSource({
        "Negative, negative",
        " neg , negative",
        "差评, negative",
        "负面, negative",
        "NEUTRAL, neutral",
        "中评, neutral",
        "pos, positive",
        "好评, positive",
        "whatever, whatever"
    })
    void wordsOfFeelingAreKnownInBothLanguages(String cell, String label) {
        assertThat(LabelReader.of(TextTask.SENTIMENT, MOODS, List.of(cell)).read(cell))
                .containsExactly(label);
    }

    @ParameterizedTest
    @CsvSource({
        "0 1, negative positive",
        "-1 1, negative positive",
        "-1 0 1, negative neutral positive",
        "1 2, negative positive",
        "0 1 2, negative neutral positive",
        "0 4, negative positive",
        "1 2 3 4 5, negative negative neutral positive positive",
        "2 4 5, negative positive positive",
        "1.0 5.0, negative positive",
        "1星 3星 5星, negative neutral positive",
        "一星 五星, negative positive",
        "1, positive"
    })
    void numbersAreReadByTheScaleThatTheColumnSpans(String cells, String labels) {
        List<String> column = List.of(cells.split(" ", -1));
        LabelReader reader = LabelReader.of(TextTask.SENTIMENT, MOODS, column);

        assertThat(column.stream().map(cell -> reader.read(cell).get(0))).containsExactly(labels.split(" ", -1));
    }

    @Test
    void aCellMayNameSeveralKinds() {
        LabelReader reader = LabelReader.of(TextTask.KIND, Set.of("complaint", "request"), List.of());

        assertThat(reader.read("Complaint, 请求")).containsExactly("complaint", "request");
        assertThat(reader.read("bug")).containsExactly("bug");
        assertThat(reader.read("  ")).isEmpty();
    }

    @Test
    void topicsKeepTheSpellingThatTheModelWasTaught() {
        LabelReader reader = LabelReader.of(TextTask.TOPIC, Set.of("Refund, late"), List.of());

        assertThat(reader.read("refund, LATE ")).containsExactly("Refund, late");
    }
}
