package dev.deskpulse.scheduler.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WordContrastTest {
    private static List<Set<String>> texts(int count, String text) {
        List<Set<String>> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            all.add(Words.of(text));
        }
        return all;
    }

    @Test
    void chineseIsReadInPairsAndEnglishInWordsWithoutTheEmptyOnes() {
        assertThat(Words.of("我的水壶漏水了！ The kettle leaks, order 12345"))
                .containsExactly("水壶", "壶漏", "漏水", "kettle", "leaks");
    }

    @Test
    void fullWidthLettersAndCapitalsAreTheSameWord() {
        assertThat(Words.of("ＡＰＰ Kettle")).isEqualTo(Words.of("app KETTLE"));
    }

    @Test
    void wordsCommonToBothSidesDoNotTellThemApart() {
        List<Set<String>> here = texts(40, "parcel leaking");
        List<Set<String>> there = texts(40, "parcel invoice");
        assertThat(new WordContrast(here, there).telling(5)).containsExactly("leaking");
    }

    @Test
    void oneLoudTextIsNotTelling() {
        List<Set<String>> here = texts(30, "parcel late");
        here.add(Words.of("scandal scandal scandal scandal"));
        assertThat(new WordContrast(here, texts(30, "parcel late")).telling(5)).isEmpty();
    }

    @Test
    void aTextWithTheTellingWordsIsMoreTypical() {
        WordContrast contrast = new WordContrast(texts(40, "kettle leaking"), texts(40, "kettle invoice"));
        assertThat(contrast.typicality(Words.of("leaking kettle")))
                .isGreaterThan(contrast.typicality(Words.of("kettle broken in some other way")));
    }

    @Test
    void nothingToReadGivesNoWords() {
        assertThat(new WordContrast(List.of(), List.of()).telling(5)).isEmpty();
    }
}
