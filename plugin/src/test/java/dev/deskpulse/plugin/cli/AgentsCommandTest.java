package dev.deskpulse.plugin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.deskpulse.connector.store.DuckDb;
import dev.deskpulse.connector.store.Upsert;
import dev.deskpulse.scheduler.kpi.FactStore;
import dev.deskpulse.scheduler.topic.TopicStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Agents of a desk on which "slow" takes three times as long as the others, and "alone" is a team of one. */
class AgentsCommandTest {
    private static final LocalDate DAY = LocalDate.of(2026, 6, 1);
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-08-01T04:00:00Z"), ZoneOffset.UTC);
    private static final List<String> AGENTS = List.of("slow", "one", "two", "three", "alone");

    @TempDir
    private Path folder;

    private Terminal terminal = new Terminal(Path.of("unused"), Clock.systemUTC());

    @BeforeEach
    void aDesk() throws IOException {
        Path file = Files.writeString(folder.resolve("deskpulse.yml"), """
                zone: UTC
                jira: {url: 'https://example.atlassian.net', email: a@example.com, token: t}
                """);
        terminal = new Terminal(file, CLOCK);
        Files.createDirectories(folder.resolve(".deskpulse"));
        try (DuckDb database = DuckDb.open(folder.resolve(".deskpulse/deskpulse.duckdb"))) {
            assertThat(new FactStore(database)).isNotNull();
            assertThat(TopicStore.in(database)).isNotNull();
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
                                    "agent",
                                    "team",
                                    "first_response_business_seconds")),
                    facts().stream());
        }
    }

    private static List<List<Object>> facts() {
        Random random = new Random(5);
        List<List<Object>> facts = new ArrayList<>();
        for (int number = 1; number <= 500; number++) {
            String agent = AGENTS.get(number % AGENTS.size());
            Instant at = DAY.plusDays(number % 28).atTime(10, 0).toInstant(ZoneOffset.UTC);
            double hours = (agent.equals("slow") ? 3 : 1) * Math.exp(0.5 * random.nextGaussian());
            facts.add(Upsert.row(
                    "s/HD-" + number,
                    "HD-" + number,
                    "s",
                    "HD",
                    "Request",
                    at,
                    at.getEpochSecond(),
                    DAY.plusDays(number % 28),
                    10,
                    0,
                    "",
                    agent,
                    agent.equals("alone") ? "One" : "Desk",
                    Math.round(3_600 * hours)));
        }
        return facts;
    }

    @Test
    void agentsStandBesideTheirTeamInBothLanguages() throws IOException {
        assertThat(terminal.run("agents", "--period", "2026-06", "--json"))
                .as(terminal.said())
                .isZero();
        JsonNode agents = terminal.json().get("agents");
        assertThat(agents)
                .extracting(agent -> agent.get("agent").asText())
                .containsExactly("one", "slow", "three", "two", "alone");
        assertThat(agents.at("/1/figures/FIRST_RESPONSE/verdict").asText()).isEqualTo("WORSE");
        assertThat(agents.at("/4/figures/FIRST_RESPONSE/verdict").asText()).isEqualTo("NOBODY_TO_COMPARE");

        assertThat(terminal.run("agents", "slow", "--language", "zh")).isZero();
        assertThat(terminal.printed()).contains("slow, Desk", "首次响应", "不如团队").doesNotContain("alone");
    }

    @Test
    void figuresAreToldByWeekBesideLikeCases() throws IOException {
        assertThat(terminal.run("agents", "slow", "--period", "2026-06", "--each", "week", "--json"))
                .as(terminal.said())
                .isZero();
        JsonNode rows = terminal.json().get("rows");
        assertThat(rows)
                .extracting(row -> row.get("period").asText())
                .containsExactly("2026-06-01", "2026-06-08", "2026-06-15", "2026-06-22");
        int volume = 0;
        for (JsonNode row : rows) {
            volume += row.at("/figures/volume/cases").asInt();
        }
        assertThat(volume).isEqualTo(100);
        assertThat(rows.at("/0/likeCases/FIRST_RESPONSE/verdict").asText()).isEqualTo("WORSE");

        assertThat(terminal.run("agents", "--period", "2026-06", "--each", "month", "--language", "zh"))
                .isZero();
        assertThat(terminal.printed()).contains("2026-06-01", "原始：", "同类工单（工作时间）：首次响应", "不如团队");
        assertThat(terminal.run("agents", "--each", "day")).isZero();
        assertThat(terminal.printed()).contains("no tickets of agents in these days");
    }

    @Test
    void teamsWithoutNeedsAreSaidSo() {
        assertThat(terminal.run("agents", "needs", "--team", "--period", "2026-06"))
                .isZero();
        assertThat(terminal.printed()).contains("no topic in which a team falls behind the others");
    }

    @Test
    void twoOfTheSameNameAreToldApartByTheirAccounts() {
        assertThat(terminal.run("agents")).isZero();
        try (DuckDb database = DuckDb.open(folder.resolve(".deskpulse/deskpulse.duckdb"))) {
            database.upsert(
                    Upsert.into("people", List.of("id"), List.of("id", "display_name", "role")),
                    List.of(Upsert.row("slow", "Li Na", "AGENT"), Upsert.row("one", "Li Na", "AGENT")).stream());
        }
        assertThat(terminal.run("agents", "Li Na", "--period", "2026-06")).isZero();
        assertThat(terminal.printed()).contains("Li Na (slow)", "Li Na (one)").doesNotContain("three");
        assertThat(terminal.run("agents", "trained", "--agent", "Li Na", "--note", "Macros"))
                .isNotZero();
        assertThat(terminal.said()).contains("2 people are called 'Li Na'", "one", "slow");
        assertThat(terminal.run("agents", "trained", "--agent", "slow", "--note", "Macros"))
                .isZero();
    }

    @Test
    void anEmptyPeriodIsSaidSo() {
        assertThat(terminal.run("quality", "--period", "2020")).isZero();
        assertThat(terminal.run("agents", "needs", "--period", "2020")).isZero();
        assertThat(terminal.printed()).contains("no topic in which an agent falls behind");
        assertThat(terminal.run("agents", "load", "--period", "2020")).isZero();
        assertThat(terminal.printed()).contains("no tickets of agents in these days");
        assertThat(terminal.run("agents", "staffing")).isZero();
        assertThat(terminal.printed()).contains("nobody replied in these weeks");
    }

    @Test
    void whoIsNotThereIsSaid() {
        assertThat(terminal.run("agents", "gone")).isNotZero();
        assertThat(terminal.said()).contains("no agent of that name", "--period");
        assertThat(terminal.run("agents", "--period", "2020")).isZero();
        assertThat(terminal.printed()).contains("no tickets of agents in these days");
    }
}
