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
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;

/** Hands messages to the desk's mail server. A message keeps its Message-ID over all tries. */
public final class Mailer {
    private static final int PERMANENT = 500;

    private final MailSettings settings;
    private final String toKey;
    private final Session session;

    /** Mails those whom the settings name in {@code alerts.mail.to}. */
    public Mailer(MailSettings settings) {
        this(settings, "alerts.mail.to");
    }

    /** @param toKey the setting that names the receivers, for messages */
    public Mailer(MailSettings settings, String toKey) {
        this.settings = settings;
        this.toKey = toKey;
        this.session = Session.getInstance(properties(settings));
    }

    /** Puts the content into a message. */
    @FunctionalInterface
    public interface Content {
        void into(MimeMessage message) throws MessagingException;
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

    /**
     * Sends once.
     *
     * @param id of the message, the same for every try
     */
    public Attempt send(String id, Instant at, String subject, Content content) {
        try (Transport transport = session.getTransport()) {
            connect(transport);
            MimeMessage message = message(id, at, subject, content);
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

    private MimeMessage message(String id, Instant at, String subject, Content content) throws MessagingException {
        MimeMessage message = new MimeMessage(session) {
            /** The library would make up a new one for each try. */
            @Override
            protected void updateMessageID() throws MessagingException {
                setHeader("Message-ID", "<" + id + "@deskpulse>");
            }
        };
        message.setFrom(MailSettings.address(settings.from(), "from"));
        message.setRecipients(Message.RecipientType.TO, receivers(settings.to()));
        message.setSubject(subject, StandardCharsets.UTF_8.name());
        content.into(message);
        message.setSentDate(Date.from(at));
        message.setHeader("Auto-Submitted", "auto-generated");
        message.saveChanges();
        return message;
    }

    private static Address[] receivers(List<String> to) {
        return to.stream().map(address -> MailSettings.address(address, "to")).toArray(Address[]::new);
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
            return new Attempt.Refused(settings + " answered " + failed.getReturnCode() + "; see alerts.mail.from and "
                    + toKey + ", and the server's log");
        }
        return e instanceof SendFailedException
                ? new Attempt.Refused(settings + " takes no mail for an address in " + toKey + "; correct it")
                : Attempt.NotNow.because(settings + " cannot be reached, or not with TLS as alerts.mail.tls asks");
    }
}
