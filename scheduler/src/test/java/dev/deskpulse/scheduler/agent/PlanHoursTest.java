package dev.deskpulse.scheduler.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.deskpulse.connector.store.Database;
import dev.deskpulse.connector.store.DuckDb;
import dev.deskpulse.connector.store.Upsert;
import dev.deskpulse.scheduler.RealPostgres;
import dev.deskpulse.scheduler.forecast.Events;
import dev.deskpulse.scheduler.forecast.Staffing;
import dev.deskpulse.scheduler.kpi.FactStore;
import dev.deskpulse.scheduler.quality.ReplyStore;
import dev.deskpulse.scheduler.sight.Sight;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Every day four tickets come at nine and eight at fourteen o'clock; at either hour the same two agents reply, and one of them
 * twice.
 */
class PlanHoursTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 6, 1);
    private static final int DAYS = 70;

    private static PlanHours given(Database database) {
        assertThat(new FactStore(database)).isNotNull();
        assertThat(ReplyStore.in(database)).isNotNull();
        List<List<Object>> facts = new ArrayList<>();
        List<List<Object>> replies = new ArrayList<>();
        for (int back = 1; back <= DAYS; back++) {
            LocalDate day = TODAY.minusDays(back);
            for (int number = 0; number < 12; number++) {
                int hour = number < 4 ? 9 : 14;
                String ticket = "s/" + back + "-" + number;
                LocalDateTime at = day.atTime(hour, 0);
                facts.add(Upsert.row(
                        ticket,
                        "HD-1",
                        "s",
                        "HD",
                        "Request",
                        at.toInstant(ZoneOffset.UTC),
                        at.toEpochSecond(ZoneOffset.UTC),
                        day,
                        hour,
                        1,
                        "",
                        "s HD"));
                if (number % 4 < 3) {
                    replies.add(Upsert.row(ticket, "1", "agent" + number % 2, day, hour, ""));
                }
            }
        }
        database.upsert(
                Upsert.into(
                        "kpi_fact",
                        List.of("ticket"),
                        List.of(
                                "ticket",
                                "ticket_key",
                                "source",
                                "project",
                                "type",
                                "created_at",
                                "created_second",
                                "created_day",
                                "created_hour",
                                "agent_replies",
                                "marks",
                                "scope")),
                facts.stream());
        database.upsert(
                Upsert.into(
                        "reply_check",
                        List.of("ticket_id", "message_id"),
                        List.of("ticket_id", "message_id", "agent", "day", "sent_hour", "input")),
                replies.stream());
        return plan(database);
    }

    private static PlanHours plan(Database database) {
        Clock clock = Clock.fixed(TODAY.atTime(8, 0).toInstant(ZoneOffset.UTC), ZoneOffset.UTC);
        return new PlanHours(database, clock, ZoneOffset.UTC, Events.of(List.of()));
    }

    private static void planned(Database database) {
        PlanHours plan = given(database);
        HourlyStaffing byPace = plan.plan(8, Optional.empty(), Sight.ALL);
        assertThat(byPace.hours()).hasSize(7 * 24);
        assertThat(byPace.hours().get(0).at()).isEqualTo(TODAY.atStartOfDay());
        assertThat(byPace.pace()).as("12 contacts a day in 4 agents' hours").isEqualTo(3.0);
        assertThat(byPace.hours().get(9)).satisfies(nine -> {
            assertThat(nine.contacts()).isCloseTo(4, within(0.3));
            assertThat(nine.working()).isEqualTo(2);
            assertThat(nine.gap()).as("4 contacts need 1.3 agents at that pace").isCloseTo(0.67, within(0.15));
        });
        assertThat(byPace.hours().get(14).gap()).as("8 need 2.7").isCloseTo(-0.67, within(0.15));
        assertThat(byPace.hours().get(3).working()).isZero();

        Staffing live = new Staffing(Duration.ofMinutes(10), 0.8, Duration.ofSeconds(20));
        HourlyStaffing erlang = plan.plan(8, Optional.of(live), Sight.ALL);
        assertThat(erlang.byPace()).isFalse();
        assertThat(erlang.hours().get(14).needed())
                .isEqualTo((double) live.agents(erlang.hours().get(14).contacts(), Duration.ofHours(1)));

        HourlyStaffing nothing = plan.plan(8, Optional.empty(), new Sight(Set.of(), Sight.Agents.ALL));
        assertThat(nothing.hours()).isEmpty();
        assertThat(nothing.notes()).isNotEmpty();
        assertThatThrownBy(() -> plan.plan(0, Optional.empty(), Sight.ALL)).hasMessageContaining("1 to 26");
    }

    @Test
    void agentsNeededStandBesideThoseAtWork() {
        try (Database database = DuckDb.inMemory()) {
            planned(database);
        }
        try (Database database = RealPostgres.empty()) {
            planned(database);
        }
    }

    @Test
    void whereNobodyRepliedNobodyKnowsThePace() {
        try (Database database = DuckDb.inMemory()) {
            PlanHours plan = given(database);
            database.run(connection -> {
                try (var delete = connection.prepareStatement("DELETE FROM reply_check")) {
                    delete.executeUpdate();
                }
            });
            HourlyStaffing told = plan.plan(8, Optional.empty(), Sight.ALL);
            assertThat(told.pace()).isNull();
            assertThat(told.hours()).isNotEmpty().allSatisfy(hour -> assertThat(hour.gap())
                    .isNull());
        }
    }
}
