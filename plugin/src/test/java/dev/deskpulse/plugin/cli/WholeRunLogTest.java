package dev.deskpulse.plugin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.deskpulse.fixtures.FakeJira;
import dev.deskpulse.fixtures.FakeJiraOptions;
import dev.deskpulse.fixtures.faults.FaultFilter;
import dev.deskpulse.fixtures.faults.FaultSpec;
import dev.deskpulse.fixtures.faults.Faults;
import dev.deskpulse.fixtures.faults.PageFaults;
import dev.deskpulse.fixtures.scenario.RetailScenario;
import dev.deskpulse.fixtures.scenario.RetailSite;
import dev.deskpulse.fixtures.scenario.ScenarioOptions;
import dev.deskpulse.fixtures.site.Access.TokenKind;
import dev.deskpulse.fixtures.site.FakeIssue;
import dev.deskpulse.fixtures.site.FakeSite;
import dev.deskpulse.fixtures.site.FakeUser;
import dev.deskpulse.fixtures.site.StandardSite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processes as they run, their logs at their most talkative, over a site that fails now and then: no person, no secret. */
class WholeRunLogTest {
    private static final List<String> SECRETS = List.of(
            "admin-token-of-the-log-test",
            "webhook-secret-of-the-log-test",
            "mail-password-of-the-log-test",
            "web-token-of-the-log-test");
    private static final String PHONE = "13900001234";
    private static final String MAIL = "planted.person@example.org";
    private static final String FAULTS = "500:0.03,429:0.03,reset:0.02,truncate:0.02,garbage:0.01;seed=7";

    @TempDir
    Path folder;

    @Test
    void noLogOfAWholeRunHoldsAPersonOrASecret() throws Exception {
        FakeSite site = site();
        GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mail.start();
        StringBuilder logs = new StringBuilder();
        try (FakeJira jira = FakeJira.start(
                site,
                FakeJiraOptions.DEFAULT.withFilter(new FaultFilter(
                        new Faults(FaultSpec.parse(FAULTS)), new PageFaults(site, 7, StandardSite.ADMIN))))) {
            writeSettings(jira.baseUrl(), mail.getSmtp().getPort());
            for (List<String> command : List.of(
                    List.of("sync", "--census"),
                    List.of("sync"),
                    List.of("analyze"),
                    List.of("write-back"),
                    List.of("alerts", "run"),
                    List.of("report", "--period", "2026-10", "--format", "html,docx", "--output", folder.toString()),
                    List.of("case", "HD-1"),
                    List.of("sync", "--no-such-option", MAIL))) {
                logs.append(logOf(command));
            }
        } finally {
            mail.stop();
        }
        assertThat(logs).as("there is something to look through").hasSizeGreaterThan(20_000);
        List<String> planted = new ArrayList<>(SECRETS);
        planted.add(PHONE);
        site.users().stream()
                .filter(user -> user.accountId().startsWith("customer-"))
                .map(FakeUser::displayName)
                .forEach(planted::add);
        for (String one : planted) {
            assertThat(logs.indexOf(one))
                    .as("of " + one + " in " + around(logs, one))
                    .isNegative();
        }
    }

    private static String around(StringBuilder logs, String word) {
        int at = logs.indexOf(word);
        return at < 0 ? "" : logs.substring(Math.max(0, at - 200), Math.min(logs.length(), at + 200));
    }

    /** With a phone number and an address of a person in the words of many tickets, in names of files and of fields. */
    private static FakeSite site() {
        FakeSite site = StandardSite.create(Clock.systemUTC());
        RetailSite.load(
                site,
                new RetailScenario(
                        ScenarioOptions.retail(LocalDate.now(Clock.systemUTC())).withTickets(200)),
                ticket -> {});
        site.access().addToken(StandardSite.ADMIN, TokenKind.API_TOKEN, SECRETS.get(0));
        List<FakeIssue> some = site.issues().stream().limit(40).toList();
        some.forEach(issue -> site.edits()
                .setField(
                        issue.id(),
                        StandardSite.ADMIN,
                        "summary",
                        TextNode.valueOf("Call " + PHONE + " or " + MAIL + ", I am furious")));
        return site;
    }

    private void writeSettings(String jira, int port) throws IOException {
        Files.writeString(folder.resolve("deskpulse.yml"), """
                zone: Asia/Shanghai
                home: home
                jira: {url: '%s', deployment: cloud, email: admin@example.com, token: %s}
                fields: {customer: Customer, channel: Channel, product: Product}
                web: {port: 0, token: %s}
                webhook: {port: 0, secret: %s}
                limits: {timeout: 3s}
                alerts:
                  mail:
                    host: 127.0.0.1
                    port: %d
                    tls: none
                    user: desk
                    password: %s
                    timeout: 2s
                    from: desk@example.com
                    to: [%s]
                """.formatted(
                jira, SECRETS.get(0), SECRETS.get(3), SECRETS.get(1), port, SECRETS.get(2), "team@example.com"));
    }

    private String logOf(List<String> command) throws Exception {
        List<String> call = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        call.addAll(command);
        call.addAll(List.of("--config", folder.resolve("deskpulse.yml").toString()));
        Path log = Files.createTempFile(folder, "log", ".txt");
        ProcessBuilder process = new ProcessBuilder(call)
                .directory(folder.toFile())
                .redirectError(log.toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        process.environment().put("DESKPULSE_LOG", "DEBUG");
        process.start().waitFor();
        try (Stream<String> lines = Files.lines(log)) {
            return lines.reduce("", (all, line) -> all + line + "\n");
        }
    }
}
