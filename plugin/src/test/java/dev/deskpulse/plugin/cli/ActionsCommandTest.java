package dev.deskpulse.plugin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskpulse.connector.store.DuckDb;
import dev.deskpulse.connector.store.Upsert;
import dev.deskpulse.scheduler.kpi.FactStore;
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

/** Actions on a desk whose complaints on Chat became fewer on 10 June. */
class ActionsCommandTest {
    private static final LocalDate START = LocalDate.of(2026, 6, 10);
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-08-01T04:00:00Z"), ZoneOffset.UTC);

    @TempDir
    private Path folder;

    private Terminal terminal = new Terminal(Path.of("unused"), Clock.systemUTC());
    /** The same on the day on which the action began. */
    private Terminal then = terminal;

    @BeforeEach
    void aDesk() throws IOException {
        Path file = Files.writeString(folder.resolve("deskpulse.yml"), """
                zone: UTC
                jira: {url: 'https://example.atlassian.net', email: a@example.com, token: t}
                """);
        terminal = new Terminal(file, CLOCK);
        then = new Terminal(file, Clock.fixed(START.atTime(8, 0).toInstant(ZoneOffset.UTC), ZoneOffset.UTC));
        Files.createDirectories(folder.resolve(".deskpulse"));
        try (DuckDb database = DuckDb.open(folder.resolve(".deskpulse/deskpulse.duckdb"))) {
            assertThat(new FactStore(database)).isNotNull();
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
                                    "channel",
                                    "kind")),
                    facts().stream());
        }
    }

    private static List<List<Object>> facts() {
        Random random = new Random(5);
        List<List<Object>> facts = new ArrayList<>();
        for (LocalDate day = START.minusDays(90); day.isBefore(START.plusDays(50)); day = day.plusDays(1)) {
            for (int ticket = 0; ticket < 20; ticket++) {
                String channel = ticket % 2 == 0 ? "Chat" : "Phone";
                boolean mended = channel.equals("Chat") && !day.isBefore(START);
                Instant at = day.atTime(10, 0).toInstant(ZoneOffset.UTC);
                int number = facts.size() + 1;
                facts.add(Upsert.row(
                        "s/HD-" + number,
                        "HD-" + number,
                        "s",
                        "HD",
                        "Request",
                        at,
                        at.getEpochSecond(),
                        day,
                        10,
                        0,
                        "",
                        channel,
                        random.nextDouble() < (mended ? 0.1 : 0.4) ? "COMPLAINT" : "QUESTION"));
            }
        }
        return facts;
    }

    private int add(String... more) {
        return addOf("2026-06-10", "2026-07-15", more);
    }

    private int addOf(String start, String by, String... more) {
        List<String> all = new ArrayList<>(List.of(
                "actions",
                "add",
                "--kpi",
                "complaints",
                "--target",
                "0.2",
                "--by",
                by,
                "--start",
                start,
                "--step",
                "Answers of the bot checked daily",
                "--owner",
                "Chen Jing"));
        all.addAll(List.of(more));
        return then.run(all.toArray(String[]::new));
    }

    @Test
    void anActionIsKeptPlannedAndJudgedInBothLanguages() throws IOException {
        assertThat(terminal.run("actions")).isZero();
        assertThat(terminal.printed()).contains("No action is kept");

        assertThat(add("--only", "channel=Chat", "--beside")).as(then.said()).isZero();
        assertThat(then.printed())
                .contains(
                        "Action 1: Answers of the bot checked daily", "Chen Jing", "Cannot tell yet", "would be seen");

        assertThat(terminal.run("actions", "judge", "1")).isZero();
        assertThat(terminal.printed()).contains("Helped: −", " pp to ");

        assertThat(terminal.run("actions", "--language", "zh")).isZero();
        assertThat(terminal.printed()).contains("有效", "个百分点");
        assertThat(terminal.run("actions", "judge", "1", "--json")).isZero();
        assertThat(terminal.json().at("/verdict/judgement").asText()).isEqualTo("HELPED");
        assertThat(terminal.json().at("/kept/plan/aim").asDouble()).isNegative();
    }

    @Test
    void changesAreKeptWithWhoMadeThemAndDaysAreSettledByTheStart() throws IOException {
        assertThat(addOf("2026-08-10", "2026-10-01")).as(then.said()).isZero();
        assertThat(add()).as(then.said()).isZero();

        assertThat(terminal.run("actions", "edit", "1", "--who", "Li Na", "--owner", "Wang Wei", "--by", "2026-10-15"))
                .as(terminal.said())
                .isZero();
        assertThat(terminal.printed())
                .contains("Wang Wei", "2026-08-10 – 2026-10-15", "Li Na, before: 2026-08-10 – 2026-10-01", "Chen Jing");
        assertThat(terminal.run("actions", "edit", "2", "--who", "Li Na", "--by", "2026-07-01"))
                .isNotZero();
        assertThat(terminal.said()).contains("its days are settled");
        assertThat(terminal.run("actions", "withdraw", "2", "--who", "Li Na", "--why", "no"))
                .isNotZero();
        assertThat(terminal.said()).contains("what was found then stays");

        assertThat(terminal.run("actions", "withdraw", "1", "--who", "Li Na", "--why", "the bot was replaced"))
                .as(terminal.said())
                .isZero();
        assertThat(terminal.run("actions")).isZero();
        assertThat(terminal.printed()).contains("Withdrawn on 2026-08-01: the bot was replaced");
        assertThat(terminal.run("actions", "edit", "1", "--who", "Li Na", "--step", "other"))
                .isNotZero();
        assertThat(terminal.said()).contains("was withdrawn on 2026-08-01");
    }

    @Test
    void whatIsNotThereIsNamedWithTheMend() {
        assertThat(terminal.run("actions", "judge", "7")).isNotZero();
        assertThat(terminal.said()).contains("there is no action 7", "`deskpulse actions`");
        assertThat(add("--finding", "2026-01-01")).isNotZero();
        assertThat(then.said()).contains("there is no finding '2026-01-01'");
        assertThat(add("--beside")).isNotZero();
        assertThat(then.said()).contains("name one dimension");
        assertThat(addOf("2026-06-09", "2026-07-15")).isNotZero();
        assertThat(then.said()).contains("it begins on 2026-06-09, before today (2026-06-10)");
    }
}
