package dev.deskpulse.scheduler.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TellingWordsTest {
    @Test
    void caseAndPluralMakeNoDifferenceAndTheTextsOwnWritingIsShown() {
        assertThat(TellingWords.in(TopicLanguage.ENGLISH, List.of("parcel"), "Two PARCELS are late"))
                .containsExactly("PARCELS");
    }

    @Test
    void aWordIsNoPartOfAnother() {
        assertThat(TellingWords.in(TopicLanguage.ENGLISH, List.of("car"), "My card is lost"))
                .isEmpty();
    }

    @Test
    void traditionalCharactersAreReadAsSimplifiedOnes() {
        assertThat(TellingWords.in(TopicLanguage.CHINESE, List.of("发票"), "請問發票怎麼開？"))
                .containsExactly("發票");
    }

    @Test
    void fullWidthLettersAreLetters() {
        assertThat(TellingWords.in(TopicLanguage.CHINESE, List.of("app"), "ＡＰＰ打不开"))
                .containsExactly("ＡＰＰ");
    }

    @Test
    void theWordsOfALongerPhraseAreNotSaidAgain() {
        List<String> telling = List.of("password", "reset my password", "account");

        assertThat(TellingWords.in(TopicLanguage.ENGLISH, telling, "Please reset my password, my account is closed"))
                .containsExactly("reset my password", "account");
    }

    @Test
    void withoutTellingWordsOrTextThereAreNone() {
        assertThat(TellingWords.in(TopicLanguage.ENGLISH, List.of(), "My card is lost"))
                .isEmpty();
        assertThat(TellingWords.in(TopicLanguage.CHINESE, List.of("发票"), "")).isEmpty();
    }
}
