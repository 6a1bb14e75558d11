package dev.deskpulse.scheduler.why;

import static dev.deskpulse.scheduler.text.TicketBuilder.OPENED;
import static dev.deskpulse.scheduler.text.TicketBuilder.aTicket;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.deskpulse.connector.store.Database;
import dev.deskpulse.connector.store.DuckDb;
import dev.deskpulse.connector.store.JdbcTicketStore;
import dev.deskpulse.connector.store.TicketStore;
import dev.deskpulse.progress.Progress;
import dev.deskpulse.scheduler.kpi.FactStore;
import dev.deskpulse.scheduler.text.LexiconJudge;
import dev.deskpulse.scheduler.text.OwnComments;
import dev.deskpulse.scheduler.text.TagChange;
import dev.deskpulse.scheduler.text.TagSettings;
import dev.deskpulse.scheduler.text.TagStore;
import dev.deskpulse.scheduler.text.TagTask;
import dev.deskpulse.scheduler.text.TagTickets;
import dev.deskpulse.scheduler.text.Tagger;
import dev.deskpulse.scheduler.topic.RoutingHint;
import dev.deskpulse.scheduler.topic.ShowTopic;
import dev.deskpulse.scheduler.topic.TopicStore;
import dev.deskpulse.scheduler.topic.TopicTag;
import dev.deskpulse.ticket.AuthorRole;
import dev.deskpulse.ticket.Person;
import dev.deskpulse.ticket.PersonId;
import dev.deskpulse.ticket.Ticket;
import dev.deskpulse.ticket.TicketKey;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ExplainTagsTest {
    private static final InstantSource CLOCK = InstantSource.fixed(OPENED);
    private static final PersonId AGENT = new PersonId("agent-1");

    private final Database database = empty();
    private final TicketStore tickets = JdbcTicketStore.in(database, CLOCK);
    private final TagStore tags = TagStore.in(database);
    private final ExplainTags explain = new ExplainTags(
            tickets, tags, new ShowTopic(tickets, TopicStore.in(database), OwnComments.NONE), OwnComments.NONE);

    /** A database without tables. */
    Database empty() {
        return DuckDb.inMemory();
    }

    ExplainTagsTest() {
        new FactStore(database).linkContacts();
    }

    @AfterEach
    void close() {
        database.close();
    }

    private void tag(Ticket... saved) {
        tickets.save(List.of(saved));
        new TagTickets(tickets, tags, new Tagger(CLOCK, OwnComments.NONE, new LexiconJudge(), TagSettings.DEFAULTS))
                .run(Instant.MIN, Progress.SILENT);
    }

    private Explained why(Ticket ticket) {
        return explain.of(ticket.key());
    }

    @Test
    void whatDecidedIsMarkedInEachMessageAndNothingElseIs() {
        Ticket ticket = aTicket()
                .describedAs("手机壳质量太差，订单号 20260501123")
                .agentSays("非常失望")
                .customerSays("太慢了，失望")
                .build();
        tag(ticket);
        Explained why = why(ticket);
        assertThat(why.messages()).extracting(Said::message).containsExactly("opening", "101");
        assertThat(why.messages()).allSatisfy(said -> {
            assertThat(said.state()).isEqualTo(Said.State.JUDGED);
            assertThat(String.valueOf(said.marked()).replaceAll("[«»]", "")).isEqualTo(said.text());
        });
        assertThat(why.messages().get(0).marked())
                .contains("«20260501123»", "太差»")
                .startsWith("手机壳");
        assertThat(why.messages().get(1).marked()).endsWith("«失望»");
        assertThat(why.tags().entities()).hasSize(1);
        assertThat(why.tags().priority().reasons()).isNotEmpty();
    }

    @Test
    void aTextThatChangedSinceItWasJudgedHasNoMarks() {
        tag(aTicket().describedAs("质量太差").build());
        Ticket changed = aTicket().describedAs("前面说的质量太差").customerSays("失望").build();
        tickets.save(List.of(changed));
        Explained why = why(changed);
        assertThat(why.messages())
                .extracting(Said::state)
                .containsExactly(Said.State.CHANGED, Said.State.NOT_YET_JUDGED);
        assertThat(why.messages().get(0).marked()).isEqualTo("前面说的质量太差");
        assertThat(why.messages().get(1).tags()).isNull();
    }

    @Test
    void aMessageThatIsGoneKeepsItsTagsAndSaysSo() {
        tag(aTicket().describedAs("质量太差").customerSays("失望").build());
        Ticket without = aTicket().describedAs("质量太差").build();
        tickets.save(List.of(without));
        Said gone = why(without).messages().get(1);
        assertThat(gone.state()).isEqualTo(Said.State.GONE);
        assertThat(gone.text()).isNull();
        assertThat(gone.tags()).isNotNull();
    }

    @Test
    void whatAPersonCorrectedStandsBesideWhatTheModelSays() {
        Ticket ticket = aTicket().describedAs("质量太差，失望").build();
        tag(ticket);
        tickets.savePeople(List.of(new Person(AGENT, "Li Na", AuthorRole.AGENT)));
        tags.correct(ticket.id(), TagTask.SENTIMENT, "Positive", AGENT, OPENED.plusSeconds(60));
        Explained why = why(ticket);
        assertThat(why.tags().sentiment().label().name()).isEqualTo("NEGATIVE");
        assertThat(why.tags().sentiment().evidence()).isNotEmpty().noneMatch(one -> one.rule()
                .equals("person"));
        assertThat(why.corrected()).containsOnlyKeys(TagTask.SENTIMENT).containsEntry(TagTask.SENTIMENT, "POSITIVE");
        assertThat(why.ledger()).singleElement().satisfies(entry -> {
            assertThat(entry.maker()).isEqualTo(TagChange.Maker.PERSON);
            assertThat(entry.who()).isEqualTo("Li Na");
            assertThat(entry.from()).isEqualTo("NEGATIVE");
            assertThat(entry.to()).isEqualTo("POSITIVE");
            assertThat(entry.model()).isEqualTo(why.tags().model());
        });
    }

    @Test
    void correctionsComeNewestFirstPageByPage() {
        Ticket one = aTicket().numbered(1).describedAs("质量太差，失望").build();
        Ticket two = aTicket().numbered(2).describedAs("请问怎么设置双重验证？").build();
        tag(one, two);
        tags.correct(one.id(), TagTask.SENTIMENT, "NEUTRAL", AGENT, OPENED.plusSeconds(10));
        tags.correct(two.id(), TagTask.KIND, "REQUEST", null, OPENED.plusSeconds(30));
        tags.correct(one.id(), TagTask.KIND, null, AGENT, OPENED.plusSeconds(20));

        CorrectionPage first = explain.corrections(2, 1);
        assertThat(first.total()).isEqualTo(3);
        assertThat(first.corrections())
                .extracting(CorrectionPage.Correction::key)
                .containsExactly(two.key(), one.key());
        assertThat(first.corrections().get(0).who()).isNull();
        assertThat(first.corrections().get(0).now()).isEqualTo("QUESTION");
        assertThat(first.corrections().get(1).who()).isEqualTo("agent-1");
        assertThat(first.corrections().get(1).to()).isNull();
        assertThat(explain.corrections(2, 2).corrections()).singleElement().satisfies(last -> assertThat(last.at())
                .isEqualTo(OPENED.plusSeconds(10)));
        assertThat(explain.corrections(2, 3).corrections()).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> explain.corrections(0, 1))
                .withMessageContaining("limit is 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> explain.corrections(1, 0))
                .withMessageContaining("page is 0");
    }

    @Test
    void aTicketsTopicIsToldWithItsWordsThereAndWithWhoResolvedItBest() {
        Ticket asked =
                aTicket().numbered(99).describedAs("My Parcel has not arrived.").build();
        tag(asked);
        assertThat(why(asked).topic().id()).isNull();
        assertThat(why(asked).routing()).isEmpty();
        sql("INSERT INTO topic (id, language, created_at, name, human_name, state, mean, telling) VALUES"
                + " ('T4', 'ENGLISH', TIMESTAMP '2026-05-01 00:00:00', 'parcel, arrived', 'Late parcels', 'ACTIVE', '1',"
                + " 'parcel\nrefund')");
        place(asked, 0.75);
        for (int i = 0; i < 20; i++) {
            resolvedBy(i % 2 == 0 ? "Blue" : "Red", i);
        }
        Explained why = why(asked);
        assertThat(why.topic()).isEqualTo(new TopicTag("T4", "Late parcels", 0.75, List.of("Parcel")));
        assertThat(why.routing()).extracting(RoutingHint::who).containsExactly("Blue", "Red");
        assertThat(why.routing().get(0).cases()).isEqualTo(10);
        assertThat(why.routing().get(0).score()).isEqualTo(0.75);
    }

    /** In an hour; what the team Red resolves is opened again. */
    private void resolvedBy(String team, int number) {
        Ticket ticket = aTicket()
                .numbered(number)
                .holding(Map.of("team", team))
                .closed()
                .build();
        tickets.save(List.of(ticket));
        place(ticket, 0.9);
        sql("INSERT INTO kpi_fact (ticket, ticket_key, source, project, type, created_at, created_day, created_hour,"
                + " agent_replies, marks, reopens, resolution_seconds, resolution_business_seconds) VALUES ('"
                + ticket.id().value() + "', 'K', 'site', 'HD', 'Task', TIMESTAMP '2026-05-01 12:00:00',"
                + " DATE '2026-05-01', 12, 1, '', " + (team.equals("Red") ? 1 : 0) + ", 3600, 3600)");
    }

    private void place(Ticket ticket, double near) {
        sql("INSERT INTO ticket_topic (ticket_id, language, topic, score) VALUES ('"
                + ticket.id().value() + "', 'ENGLISH', 'T4', " + near + ")");
    }

    private void sql(String insert) {
        database.run(connection -> {
            try (Statement statement = connection.createStatement()) {
                statement.execute(insert);
            }
        });
    }

    @Test
    void aTicketThatIsNotThereOrNotTaggedIsSaidSo() {
        Ticket untagged = aTicket().describedAs("质量太差").build();
        tickets.save(List.of(untagged));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> why(untagged))
                .withMessage(untagged.key() + " has no tags yet; run `deskpulse analyze`");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> explain.of(new TicketKey("HD-99")))
                .withMessageContaining("no ticket HD-99 in the store");
    }
}
