package dev.deskpulse.scheduler.report.send;

import dev.deskpulse.scheduler.delivery.Attempt;
import dev.deskpulse.scheduler.delivery.MailSettings;
import dev.deskpulse.scheduler.delivery.Mailer;
import dev.deskpulse.scheduler.report.file.NamedFile;
import dev.deskpulse.scheduler.report.file.ReportFiles;
import jakarta.activation.DataHandler;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.stream.Collectors;

/** Mails a report: its summary as text, its files with it. */
public final class MailReceiver implements ReportReceiver {
    private final MailSettings settings;

    /** @param settings with those who get reports as receivers */
    public MailReceiver(MailSettings settings) {
        this.settings = settings;
    }

    @Override
    public String name() {
        return "mail by " + settings;
    }

    @Override
    public String id() {
        String receivers = settings.to().stream().sorted().collect(Collectors.joining(" "));
        return "mail " + UUID.nameUUIDFromBytes(receivers.getBytes(StandardCharsets.UTF_8));
    }

    /** Of all tries within a run the message has the same id: a server that took it without saying so knows it again. */
    @Override
    public Attempt send(ReportFiles.Made made, SentReports.Received received) {
        ReportText text = new ReportText(made.document());
        String id = UUID.nameUUIDFromBytes((text.subject() + text.watermark()).getBytes(StandardCharsets.UTF_8))
                .toString();
        return new Mailer(settings, "reports.mailTo")
                .send(id, made.report().head().made(), text.subject(), message -> fill(message, text, made));
    }

    private static void fill(MimeMessage message, ReportText text, ReportFiles.Made made) throws MessagingException {
        MimeMultipart parts = new MimeMultipart();
        MimeBodyPart words = new MimeBodyPart();
        words.setText(
                String.join("\n", text.summary()) + "\n\n" + text.watermark() + "\n", StandardCharsets.UTF_8.name());
        parts.addBodyPart(words);
        for (NamedFile file : made.files()) {
            MimeBodyPart part = new MimeBodyPart();
            part.setDataHandler(new DataHandler(
                    new ByteArrayDataSource(file.content(), file.format().contentType())));
            part.setFileName(file.name());
            parts.addBodyPart(part);
        }
        message.setContent(parts);
    }
}
