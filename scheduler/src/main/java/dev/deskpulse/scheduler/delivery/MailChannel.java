package dev.deskpulse.scheduler.delivery;

import jakarta.mail.Address;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;

/** Mails notices as plain text. A message keeps its Message-ID over all tries. */
public final class MailChannel implements Channel {
    private static final int PERMANENT = 500;

    private final MailSettings settings;
    private final AlertText text;
    private final Session session;

    public MailChannel(MailSettings settings, MessageStyle style) {
        this.settings = settings;
        this.text = style.text();
        this.session = Session.getInstance(properties(settings));
    }

    private static Properties properties(MailSettings settings) {
        String timeout = Long.toString(settings.timeout().toMillis());
        Properties properties = new Properties();
        properties.put("mail.transport.protocol", "smtp");
        properties.put("mail.smtp.host", settings.host());
        properties.put("mail.smtp.port", Integer.toString(settings.port()));
        properties.put("mail.smtp.auth", Boolean.toString(settings.user() != null));
        properties.put("mail.smtp.ssl.enable", Boolean.toString(settings.tls() == MailSettings.Tls.TLS));
        properties.put("mail.smtp.starttls.enable", Boolean.toString(settings.tls() == MailSettings.Tls.STARTTLS));
        properties.put("mail.smtp.starttls.required", Boolean.toString(settings.tls() == MailSettings.Tls.STARTTLS));
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        properties.put("mail.smtp.connectiontimeout", timeout);
        properties.put("mail.smtp.timeout", timeout);
        properties.put("mail.smtp.writetimeout", timeout);
        return properties;
    }

    @Override
    public String name() {
        return "mail";
    }

    /** Nobody needs a second mail to learn that nothing is to be done. */
    @Override
    public boolean tells(Notice.Event event) {
        return event != Notice.Event.ENDED;
    }

    @Override
    public boolean takesDigests() {
        return true;
    }

    @Override
    public Attempt send(Notice notice) {
        try (Transport transport = session.getTransport()) {
            connect(transport);
            MimeMessage message = message(notice);
            transport.sendMessage(message, message.getAllRecipients());
            return new Attempt.Taken();
        } catch (MessagingException e) {
            return judged(e);
        }
    }

    private void connect(Transport transport) throws MessagingException {
        Password password = settings.password();
        if (password == null) {
            transport.connect();
        } else {
            transport.connect(settings.user(), password.reveal());
        }
    }

    private MimeMessage message(Notice notice) throws MessagingException {
        MimeMessage message = new MimeMessage(session) {
            /** The library would make up a new one for each try. */
            @Override
            protected void updateMessageID() throws MessagingException {
                setHeader("Message-ID", "<" + notice.id() + "@deskpulse>");
            }
        };
        message.setFrom(MailSettings.address(settings.from(), "from"));
        message.setRecipients(
                Message.RecipientType.TO,
                settings.to().stream()
                        .map(address -> MailSettings.address(address, "to"))
                        .toArray(Address[]::new));
        message.setSubject(text.subject(notice), StandardCharsets.UTF_8.name());
        message.setText(text.body(notice) + "\n", StandardCharsets.UTF_8.name());
        message.setSentDate(Date.from(notice.at()));
        message.setHeader("Auto-Submitted", "auto-generated");
        message.saveChanges();
        return message;
    }

    /** By the kind of exception: what the server says may quote an address. */
    private Attempt judged(MessagingException e) {
        if (e instanceof AuthenticationFailedException) {
            return Attempt.NotNow.because(
                    settings + " does not accept alerts.mail.user with alerts.mail.password; correct them");
        }
        if (e instanceof SMTPSendFailedException failed && failed.getReturnCode() < PERMANENT) {
            return Attempt.NotNow.because(settings + " answered " + failed.getReturnCode());
        }
        if (e instanceof SMTPSendFailedException failed) {
            return new Attempt.Refused(settings + " answered " + failed.getReturnCode()
                    + "; see alerts.mail.from and alerts.mail.to, and the server's log");
        }
        return e instanceof SendFailedException
                ? new Attempt.Refused(settings + " takes no mail for an address in alerts.mail.to; correct it")
                : Attempt.NotNow.because(settings + " cannot be reached, or not with TLS as alerts.mail.tls asks");
    }
}
