package dev.deskpulse.scheduler.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class PhrasesTest {
    private static List<String> found(String text, String... phrases) {
        return new Phrases(List.of(phrases)).all(text, 5);
    }

    @Test
    void wordsAreFoundAsTheyWereWritten() {
        assertThat(found("We GUARANTEE it", "guarantee")).containsExactly("GUARANTEE");
        assertThat(found("今天ＯＫ", "ok")).containsExactly("ＯＫ");
        assertThat(found("guaranteed", "guarantee")).isEmpty();
    }

    @Test
    void gapsStayInTheSentence() {
        assertThat(found("请您明天上午再试", "请*再试")).containsExactly("请您明天上午再试");
        assertThat(found("请讲。再试", "请*再试")).isEmpty();
        assertThat(found("back in 12 days", "{n} (days|hours)")).containsExactly("12 days");
        assertThat(found("三天内到", "{n}天")).containsExactly("三天");
    }

    @Test
    void aSentenceBeginsAfterASign() {
        assertThat(found("Well. Hello there", "^hello")).containsExactly("Hello");
        assertThat(found("I said hello", "^hello")).isEmpty();
    }

    @Test
    void whatIsTakenBackIsNotFound() {
        assertThat(found("We cannot guarantee it, but I guarantee an answer", "guarantee", "-cannot guarantee"))
                .containsExactly("guarantee");
    }

    @Test
    void whatIsNoPhraseIsNamed() {
        assertThatThrownBy(() -> found("", "(a")).hasMessageContaining("'(a'").hasMessageContaining("bracket");
        assertThatThrownBy(() -> found("", "a*b*c*d*e")).hasMessageContaining("gaps");
        assertThatThrownBy(() -> found("", "-")).hasMessageContaining("no phrase");
        assertThat(found("a|b [c] \\Q.+", "a|b", "[c]", "\\Q.+")).hasSize(3);
    }
}
