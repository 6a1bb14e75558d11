package dev.deskpulse.plugin.doctor;

import dev.deskpulse.plugin.settings.Settings;
import dev.deskpulse.scheduler.delivery.Delivery;
import dev.deskpulse.scheduler.delivery.Outbox;
import dev.deskpulse.words.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Whether alerts arrive: by what became of the last ones. Sends nothing. */
final class DeliveryCheck {
    private DeliveryCheck() {}

    static List<Check> of(Settings.Alerts alerts, Outbox outbox) {
        Map<String, String> receivers = receivers(alerts);
        if (receivers.isEmpty()) {
            return List.of(Check.ok(
                    new Words("alerts", "告警"),
                    new Words(
                            "told to nobody; see alerts.webhook, alerts.mail and alerts.comment",
                            "不通知任何人；参见 alerts.webhook、alerts.mail 和 alerts.comment")));
        }
        List<Delivery> all = outbox.all();
        List<Check> checks = new ArrayList<>();
        receivers.forEach((channel, receiver) -> checks.add(check(channel, receiver, all)));
        return checks;
    }

    private static Map<String, String> receivers(Settings.Alerts alerts) {
        Map<String, String> receivers = new LinkedHashMap<>();
        if (alerts.webhook() != null) {
            receivers.put("webhook", alerts.webhook().host());
        }
        if (alerts.mail() != null) {
            receivers.put("mail", alerts.mail().toString());
        }
        if (alerts.comment() != null) {
            receivers.put("comment", "the site");
        }
        return receivers;
    }

    private static long count(List<Delivery> deliveries, Delivery.State state) {
        return deliveries.stream().filter(one -> one.state() == state).count();
    }

    private static Check check(String channel, String receiver, List<Delivery> all) {
        Words name = Words.of("alerts by %s", "告警通知：%s", channel);
        List<Delivery> own =
                all.stream().filter(one -> one.channel().equals(channel)).toList();
        long failing = own.stream().filter(one -> one.problem() != null).count();
        if (own.isEmpty()) {
            return Check.ok(
                    name,
                    Words.of(
                            "%s; nothing sent yet: `deskpulse alerts --test` tries it",
                            "%s；尚未发送：可用 `deskpulse alerts --test` 试发", receiver));
        }
        if (failing == 0) {
            return Check.ok(
                    name,
                    Words.of(
                            "%s; %d sent, %d kept for the end of quiet hours",
                            "%s；已发送 %d 条，%d 条留待免打扰结束",
                            receiver,
                            count(own, Delivery.State.SENT),
                            count(own, Delivery.State.HELD)));
        }
        String last = own.stream()
                .filter(one -> one.problem() != null)
                .max(Comparator.comparing(Delivery::next))
                .map(Delivery::problem)
                .map(Objects::requireNonNull)
                .orElse("");
        return Check.warning(
                name,
                Words.of("%d not taken: %s", "%d 条未被接收：%s", failing, last),
                new Words(
                        "mend it and try with `deskpulse alerts --test`; `deskpulse alerts --resend` sends what was refused",
                        "修复后用 `deskpulse alerts --test` 试发；`deskpulse alerts --resend` 重发被拒的内容"));
    }
}
