package dev.deskpulse.scheduler.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskpulse.connector.store.Database;
import dev.deskpulse.connector.store.DuckDb;
import dev.deskpulse.scheduler.RealPostgres;
import dev.deskpulse.scheduler.agent.Standing.Verdict;
import dev.deskpulse.scheduler.kpi.FactStore;
import dev.deskpulse.scheduler.sight.Sight;
import dev.deskpulse.scheduler.topic.TopicStore;
import dev.deskpulse.ticket.PersonId;
import java.sql.PreparedStatement;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
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
        return new Agents(database, Duration.ofDays(7), LATER);
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
        Agents agents = new Agents(database, Duration.ofDays(7), LATER);
        database.run(connection -> {
            try (PreparedStatement update = connection.prepareStatement("UPDATE kpi_fact SET topic = 'Refund',"
                    + " sentiment = CASE WHEN agent = 'slow' THEN 'NEGATIVE' ELSE 'NEUTRAL' END")) {
                update.executeUpdate();
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
        assertThat(AgentLoad.of(database, DAY, DAY.plusDays(27), Sight.ALL))
                .filteredOn(load -> load.agent().equals("slow"))
                .singleElement()
                .satisfies(load -> {
                    assertThat(load.angry()).isEqualTo(200);
                    assertThat(load.streak()).isEqualTo(200);
                    assertThat(load.days()).isEqualTo(7);
                    assertThat(load.low()).isBetween(0.95, 1.0);
                });
        trained(database, agents);
        Sight own = new Sight(null, Sight.Agents.only(new PersonId("few")));
        assertThat(AgentLoad.of(database, DAY, DAY.plusDays(27), own))
                .extracting(AgentLoad::agent)
                .containsExactly("few");
        assertThat(new FindTrainingNeeds(agents).needs(DAY, DAY.plusDays(27), own))
                .isEmpty();
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
