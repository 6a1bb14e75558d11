package dev.deskpulse.scheduler.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class PersonWordsTest {
    private final PersonWords person = new PersonWords(List.of("customer-0005", "Anna Smith", "王小明", "5b10:ac8d"));

    @Test
    void namesAndAccountsAreFoundWhereverTheyStandAlone() {
        for (String text : List.of(
                "Dear ANNA smith, thank you",
                "(Anna Smith)",
                "您好王小明女士",
                "[~accountid:5b10:ac8d] look",
                "{\"customer\":\"customer-0005\"}",
                "customer-0005")) {
            assertThat(person.standIn(text)).as(text).isTrue();
            assertThat(person.replaced(text, "X").toLowerCase(Locale.ROOT))
                    .as(text)
                    .contains("x")
                    .doesNotContain("anna smith", "王小明", "5b10:ac8d", "customer-0005");
        }
    }

    @Test
    void longerWordsAndOtherPeopleAreLeftAlone() {
        for (String text : List.of("customer-00054", "Anna Smithson", "Joanna Smith", "Anna", "王小", "5b10:ac8d9", "")) {
            assertThat(person.standIn(text)).as(text).isFalse();
            assertThat(person.replaced(text, "X")).isEqualTo(text);
        }
    }

    @Test
    void aNameThatAnybodyUsesIsNotTakenByItselfAndOneThatIsTooShortIsRefused() {
        assertThat(PersonWords.tells("Support")).isFalse();
        assertThat(PersonWords.tells("Anna Smith")).isTrue();
        assertThat(PersonWords.tells("王小明")).isTrue();
        PersonWords.requireLong("Ann");
        PersonWords.requireLong("李四");
        for (String name : List.of("A", "Li", "李")) {
            assertThatThrownBy(() -> PersonWords.requireLong(name))
                    .as(name)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("give the whole name")
                    .hasMessageNotContaining(name + "'");
        }
    }
}
