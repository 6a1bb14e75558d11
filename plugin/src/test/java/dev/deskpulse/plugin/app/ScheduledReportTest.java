package dev.deskpulse.plugin.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.deskpulse.fixtures.FakeJira;
import dev.deskpulse.fixtures.FakeJiraOptions;
import dev.deskpulse.fixtures.site.StandardSite;
import dev.deskpulse.plugin.settings.SettingsFile;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reports by Quartz alone, on schedules that come round each second. */
class ScheduledReportTest {
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-10T04:00:00Z"), ZoneOffset.UTC);
    private static final int IN_TIME = 60_000;

    @TempDir
    Path folder;

    @Test
    void eachScheduleSendsTheReportOfItsOwnPeriodOnce() throws Exception {
        GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mail.start();
        try (FakeJira jira = FakeJira.start(StandardSite.create(NOON), FakeJiraOptions.DEFAULT);
                Desk desk = desk(jira, mail.getSmtp().getPort());
                LocalService service = new LocalService(desk, NOON)) {
            service.start();

            assertThat(mail.waitForIncomingEmail(IN_TIME, 3)).isTrue();
            List<String> subjects = new ArrayList<>();
            for (MimeMessage message : mail.getReceivedMessages()) {
                subjects.add(message.getSubject());
            }
            assertThat(subjects)
                    .containsExactlyInAnyOrder(
                            "Deskpulse · Weekly service report · 2026-11-02 – 2026-11-08",
                            "Deskpulse · Monthly service report · 2026-10-01 – 2026-10-31",
                            "Deskpulse · Quarterly service report · 2026-07-01 – 2026-09-30");
        } finally {
            mail.stop();
        }
        try (var files = Files.list(folder.resolve("out"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "deskpulse-2026-11-02-2026-11-08-en.md",
                            "deskpulse-2026-10-01-2026-10-31-en.md",
                            "deskpulse-2026-07-01-2026-09-30-en.md");
        }
    }

    private Desk desk(FakeJira jira, int port) throws Exception {
        Path file = Files.writeString(folder.resolve("deskpulse.yml"), """
                zone: Asia/Shanghai
                jira: {url: '%s', deployment: cloud, email: admin@example.com, token: admin-token}
                web: {port: 0}
                schedules:
                  sync: 0 0 0 1 1 ?
                  census: 0 0 0 1 1 ?
                  analysis: 0 0 0 1 1 ?
                  writeBack: 0 0 0 1 1 ?
                  alerts: 0 0 0 1 1 ?
                  weeklyReport: '* * * * * ?'
                  monthlyReport: '* * * * * ?'
                  quarterlyReport: '* * * * * ?'
                alerts:
                  mail: {host: 127.0.0.1, port: %d, tls: none, timeout: 5s, from: desk@example.com, to: [alerts@example.com]}
                reports:
                  enabled: true
                  language: en
                  formats: [md]
                  folder: out
                  mailTo: [team@example.com]
                """.formatted(jira.baseUrl(), port));
        return Desk.open(new SettingsFile(Map.of(), ZoneOffset.UTC).read(file), NOON);
    }
}
