package dev.deskpulse.plugin.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.deskpulse.fixtures.FakeJira;
import dev.deskpulse.fixtures.FakeJiraOptions;
import dev.deskpulse.fixtures.http.FakeFilter;
import dev.deskpulse.fixtures.http.FakeResponse;
import dev.deskpulse.fixtures.openapi.CheckedBySpecs;
import dev.deskpulse.fixtures.site.FakeIssue;
import dev.deskpulse.fixtures.site.FakeProject;
import dev.deskpulse.fixtures.site.FakeSite;
import dev.deskpulse.fixtures.site.StandardSite;
import dev.deskpulse.plugin.access.Role;
import dev.deskpulse.plugin.access.Viewer;
import dev.deskpulse.plugin.settings.SettingsEdit;
import dev.deskpulse.plugin.settings.SettingsFile;
import dev.deskpulse.scheduler.audit.AuditAction;
import dev.deskpulse.scheduler.audit.AuditOutcome;
import dev.deskpulse.scheduler.audit.AuditQuery;
import dev.deskpulse.scheduler.kpi.Stretch;
import dev.deskpulse.scheduler.report.file.ReportFormat;
import dev.deskpulse.scheduler.report.page.ReportLanguage;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A report on its way to those who are to read it: a real mail server, and the fake site over HTTP. */
class ReportDeliveryTest {
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-10T04:00:00Z"), ZoneOffset.UTC);
    private static final List<Duration> AT_ONCE = List.of(Duration.ZERO, Duration.ZERO);
    private static final Stretch OCTOBER = Stretch.parse("2026-10", LocalDate.of(2026, 11, 10));

    @RegisterExtension
    static final CheckedBySpecs SPECS = CheckedBySpecs.shared();

    @TempDir
    Path folder;

    private final GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private final FakeSite site =
            StandardSite.create(NOON).addProject(FakeProject.serviceDesk("10000", "HD", "Help desk"));

    @AfterEach
    void stop() {
        mail.stop();
    }

    @Test
    void aReportIsLeftMailedAndMadeAnIssue() throws Exception {
        mail.start();
        try (FakeJira jira = FakeJira.start(site, FakeJiraOptions.DEFAULT.withFilter(SPECS.filter()));
                Desk desk = desk(jira, mail.getSmtp().getPort(), "HD")) {
            String told = new DeskReports(desk, AT_ONCE).deliver(OCTOBER, false);

            assertThat(told).contains("2 files", "mail by 127.0.0.1", ": sent", "an issue in HD: sent");
            assertThat(folder.resolve("out/deskpulse-2026-10-01-2026-10-31-zh.md"))
                    .exists();

            MimeMessage message = mail.getReceivedMessages()[0];
            assertThat(message.getSubject()).isEqualTo("Deskpulse · 客服月报 · 2026-10-01 – 2026-10-31");
            MimeMultipart parts = (MimeMultipart) message.getContent();
            assertThat(parts.getCount()).isEqualTo(3);
            assertThat(parts.getBodyPart(0).getContent().toString()).contains("尚无统计数据");
            assertThat(parts.getBodyPart(2).getFileName()).isEqualTo("deskpulse-2026-10-01-2026-10-31-zh.md");

            FakeIssue issue = site.issues().iterator().next();
            assertThat(issue.summary()).isEqualTo("Deskpulse · 客服月报 · 2026-10-01 – 2026-10-31");
            assertThat(site.attachments())
                    .hasSize(2)
                    .allSatisfy(file -> assertThat(file.issue()).isEqualTo(issue.id()))
                    .extracting(file -> file.name())
                    .contains("deskpulse-2026-10-01-2026-10-31-zh.xlsx");
            assertThat(issue.comments()).singleElement().satisfies(comment -> assertThat(comment.internal())
                    .isTrue());
            assertThat(desk.audit().find(AuditQuery.latest(AuditAction.EXPORT, 9)))
                    .extracting(entry -> entry.event().detail())
                    .contains("md → an issue in HD");
        }
    }

    @Test
    void aMailServerThatRefusesStopsNothingElse() throws Exception {
        mail.start();
        int port = mail.getSmtp().getPort();
        mail.stop();
        try (FakeJira jira = FakeJira.start(site, FakeJiraOptions.DEFAULT.withFilter(SPECS.filter()));
                Desk desk = desk(jira, port, "HD")) {
            assertThat(new DeskReports(desk, AT_ONCE).deliver(OCTOBER, false))
                    .contains("2 files", "not sent after 3 tries, 127.0.0.1:" + port + " cannot be reached")
                    .contains("deskpulse report --send", "an issue in HD: sent");
            assertThat(site.issues()).hasSize(1);
        }
    }

    @Test
    void aProjectThatIsNotThereIsNamedAndTheMailGoesOut() throws Exception {
        mail.start();
        try (FakeJira jira = FakeJira.start(site, FakeJiraOptions.DEFAULT);
                Desk desk = desk(jira, mail.getSmtp().getPort(), "NONE")) {
            assertThat(new DeskReports(desk, AT_ONCE).deliver(OCTOBER, false))
                    .contains("mail by 127.0.0.1", ": sent", "an issue in NONE: not sent", "see reports.issue");
            assertThat(mail.getReceivedMessages()).hasSize(1);
        }
    }

    @Test
    void aMailServerThatIsBusyOnceIsAskedAgain() throws Exception {
        mail.start();
        try (FakeJira jira = FakeJira.start(site, FakeJiraOptions.DEFAULT);
                MailDoor door = MailDoor.busyFirst(mail.getSmtp().getPort());
                Desk desk = desk(jira, door.port(), "HD")) {
            assertThat(new DeskReports(desk, AT_ONCE).deliver(OCTOBER, false))
                    .contains("mail by 127.0.0.1:" + door.port() + ": sent", "an issue in HD: sent");
            assertThat(door.visits()).isEqualTo(2);
            assertThat(mail.getReceivedMessages()).hasSize(1);
        }
    }

    @Test
    void aMailServerThatDoesNotAnswerIsLeftAfterItsTimeAndTheRestGoesOut() throws Exception {
        mail.start();
        try (FakeJira jira = FakeJira.start(site, FakeJiraOptions.DEFAULT);
                MailDoor door = MailDoor.silent();
                Desk desk = desk(jira, door.port(), "HD")) {
            assertThat(new DeskReports(desk, AT_ONCE).deliver(OCTOBER, false))
                    .contains("not sent after 3 tries", "cannot be reached", "an issue in HD: sent");
            assertThat(door.visits()).isEqualTo(3);
            assertThat(desk.audit().find(AuditQuery.latest(AuditAction.EXPORT, 9)))
                    .extracting(entry -> entry.event().outcome())
                    .contains(AuditOutcome.FAILED);
        }
    }

    @Test
    void whoHasAReportDoesNotGetItAgainUnlessAskedTo() throws Exception {
        mail.start();
        try (FakeJira jira = FakeJira.start(site, FakeJiraOptions.DEFAULT);
                Desk desk = desk(jira, mail.getSmtp().getPort(), "NONE")) {
            DeskReports reports = new DeskReports(desk, AT_ONCE);
            reports.deliver(OCTOBER, false);
            assertThat(reports.deliver(OCTOBER, false))
                    .contains("sent already", "--again", "an issue in NONE: not sent");
            assertThat(mail.getReceivedMessages()).hasSize(1);
            assertThat(reports.deliver(OCTOBER, true)).contains(": sent;");
            assertThat(mail.getReceivedMessages()).hasSize(2);
            assertThat(reports.deliver(Stretch.parse("2026-09", LocalDate.of(2026, 11, 10)), false))
                    .contains(": sent;");
            assertThat(mail.getReceivedMessages()).hasSize(3);
        }
    }

    @Test
    void anIssueWhoseFileIsRefusedOnceIsFinishedAndNotMadeAgain() throws Exception {
        AtomicInteger uploads = new AtomicInteger();
        FakeFilter busyOnce =
                (request, next) -> request.path().endsWith("/attachments") && uploads.getAndIncrement() == 1
                        ? FakeResponse.empty(503)
                        : next.handle(request);
        mail.start();
        try (FakeJira jira = FakeJira.start(site, FakeJiraOptions.DEFAULT.withFilter(busyOnce));
                Desk desk = desk(jira, mail.getSmtp().getPort(), "HD")) {
            assertThat(new DeskReports(desk, AT_ONCE).deliver(OCTOBER, false)).contains("an issue in HD: sent");
            assertThat(site.issues()).hasSize(1);
            assertThat(site.attachments()).hasSize(2);
            assertThat(site.issues().iterator().next().comments()).hasSize(1);
        }
    }

    @Test
    void aTemplateWithAnErrorIsNamedAndTheReportGoesOutWithTheOneThatShips() throws Exception {
        Files.createDirectories(folder.resolve("own"));
        Files.writeString(folder.resolve("own/report.html.mustache"), "<html><body>{{#sections}}</body></html>");
        mail.start();
        try (FakeJira jira = FakeJira.start(site, FakeJiraOptions.DEFAULT);
                Desk desk = desk(jira, mail.getSmtp().getPort(), "HD")) {
            assertThat(new DeskReports(desk, AT_ONCE).deliver(OCTOBER, false))
                    .contains("report.html.mustache", "line 1", "the template that ships", "an issue in HD: sent");
        }
    }

    @Test
    void targetsThatChangeWhileTheProgramRunsAreInTheNextReport() throws Exception {
        try (FakeJira jira = FakeJira.start(site, FakeJiraOptions.DEFAULT);
                Desk desk = desk(jira, 9, "HD")) {
            DeskReports reports = new DeskReports(desk, AT_ONCE);
            assertThat(targets(reports)).isEmpty();
            desk.book()
                    .change(
                            Viewer.localAdmin(),
                            desk.book().written().revision(),
                            List.of(new SettingsEdit(
                                    List.of("kpi", "targets", "fast-answers"),
                                    Map.of("kpi", "first-response", "atMost", 14_400, "review", "month"))));
            assertThat(targets(reports)).containsExactly("fast-answers");
        }
    }

    private static List<String> targets(DeskReports reports) {
        return reports
                .make(OCTOBER, reports.reader(Role.ADMIN), ReportLanguage.EN, Set.of(ReportFormat.MD))
                .report()
                .targets()
                .stream()
                .map(review -> review.target().name())
                .toList();
    }

    private Desk desk(FakeJira jira, int port, String project) throws IOException {
        Path file = Files.writeString(folder.resolve("deskpulse.yml"), """
                zone: Asia/Shanghai
                jira: {url: '%s', deployment: cloud, email: admin@example.com, token: admin-token}
                alerts:
                  mail: {host: 127.0.0.1, port: %d, tls: none, timeout: 500ms, from: desk@example.com, to: [alerts@example.com]}
                reports:
                  enabled: true
                  language: zh
                  formats: [md, xlsx]
                  folder: out
                  templates: own
                  mailTo: [team@example.com]
                  issue: {project: %s}
                """.formatted(jira.baseUrl(), port, project));
        return Desk.open(new SettingsFile(Map.of(), ZoneOffset.UTC).read(file), NOON);
    }
}
