package dev.deskpulse.scheduler.topic;

import static dev.deskpulse.scheduler.text.TicketBuilder.aTicket;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.deskpulse.connector.store.Database;
import dev.deskpulse.connector.store.JdbcTicketStore;
import dev.deskpulse.connector.sync.TicketMapper;
import dev.deskpulse.scheduler.kpi.Dimension;
import dev.deskpulse.scheduler.kpi.FactStore;
import dev.deskpulse.scheduler.kpi.Kpi;
import dev.deskpulse.scheduler.kpi.KpiQuery;
import dev.deskpulse.scheduler.kpi.KpiTable;
import dev.deskpulse.scheduler.kpi.Kpis;
import dev.deskpulse.scheduler.sight.Sight;
import dev.deskpulse.ticket.TicketId;
import java.sql.PreparedStatement;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What figures say of topics; every database must pass. */
abstract class TopicFiguresContract {
    private static final LocalDate TODAY = LocalDate.of(2026, 5, 1);
    private static final String MEAN = VectorText.of(new float[] {1, 0});

    private static final Clock LATER = Clock.fixed(Instant.parse("2026-06-30T00:00:00Z"), ZoneOffset.UTC);
    private static final KpiQuery BY_TOPIC =
            KpiQuery.of(TODAY.minusDays(30), TODAY, KpiQuery.Period.WHOLE, Dimension.TOPIC);

    private Database database;
    private FactStore facts;
    private TopicStore store;
    private TopicFigures figures;
    private int tickets;

    /** A database without tables. */
    abstract Database empty();

    @BeforeEach
    void twoTopics() {
        database = empty();
        facts = new FactStore(database);
        store = TopicStore.in(database);
        figures = new TopicFigures(store);
        topic("T1", TODAY.minusDays(200));
        topic("T2", TODAY.minusDays(200));
    }

    @AfterEach
    void close() {
        database.close();
    }

    private void topic(String id, LocalDate created) {
        store.saveTopics(List.of(new StoredTopic(
                id,
                TopicLanguage.ENGLISH,
                created.atStartOfDay(ZoneOffset.UTC).toInstant(),
                id + " found",
                null,
                StoredTopic.State.ACTIVE,
                null,
                null,
                MEAN,
                List.of("late parcel"))));
    }

    /** So many tickets a day, from and to so many days ago. */
    private void tickets(@Nullable String topic, int aDay, int from, int to, String agent, boolean reopened) {
        for (int day = from; day >= to; day--) {
            for (int i = 0; i < aDay; i++) {
                ticket(topic, TODAY.minusDays(day), agent, reopened);
            }
        }
    }

    private void ticket(@Nullable String topic, LocalDate day, String agent, boolean reopened) {
        String id = "site/" + tickets++;
        database.run(connection -> {
            try (PreparedStatement insert = connection.prepareStatement("""
                    INSERT INTO kpi_fact (ticket, ticket_key, source, project, type, created_at, created_day, created_hour,
                        agent_replies, marks, sentiment, agent, reopens, resolution_seconds, resolution_business_seconds)
                    VALUES (?, 'K', 'site', 'HD', 'Task', ?, ?, 0, 1, '', ?, ?, ?, 7200, 3600)""")) {
                insert.setString(1, id);
                insert.setObject(2, day.atStartOfDay());
                insert.setObject(3, day);
                insert.setString(4, tickets % 4 == 0 ? "NEGATIVE" : "NEUTRAL");
                insert.setString(5, agent);
                insert.setInt(6, reopened ? 1 : 0);
                insert.executeUpdate();
            }
        });
        store.savePlaces(List.of(
                new TopicStore.Place(new TicketId(id), TopicLanguage.ENGLISH, topic, topic == null ? null : 0.9)));
    }

    /** A ticket of the customer Kim, resolved within the hour of its opening; whose site's own topic may be known. */
    private void contact(int day, @Nullable String site, @Nullable String topic) {
        ticket(topic, TODAY.minusDays(day), "ann", false);
        database.run(connection -> {
            try (PreparedStatement update = connection.prepareStatement("""
                    UPDATE kpi_fact SET customer = 'kim', topic = ?, first_resolved_at = created_at,
                        first_resolved_day = created_day, kind = 'COMPLAINT' WHERE ticket = ?""")) {
                update.setString(1, site);
                update.setString(2, "site/" + (tickets - 1));
                update.executeUpdate();
            }
        });
        facts.topicsChanged();
    }

    private Map<String, Long> casesByTopic(Kpi kpi) {
        return new Kpis(database, LATER, ZoneOffset.UTC)
                .table(kpi, BY_TOPIC).rows().stream()
                        .collect(Collectors.toMap(row -> row.slice().get(Dimension.TOPIC), KpiTable.Row::cases));
    }

    private OptionalDouble whole(Kpi kpi) {
        facts.linkContacts();
        return new Kpis(database, LATER, ZoneOffset.UTC)
                .table(kpi, KpiQuery.of(TODAY.minusDays(30), TODAY, KpiQuery.Period.WHOLE))
                .single();
    }

    private void change(String id, UnaryOperator<StoredTopic> how) {
        store.saveTopics(List.of(how.apply(store.topics().active(id))));
    }

    @Test
    void figuresAreSlicedByTheSitesTopicAndElseByTheDiscoveredOne() {
        contact(3, "Refund", "T1");
        contact(2, null, "T1");
        contact(2, null, "T2");
        contact(1, null, null);

        assertThat(casesByTopic(Kpi.VOLUME)).isEqualTo(Map.of("Refund", 1L, "T1 found", 1L, "T2 found", 1L, "", 1L));
        assertThat(new Kpis(database, LATER, ZoneOffset.UTC)
                        .table(Kpi.VOLUME, BY_TOPIC.only(Dimension.TOPIC, Set.of("T1 found", "")))
                        .rows())
                .hasSize(2);
    }

    @Test
    void everyKpiIsSlicedByTopic() {
        contact(2, null, "T1");
        for (Kpi kpi : Kpi.values()) {
            assertThat(casesByTopic(kpi).keySet()).as("%s", kpi).isSubsetOf("T1 found");
        }
    }

    @Test
    void aNewNameAndAMergeShowInFiguresAtOnce() {
        contact(3, null, "T1");
        contact(2, null, "T2");
        change("T1", topic -> topic.named("登录失败"));
        assertThat(casesByTopic(Kpi.VOLUME)).isEqualTo(Map.of("登录失败", 1L, "T2 found", 1L));

        new EditTopics(JdbcTicketStore.in(database, LATER), store, LATER, facts::topicsChanged).merge("T1", "T2");
        assertThat(casesByTopic(Kpi.VOLUME)).isEqualTo(Map.of("登录失败", 2L));
    }

    @Test
    void theSameCustomerOnTheSameDiscoveredTopicIsARepeatedContact() {
        contact(5, null, "T1");
        contact(3, null, "T2");
        assertThat(whole(Kpi.REPEAT_CONTACT)).hasValue(0);
        assertThat(whole(Kpi.FCR)).hasValue(1);

        new EditTopics(JdbcTicketStore.in(database, LATER), store, LATER, facts::topicsChanged).merge("T1", "T2");

        assertThat(whole(Kpi.REPEAT_CONTACT)).hasValue(0.5);
        assertThat(whole(Kpi.FCR)).hasValue(0.5);
    }

    @Test
    void whereTheSiteNamesTheTopicTheDiscoveredOneMakesNoRepeatedContact() {
        contact(5, "Refund", "T1");
        contact(3, "Invoice", "T1");

        assertThat(whole(Kpi.REPEAT_CONTACT)).hasValue(0);
    }

    @Test
    void withoutAnyTopicTheKindTells() {
        contact(5, null, null);
        contact(3, null, null);

        assertThat(whole(Kpi.REPEAT_CONTACT)).hasValue(0.5);
    }

    @Test
    void shareSentimentAndResolutionTimeAreThoseOfTheTopicsTickets() {
        tickets("T1", 3, 9, 0, "ann", false);
        tickets(null, 1, 9, 0, "ann", false);

        TopicRow first = figures.rows(TODAY, 30).get(0);
        assertThat(first.id()).isEqualTo("T1");
        assertThat(first.tickets()).isEqualTo(30);
        assertThat(first.share()).isEqualTo(0.75, within(1e-9));
        assertThat(first.resolutionHours()).hasValue(2.0);
        assertThat(first.negative())
                .hasValueSatisfying(share -> assertThat(share).isBetween(0.2, 0.3));
    }

    @Test
    void aTopicWithoutTicketsHasNoFigures() {
        TopicRow row = figures.rows(TODAY, 30).get(0);

        assertThat(row.tickets()).isZero();
        assertThat(row.trend()).isEmpty();
        assertThat(row.negative()).isEmpty();
        assertThat(row.resolutionHours()).isEmpty();
    }

    @Test
    void aTopicWhoseShareGrowsBeyondChanceIsAnnounced() {
        tickets("T1", 2, 60, 0, "ann", false);
        tickets("T2", 1, 60, 7, "ann", false);
        tickets("T2", 5, 6, 0, "ann", false);

        assertThat(figures.news(TODAY)).singleElement().satisfies(news -> {
            assertThat(news.id()).isEqualTo("T2");
            assertThat(news.kind()).isEqualTo(TopicNews.Kind.GROWING);
            assertThat(news.days()).isEqualTo(7);
        });
    }

    @Test
    void growthThatTheWholeDeskSharesIsNoNews() {
        tickets("T1", 2, 60, 7, "ann", false);
        tickets("T2", 1, 60, 7, "ann", false);
        tickets("T1", 10, 6, 0, "ann", false);
        tickets("T2", 5, 6, 0, "ann", false);

        assertThat(figures.news(TODAY)).isEmpty();
    }

    @Test
    void aTopicFoundThisWeekIsNewOnceItHasFiveTickets() {
        topic("T3", TODAY.minusDays(2));
        tickets("T1", 2, 60, 0, "ann", false);
        tickets("T3", 1, 3, 0, "ann", false);
        assertThat(figures.news(TODAY)).isEmpty();

        ticket("T3", TODAY, "ann", false);
        assertThat(figures.news(TODAY)).singleElement().satisfies(news -> {
            assertThat(news.id()).isEqualTo("T3");
            assertThat(news.kind()).isEqualTo(TopicNews.Kind.NEW);
        });
    }

    @Test
    void aTopicIsReadAsItWasSaved() {
        assertThat(store.topics().active("T1").telling()).containsExactly("late parcel");
        assertThat(store.topics().active("T1").mean()).isEqualTo(MEAN);
    }

    private void resolved(boolean reopened, Map<String, String> fields) {
        for (int i = 0; i < 10; i++) {
            ticket("T1", TODAY.minusDays(i), "ann", reopened);
            JdbcTicketStore.in(database, LATER)
                    .save(List.of(
                            aTicket().numbered(tickets - 1).holding(fields).build()));
        }
    }

    @Test
    void teamQueueAndComponentAreThoseOfTheStoredTicketsAndTheRequestTypeStandsForTheQueue() {
        resolved(true, Map.of("team", "Red", "component", "Web", TicketMapper.REQUEST_TYPE, "Ask us"));
        resolved(
                false,
                Map.of("team", "Blue", "queue", "Payments", "component", "App", TicketMapper.REQUEST_TYPE, "Ask us"));

        List<RoutingHint> hints =
                Routing.best(Routing.cases(JdbcTicketStore.in(database, LATER), store, "T1", Sight.ALL), 3);

        assertThat(hints)
                .extracting(hint -> hint.level() + " " + hint.who())
                .containsExactly(
                        "TEAM Blue", "TEAM Red", "QUEUE Payments", "QUEUE Ask us", "COMPONENT App", "COMPONENT Web");
    }

    @Test
    void ticketsOfATopicAreReadWithItsNameAndOthersAreLeftOut() {
        ticket("T2", TODAY, "ann", false);
        ticket(null, TODAY, "ann", false);

        List<TicketId> ids = List.of(new TicketId("site/0"), new TicketId("site/1"), new TicketId("site/2"));
        assertThat(store.tags(ids)).containsOnly(Map.entry(ids.get(0), new TopicTag("T2", "T2 found", 0.9, List.of())));
    }

    @Test
    void whoResolvesBestComesFirstAndFewCasesAreNotSpokenOf() {
        tickets("T1", 1, 39, 0, "ann", false);
        tickets("T1", 1, 39, 0, "bob", true);
        ticket("T1", TODAY, "cat", false);

        List<RoutingHint> hints =
                Routing.best(Routing.cases(JdbcTicketStore.in(database, LATER), store, "T1", Sight.ALL), 3);

        assertThat(hints).extracting(RoutingHint::level).containsOnly(RoutingHint.Level.AGENT);
        assertThat(hints).extracting(RoutingHint::who).containsExactly("ann", "bob");
        assertThat(hints).extracting(RoutingHint::cases).containsExactly(40L, 40L);
    }
}
