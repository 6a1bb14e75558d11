package dev.deskpulse.scheduler.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GreetingsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Hi Anna, the refund is on its way.|the refund is on its way.",
                "Dear Mr. van Dyke: please send a photo.|please send a photo.",
                "Good morning! We have sent it.|We have sent it.",
                "Hello please restart the phone.|Hello please restart the phone.",
                "We have told Mrs. Smith about it.|We have told … about it.",
                "Thanks, Anna. It is done.|Thanks, …. It is done.",
                "It is done. Best regards, Tom Miller|It is done.",
                "My name is Tom, I look after it.|My name is …, I look after it.",
                "张先生您好，退款已经处理。|退款已经处理。",
                "尊敬的李女士：您的包裹今天送达。|您的包裹今天送达。",
                "您好，我是客服小王，请提供照片。|请提供照片。",
                "我是李明，密码忘记了。|我是…，密码忘记了。",
                "请联系工号1234。|请联系…。",
                "退款三天内到账。|退款三天内到账。"
            })
    void whoIsGreetedAndWhoSignsIsTakenOut(String sent, String left) {
        assertThat(Greetings.without(sent)).isEqualTo(left);
    }

    @Test
    void longTextsThatLookLikeNamesTakeNoTime() {
        for (String hostile : new String[] {
            "regards," + "a".repeat(50_000) + "1",
            "Hi " + "a ".repeat(50_000),
            "尊敬的" + "王".repeat(50_000),
            "我是" + "客".repeat(50_000),
            "Mr " + "A".repeat(50_000)
        }) {
            assertThat(Greetings.without(hostile)).isNotNull();
        }
    }
}
