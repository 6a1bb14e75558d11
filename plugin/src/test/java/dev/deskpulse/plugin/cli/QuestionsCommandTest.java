package dev.deskpulse.plugin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskpulse.connector.store.DuckDb;
import dev.deskpulse.connector.store.JdbcTicketStore;
import dev.deskpulse.fixtures.FakeJira;
import dev.deskpulse.fixtures.FakeJiraOptions;
import dev.deskpulse.fixtures.scenario.RetailScenario;
import dev.deskpulse.fixtures.scenario.RetailSite;
import dev.deskpulse.fixtures.scenario.ScenarioOptions;
import dev.deskpulse.fixtures.site.FakeSite;
import dev.deskpulse.fixtures.site.StandardSite;
import dev.deskpulse.scheduler.knowledge.QuestionStore;
import dev.deskpulse.scheduler.kpi.FactStore;
import dev.deskpulse.scheduler.text.OwnWords;
import dev.deskpulse.scheduler.topic.Meaning;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bank by hand, on a desk that proposes one question in each language. */
class QuestionsCommandTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-08-01T04:00:00Z"), ZoneOffset.UTC);

    private static final FakeJira JIRA = start();

    @TempDir
    private Path folder;

    private Terminal terminal = new Terminal(Path.of("unused"), CLOCK);

    private static FakeJira start() {
        FakeSite site = StandardSite.create(CLOCK);
        ScenarioOptions options =
                ScenarioOptions.retail(LocalDate.of(2026, 8, 1)).withTickets(100);
        RetailSite.load(site, new RetailScenario(options), ticket -> {});
        return FakeJira.start(site, FakeJiraOptions.DEFAULT);
    }

    @AfterAll
    static void stop() {
        JIRA.close();
    }

    @BeforeEach
    void aDesk() throws IOException {
        Path file = Files.writeString(folder.resolve("deskpulse.yml"), """
                zone: UTC
                jira: {url: '%s', deployment: cloud, email: admin@example.com, token: admin-token}
                fields: {customer: Customer}
                """.formatted(JIRA.baseUrl()));
        terminal = new Terminal(file, CLOCK);
        Files.createDirectories(folder.resolve(".deskpulse"));
        try (DuckDb database = DuckDb.open(folder.resolve(".deskpulse/deskpulse.duckdb"))) {
            assertThat(new FactStore(database)).isNotNull();
            assertThat(QuestionStore.in(database)).isNotNull();
            propose(database, 1, "ENGLISH", "I cannot reset my password.", "Please choose Forgot password.");
            propose(database, 2, "CHINESE", "密码忘记了登录不上去", "请在登录页面点击忘记密码。");
        }
    }

    private static void propose(DuckDb database, long number, String language, String text, String answer) {
        database.run(connection -> {
            try (PreparedStatement insert = connection.prepareStatement(
                    "INSERT INTO question (number, language, topic, state, question, answer, meaning, answer_meaning,"
                            + " question_ticket, answer_ticket, proposed_at)"
                            + " VALUES (?, ?, 'T1', 'PROPOSED', ?, ?, ?, ?, 's/1', 's/2', ?)")) {
                insert.setLong(1, number);
                insert.setString(2, language);
                insert.setString(3, text);
                insert.setString(4, answer);
                insert.setString(5, meaning(text));
                insert.setString(6, meaning(answer));
                insert.setObject(7, LocalDateTime.of(2026, 7, 1, 0, 0));
                insert.executeUpdate();
            }
        });
    }

    private static String meaning(String text) {
        return Meaning.of(OwnWords.in(text, 300)).orElseThrow().stored();
    }

    @Test
    void questionsAreSearchedByMeaningKeptRejectedAndEditedInBothLanguages() throws IOException {
        assertThat(terminal.run("questions")).as(terminal.said()).isZero();
        assertThat(terminal.printed()).contains("Q1", "proposed", "not given yet", "I cannot reset my password.");
        assertThat(terminal.run("questions", "list", "--language", "zh")).isZero();
        assertThat(terminal.printed()).contains("待审", "尚未用过");

        assertThat(terminal.run("questions", "search", "I forgot my password and can't sign in", "--json"))
                .isZero();
        assertThat(terminal.json().at("/hits/0/question/number").asInt()).isEqualTo(1);
        assertThat(terminal.json().at("/hits/0/near").asDouble()).isBetween(0.45, 1.0);
        assertThat(terminal.run("questions", "search", "登录密码忘了怎么办", "--language", "zh"))
                .isZero();
        assertThat(terminal.printed()).contains("Q2", "→ 请在登录页面");

        assertThat(terminal.run("questions", "keep", "Q1", "--by", "Li Na")).isZero();
        assertThat(terminal.printed()).contains("Q1  kept", "by:       Li Na");
        assertThat(terminal.run("questions", "reject", "q2", "--language", "zh"))
                .isZero();
        assertThat(terminal.printed()).contains("已否决");

        Path answer = Files.writeString(folder.resolve("answer.txt"), "Choose Forgot password, then open the link.\n");
        assertThat(terminal.run(
                        "questions",
                        "edit",
                        "Q1",
                        "--question",
                        "How do I reset my password?",
                        "--answer-file",
                        answer.toString(),
                        "--article",
                        "https://help.example.com/password",
                        "--json"))
                .as(terminal.said())
                .isZero();
        assertThat(terminal.run("questions", "show", "Q1")).isZero();
        assertThat(terminal.printed())
                .contains(
                        "How do I reset my password?",
                        "Choose Forgot password, then open the link.",
                        "https://help.example.com/password");
    }

    @Test
    void aDraftIsOneInternalCommentInTheLedgerAndIsUndone() throws IOException {
        assertThat(terminal.run("sync")).as(terminal.said()).isZero();
        String key = ticketIn("ENGLISH");
        JIRA.resetRequests();

        assertThat(terminal.run("questions", "draft", key, "--question", "Q1", "--json"))
                .as(terminal.said())
                .isZero();
        assertThat(terminal.json().get("written").asBoolean()).isTrue();
        String run = terminal.json().get("run").asText();
        assertThat(JIRA.writes()).singleElement().satisfies(write -> {
            assertThat(write.path()).endsWith("/comment");
            assertThat(write.body())
                    .contains(
                            "Draft of a reply by Deskpulse (Q1)",
                            "Please choose Forgot password.",
                            "sd.public.comment",
                            "\"internal\":true");
        });
        JIRA.resetRequests();
        assertThat(terminal.run("questions", "draft", key, "--question", "Q1", "--language", "zh"))
                .isZero();
        assertThat(terminal.printed()).contains("未写入");
        assertThat(JIRA.writes()).isEmpty();

        assertThat(terminal.run("write-back", "--undo", run)).isZero();
        assertThat(JIRA.writes()).singleElement().satisfies(write -> assertThat(write.method())
                .isEqualTo("DELETE"));

        assertThat(terminal.run("questions", "draft", key, "--question", "Q2")).isNotZero();
        assertThat(terminal.said()).contains("not written in the language of Q2");
        Path file = folder.resolve("deskpulse.yml");
        Files.writeString(file, Files.readString(file) + "writeBack: {enabled: false}\n");
        assertThat(terminal.run("questions", "draft", key, "--question", "Q1")).isNotZero();
        assertThat(terminal.said()).contains("writing back is off");
    }

    private String ticketIn(String language) {
        try (DuckDb database = DuckDb.open(folder.resolve(".deskpulse/deskpulse.duckdb"))) {
            return JdbcTicketStore.in(database, CLOCK).latest(100).stream()
                    .filter(ticket ->
                            OwnWords.opening(ticket, 300).language().name().equals(language))
                    .findFirst()
                    .orElseThrow()
                    .key()
                    .value();
        }
    }

    @Test
    void anApprovalIsOfExactWordsAndTheSwitchNeedsNoStore() throws IOException {
        assertThat(terminal.run("questions", "approve", "Q1")).isNotZero();
        assertThat(terminal.said()).contains("keep it first");
        assertThat(terminal.run("questions", "keep", "Q1")).isZero();
        assertThat(terminal.run("questions", "approve", "Q1", "--by", "Li Na")).isZero();
        assertThat(terminal.printed()).contains("approved by Li Na");
        assertThat(terminal.run("questions", "edit", "Q1", "--question", "How do I reset it?"))
                .isZero();
        assertThat(terminal.printed()).doesNotContain("approved by");

        try (DuckDb running = DuckDb.open(folder.resolve(".deskpulse/deskpulse.duckdb"))) {
            assertThat(running).isNotNull();
            assertThat(terminal.run("questions", "stop", "--json")).isZero();
            assertThat(terminal.json().get("stopped").asBoolean()).isTrue();
        }
        JIRA.resetRequests();
        assertThat(terminal.run("questions", "answer", "--language", "zh")).isZero();
        assertThat(terminal.printed()).contains("已自动回复：0");
        assertThat(JIRA.requests()).isEmpty();
        assertThat(terminal.run("questions", "go", "--language", "zh")).isZero();
        assertThat(terminal.printed()).contains("未被停止");
    }

    @Test
    void whatCannotBeDoneIsSaidWithTheMend() throws IOException {
        assertThat(terminal.run("questions", "show", "Q9")).isNotZero();
        assertThat(terminal.said()).contains("no such question", "`deskpulse questions`");
        assertThat(terminal.run("questions", "edit", "Q1", "--article", "javascript:alert(1)"))
                .isNotZero();
        assertThat(terminal.said()).contains("no address on the web");
        assertThat(terminal.run("questions", "edit", "Q1", "--question", "密码怎么重置？"))
                .isNotZero();
        assertThat(terminal.said()).contains("in that language");
        Path broken = Files.write(folder.resolve("broken.txt"), new byte[] {(byte) 0xff, (byte) 0xfe, 0x41});
        assertThat(terminal.run("questions", "edit", "Q1", "--answer-file", broken.toString()))
                .isNotZero();
        assertThat(terminal.said()).contains("not UTF-8");
    }
}
