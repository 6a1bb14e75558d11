package dev.deskpulse.scheduler.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.deskpulse.connector.store.Database;
import dev.deskpulse.connector.store.DuckDb;
import dev.deskpulse.scheduler.kpi.FactStore;
import dev.deskpulse.ticket.TicketId;
import java.sql.PreparedStatement;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TopicFiguresTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 5, 1);
    private static final String MEAN = VectorText.of(new float[] {1, 0});

    private final Database database = DuckDb.inMemory();
    private final TopicStore store = TopicStore.in(database);
    private final TopicFigures figures = new TopicFigures(store);
    private int tickets;

    @BeforeEach
    void twoTopics() {
        assertThat(new FactStore(database)).isNotNull();
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
                MEAN)));
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
        String id = "site:" + tickets++;
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
    void whoResolvesBestComesFirstAndFewCasesDoNotDecide() {
        tickets("T1", 1, 39, 0, "ann", false);
        tickets("T1", 1, 39, 0, "bob", true);
        ticket("T1", TODAY, "cat", false);

        List<RoutingHint> hints = Routing.best(store, "T1", RoutingHint.Level.AGENT, 3);

        assertThat(hints).extracting(RoutingHint::who).containsExactly("ann", "cat", "bob");
        assertThat(hints).extracting(RoutingHint::few).containsExactly(false, true, false);
        assertThat(Routing.best(store, "T1", RoutingHint.Level.PROJECT, 3)).isEmpty();
    }
}
