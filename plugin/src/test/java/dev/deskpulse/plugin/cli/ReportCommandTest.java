package dev.deskpulse.plugin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskpulse.fixtures.FakeJira;
import dev.deskpulse.fixtures.FakeJiraOptions;
import dev.deskpulse.fixtures.scenario.RetailScenario;
import dev.deskpulse.fixtures.scenario.RetailSite;
import dev.deskpulse.fixtures.scenario.ScenarioOptions;
import dev.deskpulse.fixtures.site.FakeSite;
import dev.deskpulse.fixtures.site.StandardSite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code deskpulse report} as a script calls it. */
class ReportCommandTest {
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-10T04:00:00Z"), ZoneOffset.UTC);
    private static final String NAME = "deskpulse-2026-10-01-2026-10-31-zh";

    @TempDir
    Path folder;

    private final FakeJira jira = start();
    private Terminal terminal = new Terminal(Path.of("deskpulse.yml"), NOON);

    private static FakeJira start() {
        FakeSite site = StandardSite.create(NOON);
        ScenarioOptions options =
                ScenarioOptions.retail(LocalDate.of(2026, 11, 10)).withTickets(120);
        RetailSite.load(site, new RetailScenario(options), ticket -> {});
        return FakeJira.start(site, FakeJiraOptions.DEFAULT);
    }

    @BeforeEach
    void writeSettings() throws IOException {
        terminal = new Terminal(folder.resolve("deskpulse.yml"), NOON);
        Files.writeString(folder.resolve("deskpulse.yml"), """
                zone: Asia/Shanghai
                jira: {url: '%s', deployment: cloud, email: admin@example.com, token: admin-token}
                fields: {customer: Customer, channel: Channel, product: Product}
                """.formatted(jira.baseUrl()));
    }

    @AfterEach
    void stop() {
        jira.close();
    }

    @Test
    void aReportIsMadeInEveryFormatAndEachIsInTheAuditLog() throws IOException {
        assertThat(terminal.run("sync")).isZero();
        assertThat(terminal.run("analyze")).isZero();
        Path out = folder.resolve("reports");

        assertThat(terminal.run(
                        "report",
                        "--period",
                        "2026-10",
                        "--format",
                        "html,pdf,xlsx,docx,md",
                        "--lang",
                        "zh",
                        "--for",
                        "lead",
                        "--output",
                        out.toString()))
                .as(terminal.said())
                .isZero();

        assertThat(terminal.printed().lines()).hasSize(5).allMatch(line -> Files.exists(Path.of(line)));
        assertThat(out.resolve(NAME + ".md")).content().contains("客服月报", "2026-10-01");
        assertThat(out.resolve(NAME + ".html")).content().contains("lang=\"zh", "<svg");
        assertThat(Files.readAllBytes(out.resolve(NAME + ".pdf"))).startsWith('%', 'P', 'D', 'F');
        assertThat(Files.readAllBytes(out.resolve(NAME + ".xlsx"))).startsWith('P', 'K');
        assertThat(Files.readAllBytes(out.resolve(NAME + ".docx"))).startsWith('P', 'K');
        assertThat(terminal.run("audit", "list", "--action", "export", "--json"))
                .isZero();
        assertThat(terminal.printed())
                .contains("report 2026-10-01..2026-10-31 for lead", NAME + ".pdf", NAME + ".docx");
    }

    @Test
    void whatIsAskedWronglyIsRefusedWithWhatToAskFor() throws IOException {
        assertThat(terminal.run("report", "--period", "October")).isNotZero();
        assertThat(terminal.said()).contains("October", "2026-10");
        assertThat(terminal.run("report", "--period", "2027-01")).isNotZero();
        assertThat(terminal.said()).contains("has not begun", "2026-11-10");
        assertThat(terminal.run("report", "--format", "pptx")).isNotZero();
        assertThat(terminal.said()).contains("pptx", "DOCX");
        assertThat(terminal.run("report", "--lang", "fr")).isNotZero();
        assertThat(terminal.said()).contains("fr");
        Path file = Files.writeString(folder.resolve("no-folder"), "");
        assertThat(terminal.run("report", "--format", "md", "--output", file.toString()))
                .isNotZero();
        assertThat(terminal.said()).contains("no-folder", "name a folder");
    }

    @Test
    void anEmptyMonthIsAReportThatSaysSo() throws IOException {
        assertThat(terminal.run("report", "--period", "2026-10", "--format", "md", "--output", folder.toString()))
                .as(terminal.said())
                .isZero();
        assertThat(folder.resolve("deskpulse-2026-10-01-2026-10-31-en.md"))
                .content()
                .contains("Nothing is counted yet", "No analysis has ended yet");
    }
}
