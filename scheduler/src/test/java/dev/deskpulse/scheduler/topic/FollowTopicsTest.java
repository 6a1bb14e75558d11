package dev.deskpulse.scheduler.topic;

import static dev.deskpulse.scheduler.text.TicketBuilder.OPENED;
import static dev.deskpulse.scheduler.text.TicketBuilder.aTicket;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.deskpulse.connector.store.Database;
import dev.deskpulse.connector.store.DuckDb;
import dev.deskpulse.connector.store.JdbcTicketStore;
import dev.deskpulse.connector.store.TicketStore;
import dev.deskpulse.progress.Progress;
import dev.deskpulse.scheduler.kpi.FactStore;
import dev.deskpulse.scheduler.text.OwnComments;
import dev.deskpulse.ticket.Ticket;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Topics over several runs on a store of its own, with the real sentence model. */
class FollowTopicsTest {
    private static final List<String> PLACES = List.of(
            "on my phone",
            "on the laptop",
            "since Monday",
            "at home",
            "in the office",
            "again",
            "after the update",
            "for my wife",
            "this morning",
            "on the tablet",
            "in the app",
            "on the website",
            "abroad",
            "at work",
            "twice");

    private Database database;
    private TicketStore tickets;
    private TopicStore store;
    private int moved;

    /** A database without tables. */
    Database empty() {
        return DuckDb.inMemory();
    }

    @BeforeEach
    void threeProblems() {
        database = empty();
        tickets = JdbcTicketStore.in(database, InstantSource.fixed(OPENED));
        store = TopicStore.in(database);
        tickets.save(about(100, "I cannot reset my password"));
        tickets.save(about(200, "The parcel has not arrived"));
        tickets.save(about(300, "The invoice shows a wrong amount"));
        follow(OPENED);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private static List<Ticket> about(int from, String problem) {
        return IntStream.range(0, PLACES.size())
                .mapToObj(i -> aTicket()
                        .numbered(from + i)
                        .describedAs(problem + " " + PLACES.get(i) + ".")
                        .build())
                .toList();
    }

    private long follow(Instant now) {
        return new FollowTopics(tickets, store, InstantSource.fixed(now), () -> moved++)
                .run(Instant.MIN, Progress.SILENT);
    }

    private EditTopics edit() {
        return new EditTopics(tickets, store, InstantSource.fixed(OPENED), () -> moved++);
    }

    private List<StoredTopic> standing() {
        return store.topics().all().stream()
                .filter(topic -> topic.state() == StoredTopic.State.ACTIVE)
                .toList();
    }

    private String topicOf(int number) {
        String id = aTicket().numbered(number).build().id().value();
        return store.query(
                        "SELECT COALESCE(topic, '') FROM ticket_topic WHERE ticket_id = ?",
                        List.of(id),
                        row -> TopicStore.text(row, 1))
                .get(0);
    }

    @Test
    void ticketsOnTheSameProblemHaveOneTopic() {
        assertThat(topicOf(101)).isNotEmpty().isEqualTo(topicOf(105)).isNotEqualTo(topicOf(205));
        assertThat(topicOf(205)).isNotEmpty().isNotEqualTo(topicOf(305));
    }

    @Test
    void aSecondRunReadsNoTicket() {
        assertThat(follow(OPENED.plusSeconds(60))).isZero();
    }

    @Test
    void aNewTicketIsSortedIntoAKnownTopicWithoutLookingForTopicsAnew() {
        Ticket late = aTicket()
                .numbered(900)
                .describedAs("My password cannot be reset, what now?")
                .build();
        tickets.save(List.of(late));

        assertThat(follow(OPENED.plusSeconds(60))).isEqualTo(1);
        assertThat(topicOf(900)).isEqualTo(topicOf(101));
        assertThat(store.space(TopicLanguage.ENGLISH))
                .hasValueSatisfying(space -> assertThat(space.discovered()).isEqualTo(OPENED));
    }

    @Test
    void topicsKeepTheirIdentityAndTheirHumanNameWhenFoundAnew() {
        String password = topicOf(101);
        List<String> ids = standing().stream().map(StoredTopic::id).toList();
        edit().name(password, "Sign-in");
        follow(OPENED.plus(Duration.ofDays(8)));

        assertThat(standing()).extracting(StoredTopic::id).containsExactlyElementsOf(ids);
        assertThat(store.topics().active(password).title()).isEqualTo("Sign-in");
        assertThat(topicOf(101)).isEqualTo(password);
    }

    @Test
    void aProblemThatComesUpLaterIsANewTopicBesideTheOldOnes() {
        List<String> ids = standing().stream().map(StoredTopic::id).toList();
        tickets.save(about(500, "The screen of the device is cracked"));
        follow(OPENED.plusSeconds(3_600));

        assertThat(ids).doesNotContain(topicOf(501));
        assertThat(standing()).extracting(StoredTopic::id).containsAll(ids);
        assertThat(store.topics().active(topicOf(501)).name()).containsAnyOf("screen", "device", "cracked");
    }

    @Test
    void aMergedTopicsTicketsFollowNowAndLater() {
        String parcel = topicOf(201);
        String invoice = topicOf(301);
        edit().merge(parcel, invoice);
        assertThat(topicOf(301)).isEqualTo(parcel);

        follow(OPENED.plus(Duration.ofDays(8)));

        assertThat(topicOf(301)).isEqualTo(parcel);
        assertThat(topicOf(201)).isEqualTo(parcel);
    }

    @Test
    void aMergeIsTakenBackAndEachTicketHasItsOwnTopicAgain() {
        String parcel = topicOf(201);
        String invoice = topicOf(301);
        edit().merge(parcel, invoice);
        assertThat(edit().undoable()).extracting(StoredTopic::id).containsExactly(invoice);

        edit().undo(invoice);

        assertThat(topicOf(201)).isEqualTo(parcel);
        assertThat(topicOf(301)).isEqualTo(invoice);
        assertThat(edit().undoable()).isEmpty();
        assertThatThrownBy(() -> edit().undo(invoice)).hasMessageContaining("merged or split");
    }

    @Test
    void aSplitIsTakenBackAndTheWholeHasItsTicketsAgainNowAndLater() {
        String parcel = topicOf(201);
        edit().split(parcel);
        edit().undo(parcel);
        assertThat(topicOf(201)).isEqualTo(parcel);

        follow(OPENED.plus(Duration.ofDays(8)));

        assertThat(IntStream.range(201, 205).mapToObj(this::topicOf)).containsOnly(parcel);
    }

    @Test
    void aSplitTopicsPartsRememberItAndStay() {
        String parcel = topicOf(201);
        edit().merge(parcel, topicOf(301));
        List<String> parts = edit().split(parcel).stream().map(StoredTopic::id).toList();
        follow(OPENED.plus(Duration.ofDays(8)));

        assertThat(standing()).extracting(StoredTopic::id).containsAll(parts).doesNotContain(parcel);
        assertThat(store.topics().active(parts.get(0)).parent()).isEqualTo(parcel);
        assertThat(parts).contains(topicOf(201), topicOf(301));
        assertThat(topicOf(201)).isNotEqualTo(topicOf(301));
    }

    private void sameProblemsInChinese() {
        tickets.save(inChinese(600, "我的密码重置不了", "，请帮忙看看。"));
        tickets.save(inChinese(700, "包裹一直没有送到", "，请查一下物流。"));
        tickets.save(inChinese(800, "发票金额开错了", "，请重新开一张。"));
        follow(OPENED.plusSeconds(60));
    }

    private static List<Ticket> inChinese(int from, String problem, String wish) {
        List<String> when = List.of("今天", "昨天", "上午", "下午", "周一", "周二", "周三", "又", "刚才", "晚上", "前天", "上周");
        return IntStream.range(0, when.size())
                .mapToObj(i -> aTicket()
                        .numbered(from + i)
                        .describedAs(when.get(i) + problem + wish)
                        .build())
                .toList();
    }

    @Test
    void topicsOfTwoLanguagesAreMergedByHandAndTheirTicketsAddUpNowAndLater() {
        sameProblemsInChinese();
        String parcel = topicOf(201);
        long english = count(parcel);
        long chinese = count(topicOf(701));
        assertThat(topicOf(701)).isNotEmpty().isNotEqualTo(parcel);

        int foundAnew = moved;
        edit().merge(parcel, topicOf(701));
        assertThat(count(parcel)).isEqualTo(english + chinese);
        assertThat(moved).isEqualTo(foundAnew + 1);

        tickets.save(List.of(
                aTicket().numbered(950).describedAs("周五包裹一直没有送到，请查一下物流。").build()));
        follow(OPENED.plus(Duration.ofDays(8)));
        assertThat(topicOf(950)).isEqualTo(parcel);
        assertThat(tag(950).words()).anySatisfy(word -> assertThat(word).contains("包裹"));
        assertThat(count(parcel)).isEqualTo(english + chinese + 1);
    }

    @Test
    void aSplitSetsTheOtherLanguagesTopicFree() {
        sameProblemsInChinese();
        String parcel = topicOf(201);
        String chinese = topicOf(701);
        edit().merge(parcel, topicOf(301));
        edit().merge(parcel, chinese);
        edit().split(parcel);

        assertThat(topicOf(701)).isEqualTo(chinese);
        assertThat(standing()).extracting(StoredTopic::id).contains(chinese).doesNotContain(parcel);
        assertThat(topicOf(201)).isNotEmpty().isNotEqualTo(topicOf(301));
    }

    private long count(String topic) {
        return store.query("SELECT count(*) FROM ticket_topic WHERE topic = ?", List.of(topic), row -> row.getLong(1))
                .get(0);
    }

    @Test
    void whatCannotBeDoneIsSaidWithTheMend() {
        String parcel = topicOf(201);

        assertThatThrownBy(() -> edit().name("T999", "x"))
                .hasMessageContaining("T999")
                .hasMessageContaining("topics");
        assertThatThrownBy(() -> edit().name(parcel, "  ")).hasMessageContaining("1 to 200");
        assertThatThrownBy(() -> edit().merge(parcel, parcel)).hasMessageContaining("two topics");
    }

    @Test
    void aTicketsTagSaysWhichTellingWordsItHoldsAndHowNearItIs() {
        TopicTag tag = tag(201);

        assertThat(tag.id()).isEqualTo(topicOf(201));
        assertThat(tag.score()).isNotNull().isBetween(TopicTag.NEAR, 1.0);
        assertThat(tag.words()).contains("parcel", "arrived").doesNotContain("laptop");
    }

    @Test
    void theTopicAndThePlacesOfItsTicketsChangeTogetherOrNotAtAll() {
        List<StoredTopic> before = store.topics().all();
        tickets.save(about(500, "The screen of the device is cracked"));
        FollowTopics killed = new FollowTopics(tickets, store, InstantSource.fixed(OPENED), () -> {
            throw new IllegalStateException("killed");
        });

        assertThatThrownBy(() -> killed.run(Instant.MIN, Progress.SILENT)).hasStackTraceContaining("killed");
        assertThat(store.topics().all()).isEqualTo(before);

        assertThat(follow(OPENED)).isZero();
        assertThat(topicOf(501)).isNotEmpty().isEqualTo(topicOf(505)).isNotIn(ids(before));
    }

    private static List<String> ids(List<StoredTopic> topics) {
        return topics.stream().map(StoredTopic::id).toList();
    }

    @Test
    void aTicketThatIsNearNoTopicHasNone() {
        tickets.save(List.of(aTicket()
                .numbered(960)
                .describedAs("Bananas ripen quicker beside apples, said my grandmother in June.")
                .build()));
        follow(OPENED.plusSeconds(60));

        assertThat(tag(960)).isEqualTo(TopicTag.NONE);
    }

    private TopicTag tag(int number) {
        return new ShowTopic(tickets, store, OwnComments.NONE)
                .tag(aTicket().numbered(number).build().key());
    }

    @Test
    void theAnswersThatResolvedATopicAreShownOnceWithHowOftenTheyWereGiven() {
        List<Ticket> answered = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            answered.add(aTicket()
                    .numbered(100 + i)
                    .describedAs("I cannot reset my password " + PLACES.get(i) + ".")
                    .agentSays("Please open the sign-in page and choose 'Forgot password'.")
                    .closed()
                    .build());
        }
        tickets.save(answered);
        new FactStore(database).count();
        TopicDetail detail = new ShowTopic(tickets, store, OwnComments.NONE).show(topicOf(101));

        assertThat(detail.typical()).hasSize(3).allSatisfy(ticket -> assertThat(ticket.text())
                .contains("password"));
        assertThat(detail.answers()).singleElement().satisfies(answer -> {
            assertThat(answer.text()).contains("Forgot password");
            assertThat(answer.alike()).isEqualTo(4);
        });
    }
}
