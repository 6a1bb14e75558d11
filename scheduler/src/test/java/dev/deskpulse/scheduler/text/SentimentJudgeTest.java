package dev.deskpulse.scheduler.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskpulse.scheduler.text.Sentiment.Label;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SentimentJudgeTest {
    private static final SentimentJudge JUDGE = new SentimentJudge();

    private static Sentiment of(String text) {
        return JUDGE.judge(Passage.of(Passage.OPENING, text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "客服态度很差，打了三次电话都没人接",
                "等了两个星期还没收到货，太失望了",
                "東西壞掉了，客服完全不理人，很失望",
                "这质量也太烂了吧",
                "一点都不好用",
                "慢死了！！！",
                "衣服掉色严重，还起球",
                "唔好再买，质量好差",
                "The screen arrived cracked and nobody answers my mails.",
                "Still waiting for my refund after three weeks!",
                "This is not good at all.",
                "I am really disappointed with the service",
                "The app keeps crashing every time I pay",
                "垃圾 service, never again",
                "😡😡"
            })
    void theseCustomersAreUnhappy(String text) {
        assertThat(of(text).label()).isEqualTo(Label.NEGATIVE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "物流很快，包装完好，非常满意",
                "客服小姐姐很耐心，问题解决了，点赞",
                "服務很好，下次還會再買",
                "没有任何问题，很好用",
                "一点也不贵，值得购买",
                "Great service, the agent was very helpful and patient.",
                "Works perfectly, thank you so much!",
                "Not bad at all, I love it",
                "👍👍 太棒了"
            })
    void theseCustomersAreHappy(String text) {
        assertThat(of(text).label()).isEqualTo(Label.POSITIVE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "您好，我想修改收货地址，新地址是中山路一百号",
                "请问这款手机支持双卡吗？",
                "How do I change the email of my account?",
                "Please send the invoice for order 10042 to our office."
            })
    void theseCustomersOnlyAsk(String text) {
        assertThat(of(text).label()).isEqualTo(Label.NEUTRAL);
    }

    @Test
    void negationTurnsPraiseAround() {
        assertThat(of("我对处理结果不是很满意").score()).isNegative();
        assertThat(of("I would not say the staff was helpful").score()).isNegative();
    }

    @Test
    void intensifiersStrengthenAndDiminishersWeaken() {
        double plain = of("包装破损").score();
        assertThat(of("包装严重破损").score()).isLessThan(plain);
        assertThat(of("包装有点破损").score()).isGreaterThan(plain);
    }

    @Test
    void whatComesAfterButCountsMore() {
        assertThat(of("颜色漂亮，但是质量很差").score()).isNegative();
        assertThat(of("质量有点差，但是颜色非常漂亮，很喜欢").score()).isPositive();
        assertThat(of("Delivery was quick, but the lamp is broken and useless").score())
                .isNegative();
    }

    @Test
    void mockPraiseIsBlame() {
        Sentiment mock = of("呵呵，你们的服务真棒，又发错货了");
        assertThat(mock.label()).isEqualTo(Label.NEGATIVE);
        assertThat(mock.evidence()).extracting(Evidence::rule).contains("sarcasm");
        assertThat(of("Great, broken again!").label()).isEqualTo(Label.NEGATIVE);
        assertThat(of("所谓的“优质”服务就是没人理").label()).isEqualTo(Label.NEGATIVE);
    }

    @Test
    void wishesAndQuestionsAreNoPraise() {
        assertThat(of("希望质量好一点").score()).isLessThan(0.2);
        assertThat(of("Is the quality good?").score())
                .isLessThan(of("The quality is good").score());
    }

    @Test
    void exclamationMarksStrengthen() {
        assertThat(of("质量太差!!!").score()).isLessThan(of("质量太差").score());
    }

    @Test
    void equalPraiseAndBlameAreNotCalledSure() {
        assertThat(of("房间很干净，早餐难吃").confidence()).isLessThan(of("房间很脏，早餐难吃").confidence());
    }

    @Test
    void evidenceShowsTheWordsAsTheyWereWritten() {
        assertThat(of("東西壞掉了").evidence()).extracting(Evidence::text).contains("壞掉");
        assertThat(of("It is not good").evidence()).extracting(Evidence::text).contains("not good");
    }

    @Test
    void evidenceTellsWhereTheWordsStand() {
        String text = "你好，東西壞掉了";
        assertThat(of(text).evidence()).isNotEmpty().allSatisfy(e -> {
            Evidence.Place place = Objects.requireNonNull(e.place());
            assertThat(text.substring(place.start(), place.end())).isEqualTo(e.text());
            assertThat(place.message()).isEqualTo(Passage.OPENING);
        });
    }

    @Test
    void emojiAreCalledSoWhateverTheLanguageAroundThem() {
        assertThat(of("失望😡").evidence()).extracting(Evidence::rule).containsExactlyInAnyOrder("lexicon.zh", "emoji");
        assertThat(of("awful :(").evidence())
                .extracting(Evidence::rule)
                .containsExactlyInAnyOrder("lexicon.en", "emoji");
    }

    @Test
    void nothingSaidIsUnsure() {
        assertThat(of("").label()).isEqualTo(Label.UNSURE);
        assertThat(of("  12 !").label()).isEqualTo(Label.UNSURE);
    }

    @Test
    void wordsOfFeelingWithinOtherWordsAreNotSeen() {
        assertThat(of("贵公司的快递员放假了").evidence()).isEmpty();
        assertThat(of("The goodwill of the badger").evidence()).isEmpty();
    }

    @Test
    void bothLexiconsTogetherHoldThousandsOfWords() {
        assertThat(JUDGE.lexiconSize()).isGreaterThan(4_000);
    }
}
