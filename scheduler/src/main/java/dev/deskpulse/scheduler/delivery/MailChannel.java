package dev.deskpulse.scheduler.delivery;

import java.nio.charset.StandardCharsets;

/** Mails notices as plain text. */
public final class MailChannel implements Channel {
    private final Mailer mailer;
    private final AlertText text;

    public MailChannel(MailSettings settings, MessageStyle style) {
        this.mailer = new Mailer(settings);
        this.text = style.text();
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
        return mailer.send(
                notice.id(),
                notice.at(),
                text.subject(notice),
                message -> message.setText(text.body(notice) + "\n", StandardCharsets.UTF_8.name()));
    }
}
