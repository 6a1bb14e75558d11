package dev.deskpulse.connector.jira.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WikiTextTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '→',
            value = {
                "h2. Refund → Refund",
                "bq. they said → they said",
                "* one → one",
                "*very* _bad_ -old- +new+ x^2^ → very bad old new x^2^",
                "{color:red}late{color} → late",
                "[docs|https://x.example/a] → docs",
                "[https://x.example/a] → https://x.example/a",
                "[~accountid:acc-1] hello → @acc-1 hello",
                "{{code}} → code",
                "||Order||State|| → Order | State",
                "|42|late| → 42 | late",
                "see !shot.png|width=686,height=300! here → see  here",
                "\\*not bold\\* → *not bold*",
                "退款*马上*到账 → 退款马上到账"
            })
    void marksGoAndWordsStay(String markup, String plain) {
        assertThat(WikiText.of(markup)).isEqualTo(plain);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "order_line_id is 2026-11-02 and 5 - 3 - 1",
                "Wow! Really! 3 * 4 * 5",
                "a {unknown} [tag] stays",
                "unclosed {code} block",
                "tel. 010-1234-5678",
                "C:\\temp\\new"
            })
    void whatIsNoMarkupStaysAsItIs(String text) {
        assertThat(WikiText.of(text)).isEqualTo(text);
    }

    @Test
    void codeIsKeptVerbatimOnLinesOfItsOwn() {
        assertThat(WikiText.of("before {code:java}int *x* = a_b_c;{code} after\r\n{quote}said{quote}"))
                .isEqualTo("before\nint *x* = a_b_c;\nafter\nsaid");
    }

    @Test
    void hostileTextEndsAndIsBounded() {
        for (String piece :
                new String[] {"*", "[", "{code}", "!a|", "_a", "|", "{{", "\\", "- ", "\n ", "*a ", "{noformat:a}", " "
                }) {
            String text = "x" + piece.repeat(1_000_000 / piece.length()) + "x";
            assertThat(WikiText.of(text)).hasSizeLessThanOrEqualTo(Lines.LONGEST);
        }
    }
}
