package dev.deskpulse.scheduler.driver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskpulse.connector.store.Database;
import dev.deskpulse.connector.store.DuckDb;
import dev.deskpulse.scheduler.RealPostgres;
import dev.deskpulse.scheduler.kpi.FactStore;
import dev.deskpulse.scheduler.text.TagStore;
import dev.deskpulse.scheduler.topic.TopicStore;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FactCasesTest {
    private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2026, 12, 31);
    private static final int TICKETS = 1_200;

    private static void given(Database database, int tickets) {
        assertThat(new FactStore(database)).isNotNull();
        assertThat(TopicStore.in(database)).isNotNull();
        Random random = new Random(11);
        database.run(connection -> {
            try (PreparedStatement insert = connection.prepareStatement("""
                    INSERT INTO kpi_fact (ticket, ticket_key, source, project, type, created_at, created_day,
                        created_hour, agent_replies, marks, channel, region, csat, resolution_business_seconds,
                        reopens, waiting_desk_seconds, waiting_customer_seconds, waiting_third_party_seconds)
                    VALUES (?, ?, 'site', 'HD', 'Request', ?, ?, ?, ?, '', ?, ?, ?, ?, 0, 60, 30, 30)""")) {
                for (int i = 0; i < tickets; i++) {
                    boolean phone = random.nextInt(3) == 0;
                    LocalDate day = FIRST.plusDays(random.nextInt(300));
                    insert.setString(1, "site/" + String.format("%05d", i));
                    insert.setString(2, "HD-" + i);
                    insert.setTimestamp(3, Timestamp.valueOf(day.atTime(9, 0)));
                    insert.setObject(4, day);
                    insert.setInt(5, random.nextInt(24));
                    insert.setInt(6, random.nextInt(6));
                    insert.setString(7, phone ? "phone" : random.nextBoolean() ? "e-mail" : "chat");
                    insert.setString(8, random.nextBoolean() ? "North" : "South");
                    insert.setInt(9, random.nextDouble() < (phone ? 0.5 : 0.15) ? 1 + random.nextInt(2) : 5);
                    insert.setLong(10, (long) (3_600 * (phone ? 8 : 3) * Math.exp(random.nextGaussian())));
                    insert.addBatch();
                }
                insert.executeBatch();
            }
        });
    }

    private static FactCases cases(Database database) {
        return new FactCases(database, TagStore.in(database));
    }

    @Test
    void whatGoesWithLowSatisfactionAndLongResolutionIsFoundInTheFacts() {
        try (Database database = DuckDb.inMemory()) {
            given(database, TICKETS);
            DriverReport unhappy = FindDrivers.in(cases(database).read(Outcome.CSAT, FIRST, LAST));
            assertThat(unhappy.outcome()).isEqualTo("low_satisfaction");
            assertThat(unhappy.cases()).isEqualTo(TICKETS);
            phoneAlone(unhappy, 0.25, 0.45);
            phoneAlone(FindDrivers.in(cases(database).read(Outcome.RESOLUTION, FIRST, LAST)), 4, 6.5);
        }
    }

    private static void phoneAlone(DriverReport report, double low, double high) {
        assertThat(report.drivers().get(0).factors()).containsExactly(new Driver.Factor("channel", "", "phone"));
        assertThat(report.drivers().get(0).effect()).isBetween(low, high);
        assertThat(report.drivers())
                .allSatisfy(driver -> assertThat(driver.factors().get(0).name()).isEqualTo("channel"));
    }

    @Test
    void aSlowTeamAndTransfersAreToldApart() {
        try (Database database = DuckDb.inMemory()) {
            given(database, TICKETS);
            handedOn(database);
            DriverReport report = FindDrivers.in(cases(database).read(Outcome.RESOLUTION, FIRST, LAST));
            assertThat(report.drivers())
                    .extracting(driver -> driver.factors().get(0).name())
                    .contains("channel", "team", "transfers")
                    .doesNotContain("team_transfers", "region");
            assertThat(report.drivers())
                    .filteredOn(driver -> driver.factors().get(0).equals(new Driver.Factor("team", "", "Night")))
                    .singleElement()
                    .satisfies(driver -> assertThat(driver.low()).isPositive());
        }
    }

    /** A third of the tickets with a team that takes half as long again; each hand-over takes half as long again. */
    private static void handedOn(Database database) {
        Random random = new Random(5);
        database.run(connection -> {
            try (PreparedStatement update = connection.prepareStatement("""
                    UPDATE kpi_fact SET team = ?, transfers = ?, team_transfers = ?,
                        resolution_business_seconds = CAST(resolution_business_seconds * ? AS BIGINT)
                    WHERE ticket = ?""")) {
                for (int i = 0; i < TICKETS; i++) {
                    boolean night = random.nextInt(3) == 0;
                    int transfers = random.nextInt(4);
                    update.setString(1, night ? "Night" : random.nextBoolean() ? "Day" : "Back office");
                    update.setInt(2, transfers);
                    update.setInt(3, random.nextInt(2));
                    update.setDouble(4, (night ? 1.5 : 1) * Math.pow(1.5, transfers));
                    update.setString(5, "site/" + String.format("%05d", i));
                    update.addBatch();
                }
                update.executeBatch();
            }
        });
    }

    @Test
    void whereAnswersAreTooFewTheMoodStandsIn() {
        try (Database database = DuckDb.inMemory()) {
            given(database, 50);
            CaseTable table = cases(database).read(Outcome.CSAT, FIRST, LAST);
            assertThat(table.outcome()).isEqualTo("negative_at_the_end");
            assertThat(FindDrivers.in(table).reason()).isEqualTo(DriverReport.Reason.TOO_FEW_CASES);
        }
    }

    @Test
    void anEmptyPeriodIsEmptyWithItsReason() {
        try (Database database = DuckDb.inMemory()) {
            given(database, TICKETS);
            for (Outcome outcome : Outcome.values()) {
                DriverReport report = FindDrivers.in(cases(database).read(outcome, LAST.plusDays(1), LAST.plusDays(9)));
                assertThat(report.reason()).isEqualTo(DriverReport.Reason.TOO_FEW_CASES);
                assertThat(report.usual()).isNull();
            }
        }
    }

    @Test
    void theFirstResponseIsNotLookedAtWithWhatComesAfterIt() {
        try (Database database = DuckDb.inMemory()) {
            given(database, 10);
            assertThat(cases(database).read(Outcome.FIRST_RESPONSE, FIRST, LAST).columns())
                    .extracting(Column::name)
                    .doesNotContain(
                            "agent_replies",
                            "reopened",
                            "waiting_on_others_share",
                            "resolution_hours",
                            "transfers",
                            "team_transfers")
                    .contains("agent", "team");
        }
    }

    @Test
    void postgresGivesTheSameCases() {
        try (Database postgres = RealPostgres.empty();
                Database duckDb = DuckDb.inMemory()) {
            for (Database database : List.of(postgres, duckDb)) {
                given(database, 300);
                topics(database);
            }
            for (Outcome outcome : Outcome.values()) {
                assertThat(cases(postgres).read(outcome, FIRST, LAST))
                        .isEqualTo(cases(duckDb).read(outcome, FIRST, LAST));
            }
        }
    }

    private static void topics(Database database) {
        database.run(connection -> {
            try (Statement statement = connection.createStatement()) {
                statement.executeUpdate("INSERT INTO topic (id, language, created_at, name, state, mean) VALUES"
                        + " ('T1', 'ENGLISH', TIMESTAMP '2026-01-01 00:00:00', 'late parcels', 'ACTIVE', '')");
                statement.executeUpdate("INSERT INTO ticket_topic (ticket_id, language, topic, score)"
                        + " SELECT ticket, 'ENGLISH', 'T1', 0.9 FROM kpi_fact WHERE region = 'North'");
            }
        });
    }
}
