package dev.deskpulse.scheduler.text;

import static dev.deskpulse.scheduler.text.TicketBuilder.OPENED;
import static dev.deskpulse.scheduler.text.TicketBuilder.aTicket;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.deskpulse.ticket.Ticket;
import dev.deskpulse.words.Words;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PriorityJudgeTest {
    private static final Tagger TAGGER = with(PriorityWeights.DEFAULTS);

    private static Tagger with(PriorityWeights weights) {
        return new Tagger(InstantSource.fixed(OPENED), OwnComments.NONE, new LexiconJudge(), TagSettings.with(weights));
    }

    private static PrioritySuggestion of(Ticket ticket) {
        return TAGGER.tag(ticket).priority();
    }

    private static List<String> reasons(Ticket ticket) {
        return of(ticket).reasons().stream().map(Evidence::text).toList();
    }

    @ParameterizedTest
    @EnumSource(Sentiment.Label.class)
    void onlyAMoodThatIsNegativeIsAReason(Sentiment.Label label) {
        Sentiment mood = new Sentiment(label, -0.7, 0.6, List.of());
        TicketFacts nothing = new TicketFacts(
                "", Ticket.Subject.UNKNOWN, true, TicketFacts.Age.YOUNG, TicketFacts.Sla.EARLY, "", "", 0, 0);
        Trajectory trajectory = Trajectory.of(List.of(new Trajectory.State("", label, -0.7)));

        PrioritySuggestion priority = new PriorityJudge(PriorityWeights.DEFAULTS)
                .judge(new PriorityJudge.Case(
                        List.of(), Language.ENGLISH, mood, trajectory, KindTag.Kind.REQUEST, List.of(), nothing));

        assertThat(priority.reasons().stream().anyMatch(reason -> reason.text().contains("unhappy")))
                .isEqualTo(label == Sentiment.Label.NEGATIVE);
    }

    @Test
    void aMoodThatTurnsForTheWorseIsUrgent() {
        TicketBuilder calm = aTicket().describedAs("请问订单什么时候发货").agentSays("明天");
        assertThat(reasons(calm.build())).doesNotContain("客户情绪正在恶化");
        assertThat(reasons(calm.customerSays("太失望了，垃圾服务").build())).contains("客户情绪正在恶化");
    }

    @Test
    void theLessOfTheSlaIsLeftTheMoreUrgent() {
        double early = urgencyWithSlaUsed(Duration.ofHours(1));
        double half = urgencyWithSlaUsed(Duration.ofHours(4));
        double late = urgencyWithSlaUsed(Duration.ofHours(6));
        assertThat(early).isLessThan(half);
        assertThat(half).isLessThan(late);
        Ticket over = aTicket().describedAs("收到的杯子碎了").withBreachedSla().build();
        assertThat(of(over).urgency()).isGreaterThan(late);
    }

    @Test
    void aTextThatNobodyUnderstoodHasAPriorityOnlyByWhatElseIsKnown() {
        TicketBuilder russian = aTicket().describedAs("Где мой заказ? Я жду уже две недели.");
        PrioritySuggestion unknown = of(russian.build());
        assertThat(unknown.level()).isEqualTo(PrioritySuggestion.Level.UNSURE);
        assertThat(unknown.reasons()).extracting(Evidence::text).contains("no text that is understood");
        PrioritySuggestion late = of(russian.withBreachedSla().build());
        assertThat(late.level()).isEqualTo(PrioritySuggestion.Level.MEDIUM);
        assertThat(late.reasons())
                .extracting(Evidence::text)
                .contains("no text that is understood", "the SLA is breached")
                .doesNotContain("not sure what is wanted");
        assertThat(of(aTicket().labelled("vip").build()).level()).isEqualTo(PrioritySuggestion.Level.MEDIUM);
        assertThat(of(aTicket().build()).level()).isEqualTo(PrioritySuggestion.Level.UNSURE);
    }

    @Test
    void aTextOfAKnownLanguageThatWantsNothingClearHasAPriority() {
        assertThat(of(aTicket().describedAs("今天天气").build()).level()).isNotEqualTo(PrioritySuggestion.Level.UNSURE);
    }

    private static double urgencyWithSlaUsed(Duration used) {
        return of(aTicket().describedAs("收到的杯子碎了").withSlaUsed(used).build()).urgency();
    }

    @Test
    void aCustomersValueCountsAsTheAdminSays() {
        PriorityWeights.CustomerValue gold = new PriorityWeights.CustomerValue("segment", Map.of("Gold", 0.2));
        PriorityWeights weights =
                new PriorityWeights(Map.of(), PriorityWeights.Levels.DEFAULTS, PriorityWeights.Amounts.DEFAULTS, gold);
        Ticket ticket = aTicket()
                .describedAs("My cup arrived broken")
                .holding(Map.of("segment", "gold"))
                .build();
        assertThat(with(weights).tag(ticket).priority().reasons())
                .contains(new Evidence("the customer's value: gold", 0.2, "impact"));
        assertThat(of(ticket).reasons()).noneMatch(reason -> reason.text().contains("value"));
    }

    @Test
    void aWeightOfZeroTakesAReasonAway() {
        PriorityWeights weights = new PriorityWeights(
                Map.of(Reason.VIP, 0.0),
                PriorityWeights.Levels.DEFAULTS,
                PriorityWeights.Amounts.DEFAULTS,
                PriorityWeights.CustomerValue.NONE);
        Ticket vip = aTicket().describedAs("收到的杯子碎了").labelled("VIP").build();
        assertThat(reasons(vip)).contains("重要客户：VIP");
        assertThat(with(weights).tag(vip).priority().reasons())
                .noneMatch(reason -> reason.text().contains("VIP"));
    }

    @Test
    void reasonsSpeakTheTicketsLanguageAndTellWhereTheirWordsStand() {
        Evidence legal =
                of(aTicket()
                                .describedAs("Refund me or you will hear from my lawyer")
                                .build())
                        .reasons()
                        .stream()
                        .filter(reason -> reason.text().startsWith("legal step"))
                        .findFirst()
                        .orElseThrow();
        assertThat(legal.text()).isEqualTo("legal step: lawyer");
        assertThat(Objects.requireNonNull(legal.place()).start()).isEqualTo(35);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "登不上，大家都这样",
                "门店全部支付失败",
                "系统崩溃了",
                "Payment failed for everyone",
                "The site is down, nobody can order",
                "I can't log in. Everybody in the office has it"
            })
    void whatFailsForManyIsAnOutage(String text) {
        assertThat(reasons(aTicket().describedAs(text).build()))
                .anyMatch(reason -> reason.startsWith("服务中断：") || reason.startsWith("outage: "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"我登不上账号了", "支付失败，怎么办", "大家好，支付失败", "I can't log in", "My payment failed twice"})
    void whatFailsForOneCustomerIsNone(String text) {
        assertThat(reasons(aTicket().describedAs(text).build()))
                .isNotEmpty()
                .noneMatch(reason -> reason.contains("服务中断") || reason.contains("outage"));
    }

    @Test
    void aWeightBeyondOneIsRefusedByName() {
        assertThatThrownBy(() -> new PriorityWeights(
                        Map.of(Reason.SLA_AT_RISK, 1.5),
                        PriorityWeights.Levels.DEFAULTS,
                        PriorityWeights.Amounts.DEFAULTS,
                        PriorityWeights.CustomerValue.NONE))
                .hasMessageContaining("slaAtRisk");
    }

    @Test
    void aReasonIsToldInBothLanguagesWhateverTheTicketsIs() {
        assertThat(Reason.both(new Evidence("客户表示紧急：马上", 0.25, "urgency")))
                .isEqualTo(new Words("called urgent: 马上", "客户表示紧急：马上"));
        assertThat(Reason.both(new Evidence("the customer is unhappy", 0.2, "impact"))
                        .zh())
                .isEqualTo("客户情绪负面");
        assertThat(Reason.both(new Evidence("HIGH", 1, "person"))).isEqualTo(Words.plain("HIGH"));
    }
}
