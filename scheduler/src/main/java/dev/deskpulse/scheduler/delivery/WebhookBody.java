package dev.deskpulse.scheduler.delivery;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.deskpulse.scheduler.advice.Advise;
import dev.deskpulse.scheduler.alert.Alert;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;

/** A notice as JSON: figures and keys for programs, and the text for people. docs/insight.md describes it. */
final class WebhookBody {
    private WebhookBody() {}

    static String of(Notice notice, AlertText text) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put(
                "type",
                "alert." + (notice.isDigest() ? "digest" : notice.event().label()));
        root.put("timestamp", seconds(notice.at()));
        root.put("text", text.body(notice));
        ArrayNode alerts = root.putObject("data").putArray("alerts");
        notice.alerts().forEach(alert -> add(alerts.addObject(), alert, text));
        return root.toString();
    }

    private static void add(ObjectNode node, Alert alert, AlertText text) {
        node.put("id", alert.id());
        node.put("signal", alert.signal().label());
        node.put("severity", alert.severity().label());
        node.put("title", text.title(alert));
        add(node.putObject("slice"), alert.slice());
        add(node.putObject("cause"), alert.cause());
        node.put("from", seconds(alert.from()));
        node.put("lastSeen", seconds(alert.lastSeen()));
        Instant end = alert.end();
        node.put("end", end == null ? null : seconds(end));
        ObjectNode figures = node.putObject("figures");
        figures.put("hours", alert.figures().hours());
        figures.put("observed", alert.figures().observed());
        figures.put("expected", alert.figures().expected());
        figures.put("pValue", alert.figures().pValue());
        ArrayNode tickets = node.putArray("tickets");
        alert.keys().forEach(tickets::add);
        node.put("advice", Advise.on(alert).map(advice -> advice.step()).orElse(null));
    }

    private static void add(ObjectNode node, Map<String, String> slice) {
        new TreeMap<>(slice).forEach(node::put);
    }

    private static String seconds(Instant moment) {
        return moment.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
