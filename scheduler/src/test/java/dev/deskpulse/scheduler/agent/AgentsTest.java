package dev.deskpulse.scheduler.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.deskpulse.connector.store.Database;
import dev.deskpulse.connector.store.DuckDb;
import dev.deskpulse.scheduler.RealPostgres;
import dev.deskpulse.scheduler.agent.Standing.Verdict;
import dev.deskpulse.scheduler.kpi.Dimension;
import dev.deskpulse.scheduler.kpi.FactStore;
import dev.deskpulse.scheduler.kpi.Kpi;
import dev.deskpulse.scheduler.kpi.KpiQuery;
import dev.deskpulse.scheduler.kpi.KpiTable;
import dev.deskpulse.scheduler.kpi.Kpis;
import dev.deskpulse.scheduler.sight.Sight;
import dev.deskpulse.scheduler.topic.TopicStore;
import dev.deskpulse.ticket.PersonId;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AgentsTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
    private static final Clock LATER =
            Clock.fixed(DAY.plusDays(90).atStartOfDay(ZoneOffset.UTC).toInstant(), ZoneOffset.UTC);

    /**
     * Eight agents of one team with 200 tickets each: "hard" gets complaints, which take three times as long, and is as quick
     * as the others; "slow" takes twice as long as they do and does worse by every other figure too: half of what they solve
     * is reopened, is answered badly, or if it is a complaint stays open. "few" has three tickets, and "alone" is a team of
     * one.
     */
    private static Agents given(Database database) {
        assertThat(new FactStore(database)).isNotNull();
        assertThat(TopicStore.in(database)).isNotNull();
        Random random = new Random(7);
        database.run(connection -> {
            try (PreparedStatement insert = connection.prepareStatement("""
                    INSERT INTO kpi_fact (ticket, ticket_key, source, project, type, created_at, created_day,
                        created_hour, agent_replies, marks, agent, team, kind, channel,
                        first_response_business_seconds, csat, survey_day, scope, resolution_business_seconds,
                        handling_business_seconds, resolved_day, first_resolved_day, first_resolved_at, customer, about,
                        reopens)
                    VALUES (?, 'K', 'site', 'HD', 'Request', ?, ?, ?, 1, '', ?, ?, ?, 'chat', ?, ?, ?, 'site HD', ?, ?, ?,
                        ?, ?, 'c', 'a', ?)""")) {
                for (int i = 0; i < 1_600 + 3 + 50; i++) {
                    String agent = i >= 1_603 ? "alone" : i >= 1_600 ? "few" : name(i % 8);
                    boolean complaint = random.nextInt(10) < (agent.equals("hard") ? 8 : 2);
                    double hours = (complaint ? 3 : 1)
                            * (agent.equals("slow") ? 2 : 1)
                            * Math.exp(0.5 * random.nextGaussian());
                    insert.setString(1, "site/" + i);
                    insert.setObject(2, DAY.atTime(9, 0));
                    insert.setObject(3, DAY.plusDays(i % 28));
                    insert.setInt(4, 8 + i / 8 % 10);
                    insert.setString(5, agent);
                    insert.setString(6, agent.equals("alone") ? "One" : "Desk");
                    insert.setString(7, complaint ? "COMPLAINT" : "QUESTION");
                    insert.setLong(8, Math.round(3_600 * hours));
                    boolean bad = random.nextInt(10) < (agent.equals("slow") ? 5 : 1);
                    LocalDate day = DAY.plusDays(i % 28);
                    insert.setInt(9, bad ? 2 : 5);
                    insert.setObject(10, day);
                    insert.setLong(11, Math.round(36_000 * hours));
                    insert.setLong(12, Math.round(1_800 * hours));
                    insert.setObject(13, bad ? null : day);
                    insert.setObject(14, day);
                    insert.setObject(15, day.atTime(20, 0));
                    insert.setInt(16, bad ? 1 : 0);
                    insert.addBatch();
                }
                insert.executeBatch();
            }
        });
        return new Agents(database, Duration.ofDays(7), Set::of, LATER);
    }

    private static String name(int number) {
        return number == 0 ? "hard" : number == 1 ? "slow" : "agent" + number;
    }

    private static Standing response(Agents agents, Sight sight, String name) {
        return Objects.requireNonNull(figures(agents, sight, name).get(AgentFigure.FIRST_RESPONSE));
    }

    private static Map<AgentFigure, Standing> figures(Agents agents, Sight sight, String name) {
        return agents.report(DAY, DAY.plusDays(27), sight).agents().stream()
                .filter(agent -> agent.agent().equals(name))
                .findFirst()
                .orElseThrow()
                .figures();
    }

    private static double known(@Nullable Double value) {
        return Objects.requireNonNull(value);
    }

    private static void fair(Database database) {
        Agents agents = given(database);
        Standing hard = response(agents, Sight.ALL, "hard");
        assertThat(hard.cases()).isEqualTo(200);
        assertThat(hard.raw()).isGreaterThan(1.4 * known(hard.team()));
        assertThat(known(hard.adjusted()) / known(hard.team())).isBetween(0.75, 1.1);
        assertThat(hard.verdict()).isNotEqualTo(Verdict.WORSE);

        Standing slow = response(agents, Sight.ALL, "slow");
        assertThat(known(slow.adjusted()) / known(slow.team())).isBetween(1.5, 2.1);
        assertThat(slow.verdict()).isEqualTo(Verdict.WORSE);

        assertThat(figures(agents, Sight.ALL, "slow"))
                .containsOnlyKeys(AgentFigure.values())
                .allSatisfy((figure, standing) ->
                        assertThat(standing.verdict()).as(figure.english()).isEqualTo(Verdict.WORSE));
        assertThat(figures(agents, Sight.ALL, "agent3"))
                .containsOnlyKeys(AgentFigure.values())
                .allSatisfy((figure, standing) ->
                        assertThat(standing.verdict()).as(figure.english()).isNotEqualTo(Verdict.WORSE));

        Standing few = response(agents, Sight.ALL, "few");
        assertThat(few.verdict()).isEqualTo(Verdict.LIKE_THE_TEAM);
        assertThat(known(few.high()) / known(few.low())).isGreaterThan(1.5);

        Standing alone = response(agents, Sight.ALL, "alone");
        assertThat(alone.verdict()).isEqualTo(Verdict.NOBODY_TO_COMPARE);
        assertThat(alone.adjusted()).isNull();
    }

    /** From day 14 on "slow" is as quick as the others. */
    private static void trained(Database database, Agents agents) {
        database.run(connection -> {
            try (PreparedStatement update = connection.prepareStatement("UPDATE kpi_fact SET"
                    + " first_response_business_seconds = first_response_business_seconds / 2"
                    + " WHERE agent = 'slow' AND created_day >= ?")) {
                update.setObject(1, DAY.plusDays(14));
                update.executeUpdate();
            }
        });
        TrainingStore store = TrainingStore.in(database, LATER);
        store.add(new Training(0, "slow", "Refund", DAY.plusDays(14), "Macros for refunds"));
        store.add(new Training(0, "agent3", null, DAY.plusDays(14), "Greetings"));
        List<Training> all = store.all();
        assertThat(all).extracting(Training::number).containsExactly(2L, 1L);
        TrainingProgress slow = TrainingProgress.of(all.get(1), agents, DAY.plusDays(27), Sight.ALL);
        TrainingProgress.Change response = Objects.requireNonNull(slow.changes().get(AgentFigure.FIRST_RESPONSE));
        assertThat(response.verdict()).isEqualTo(TrainingProgress.Verdict.IMPROVED);
        assertThat(response.value()).isBetween(0.4, 0.7);
        assertThat(TrainingProgress.of(all.get(0), agents, DAY.plusDays(27), Sight.ALL)
                        .changes()
                        .get(AgentFigure.FIRST_RESPONSE))
                .isNotNull()
                .extracting(TrainingProgress.Change::verdict)
                .isEqualTo(TrainingProgress.Verdict.CANNOT_TELL);
    }

    private static void needed(Database database) {
        Agents agents = new Agents(database, Duration.ofDays(7), Set::of, LATER);
        database.run(connection -> {
            try (Statement update = connection.createStatement()) {
                update.executeUpdate("UPDATE kpi_fact SET topic = 'Refund', ticket_key = ticket,"
                        + " created_second = CAST(substr(ticket, 6) AS BIGINT)");
                // every tenth ticket of the slow one is calm, but for the 20th
                update.executeUpdate(
                        "UPDATE kpi_fact SET sentiment = CASE WHEN agent = 'slow'"
                                + " AND (created_second % 80 <> 73 OR created_second = 153) THEN 'NEGATIVE' ELSE 'NEUTRAL' END");
            }
        });
        List<TrainingNeed> needs = new FindTrainingNeeds(agents).needs(DAY, DAY.plusDays(27), Sight.ALL);
        assertThat(needs).extracting(TrainingNeed::agent).containsOnly("slow");
        assertThat(needs).extracting(TrainingNeed::figure).contains(AgentFigure.FIRST_RESPONSE, AgentFigure.CSAT);
        assertThat(needs).allSatisfy(need -> {
            assertThat(need.topic()).isEqualTo("Refund");
            assertThat(need.bad()).hasSize(3);
            assertThat(need.good()).hasSize(3);
        });
        assertThat(needs)
                .filteredOn(need -> need.figure() == AgentFigure.FIRST_RESPONSE)
                .singleElement()
                .satisfies(need -> {
                    assertThat(need.bad()).isEqualTo(byResponse(database, "agent = 'slow'", "DESC"));
                    assertThat(need.good()).isEqualTo(byResponse(database, "agent <> 'slow' AND team = 'Desk'", "ASC"));
                });
        assertThat(AgentLoad.of(database, DAY, DAY.plusDays(27), Sight.ALL))
                .filteredOn(load -> load.agent().equals("slow"))
                .singleElement()
                .satisfies(load -> {
                    assertThat(load.angry()).isEqualTo(181);
                    assertThat(load.streak()).isEqualTo(19);
                    assertThat(load.days()).isEqualTo(7);
                    assertThat(load.low()).isBetween(0.8, 181 / 200.0);
                });
        trained(database, agents);
        Sight own = new Sight(null, Sight.Agents.only(new PersonId("few")));
        assertThat(AgentLoad.of(database, DAY, DAY.plusDays(27), own))
                .extracting(AgentLoad::agent)
                .containsExactly("few");
        assertThat(new FindTrainingNeeds(agents).needs(DAY, DAY.plusDays(27), own))
                .isEmpty();
    }

    /** The three whose first response took longest, or shortest. */
    private static List<String> byResponse(Database database, String who, String order) {
        return database.read(connection -> {
            try (Statement query = connection.createStatement();
                    ResultSet rows = query.executeQuery("SELECT ticket FROM kpi_fact WHERE " + who
                            + " ORDER BY first_response_business_seconds " + order + ", created_second DESC LIMIT 3")) {
                List<String> tickets = new ArrayList<>();
                while (rows.next()) {
                    tickets.add(rows.getString(1));
                }
                return tickets;
            }
        });
    }

    @Test
    void aTeamOfOneAndADeskOfOneAgentAreToldWithoutBeingCompared() {
        try (Database database = DuckDb.inMemory()) {
            Agents agents = given(database);
            assertThat(response(agents, Sight.ALL, "alone").verdict()).isEqualTo(Verdict.NOBODY_TO_COMPARE);
            onlyOf(database, "alone");

            AgentReport report = agents.report(DAY, DAY.plusDays(27), Sight.ALL);

            assertThat(report.agents()).singleElement().satisfies(one -> {
                assertThat(one.figures().values())
                        .isNotEmpty()
                        .allMatch(standing -> standing.verdict() == Verdict.NOBODY_TO_COMPARE)
                        .allMatch(standing -> standing.team() == null && standing.adjusted() == null);
                assertThat(Objects.requireNonNull(one.figures().get(AgentFigure.FIRST_RESPONSE))
                                .cases())
                        .isEqualTo(50);
            });
        }
    }

    private static void onlyOf(Database database, String agent) {
        database.run(connection -> {
            try (PreparedStatement delete = connection.prepareStatement("DELETE FROM kpi_fact WHERE agent <> ?")) {
                delete.setString(1, agent);
                delete.executeUpdate();
            }
        });
    }

    @Test
    void whoHasLeftStaysInTheirOwnDaysAndIsNotInLaterOnes() {
        try (Database database = DuckDb.inMemory()) {
            Agents agents = given(database);
            database.run(connection -> {
                try (PreparedStatement delete =
                        connection.prepareStatement("DELETE FROM kpi_fact WHERE agent = 'slow' AND created_day >= ?")) {
                    delete.setObject(1, DAY.plusDays(14));
                    delete.executeUpdate();
                }
            });

            assertThat(names(agents, DAY, DAY.plusDays(13))).contains("slow");
            assertThat(names(agents, DAY.plusDays(14), DAY.plusDays(27)))
                    .doesNotContain("slow")
                    .contains("hard", "agent2");
            assertThat(response(agents, Sight.ALL, "slow").verdict()).isEqualTo(Verdict.WORSE);
        }
    }

    private static List<String> names(Agents agents, LocalDate from, LocalDate to) {
        return agents.report(from, to, Sight.ALL).agents().stream()
                .map(AgentReport.Agent::agent)
                .toList();
    }

    private static void complaintsEnd(Database database) {
        Agents agents = given(database);
        database.run(connection -> {
            try (PreparedStatement update = connection.prepareStatement(
                    "UPDATE kpi_fact SET transfers = 1, team_transfers = CASE WHEN agent = 'hard' THEN 1 ELSE 0 END,"
                            + " reopens = CASE WHEN agent = 'few' THEN NULL ELSE reopens END")) {
                update.executeUpdate();
            }
        });
        Map<String, ComplaintEnds> ends = new HashMap<>();
        agents.report(DAY, DAY.plusDays(27), Sight.ALL)
                .agents()
                .forEach(agent -> ends.put(agent.agent(), agent.complaints()));
        assertThat(ends.get("slow")).satisfies(slow -> {
            assertThat(slow.all()).isEqualTo(slow.resolved() + slow.open()).isEqualTo(slow.histories());
            assertThat(slow.reopened())
                    .as("bad ones are open, reopened and badly judged")
                    .isEqualTo(slow.open());
            assertThat(slow.asked() - slow.satisfied()).isEqualTo(slow.open()).isPositive();
            assertThat(slow.passedOn()).isEqualTo(slow.all());
            assertThat(slow.escalated()).isZero();
        });
        assertThat(ends.get("hard"))
                .satisfies(hard -> assertThat(hard.escalated()).isEqualTo(hard.all()));
        assertThat(ends.get("few")).satisfies(few -> {
            assertThat(few.histories()).isZero();
            assertThat(few.passedOn()).as("what is not known is not counted").isZero();
        });
    }

    @Test
    void anAutomationIsNobodysColleague() {
        try (Database database = DuckDb.inMemory()) {
            given(database);
            Agents agents = new Agents(database, Duration.ofDays(7), () -> Set.of("slow"), LATER);
            assertThat(agents.report(DAY, DAY.plusDays(27), Sight.ALL).agents())
                    .extracting(AgentReport.Agent::agent)
                    .contains("hard", "alone")
                    .doesNotContain("slow");
            assertThat(agents.loads(DAY, DAY.plusDays(27), Sight.ALL))
                    .extracting(AgentLoad::agent)
                    .doesNotContain("slow");
            Agents everybody = new Agents(database, Duration.ofDays(7), Set::of, LATER);
            assertThat(known(response(agents, Sight.ALL, "agent3").team()))
                    .as("the team's level is that of people")
                    .isLessThan(known(response(everybody, Sight.ALL, "agent3").team()));
            Kpis kpis = new Kpis(database, LATER, ZoneOffset.UTC);
            KpiQuery weeks = KpiQuery.of(DAY, DAY.plusDays(27), KpiQuery.Period.WEEK, Dimension.AGENT);
            assertThat(AgentPeriods.of(weeks, kpis, agents, Sight.ALL).rows())
                    .extracting(AgentPeriods.Row::agent)
                    .doesNotContain("slow");
        }
    }

    @Test
    void howComplaintsEndedIsCounted() {
        try (Database database = DuckDb.inMemory()) {
            complaintsEnd(database);
        }
        try (Database database = RealPostgres.empty()) {
            complaintsEnd(database);
        }
    }

    /** "One" is slower than "Desk" in refunds by half, on like cases. */
    private static void teamsNeed(Database database) {
        Agents agents = given(database);
        database.run(connection -> {
            try (PreparedStatement update = connection.prepareStatement("UPDATE kpi_fact SET topic = 'Refund',"
                    + " team = CASE WHEN agent IN ('agent2', 'agent3', 'agent4') THEN 'Two' ELSE team END,"
                    + " first_response_business_seconds = first_response_business_seconds"
                    + " * CASE WHEN team = 'One' THEN 3 ELSE 1 END")) {
                update.executeUpdate();
            }
        });
        List<TrainingNeed> needs = new FindTrainingNeeds(agents).ofTeams(DAY, DAY.plusDays(27), Sight.ALL);
        assertThat(needs)
                .filteredOn(need -> need.figure() == AgentFigure.FIRST_RESPONSE)
                .singleElement()
                .satisfies(need -> {
                    assertThat(need.team()).isEqualTo("One");
                    assertThat(need.agent()).isEmpty();
                    assertThat(need.standing().cases()).isEqualTo(50);
                    assertThat(known(need.standing().adjusted())
                                    / known(need.standing().team()))
                            .isBetween(1.8, 3.2);
                    assertThat(need.bad()).hasSize(3);
                    assertThat(need.good()).hasSize(3);
                });
        Sight other = new Sight(null, Sight.Agents.of(new PersonId("lead"), Set.of("Two")));
        assertThat(new FindTrainingNeeds(agents).ofTeams(DAY, DAY.plusDays(27), other))
                .extracting(TrainingNeed::team)
                .as("a lead reads of the teams that they lead")
                .doesNotContain("One", "Desk");
    }

    @Test
    void teamsFallBehindOtherTeamsOnATopic() {
        try (Database database = DuckDb.inMemory()) {
            teamsNeed(database);
        }
        try (Database database = RealPostgres.empty()) {
            teamsNeed(database);
        }
    }

    private static void byWeek(Database database) {
        Agents agents = given(database);
        Kpis kpis = new Kpis(database, LATER, ZoneOffset.UTC);
        KpiQuery weeks = KpiQuery.of(DAY, DAY.plusDays(27), KpiQuery.Period.WEEK, Dimension.AGENT);
        AgentPeriods all = AgentPeriods.of(weeks, kpis, agents, Sight.ALL);
        assertThat(all.rows())
                .filteredOn(row -> row.agent().equals("slow"))
                .extracting(AgentPeriods.Row::period)
                .containsExactly(DAY, DAY.plusDays(7), DAY.plusDays(14), DAY.plusDays(21));
        assertThat(all.rows()).filteredOn(row -> row.agent().equals("slow")).allSatisfy(row -> {
            assertThat(row.figures().get(Kpi.CSAT)).isNotNull();
            assertThat(row.fair()).containsOnlyKeys(AgentFigure.values());
        });
        assertThat(all.rows().stream()
                        .filter(row -> row.agent().equals("slow"))
                        .mapToLong(row -> Objects.requireNonNull(row.figures().get(Kpi.VOLUME))
                                .cases())
                        .sum())
                .as("the weeks add up to the whole")
                .isEqualTo(200);
        assertThat(all.rows()).filteredOn(row -> row.agent().equals("few")).allSatisfy(row -> assertThat(
                        row.figures().get(Kpi.CSAT))
                .isNotNull()
                .extracting(KpiTable.Row::weight)
                .isEqualTo(KpiTable.Weight.FEW));
        Sight own = new Sight(null, Sight.Agents.only(new PersonId("few")));
        assertThat(AgentPeriods.of(weeks, kpis, agents, own).rows())
                .extracting(AgentPeriods.Row::agent)
                .containsOnly("few");
        assertThatThrownBy(() -> AgentPeriods.of(
                        KpiQuery.of(DAY, DAY.plusDays(99), KpiQuery.Period.DAY, Dimension.AGENT),
                        kpis,
                        agents,
                        Sight.ALL))
                .hasMessageContaining("60 periods");
    }

    @Test
    void figuresAreToldByWeek() {
        try (Database database = DuckDb.inMemory()) {
            byWeek(database);
        }
        try (Database database = RealPostgres.empty()) {
            byWeek(database);
        }
    }

    @Test
    void likeCasesAreCompared() {
        try (Database database = DuckDb.inMemory()) {
            fair(database);
            needed(database);
        }
    }

    @Test
    void likeCasesAreComparedOnPostgresToo() {
        try (Database database = RealPostgres.empty()) {
            fair(database);
            needed(database);
        }
    }

    @Test
    void othersFiguresAreForTheirLeads() {
        try (Database database = DuckDb.inMemory()) {
            Agents agents = given(database);
            Sight own = new Sight(null, Sight.Agents.only(new PersonId("slow")));
            AgentReport seen = agents.report(DAY, DAY.plusDays(27), own);
            assertThat(seen.agents()).extracting(AgentReport.Agent::agent).containsExactly("slow");
            Sight lead = new Sight(null, Sight.Agents.of(new PersonId("lead"), Set.of("One")));
            assertThat(agents.report(DAY, DAY.plusDays(27), lead).agents())
                    .extracting(AgentReport.Agent::agent)
                    .containsExactly("alone");
            Sight nothing = new Sight(Set.of(), Sight.Agents.ALL);
            assertThat(agents.report(DAY, DAY.plusDays(27), nothing).agents()).isEmpty();
        }
    }
}
