package dev.deskpulse.scheduler.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class PhrasesTest {
    private static final List<String> CHINESE =
            List.of("我的退款还没到账", "请问退款多久能到", "申请退款被拒绝", "客服说退款已经在路上", "优惠券用不了", "下单时优惠券不见了", "怎么领优惠券？", "过期的优惠券能补吗");

    @Test
    void chineseWordsAreCutWhereTheirNeighboursChange() {
        Phrases phrases = new Phrases(Script.CHARACTERS, CHINESE);

        assertThat(phrases.in("退款什么时候到")).containsExactly("退款");
        assertThat(phrases.in("优惠券在哪")).containsExactly("优惠券");
    }

    @Test
    void partsOfALongerWordAreNoWords() {
        assertThat(new Phrases(Script.CHARACTERS, CHINESE).in("优惠券")).doesNotContain("优惠", "惠券");
    }

    @Test
    void englishPhrasesDoNotBeginOrEndWithEmptyWords() {
        Phrases phrases = new Phrases(
                Script.WORDS,
                List.of(
                        "Where is the proof of address?",
                        "Do you need my proof of address now",
                        "I sent a proof of address yesterday",
                        "What counts as proof of address",
                        "Hello there",
                        "My card was blocked",
                        "No app on this phone",
                        "Closing an account",
                        "Rates are wrong",
                        "It fails"));

        assertThat(phrases.in("Your proof of address, please"))
                .contains("proof of address")
                .doesNotContain("of", "your");
    }

    @Test
    void singularAndPluralAreOnePhraseShownAsMostWriteIt() {
        Phrases phrases = new Phrases(
                Script.WORDS, List.of("Invoices please", "two invoices", "an invoice", "the invoices came", "Nothing"));

        assertThat(phrases.in("my invoice")).containsExactly("invoice");
        assertThat(phrases.shown("invoice")).isEqualTo("invoices");
    }

    @Test
    void shortFormsAndNumbersAreNoWords() {
        Phrases phrases = new Phrases(
                Script.WORDS,
                List.of(
                        "You've lost my parcel",
                        "You’ve five parcels",
                        "Five parcels they'll lose",
                        "They'll send a parcel",
                        "Parcels, you've five, they'll say"));

        assertThat(phrases.in("you've five parcels, they'll say")).containsExactly("parcel");
    }

    @Test
    void theCapitalOfASentencesFirstWordIsNotShownANamesIs() {
        Phrases phrases = new Phrases(
                Script.WORDS,
                List.of("Refund please", "Refund it", "Refund me", "my refund", "Visa please", "my Visa", "a Visa"));

        assertThat(phrases.shown("refund")).isEqualTo("refund");
        assertThat(phrases.shown("visa")).isEqualTo("Visa");
    }

    @Test
    void theSameTextAHundredTimesIsOneText() {
        Phrases phrases = new Phrases(Script.WORDS, Collections.nCopies(100, "The red kettle leaks"));

        assertThat(phrases.in("a red kettle leaks")).isNotEmpty();
    }
}
