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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Error: payment failed. This is terrible, I was charged twice and nobody helps",
                "Thank you for contacting me, but nothing works and I am furious about your service",
                "Thank you for contacting us, however my parcel is still lost",
                "感谢您的反馈，但你们三周都没处理，垃圾",
                "感谢您的来信，可是我的东西还是坏的",
                "请勿回复模板，我的东西坏了，非常失望",
                "Your case number has been created but nobody called me, terrible service",
                "ERROR AGAIN AND AGAIN, THIS IS A DISGRACE",
                "Caused by: your courier, who threw the parcel over the fence",
                "谢谢",
                "Thanks"
            })
    void aSentenceThatOnlyBeginsLikeALogOrTheDeskIsTheCustomers(String line) {
        assertThat(TextCleaner.clean(line)).isEqualTo(line);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "On Mon, 4 May 2026, Support <help@example.org> wrote:\n> We are glad to help\n\nThis is terrible.",
                "在 2026年5月4日，客服 <help@example.org> 写道：\n> 我们很高兴\n\nThis is terrible.",
                "-----Original Message-----\nFrom: Support\nSent: Monday\nTo: Ann\nSubject: Great\n\nThis is terrible.",
                "<div class=\"gmail_quote\">Glad <div>to</div> help</div><p>This is terrible.</p>",
                "<div>&nbsp;</div><hr id=\"stopSpelling\"><p>This is terrible.</p>",
                "<blockquote type=\"cite\">Glad<blockquote>very</blockquote>to help</blockquote>This is terrible.",
                "Regards\nThis is terrible.",
                "__________\nThis is terrible.",
                "--\nThis is terrible.",
                "发自我的iPhone\nThis is terrible."
            })
    void whereNothingStandsBeforeTheMarkTheWordsAfterItAreTheCustomers(String text) {
        assertThat(TextCleaner.clean(text)).isEqualTo("This is terrible.");
    }

    @Test
    void anHtmlQuoteIsCutOutOfTheWordsAroundIt() {
        assertThat(TextCleaner.clean(
                        "<p>Hello</p><div class=\"gmail_quote\">On Monday you wrote:<div>Glad to help</div>"
                                + "</div><p>This is terrible.</p>"))
                .isEqualTo("Hello\nThis is terrible.");
        assertThat(TextCleaner.clean("<p>Broken.</p><div class=\"gmail_quote\"><div>Glad</div> to help, never closed"))
                .isEqualTo("Broken.");
        assertThat(TextCleaner.clean(
                        "<p>Broken.</p><div id=\"appendonsend\"></div><hr><div id=\"divRplyFwdMsg\">Support"
                                + "</div><div>Glad to help</div>"))
                .isEqualTo("Broken.");
    }

    @Test
    void dashesBeforeSentencesAreNoSignature() {
        assertThat(TextCleaner.clean("东西收到了\n--\n但是坏了，非常失望，要求退款")).isEqualTo("东西收到了\n但是坏了，非常失望，要求退款");
        assertThat(TextCleaner.clean("It arrived\n__________\nThe item is broken and I am sad"))
                .isEqualTo("It arrived\nThe item is broken and I am sad");
        assertThat(TextCleaner.clean("系统很慢\n--\n王芳\n优品科技 客户成功部\n电话：010-12345678，分机 2"))
                .isEqualTo("系统很慢");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "谢谢\n李经理\n上海优品健康科技有限公司 客户成功部",
                "谢谢！\n\n王芳",
                "Thanks\nAnna\nHappy Customer Success Manager | Great Company",
                "Many thanks and best regards,\nAnna",
                "Thank you\n\nOn Mon, 4 May 2026, Support wrote:\n> Great, we are so glad.\n> Have a nice day!"
            })
    void thanksBeforeAFewShortLinesAreASignOff(String signature) {
        assertThat(TextCleaner.clean("系统登录不上，一直转圈。\n\n" + signature)).isEqualTo("系统登录不上，一直转圈。");
    }

    @Test
    void thanksBeforeSentencesAreNoSignOff() {
        assertThat(TextCleaner.clean("Hello, where is it?\nThanks\nBut you never answer."))
                .isEqualTo("Hello, where is it?\nThanks\nBut you never answer.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "From: Support\nSent: Monday, 4 May 2026\nTo: Ann\nSubject: Great news",
                "发件人: 客服\n发送时间: 2026年5月4日\n收件人: 王芳\n主题: 好消息",
                "**From:** Support\n**Date:** Monday"
            })
    void aSenderBeforeADateBeginsTheHistory(String headers) {
        assertThat(TextCleaner.clean("It is broken.\n" + headers + "\n\nWe are very happy."))
                .isEqualTo("It is broken.");
    }

    @Test
    void aSenderWithoutADateIsTheCustomers() {
        assertThat(TextCleaner.clean("From: Berlin\nTo: Paris\nThe parcel is lost."))
                .isEqualTo("From: Berlin\nTo: Paris\nThe parcel is lost.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "May  1 12:00:00 web1 sshd[4711]: Failed password for root",
                "Fri May  1 12:00:00 web1 kernel: Out of memory, killed",
                "2026-05-01T12:00:00.123456+00:00 web1 nginx[12]: terrible failure",
                "203.0.113.9 - - [01/May/2026:12:00:00 +0800] \"GET /reset HTTP/1.1\" 500 17 \"-\" \"curl\"",
                "2026/05/01 12:00:00 [error] 17#17: *4 connect() failed (111: Connection refused)",
                "2026-05-01T12:00:00.123Z error: awful failure",
                "2026-05-01 12:00:00 [warn] awful failure",
                "12:00:00.123 [main] ERROR dev.shop.Pay - awful failure",
                "05-01 12:00:00.123  1234  5678 E AndroidRuntime: FATAL EXCEPTION: main",
                "E/AndroidRuntime( 1234): FATAL EXCEPTION: main",
                "ERROR: connection failed",
                "WARN  dev.shop.Pay connection failed",
                "TypeError: undefined is bad",
                "Caused by: dev.shop.PayException: horrible",
                "Exception in thread \"main\" java.lang.OutOfMemoryError: Java heap space"
            })
    void linesOfOtherLogsAreLeftOut(String line) {
        assertThat(TextCleaner.clean("How do I reset my password?\n" + (line + "\n").repeat(30)))
                .isEqualTo("How do I reset my password?");
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
    @ValueSource(
            strings = {
                "<",
                "<script",
                "```",
                "{code}",
                "<!--",
                "on ",
                "&lt;",
                "a@",
                "http://",
                "-",
                "{code:",
                "<blockquote>",
                "<div id=appendonsend>",
                "<a class=",
                "--\n",
                "谢谢\n",
                "From:\n",
                "a.",
                "Aa",
                "2026-05-01 12:00 ",
                "1 "
            })
    void textMadeToBeSlowIsReadAllTheSame(String piece) {
        assertThatCode(() -> TextCleaner.clean(piece.repeat(60_000))).doesNotThrowAnyException();
    }
}
