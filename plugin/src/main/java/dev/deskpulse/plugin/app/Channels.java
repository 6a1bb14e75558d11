package dev.deskpulse.plugin.app;

import dev.deskpulse.connector.store.TicketStore;
import dev.deskpulse.plugin.settings.Settings;
import dev.deskpulse.scheduler.delivery.Channel;
import dev.deskpulse.scheduler.delivery.CommentChannel;
import dev.deskpulse.scheduler.delivery.CommentSettings;
import dev.deskpulse.scheduler.delivery.MailChannel;
import dev.deskpulse.scheduler.delivery.MailSettings;
import dev.deskpulse.scheduler.delivery.WebhookChannel;
import dev.deskpulse.scheduler.delivery.WebhookSettings;
import dev.deskpulse.scheduler.writeback.WriteBack;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** The ways to tell of alerts that are set up, open. */
record Channels(List<Channel> all) implements AutoCloseable {
    Channels {
        all = List.copyOf(all);
    }

    static Channels of(Settings.Alerts alerts, TicketStore tickets, Supplier<WriteBack> writeBack) {
        List<Channel> channels = new ArrayList<>();
        WebhookSettings webhook = alerts.webhook();
        if (webhook != null) {
            channels.add(new WebhookChannel(webhook, alerts.style()));
        }
        MailSettings mail = alerts.mail();
        if (mail != null) {
            channels.add(new MailChannel(mail, alerts.style()));
        }
        CommentSettings comment = alerts.comment();
        if (comment != null) {
            channels.add(new CommentChannel(comment, tickets, writeBack.get(), alerts.style()));
        }
        return new Channels(channels);
    }

    @Override
    public void close() {
        all.forEach(Channel::close);
    }
}
