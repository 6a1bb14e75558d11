package dev.deskpulse.scheduler.text;

import static dev.deskpulse.scheduler.text.TicketBuilder.OPENED;
import static dev.deskpulse.scheduler.text.TicketBuilder.aTicket;
import static org.assertj.core.api.Assertions.assertThat;

import dev.deskpulse.connector.store.Database;
import dev.deskpulse.connector.store.DuckDb;
import dev.deskpulse.connector.store.JdbcTicketStore;
import dev.deskpulse.connector.store.TicketStore;
import dev.deskpulse.progress.Progress;
import dev.deskpulse.scheduler.text.Labels.Label;
import dev.deskpulse.scheduler.text.TagChange.Maker;
import dev.deskpulse.ticket.PersonId;
import dev.deskpulse.ticket.Ticket;
import dev.deskpulse.ticket.TicketId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TagLedgerTest {
    private static final InstantSource CLOCK = InstantSource.fixed(OPENED);
    private static final PersonId AGENT = new PersonId("agent-1");

    private final Database database = DuckDb.inMemory();
    private final TicketStore tickets = JdbcTicketStore.in(database, CLOCK);
    private final TagStore tags = TagStore.in(database);

    @AfterEach
    void close() {
        database.close();
    }

    private TicketId tagged(TicketBuilder ticket) {
        Ticket built = ticket.build();
        tickets.save(List.of(built));
        tag(PriorityWeights.DEFAULTS);
        return built.id();
    }

    private void tag(PriorityWeights weights) {
        new TagTickets(
                        tickets,
                        tags,
                        new Tagger(CLOCK, OwnComments.NONE, new LexiconJudge(), TagSettings.with(weights)))
                .run(Instant.MIN, Progress.SILENT);
    }

    private List<Label> labels() {
        List<Label> labels = new ArrayList<>();
        new Labels(tickets, tags.ledger(), OwnComments.NONE).forEach(labels::add);
        return labels;
    }

    @Test
    void firstTagsAreNoChange() {
        TicketId id = tagged(aTicket().describedAs("收到的杯子碎了"));
        assertThat(tags.ledger().of(id)).isEmpty();
    }

    @Test
    void whatTheModelJudgesAnewIsKeptWithOldAndNew() {
        TicketBuilder ticket = aTicket().describedAs("请问订单什么时候发货");
        tagged(ticket);
        TicketId id = tagged(ticket.customerSays("太失望了，垃圾服务"));
        assertThat(tags.ledger().of(id))
                .filteredOn(change -> change.task() == TagTask.SENTIMENT)
                .singleElement()
                .satisfies(change -> {
                    assertThat(change.maker()).isEqualTo(Maker.MODEL);
                    assertThat(change.oldValue()).isEqualTo("NEUTRAL");
                    assertThat(change.newValue()).isEqualTo("NEGATIVE");
                    assertThat(change.model()).isNotEmpty();
                    assertThat(change.evidence()).isNotEmpty();
                });
    }

    @Test
    void aPersonsValueStaysTheShownOneWhateverTheModelSaysLater() {
        TicketId id = tagged(aTicket().describedAs("收到的杯子碎了"));
        tags.correct(id, TagTask.KIND, "Question", AGENT, OPENED.plusSeconds(60));
        tag(PriorityWeights.DEFAULTS.withLevels(new PriorityWeights.Levels(0.9, 0.8, 0.7, 0.6)));
        TicketTags shown = tags.find(id).orElseThrow();
        assertThat(shown.kind().kind()).isEqualTo(KindTag.Kind.QUESTION);
        assertThat(shown.kind().confidence()).isEqualTo(1);
        assertThat(shown.sentiment().label()).isEqualTo(Sentiment.Label.NEGATIVE);
    }

    @Test
    void theLedgerTellsWhoCorrectedWhat() {
        TicketId id = tagged(aTicket().describedAs("收到的杯子碎了"));
        tags.correct(id, TagTask.KIND, "Question", AGENT, OPENED.plusSeconds(60));
        assertThat(tags.ledger().corrections()).singleElement().satisfies(change -> {
            assertThat(change.by()).isEqualTo(AGENT);
            assertThat(change.oldValue()).isEqualTo("COMPLAINT");
            assertThat(change.newValue()).isEqualTo("QUESTION");
            assertThat(change.at()).isEqualTo(OPENED.plusSeconds(60));
        });
    }

    @Test
    void aPersonsLaterWordIsTheOneThatCounts() {
        TicketId id = tagged(aTicket().describedAs("收到的杯子碎了"));
        tags.correct(id, TagTask.KIND, "Question", AGENT, OPENED.plusSeconds(60));
        tags.correct(id, TagTask.KIND, "Request", AGENT, OPENED.plusSeconds(90));
        assertThat(tags.find(id).orElseThrow().kind().kind()).isEqualTo(KindTag.Kind.REQUEST);
    }

    @Test
    void aValueThatIsNoneOfOursIsKeptButNotShown() {
        TicketId id = tagged(aTicket().describedAs("收到的杯子碎了"));
        tags.correct(id, TagTask.KIND, "Rant", AGENT, OPENED.plusSeconds(60));
        assertThat(tags.find(id).orElseThrow().kind().kind()).isEqualTo(KindTag.Kind.COMPLAINT);
        assertThat(tags.ledger().corrections()).hasSize(1);
        assertThat(labels()).isEmpty();
    }

    @Test
    void correctionsAreLabelsOfTheCustomersWords() {
        TicketId id = tagged(aTicket().describedAs("收到的杯子碎了").customerSays("好吧"));
        tags.correct(id, TagTask.SENTIMENT, "Neutral", AGENT, OPENED);
        tags.correct(id, TagTask.KIND, "Request", AGENT, OPENED);
        assertThat(labels())
                .containsExactlyInAnyOrder(
                        new Label(id, "好吧", TagTask.SENTIMENT, "NEUTRAL", Labels.Source.CORRECTION),
                        new Label(id, "收到的杯子碎了", TagTask.KIND, "REQUEST", Labels.Source.CORRECTION));
    }

    @Test
    void ratingsAreLabelsOfTheLastWordsAndThreeStarsAreNone() {
        TicketId bad = tagged(
                aTicket().numbered(1).describedAs("杯子碎了").customerSays("算了").rated(1));
        tagged(aTicket().numbered(2).describedAs("杯子").rated(3));
        TicketId good = tagged(aTicket().numbered(3).describedAs("已解决").rated(5));
        assertThat(labels())
                .containsExactly(
                        new Label(bad, "算了", TagTask.SENTIMENT, "NEGATIVE", Labels.Source.CSAT),
                        new Label(good, "已解决", TagTask.SENTIMENT, "POSITIVE", Labels.Source.CSAT));
    }

    @Test
    void anAgentsCorrectionGoesBeforeTheRating() {
        TicketId id = tagged(aTicket().describedAs("杯子碎了").rated(5));
        tags.correct(id, TagTask.SENTIMENT, "Negative", AGENT, OPENED);
        assertThat(labels())
                .containsExactly(new Label(id, "杯子碎了", TagTask.SENTIMENT, "NEGATIVE", Labels.Source.CORRECTION));
    }
}
