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
