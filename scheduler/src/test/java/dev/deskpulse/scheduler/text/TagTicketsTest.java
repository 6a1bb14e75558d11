package dev.deskpulse.scheduler.text;

import static dev.deskpulse.scheduler.text.TicketBuilder.OPENED;
import static dev.deskpulse.scheduler.text.TicketBuilder.aTicket;
import static org.assertj.core.api.Assertions.assertThat;

import dev.deskpulse.connector.store.Database;
import dev.deskpulse.connector.store.DuckDb;
import dev.deskpulse.connector.store.JdbcTicketStore;
import dev.deskpulse.connector.store.TicketStore;
import dev.deskpulse.progress.Progress;
import dev.deskpulse.ticket.Ticket;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TagTicketsTest {
    private static final InstantSource CLOCK = InstantSource.fixed(OPENED);

    private final Database database = DuckDb.inMemory();
    private final TicketStore tickets = JdbcTicketStore.in(database, CLOCK);
    private final TagStore tags = TagStore.in(database);
    private final Tagger tagger = new Tagger(CLOCK, OwnComments.NONE, new LexiconJudge(), TagSettings.DEFAULTS);

    @AfterEach
    void close() {
        database.close();
    }

    private long run(Tagger with) {
        return new TagTickets(tickets, tags, with).run(Instant.MIN, Progress.SILENT);
    }

    private static Ticket ticket(int number, String text) {
        return aTicket().numbered(number).describedAs(text).build();
    }

    @Test
    void everyTicketIsTaggedAndItsTagsComeBackWhole() {
        tickets.save(IntStream.range(0, 2_500)
                .mapToObj(i -> ticket(i, "第 " + i + " 单质量太差"))
                .toList());
        assertThat(run(tagger)).isEqualTo(2_500);
        Ticket one = ticket(1_234, "第 1234 单质量太差");
        assertThat(tags.find(one.id())).contains(tagger.tag(one));
    }

    @Test
    void aSecondRunJudgesNothing() {
        tickets.save(List.of(ticket(1, "质量太差"), ticket(2, "很满意")));
        run(tagger);
        assertThat(run(tagger)).isZero();
    }

    @Test
    void onlyTicketsWhoseInputChangedAreJudgedAgain() {
        tickets.save(List.of(ticket(1, "质量太差"), ticket(2, "很满意")));
        run(tagger);
        Ticket written = aTicket()
                .numbered(1)
                .describedAs("质量太差")
                .updatedAt(OPENED.plusSeconds(60))
                .holding(Map.of("customfield_1", "Negative"))
                .build();
        Ticket answered =
                aTicket().numbered(2).describedAs("很满意").customerSays("又坏了，失望").build();
        tickets.save(List.of(written, answered));
        assertThat(run(tagger)).isEqualTo(1);
        assertThat(tags.find(answered.id()).orElseThrow().sentiment().label()).isEqualTo(Sentiment.Label.NEGATIVE);
    }

    @Test
    void aTicketThatNobodyTouchesGrowsMoreUrgentUntilTheMomentOfBreach() {
        Instant breach = OPENED.plus(Duration.ofHours(8));
        Ticket running = aTicket()
                .describedAs("收到的杯子碎了")
                .withSlaBreachingAt(breach, false)
                .build();
        tickets.save(List.of(running));
        run(tagger);
        assertThat(slaReasonsAt(Duration.ofHours(1), running)).isEmpty();
        assertThat(slaReasonsAt(Duration.ofHours(5), running)).containsExactly("SLA 时间已用一半");
        assertThat(slaReasonsAt(Duration.ofHours(7), running)).containsExactly("SLA 时间已用四分之三");
        assertThat(slaReasonsAt(Duration.ofHours(8), running)).containsExactly("SLA 已超时");
    }

    @Test
    void aClockThatStandsStillDoesNotRunOut() {
        Ticket paused = aTicket()
                .describedAs("收到的杯子碎了")
                .withSlaBreachingAt(OPENED.plus(Duration.ofHours(8)), true)
                .build();
        tickets.save(List.of(paused));
        run(tagger);
        assertThat(slaReasonsAt(Duration.ofHours(9), paused)).isEmpty();
    }

    /** After an analysis that no sync came before. */
    private List<String> slaReasonsAt(Duration later, Ticket ticket) {
        Tagger then = new Tagger(
                InstantSource.offset(CLOCK, later), OwnComments.NONE, new LexiconJudge(), TagSettings.DEFAULTS);
        Instant nothingSavedSince = OPENED.plusSeconds(1);
        new TagTickets(tickets, tags, then).run(nothingSavedSince, Progress.SILENT);
        return tags.find(ticket.id()).map(TicketTags::priority).stream()
                .flatMap(priority -> priority.reasons().stream())
                .map(Evidence::text)
                .filter(reason -> reason.startsWith("SLA"))
                .toList();
    }

    @Test
    void aDoneTicketKeepsThePriorityThatItWasWorkedOnWith() {
        Ticket open = aTicket().describedAs("收到的杯子碎了").withBreachedSla().build();
        PrioritySuggestion worked = priorityOf(open);
        assertThat(worked.reasons()).extracting(Evidence::text).contains("SLA 已超时");
        TicketBuilder shouted = aTicket().describedAs("收到的杯子碎了").customerSays("充电器起火了，孩子受伤，非常气愤！");
        assertThat(priorityOf(shouted.closed().build())).isEqualTo(worked);
        Tagger weighed = new Tagger(
                CLOCK,
                OwnComments.NONE,
                new LexiconJudge(),
                TagSettings.with(new PriorityWeights(
                        Map.of(Reason.COMPLAINT, 1.0),
                        PriorityWeights.Levels.DEFAULTS,
                        PriorityWeights.Amounts.DEFAULTS,
                        PriorityWeights.CustomerValue.NONE)));
        assertThat(run(weighed)).isEqualTo(1);
        assertThat(tags.find(open.id()).orElseThrow().priority()).isEqualTo(worked);
        Ticket reopened = aTicket()
                .describedAs("收到的杯子碎了")
                .customerSays("充电器起火了，孩子受伤，非常气愤！")
                .build();
        assertThat(priorityOf(reopened).level()).isEqualTo(PrioritySuggestion.Level.HIGHEST);
    }

    private PrioritySuggestion priorityOf(Ticket ticket) {
        tickets.save(List.of(ticket));
        run(tagger);
        return tags.find(ticket.id()).orElseThrow().priority();
    }

    @Test
    void aNewModelJudgesEverythingAgain() {
        tickets.save(List.of(ticket(1, "质量太差"), ticket(2, "很满意")));
        run(tagger);
        PriorityWeights other = PriorityWeights.DEFAULTS.withLevels(new PriorityWeights.Levels(0.6, 0.3, 0.12, 0.05));
        assertThat(run(new Tagger(CLOCK, OwnComments.NONE, new LexiconJudge(), TagSettings.with(other))))
                .isEqualTo(2);
    }

    /** Judges by the lexicons and counts. */
    private static final class CountingJudge implements PassageJudge {
        private final LexiconJudge lexicons = new LexiconJudge();
        private final AtomicInteger passages = new AtomicInteger();

        @Override
        public String version() {
            return lexicons.version();
        }

        @Override
        public MessageTags judge(Passage passage, Language language) {
            passages.incrementAndGet();
            return lexicons.judge(passage, language);
        }
    }

    private static Tagger with(PassageJudge judge, Threshold threshold) {
        return new Tagger(CLOCK, OwnComments.NONE, judge, TagSettings.with(threshold));
    }

    @Test
    void aMessageThatDidNotChangeIsNotJudgedAgainWithItsTicket() {
        CountingJudge judge = new CountingJudge();
        TicketBuilder ticket = aTicket().describedAs("快递还没到").customerSays("有人吗，太慢了");
        tickets.save(List.of(ticket.build()));
        run(with(judge, Threshold.DEFAULTS));
        assertThat(judge.passages).hasValue(2);
        tickets.save(List.of(ticket.customerSays("收到了，谢谢").build()));
        run(with(judge, Threshold.DEFAULTS));
        assertThat(judge.passages).hasValue(3);
    }

    @Test
    void everyMessageKeepsItsOwnTags() {
        Ticket ticket = aTicket()
                .describedAs("请问订单什么时候发货")
                .agentSays("质量太差")
                .customerSays("太失望了，垃圾服务")
                .build();
        tickets.save(List.of(ticket));
        run(tagger);
        Map<String, MessageTag> messages = tags.messages(ticket.id());
        assertThat(messages).containsOnlyKeys(Passage.OPENING, "101");
        assertThat(messages.get("101")).isNotNull().satisfies(tag -> {
            assertThat(tag.tags().sentiment().label()).isEqualTo(Sentiment.Label.NEGATIVE);
            assertThat(tag.tags().kind().kind()).isEqualTo(KindTag.Kind.COMPLAINT);
        });
        TicketTags whole = tags.find(ticket.id()).orElseThrow();
        assertThat(whole.trajectory().course()).isEqualTo(Trajectory.Course.WORSENING);
        assertThat(whole.trajectory().warning()).isTrue();
    }

    @Test
    void aMessageThatIsGoneLosesItsTags() {
        Ticket two = aTicket().describedAs("快递还没到").customerSays("太慢了").build();
        Ticket one = aTicket().describedAs("快递还没到").build();
        tickets.save(List.of(two));
        run(tagger);
        tickets.save(List.of(one));
        run(tagger);
        assertThat(tags.messages(one.id())).containsOnlyKeys(Passage.OPENING);
    }

    @Test
    void belowTheThresholdATagIsUnsureButKeepsWhatWasSeen() {
        Ticket ticket = ticket(1, "收到的杯子碎了");
        tickets.save(List.of(ticket));
        run(with(new LexiconJudge(), new Threshold(0.99, 0.99)));
        TicketTags unsure = tags.find(ticket.id()).orElseThrow();
        assertThat(unsure.sentiment().label()).isEqualTo(Sentiment.Label.UNSURE);
        assertThat(unsure.sentiment().evidence()).isNotEmpty();
        assertThat(unsure.kind().kind()).isEqualTo(KindTag.Kind.UNSURE);
        run(with(new LexiconJudge(), Threshold.DEFAULTS));
        assertThat(tags.find(ticket.id()).orElseThrow().sentiment().label()).isEqualTo(Sentiment.Label.NEGATIVE);
    }

    @Test
    void whatTheCustomerNamesIsKeptWithTheTags() {
        Ticket ticket = ticket(1, "订单号 12345678，顺丰寄到深圳还没到");
        tickets.save(List.of(ticket));
        run(tagger);
        assertThat(tags.find(ticket.id()).orElseThrow().entities())
                .extracting(Entity::value)
                .containsExactly("12345678", "顺丰速运", "深圳");
    }

    @Test
    void otherTicketsOfTheSameCustomerInTheMonthBeforeCount() {
        TicketBuilder third = aTicket().numbered(3).describedAs("杯子又碎了").by("anna");
        tickets.save(List.of(
                aTicket()
                        .numbered(1)
                        .describedAs("旧的")
                        .by("anna")
                        .openedAt(OPENED.minus(Duration.ofDays(40)))
                        .build(),
                aTicket()
                        .numbered(2)
                        .describedAs("杯子碎了")
                        .by("anna")
                        .openedAt(OPENED.minus(Duration.ofDays(9)))
                        .build(),
                third.build(),
                aTicket().numbered(4).describedAs("杯子碎了").by("bert").build()));
        run(tagger);
        assertThat(reasons(3)).contains("该客户此前 30 天内的其他工单数：1");
        assertThat(reasons(2)).noneMatch(reason -> reason.contains("30 天"));
        assertThat(reasons(4)).noneMatch(reason -> reason.contains("30 天"));
    }

    @Test
    void openTicketsThatTurnedForTheWorseAreListedWithTheReason() {
        TicketBuilder worse = aTicket().describedAs("请问订单什么时候发货").customerSays("太失望了，垃圾服务");
        tickets.save(List.of(
                worse.numbered(1).build(),
                ticket(2, "很满意"),
                worse.numbered(3).closed().build()));
        run(tagger);
        EarlyWarnings warnings = EarlyWarnings.in(database);
        assertThat(warnings.open()).isEqualTo(1);
        assertThat(warnings.worst()).singleElement().satisfies(warning -> {
            assertThat(warning.key().value()).isEqualTo("HD-1");
            assertThat(warning.now().label()).isEqualTo(Sentiment.Label.NEGATIVE);
            assertThat(warning.words()).contains("失望");
        });
    }

    private List<String> reasons(int number) {
        return tags.find(ticket(number, "").id()).orElseThrow().priority().reasons().stream()
                .map(Evidence::text)
                .toList();
    }
}
