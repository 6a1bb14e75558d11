package dev.deskpulse.scheduler.text;

import static dev.deskpulse.scheduler.text.TicketBuilder.OPENED;
import static dev.deskpulse.scheduler.text.TicketBuilder.aTicket;
import static dev.deskpulse.scheduler.text.TicketBuilder.saying;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.deskpulse.scheduler.text.KindTag.Kind;
import dev.deskpulse.scheduler.text.PrioritySuggestion.Level;
import dev.deskpulse.ticket.Ticket;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaggerTest {
    private static final Tagger TAGGER = taggerAt(OPENED.plus(Duration.ofHours(2)));

    private static Tagger taggerAt(Instant now) {
        return new Tagger(InstantSource.fixed(now), OwnComments.NONE, new LexiconJudge(), TagSettings.DEFAULTS);
    }

    private static Level priority(Ticket ticket) {
        return TAGGER.tag(ticket).priority().level();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "COMPLAINT|我要投诉，快递丢件了没人管",
                "COMPLAINT|收到的杯子碎了",
                "COMPLAINT|My order never arrived and nobody replies",
                "SUGGESTION|建议增加夜间模式，这样看着舒服",
                "SUGGESTION|It would be great if the app had a dark mode",
                "PRAISE|客服小李非常耐心，特别感谢",
                "PRAISE|Excellent service, thank you so much",
                "QUESTION|请问怎么设置双重验证？",
                "QUESTION|Do you ship to Norway?",
                "REQUEST|请帮我修改收货地址",
                "REQUEST|麻烦开发票，抬头是某某公司",
                "REQUEST|Please cancel my order 1234",
                "UNSURE|1234567"
            })
    void kindsFollowFromPhrasesAndMood(Kind expected, String text) {
        KindTag tag = TAGGER.tag(saying(text)).kind();
        assertThat(tag.kind()).isEqualTo(expected);
        assertThat(tag.evidence().isEmpty()).isEqualTo(expected == Kind.UNSURE);
    }

    @Test
    void aMoodThatSeveralMessagesShowIsOneReasonForAKind() {
        Ticket ticket =
                aTicket().describedAs("质量太差了，非常失望").customerSays("太慢了，非常失望").build();
        KindTag tag = TAGGER.tag(ticket).kind();
        assertThat(tag.kind()).isEqualTo(Kind.COMPLAINT);
        assertThat(tag.evidence()).extracting(Evidence::text).containsOnlyOnce("negative mood");
    }

    @Test
    void onlyTheCustomersWordsAreJudged() {
        Ticket ticket = aTicket()
                .describedAs("请问怎么设置密码？")
                .agentSays("太糟糕了，垃圾系统，非常失望")
                .automationSays("terrible awful horrible")
                .build();
        assertThat(TAGGER.tag(ticket).sentiment())
                .isEqualTo(TAGGER.tag(saying("请问怎么设置密码？")).sentiment());
    }

    @Test
    void ourOwnCommentsAreNobodysWords() {
        Ticket ticket =
                aTicket().describedAs("请问怎么设置密码？").customerSays("垃圾，非常失望").build();
        Tagger knowing = new Tagger(
                InstantSource.fixed(OPENED),
                (id, message) -> message.equals("100"),
                new LexiconJudge(),
                TagSettings.DEFAULTS);
        assertThat(knowing.tag(ticket).sentiment().label()).isEqualTo(Sentiment.Label.NEUTRAL);
    }

    @Test
    void aLanguageThatNobodyHereReadsGetsUnsureTags() {
        TicketTags tags = TAGGER.tag(saying("Mein Paket ist noch nicht da und ich bin sehr enttäuscht, fatal error"));
        assertThat(tags.language()).isEqualTo(Language.OTHER);
        assertThat(tags.sentiment().label()).isEqualTo(Sentiment.Label.UNSURE);
        assertThat(tags.kind().kind()).isEqualTo(Kind.UNSURE);
    }

    @Test
    void dangerIsMoreUrgentThanAPlainComplaintAndThatThanPraise() {
        Level danger = priority(saying("充电器起火了，孩子受伤，非常气愤！"));
        Level complaint = priority(saying("收到的杯子碎了"));
        Level praise = priority(saying("服务很好，非常满意"));
        assertThat(danger).isEqualTo(Level.HIGHEST);
        assertThat(complaint).isEqualTo(Level.MEDIUM);
        assertThat(praise).isGreaterThan(Level.MEDIUM);
    }

    @Test
    void everyReasonOfAPriorityIsListed() {
        Ticket ticket = aTicket()
                .describedAs("退款 ¥12,000 一直没到账，明天之前必须解决，否则找律师")
                .labelled("VIP")
                .customerSays("有人吗")
                .customerSays("人呢")
                .withBreachedSla()
                .build();
        assertThat(TAGGER.tag(ticket).priority().reasons())
                .extracting(Evidence::text)
                .contains("金额很大：¥12,000", "重要客户：VIP", "SLA 已超时", "客户多次联系：× 2", "法律或监管途径：律师", "有期限：明天之前");
    }

    @Test
    void openTicketsGrowMoreUrgentWithAgeAndClosedOnesDoNot() {
        Tagger later = taggerAt(OPENED.plus(Duration.ofDays(8)));
        Ticket open = saying("收到的杯子碎了");
        Ticket closed = aTicket().describedAs("收到的杯子碎了").closed().build();
        assertThat(later.tag(open).priority().urgency())
                .isGreaterThan(TAGGER.tag(open).priority().urgency());
        assertThat(later.tag(closed).priority()).isEqualTo(TAGGER.tag(closed).priority());
    }

    @Test
    void whatOurOwnWritingChangesDoesNotChangeTheInput() {
        Ticket before = saying("收到的杯子碎了");
        Ticket after = aTicket()
                .describedAs("收到的杯子碎了")
                .updatedAt(OPENED.plusSeconds(9))
                .holding(Map.of("customfield_10001", "Negative"))
                .automationSays("Deskpulse: a finding")
                .build();
        assertThat(TAGGER.fingerprint(after)).isEqualTo(TAGGER.fingerprint(before));
    }

    @Test
    void newWordsOfTheCustomerChangeTheInput() {
        assertThat(TAGGER.fingerprint(saying("收到的杯子碎了"))).isNotEqualTo(TAGGER.fingerprint(saying("收到的碗碎了")));
    }

    @Test
    void otherWeightsAreAnotherModel() {
        PriorityWeights other = PriorityWeights.DEFAULTS.withLevels(new PriorityWeights.Levels(0.6, 0.3, 0.12, 0.05));
        assertThat(new Tagger(
                                InstantSource.fixed(OPENED),
                                OwnComments.NONE,
                                new LexiconJudge(),
                                TagSettings.with(other))
                        .model())
                .isNotEqualTo(TAGGER.model());
    }

    @Test
    void thresholdsThatDoNotFallAreRefused() {
        assertThatThrownBy(() -> new PriorityWeights.Levels(0.1, 0.2, 0.3, 0.4)).hasMessageContaining("thresholds");
    }

    @Test
    void aHugeDescriptionIsTaggedByItsBeginning() {
        String huge = "质量太差了，非常失望。".repeat(200_000);
        assertThat(TAGGER.tag(saying(huge)).sentiment().label()).isEqualTo(Sentiment.Label.NEGATIVE);
    }
}
