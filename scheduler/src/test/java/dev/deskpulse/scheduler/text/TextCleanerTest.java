package dev.deskpulse.scheduler.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextCleanerTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "On Mon, 4 May 2026 at 10:00, Support <help@example.org> wrote:",
                "在 2026年5月4日 10:00，客服 <help@example.org> 写道：",
                "-----Original Message-----",
                "------------------ 原始邮件 ------------------",
                "发件人: 客服 <help@example.org>",
                "-- "
            })
    void quotedHistoryAndSignaturesAreNoWordsOfTheCustomer(String line) {
        assertThat(TextCleaner.clean("It is broken.\n" + line + "\nWe are terribly sorry"))
                .isEqualTo("It is broken.");
    }

    @Test
    void quotedLinesAreLeftOut() {
        assertThat(TextCleaner.clean("> 您满意吗？\n不满意")).isEqualTo("不满意");
    }

    @Test
    void signOffsEndTheMessageOnlyNearItsEnd() {
        assertThat(TextCleaner.clean("Help\nKind regards,\nAnn\nHappy Shop Ltd"))
                .isEqualTo("Help");
        assertThat(TextCleaner.clean("Help\n发自我的iPhone")).isEqualTo("Help");
    }

    @Test
    void markupGoesAndItsTextStays() {
        assertThat(TextCleaner.clean("<p>质量<b>很差</b></p><style>p{color:red}</style>退款&nbsp;吧"))
                .isEqualTo("质量 很差 \n退款 吧".replace(" \n", "\n"));
    }

    @Test
    void codeLogsAndEncodedFilesAreLeftOut() {
        String encoded = Base64.getEncoder().encodeToString(new byte[300]);
        String text = "App crashes\n```\nerror = terrible\n```\n2026-05-01 10:00:00 ERROR awful failure\n"
                + "java.lang.IllegalStateException: horrible\n\tat dev.shop.Pay.run(Pay.java:10)\n"
                + "{\"status\":500,\"error\":\"bad\",\"path\":\"/pay\"}\n" + encoded + "\nplease help";
        assertThat(TextCleaner.clean(text)).isEqualTo("App crashes\nplease help");
    }

    @Test
    void addressesAreLeftOut() {
        assertThat(TextCleaner.clean("see https://example.org/awful?x=1 or ann@terrible.example now"))
                .isEqualTo("see or now");
    }

    @Test
    void binaryRubbishIsBoundedAndHarmless() {
        byte[] bytes = new byte[300_000];
        new Random(7).nextBytes(bytes);
        String rubbish = new String(bytes, StandardCharsets.ISO_8859_1);
        assertThat(TextCleaner.clean(rubbish).length()).isLessThanOrEqualTo(TextCleaner.READ_AT_MOST);
    }

    @Test
    void theLineAtWhichALongLogIsCutIsNoWordOfTheCustomer() {
        String log = "2026-03-12 10:00:00 ERROR com.example.Pump failed to connect\n".repeat(2_000);
        assertThat(TextCleaner.clean(log)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"<", "<script", "```", "{code}", "<!--", "on ", "&lt;", "a@", "http://", "-", "{code:"})
    void textMadeToBeSlowIsReadAllTheSame(String piece) {
        assertThatCode(() -> TextCleaner.clean(piece.repeat(60_000))).doesNotThrowAnyException();
    }
}
