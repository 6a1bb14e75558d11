package dev.deskpulse.scheduler.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MailChannelTest {
    private static final Notice TEST =
            new Notice("n1", Notice.Event.TEST, List.of(), Instant.parse("2026-03-11T12:00:00Z"));

    private final GreenMail plain = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private final GreenMail secure = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTPS));

    @AfterEach
    void stop() {
        plain.stop();
        secure.stop();
    }

    private static MailSettings at(int port, MailSettings.Tls tls, @Nullable String user, @Nullable String password) {
        return new MailSettings(
                "127.0.0.1",
                port,
                tls,
                user,
                password == null ? null : Password.of(password),
                "deskpulse@example.com",
                List.of("team@example.com"),
                Duration.ofSeconds(10));
    }

    private static Attempt send(MailSettings settings) {
        try (Channel channel = new MailChannel(settings, new MessageStyle(AlertLanguage.EN, ZoneOffset.UTC))) {
            return channel.send(TEST);
        }
    }

    @Test
    void theAccountSignsIn() {
        plain.start();
        plain.setUser("deskpulse", "deskpulse", "correct horse");
        int port = plain.getSmtp().getPort();
        plain.getUserManager().setAuthRequired(true);

        assertThat(send(at(port, MailSettings.Tls.NONE, "deskpulse", "correct horse")))
                .isEqualTo(new Attempt.Taken());
        assertThat(send(at(port, MailSettings.Tls.NONE, "deskpulse", "wrong horse")))
                .isEqualTo(Attempt.NotNow.because("127.0.0.1:" + port
                        + " does not accept alerts.mail.user with alerts.mail.password; correct them"));
    }

    @Test
    void aServerWithoutTlsGetsNothingWhereTlsIsAsked() {
        plain.start();
        int port = plain.getSmtp().getPort();

        assertThat(send(at(port, MailSettings.Tls.STARTTLS, null, null))).isInstanceOf(Attempt.NotNow.class);
        assertThat(plain.getReceivedMessages()).isEmpty();
    }

    @Test
    void aCertificateThatNobodyVouchesForIsNotTrusted() {
        secure.start();
        int port = secure.getSmtps().getPort();

        assertThat(send(at(port, MailSettings.Tls.TLS, null, null)))
                .isEqualTo(Attempt.NotNow.because(
                        "127.0.0.1:" + port + " cannot be reached, or not with TLS as alerts.mail.tls asks"));
        assertThat(secure.getReceivedMessages()).isEmpty();
    }

    @Test
    void settingsThatCannotWorkAreNamed() {
        assertThatThrownBy(() -> new MailSettings(
                        "mail.example.com",
                        25,
                        MailSettings.Tls.NONE,
                        null,
                        null,
                        "a@example.com",
                        List.of("b@example.com"),
                        Duration.ofSeconds(10)))
                .hasMessage("tls is none, which only a mail server on this machine may have");
        assertThatThrownBy(() -> at(25, MailSettings.Tls.NONE, "user", null))
                .hasMessage("needs user and password, or neither");
    }
}
