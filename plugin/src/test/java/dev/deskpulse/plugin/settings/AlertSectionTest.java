package dev.deskpulse.plugin.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.deskpulse.scheduler.delivery.AlertLanguage;
import dev.deskpulse.scheduler.delivery.CommentSettings;
import dev.deskpulse.scheduler.delivery.MailSettings;
import dev.deskpulse.scheduler.delivery.QuietHours;
import dev.deskpulse.ticket.TicketKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AlertSectionTest {
    @TempDir
    Path folder;

    private Settings.Alerts parse(String more) {
        return new SettingsFile(Map.of("HOOK", "https://hooks.example.com/T0KEN?x"), ZoneOffset.UTC)
                .parse("test.yml", "jira: {url: 'https://jira.example.com', token: abc}\n" + more, folder)
                .alerts();
    }

    @Test
    void withoutTheSectionsNobodyIsTold() {
        Settings.Alerts alerts = parse("");
        assertThat(alerts.webhook()).isNull();
        assertThat(alerts.mail()).isNull();
        assertThat(alerts.comment()).isNull();
        assertThat(alerts.style().language()).isEqualTo(AlertLanguage.EN);
    }

    @Test
    void everyWayToTellIsReadAndHidesItsSecrets() throws IOException {
        Path secret = Files.writeString(folder.resolve("hook.txt"), "0123456789abcdef\n");
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
        Settings.Alerts alerts = parse("""
                alerts:
                  language: zh
                  webhook: {url: '${HOOK}', secretFile: hook.txt}
                  mail: {host: mail.example.com, user: desk, password: correct horse, from: a@example.com, to: [b@example.com]}
                  comment: HD-1
                """);
        MailSettings mail = Objects.requireNonNull(alerts.mail());
        assertThat(mail.port()).isEqualTo(587);
        assertThat(mail.tls()).isEqualTo(MailSettings.Tls.STARTTLS);
        assertThat(alerts.comment()).isEqualTo(new CommentSettings(new TicketKey("HD-1")));
        assertThat(alerts.style().language()).isEqualTo(AlertLanguage.ZH);
        assertThat(alerts.toString())
                .contains("hooks.example.com", "mail.example.com:587")
                .doesNotContain("T0KEN", "0123456789abcdef", "correct horse", "b@example.com");
    }

    @Test
    void whatIsMissingOrWrongIsNamedWithoutQuotingIt() {
        assertThatThrownBy(() -> parse("""
                        alerts:
                          webhook: {url: 'http://hooks.example.com/T0KEN', secret: 0123456789abcdef}
                          mail: {host: mail.example.com, to: b@example.com}
                          comment: nowhere
                        """))
                .hasMessageContaining("alerts.webhook: url must start with https://")
                .hasMessageContaining("alerts.mail.from: is missing; give it, or leave out the whole section")
                .hasMessageContaining("alerts.comment: ")
                .message()
                .doesNotContain("T0KEN", "0123456789abcdef");
        assertThatThrownBy(() -> parse("alerts: {webhook: {url: 'https://hooks.example.com/T0KEN'}}"))
                .hasMessageContaining("alerts.webhook.secret: is missing");
    }

    @Test
    void quietHoursAreCheckedAsWorkingHoursAre() {
        assertThat(parse("alerts: {quietHours: {hours: {friday: 20:00-08:00}, sendCritical: false}}")
                        .quietHours())
                .isNotSameAs(QuietHours.NONE);
        assertThatThrownBy(() -> parse("alerts: {quietHours: {hours: {friday: late}}}"))
                .hasMessageContaining("alerts.quietHours.hours.friday: 'late' is not hours such as");
    }

    @Test
    void commentsNeedWritingBack() {
        assertThatThrownBy(() -> parse("alerts: {comment: ticket}\nwriteBack: {enabled: false}"))
                .hasMessageContaining("alerts.comment: writes into tickets, but writeBack.enabled is false");
    }
}
