package dev.deskpulse.plugin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.deskpulse.connector.store.Database;
import dev.deskpulse.connector.store.DuckDb;
import dev.deskpulse.fixtures.FakeJira;
import dev.deskpulse.fixtures.FakeJiraOptions;
import dev.deskpulse.fixtures.scenario.RetailScenario;
import dev.deskpulse.fixtures.scenario.RetailSite;
import dev.deskpulse.fixtures.scenario.ScenarioOptions;
import dev.deskpulse.fixtures.site.FakeIssue;
import dev.deskpulse.fixtures.site.FakeSite;
import dev.deskpulse.fixtures.site.StandardSite;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code deskpulse privacy} on a store that every stage has filled. */
class PrivacyCommandTest {
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-10T04:00:00Z"), ZoneOffset.UTC);

    private static final String WORD = "Zyxquorble";
    private static final Instant LONG_AGO = Instant.parse("2026-09-20T00:00:00Z");

    @TempDir
    Path folder;

    private final FakeSite site = StandardSite.create(NOON);
    private FakeJira jira;
    private Terminal terminal;

    @BeforeEach
    void start() throws IOException {
        RetailSite.load(
                site,
                new RetailScenario(
                        ScenarioOptions.retail(LocalDate.of(2026, 11, 10)).withTickets(400)),
                ticket -> {});
        jira = FakeJira.start(site, FakeJiraOptions.DEFAULT);
        terminal = new Terminal(folder.resolve("deskpulse.yml"), NOON);
        Files.writeString(folder.resolve("deskpulse.yml"), """
                zone: Asia/Shanghai
                home: home
                jira: {url: '%s', deployment: cloud, email: admin@example.com, token: admin-token}
                privacy: {keepRawText: true}
                fields: {channel: Channel, product: Product}
                """.formatted(jira.baseUrl()));
    }

    @AfterEach
    void stop() {
        jira.close();
    }

    @Test
    void aCustomerIsToldAllAndThenForgottenInEveryTableAndFileAndStaysSo() throws Exception {
        run("sync");
        run("analyze");
        FakeIssue theirs = ticketOfTheMostFrequentCustomer();
        String account = Objects.requireNonNull(theirs.reporter());
        String name = site.user(account).orElseThrow().displayName();
        assertThat(tablesWith(account).keySet())
                .as("what the test is about")
                .contains("tickets", "people", "kpi_fact", "customer_listed");

        Path export = folder.resolve("theirs.json");
        run("privacy", "export", "--account", account, "--name", name, "--output", export.toString());
        JsonNode told = new ObjectMapper().readTree(export.toFile());
        assertThat(told.at("/rows/tickets")).isNotEmpty();
        assertThat(told.get("raw")).hasSameSizeAs(told.at("/rows/tickets"));
        assertThat(told.at("/rows/tickets").toString()).contains(theirs.key());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(export)))
                .isEqualTo("rw-------");
        assertThat(terminal.run("privacy", "export", "--account", account, "--output", export.toString()))
                .as("a file is never written over")
                .isNotZero();

        run("privacy", "erase", "--account", account, "--name", name, "--dry-run");
        assertThat(terminal.printed()).contains("tickets: ");
        assertThat(terminal.run("privacy", "erase", "--account", account, "--name", name))
                .as("nobody said yes")
                .isNotZero();
        assertThat(tablesWith(account)).isNotEmpty();

        run("privacy", "erase", "--account", account, "--name", name, "--yes");
        assertThat(terminal.printed()).contains("[erased-").doesNotContain(account, name);
        assertForgotten(account, name);

        site.edits().setField(theirs.id(), StandardSite.ADMIN, "summary", TextNode.valueOf("Anew by " + name));
        run("privacy", "rotate-key");
        assertThat(terminal.printed()).contains("Tickets sealed anew: ").doesNotContain("anew: 0");
        run("sync", "--read-all");
        run("analyze");
        assertForgotten(account, name);
        run("audit", "verify");
        run("audit", "list", "--action", "ERASE");
        assertThat(terminal.printed()).contains("erase").doesNotContain(account, name);
    }

    @Test
    void anAgentIsForgottenInTheirFiguresToo() throws Exception {
        run("sync");
        run("analyze");
        String account = site.issues().stream()
                .flatMap(issue -> Optional.ofNullable(issue.assignee()).stream())
                .findFirst()
                .orElseThrow();
        String name = site.user(account).orElseThrow().displayName();
        assertThat(tablesWith(name).keySet()).contains("people");
        run("privacy", "erase", "--account", account, "--name", name, "--dry-run");
        assertThat(terminal.printed()).contains("tickets: ", "kpi_fact: ", "reply_check: ");

        run("privacy", "erase", "--account", account, "--name", name, "--yes");
        assertForgotten(account, name);
        run("agents", "--period", "2026-10", "--json");
        assertThat(terminal.printed()).contains("[erased-").doesNotContain(account, name);
    }

    @Test
    void wordsThatAreTooOldAreNowhereWhileFiguresAndTagsStay() throws Exception {
        FakeIssue old = site.issues().stream()
                .filter(issue -> issue.resolved() != null && issue.updated().isBefore(LONG_AGO))
                .findFirst()
                .orElseThrow();
        says(old, WORD);
        run("sync");
        run("analyze");
        assertThat(tablesWith(WORD).keySet()).as("what the test is about").contains("tickets", "answered_ticket");
        assertThat(quoted(old)).isPositive();
        String figures = figures();
        List<String> tags = tags();

        retainForAMonth();
        Path reports = Files.createDirectories(folder.resolve("home/reports"));
        Path ours = old(reports.resolve("deskpulse-2025-01-01-2025-01-31-en.pdf"));
        Path others = old(reports.resolve("notes-of-2025.pdf"));
        run("privacy", "expire", "--dry-run");
        assertThat(terminal.printed()).contains("Due: ", "1 report files").doesNotContain(" 0 tickets");
        assertThat(tablesWith(WORD)).isNotEmpty();
        run("privacy", "expire");

        assertThat(tablesWith(WORD)).isEmpty();
        assertThat(quoted(old)).isZero();
        assertThat(raw(old)).isFalse();
        assertThat(ours).doesNotExist();
        assertThat(others).exists();
        run("privacy", "expire", "--dry-run");
        assertThat(terminal.printed()).contains("Due: the words of 0 tickets, 0 report files");
        run("analyze");
        assertThat(tags()).isEqualTo(tags);
        assertThat(figures()).isEqualTo(figures);
        run("audit", "list", "--action", "ERASE");
        assertThat(terminal.printed()).contains("words of tickets", "by privacy.retention");

        site.edits().setField(old.id(), StandardSite.ADMIN, "summary", TextNode.valueOf("Once more: " + WORD));
        run("sync");
        assertThat(tablesWith(WORD).keySet()).as("it is worked on again").contains("tickets");
        run("analyze");
        run("sync", "--read-all");
        assertThat(raw(old)).isTrue();
    }

    @Test
    void whatWasReadAnewLosesItsWordsOnceItIsJudged() throws Exception {
        retainForAMonth();
        FakeIssue old = site.issues().stream()
                .filter(issue -> issue.resolved() != null && issue.updated().isBefore(LONG_AGO))
                .findFirst()
                .orElseThrow();
        says(old, WORD);
        run("sync");
        assertThat(tablesWith(WORD)).as("nobody has judged it yet").isNotEmpty();
        run("analyze");
        List<String> tags = tags();
        run("sync");
        assertThat(tablesWith(WORD)).isEmpty();
        run("sync", "--read-all");
        run("analyze");
        run("sync");
        assertThat(tablesWith(WORD)).isEmpty();
        assertThat(tags()).isEqualTo(tags);
    }

    @Test
    void aTicketThatTheSiteHasDeletedLosesItsWordsWithTheCensusThatFindsIt() throws Exception {
        FakeIssue deleted = site.issues().iterator().next();
        says(deleted, WORD);
        run("sync");
        run("analyze");
        assertThat(tablesWith(WORD)).isNotEmpty();
        site.deleteIssue(deleted.id());
        run("sync", "--census");
        assertThat(tablesWith(WORD)).isEmpty();
        run("analyze");
        assertThat(tablesWith(WORD)).isEmpty();
    }

    private void says(FakeIssue issue, String word) {
        site.rewrite(issue.id(), before -> before.edit()
                .summary("My " + word + " is broken, terrible " + word)
                .description("I am very angry and disappointed, the " + word + " is awful. Refund my " + word + "!")
                .build());
    }

    private void retainForAMonth() throws IOException {
        Path settings = folder.resolve("deskpulse.yml");
        Files.writeString(
                settings,
                Files.readString(settings)
                        .replace("{keepRawText: true}", "{keepRawText: true, retention: {words: 30d, reports: 30d}}"));
    }

    private static Path old(Path file) throws IOException {
        Files.writeString(file, "as it was");
        return Files.setLastModifiedTime(file, FileTime.from(LONG_AGO));
    }

    private String figures() {
        run(
                "kpi",
                "--period",
                "2026-08-01..2026-10-31",
                "--kpi",
                "volume,first-response,sentiment,complaints",
                "--json");
        return terminal.printed();
    }

    private List<String> tags() throws Exception {
        return rows("SELECT ticket_id, sentiment, sentiment_score, kind, priority, input FROM ticket_tag ORDER BY 1");
    }

    /** How many results quote a ticket's words. */
    private int quoted(FakeIssue issue) throws Exception {
        String of = " WHERE ticket_id LIKE '%/" + issue.id() + "' AND ";
        return rows("SELECT 1 FROM ticket_tag" + of + "sentiment_evidence <> '[]'"
                        + " UNION ALL SELECT 1 FROM message_tag" + of + "sentiment_evidence <> '[]'"
                        + " UNION ALL SELECT 1 FROM given_answer" + of + "words <> ''"
                        + " UNION ALL SELECT 1 FROM reply_finding" + of + "words <> '[]'")
                .size();
    }

    private boolean raw(FakeIssue issue) throws Exception {
        return rows("SELECT id FROM sealed_tickets").stream().anyMatch(id -> id.contains("/" + issue.id()));
    }

    private List<String> rows(String sql) throws Exception {
        try (Database database = DuckDb.open(folder.resolve("home/deskpulse.duckdb"))) {
            return database.read(connection -> {
                List<String> all = new ArrayList<>();
                try (Statement statement = connection.createStatement();
                        ResultSet rows = statement.executeQuery(sql)) {
                    while (rows.next()) {
                        StringBuilder row = new StringBuilder();
                        for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
                            row.append(rows.getString(column)).append(' ');
                        }
                        all.add(row.toString().strip());
                    }
                }
                return all;
            });
        }
    }

    @Test
    void whoIsNotThereAndANameThatIsTooShortAreSaid() {
        run("sync");
        run("privacy", "erase", "--account", "nobody-77", "--dry-run");
        assertThat(terminal.printed()).contains("Nothing is stored of this person.");
        assertThat(terminal.run("privacy", "erase", "--account", "nobody-77", "--name", "A", "--yes"))
                .isNotZero();
        assertThat(terminal.said()).contains("give the whole name");
    }

    private void run(String... arguments) {
        assertThat(terminal.run(arguments))
                .as(() -> String.join(" ", arguments) + ": " + terminal.said())
                .isZero();
    }

    private FakeIssue ticketOfTheMostFrequentCustomer() {
        Map<String, List<FakeIssue>> byReporter = new LinkedHashMap<>();
        for (FakeIssue issue : site.issues()) {
            String reporter = issue.reporter();
            if (reporter != null && reporter.startsWith("customer-")) {
                byReporter.computeIfAbsent(reporter, any -> new ArrayList<>()).add(issue);
            }
        }
        return byReporter.values().stream()
                .max((a, b) -> Integer.compare(a.size(), b.size()))
                .orElseThrow()
                .get(0);
    }

    private void assertForgotten(String account, String name) throws Exception {
        assertThat(tablesWith(account)).as("tables with the account").isEmpty();
        assertThat(tablesWith(name)).as("tables with the name").isEmpty();
        try (Stream<Path> files = Files.walk(folder.resolve("home"))) {
            for (Path file : files.filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().startsWith("deskpulse.duckdb"))
                    .toList()) {
                String content = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
                assertThat(content.contains(account) || content.contains(name))
                        .as(file.toString())
                        .isFalse();
            }
        }
    }

    /** By the catalogue alone, every cell of every table. */
    private Map<String, String> tablesWith(String words) throws Exception {
        Map<String, String> found = new LinkedHashMap<>();
        try (Database database = DuckDb.open(folder.resolve("home/deskpulse.duckdb"))) {
            database.run(connection -> {
                List<String> tables = new ArrayList<>();
                try (ResultSet all =
                        connection.getMetaData().getTables(null, "main", "%", new String[] {"TABLE", "BASE TABLE"})) {
                    while (all.next()) {
                        tables.add(all.getString("TABLE_NAME"));
                    }
                }
                for (String table : tables) {
                    try (Statement statement = connection.createStatement();
                            ResultSet rows = statement.executeQuery("SELECT * FROM \"" + table + "\"")) {
                        while (rows.next()) {
                            for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
                                String cell = rows.getString(column);
                                if (cell != null && cell.contains(words)) {
                                    found.put(table, rows.getMetaData().getColumnName(column));
                                }
                            }
                        }
                    }
                }
            });
        }
        return found;
    }
}
