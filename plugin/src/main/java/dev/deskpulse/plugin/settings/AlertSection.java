package dev.deskpulse.plugin.settings;

import dev.deskpulse.scheduler.alert.LittleTime;
import dev.deskpulse.scheduler.delivery.AlertLanguage;
import dev.deskpulse.scheduler.delivery.CommentSettings;
import dev.deskpulse.scheduler.delivery.MailSettings;
import dev.deskpulse.scheduler.delivery.MessageStyle;
import dev.deskpulse.scheduler.delivery.Password;
import dev.deskpulse.scheduler.delivery.QuietHours;
import dev.deskpulse.scheduler.delivery.WebhookSettings;
import dev.deskpulse.scheduler.kpi.BusinessCalendar;
import dev.deskpulse.ticket.TicketKey;
import java.net.URI;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the section {@code alerts}. */
final class AlertSection {
    private static final Set<String> USUAL_SOCIAL_CHANNELS = Set.of("Social", "Social media", "社交媒体");
    private static final Duration USUAL_TIMEOUT = Duration.ofSeconds(10);
    private static final int LARGEST_PORT = 65_535;

    private final Section alerts;
    private final Path folder;

    private AlertSection(Section alerts, Path folder) {
        this.alerts = alerts;
        this.folder = folder;
    }

    /**
     * Reads what to look at and whom to tell.
     *
     * @param writesBack whether anything may be written into tickets
     * @param folder where relative paths start
     */
    static Settings.Alerts read(Section alerts, ZoneId zone, boolean writesBack, Path folder) {
        AlertSection reader = new AlertSection(alerts, folder);
        return new Settings.Alerts(
                alerts.number("slices", 10, 1, 50),
                alerts.has("socialChannels") ? new HashSet<>(alerts.texts("socialChannels")) : USUAL_SOCIAL_CHANNELS,
                little(alerts.section("slaAtRisk")),
                new MessageStyle(alerts.choice("language", AlertLanguage.class).orElse(AlertLanguage.EN), zone),
                quietHours(alerts.section("quietHours"), zone),
                reader.webhook(),
                reader.mail(),
                reader.comment(writesBack));
    }

    private static LittleTime little(Section section) {
        return new LittleTime(
                section.duration("within", LittleTime.USUAL.within()),
                section.share("share", LittleTime.USUAL.share()));
    }

    private static QuietHours quietHours(Section quiet, ZoneId zone) {
        Map<DayOfWeek, List<BusinessCalendar.Hours>> week = CalendarSection.week(quiet.section("hours"));
        boolean sendCritical = quiet.flag("sendCritical", true);
        return SettingsFile.checked(quiet, QuietHours.NONE, () -> new QuietHours(zone, week, sendCritical));
    }

    private @Nullable WebhookSettings webhook() {
        Section webhook = alerts.section("webhook");
        Optional<String> url = webhook.text("url");
        Optional<Password> secret = password(webhook, "secret");
        Duration timeout = webhook.duration("timeout", USUAL_TIMEOUT);
        if (url.isEmpty() || secret.isEmpty()) {
            missing(webhook, "url", "secret");
            return null;
        }
        return SettingsFile.checked(
                        webhook,
                        Optional.<WebhookSettings>empty(),
                        () -> Optional.of(new WebhookSettings(address(url.get()), secret.get(), timeout)))
                .orElse(null);
    }

    /** The address may hold a token: a complaint must not quote it. */
    private static URI address(String text) {
        try {
            return URI.create(text.trim());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "url is not a web address such as https://hooks.example.com/deskpulse", e);
        }
    }

    private @Nullable MailSettings mail() {
        Section mail = alerts.section("mail");
        Optional<String> host = mail.text("host");
        Optional<String> from = mail.text("from");
        MailSettings.Tls tls = mail.choice("tls", MailSettings.Tls.class).orElse(MailSettings.Tls.STARTTLS);
        int port = mail.number("port", tls.usualPort(), 1, LARGEST_PORT);
        Optional<String> user = mail.text("user");
        Optional<Password> password = password(mail, "password");
        Set<String> to = new HashSet<>(mail.texts("to"));
        Duration timeout = mail.duration("timeout", USUAL_TIMEOUT);
        if (host.isEmpty() || from.isEmpty()) {
            missing(mail, "host", "from");
            return null;
        }
        return SettingsFile.checked(
                        mail,
                        Optional.<MailSettings>empty(),
                        () -> Optional.of(new MailSettings(
                                host.get(),
                                port,
                                tls,
                                user.orElse(null),
                                password.orElse(null),
                                from.get(),
                                to.stream().sorted().toList(),
                                timeout)))
                .orElse(null);
    }

    /** Of a section that is not there nothing is missing. */
    private static void missing(Section section, String... keys) {
        for (String key : keys) {
            if (!section.keys().isEmpty() && !section.has(key) && !section.has(key + "File")) {
                section.problem(key, "is missing; give it, or leave out the whole section");
            }
        }
    }

    private Optional<Password> password(Section section, String key) {
        return SecretValue.inFileOrOf(section, key, folder)
                .flatMap(text -> SettingsFile.checked(
                        section, key, Optional.<Password>empty(), () -> Optional.of(Password.of(text))));
    }

    private @Nullable CommentSettings comment(boolean writesBack) {
        String place = alerts.text("comment").orElse("none");
        if (place.equals("none")) {
            return null;
        }
        if (!writesBack) {
            alerts.problem("comment", "writes into tickets, but writeBack.enabled is false; set one of them otherwise");
        }
        return place.equals("ticket")
                ? new CommentSettings(null)
                : SettingsFile.checked(
                                alerts,
                                "comment",
                                Optional.<CommentSettings>empty(),
                                () -> Optional.of(new CommentSettings(new TicketKey(place))))
                        .orElse(null);
    }
}
