package dev.deskpulse.scheduler.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.deskpulse.connector.store.Database;
import dev.deskpulse.connector.store.DuckDb;
import dev.deskpulse.scheduler.kpi.Dimension;
import dev.deskpulse.scheduler.kpi.FactStore;
import dev.deskpulse.scheduler.topic.TopicStore;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeskSeriesTest {
    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);
    private static final LocalDate TODAY = MONDAY.plusDays(21);
    private static final int QUIET = 5;

    private final Database database = DuckDb.inMemory();
    private final DeskSeries figures = new DeskSeries(
            database, Clock.fixed(TODAY.atTime(15, 0).toInstant(ZoneOffset.UTC), ZoneOffset.UTC), ZoneOffset.UTC);
    private int number;

    /** Each day two calls at nine and a chat at two, on one day nothing; and today already a call. */
    @BeforeEach
    void threeWeeks() {
        assertThat(new FactStore(database)).isNotNull();
        assertThat(TopicStore.in(database)).isNotNull();
        database.run(connection -> {
            try (PreparedStatement insert = connection.prepareStatement("""
                    INSERT INTO kpi_fact (ticket, ticket_key, source, project, type, created_at, created_day,
                        created_hour, agent_replies, marks, channel, reopens, waiting_desk_seconds,
                        waiting_customer_seconds, waiting_third_party_seconds)
                    VALUES (?, ?, 'site', 'HD', 'Request', ?, ?, ?, 0, '', ?, 0, 0, 0, 0)""")) {
                for (int day = 0; day < 21; day++) {
                    if (day != QUIET) {
                        add(insert, MONDAY.plusDays(day), 9, "phone");
                        add(insert, MONDAY.plusDays(day), 9, "phone");
                        add(insert, MONDAY.plusDays(day), 14, "chat");
                    }
                }
                add(insert, TODAY, 9, "phone");
                insert.executeBatch();
            }
        });
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void daysWithoutTicketsAreZeroAndTodayIsNotOverYet() {
        double[] expected = new double[21];
        Arrays.fill(expected, 3);
        expected[QUIET] = 0;

        assertThat(figures.volume(DeskSeries.By.DAY, Map.of()).values()).containsExactly(expected);
        assertThat(figures.volume(DeskSeries.By.DAY, Map.of()).timeOf(21)).isEqualTo(TODAY.atStartOfDay());
    }

    @Test
    void aChannelsHoursFollowItsClock() {
        TimedSeries series = figures.volume(DeskSeries.By.HOUR, Map.of(Dimension.CHANNEL, Set.of("phone")));

        assertThat(series.timeOf(0)).isEqualTo(MONDAY.atTime(9, 0));
        assertThat(series.values()).hasSize(21 * 24 - 9);
        assertThat(series.values()[0]).isEqualTo(2);
        assertThat(series.values()[5]).isZero();
        assertThat(series.values()[24]).isEqualTo(2);
        assertThat(series.usualSeasons()).containsExactly(24, 168);
        assertThat(figures.volume(DeskSeries.By.HOUR, Map.of(Dimension.CHANNEL, Set.of("phone", "chat")))
                        .values())
                .containsExactly(figures.volume(DeskSeries.By.HOUR, Map.of()).values());
    }

    @Test
    void weeksAndSlicesOfDaysAreCounted() {
        assertThat(figures.volume(DeskSeries.By.WEEK, Map.of()).values()).containsExactly(18, 21, 21);
        assertThat(Arrays.stream(figures.volume(DeskSeries.By.DAY, Map.of(Dimension.CHANNEL, Set.of("chat")))
                                .values())
                        .sum())
                .isEqualTo(20);
    }

    @Test
    void daysOnWhichNothingIsOpenCountZero() {
        database.run(connection -> {
            try (PreparedStatement insert = connection.prepareStatement("""
                    INSERT INTO kpi_open (ticket, ticket_key, project, type, created_day, created_hour,
                        created_second, from_day, until_day)
                    VALUES (?, 'K', 'HD', 'Request', ?, 9, 0, ?, ?)""")) {
                open(insert, "site/1", MONDAY, MONDAY.plusDays(2));
                open(insert, "site/2", MONDAY.plusDays(4), MONDAY.plusDays(18));
                insert.executeBatch();
            }
        });

        assertThat(figures.backlog(DeskSeries.By.DAY, Map.of()).values())
                .containsExactly(1, 1, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0);
        assertThat(figures.backlog(DeskSeries.By.WEEK, Map.of()).values()).containsExactly(1, 1, 0);
    }

    @Test
    void whatCannotBeCountedByHourIsRefused() {
        assertThatThrownBy(() -> figures.backlog(DeskSeries.By.HOUR, Map.of()))
                .hasMessage("the backlog is counted at the end of days; ask for it by day or week");
        assertThatThrownBy(() -> figures.volume(DeskSeries.By.HOUR, Map.of(Dimension.REGION, Set.of("North"))))
                .hasMessageStartingWith("hours can be forecast for all tickets or for a channel");
    }

    private static void open(PreparedStatement insert, String ticket, LocalDate from, LocalDate until)
            throws SQLException {
        insert.setString(1, ticket);
        insert.setObject(2, from);
        insert.setObject(3, from);
        insert.setObject(4, until);
        insert.addBatch();
    }

    private void add(PreparedStatement insert, LocalDate day, int hour, String channel) throws SQLException {
        insert.setString(1, "site/" + ++number);
        insert.setString(2, "HD-" + number);
        insert.setTimestamp(3, Timestamp.valueOf(day.atTime(LocalTime.of(hour, 0))));
        insert.setObject(4, day);
        insert.setInt(5, hour);
        insert.setString(6, channel);
        insert.addBatch();
    }
}
