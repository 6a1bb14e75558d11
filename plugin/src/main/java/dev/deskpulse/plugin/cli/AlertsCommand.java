package dev.deskpulse.plugin.cli;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.deskpulse.plugin.app.Desk;
import dev.deskpulse.scheduler.advice.Advise;
import dev.deskpulse.scheduler.alert.Alert;
import dev.deskpulse.scheduler.alert.AlertStore;
import dev.deskpulse.scheduler.delivery.DeliverAlerts;
import dev.deskpulse.scheduler.delivery.Delivery;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code deskpulse alerts}. */
@Command(
        name = "alerts",
        mixinStandardHelpOptions = true,
        description = "Lists what was unusual, one alert an event, those that go on first.")
final class AlertsCommand implements Callable<Integer> {
    private static final Pattern LENGTH = Pattern.compile("(\\d{1,4})(m|h|d)");
    private static final String NOT_SENT = "Not sent: ";
    private static final Duration LONGEST = Duration.ofDays(90);

    private final Console console;
    private final Clock clock;

    @Mixin
    private SettingsOption settings;

    @ArgGroup
    private @Nullable Said said;

    @Option(names = "--look", description = "Look for what is unusual now before listing, as the schedule does.")
    private boolean look;

    @Option(names = "--test", description = "Send a test message by webhook and mail, and tell what did not arrive.")
    private boolean test;

    @Option(names = "--resend", description = "Send again what was refused or given up, where its alert goes on.")
    private boolean resend;

    @Option(names = "--json", description = "Print the alerts as JSON.")
    private boolean json;

    AlertsCommand(Console console, Clock clock) {
        this.console = console;
        this.clock = clock;
    }

    /** What a person says of an alert. */
    private static final class Said {
        @Option(
                names = "--acknowledge",
                paramLabel = "ID",
                description = "Somebody has seen it: no more of it is sent.")
        private @Nullable String acknowledge;

        @ArgGroup(exclusive = false)
        private @Nullable Snooze snooze;
    }

    /** Not now. */
    private static final class Snooze {
        @Option(names = "--snooze", paramLabel = "ID", required = true, description = "Send nothing of it for a while.")
        private String id;

        @Option(names = "--for", paramLabel = "TIME", required = true, description = "Such as 30m, 4h or 2d.")
        private String length;
    }

    private record Advised(String step, String en, String zh) {}

    private record Shown(
            @JsonUnwrapped Alert alert,
            String severity,
            String state,
            @Nullable Advised advice,
            List<Sent> deliveries) {}

    private record Sent(
            String channel,
            String event,
            String state,
            int attempts,
            Instant at,
            @Nullable String problem) {}

    @Override
    public Integer call() {
        try (Desk desk = ReadDesk.open(settings.read(), clock, "alerts", json)) {
            Instant now = clock.instant();
            if (said != null) {
                handle(desk.alerts().store(), said, now);
            }
            if (look) {
                desk.alerts().raise();
            }
            if (resend) {
                desk.alerts().outbox().forgetFailures();
            }
            List<String> problems = look || resend ? desk.alerts().deliver().problems() : List.of();
            if (test) {
                return tested(desk.alerts().test());
            }
            print(desk, now);
            problems.forEach(problem -> console.say(NOT_SENT + problem));
            return 0;
        }
    }

    private int tested(DeliverAlerts.Outcome outcome) {
        console.print(
                outcome.sent() + outcome.problems().size() == 0
                        ? "Nobody to send to: set alerts.webhook or alerts.mail."
                        : outcome.sent() + " of "
                                + (outcome.sent() + outcome.problems().size()) + " test messages were taken.");
        outcome.problems().forEach(problem -> console.say(NOT_SENT + problem));
        return outcome.problems().isEmpty() ? 0 : 1;
    }

    private void print(Desk desk, Instant now) {
        List<Alert> alerts = desk.alerts().store().latest();
        Map<String, List<Delivery>> deliveries =
                desk.alerts().outbox().all().stream().collect(Collectors.groupingBy(Delivery::alert));
        if (json) {
            console.printJson(Map.of(
                    "alerts",
                    alerts.stream()
                            .map(alert -> shown(alert, now, deliveries.getOrDefault(alert.id(), List.of())))
                            .toList()));
        } else {
            ZoneId zone = desk.settings().zone();
            console.print(
                    alerts.isEmpty()
                            ? "No alerts."
                            : alerts.stream()
                                    .map(alert -> text(alert, now, zone)
                                            + text(deliveries.getOrDefault(alert.id(), List.of()), zone))
                                    .collect(Collectors.joining("\n\n")));
        }
    }

    private static void handle(AlertStore alerts, Said said, Instant now) {
        if (said.acknowledge != null) {
            alerts.acknowledge(said.acknowledge, now);
        }
        if (said.snooze != null) {
            alerts.snooze(said.snooze.id, now.plus(length(said.snooze.length)));
        }
    }

    private static Duration length(String text) {
        Matcher matcher = LENGTH.matcher(text.trim());
        if (!matcher.matches()) {
            throw new IllegalArgumentException("--for is '" + text + "'; give a time such as 30m, 4h or 2d");
        }
        long amount = Long.parseLong(matcher.group(1));
        Duration length =
                switch (matcher.group(2)) {
                    case "m" -> Duration.ofMinutes(amount);
                    case "h" -> Duration.ofHours(amount);
                    default -> Duration.ofDays(amount);
                };
        if (length.isZero() || length.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("--for is '" + text + "'; give more than no time and up to 90d");
        }
        return length;
    }

    private static Shown shown(Alert alert, Instant now, List<Delivery> deliveries) {
        return new Shown(
                alert,
                alert.severity().label(),
                alert.state(now),
                Advise.on(alert)
                        .map(advice -> new Advised(advice.step(), advice.english(), advice.chinese()))
                        .orElse(null),
                deliveries.stream()
                        .map(one -> new Sent(
                                one.channel(),
                                one.event().label(),
                                one.state().label(),
                                one.attempts(),
                                one.next(),
                                one.problem()))
                        .toList());
    }

    private static String text(List<Delivery> deliveries, ZoneId zone) {
        return deliveries.stream()
                .map(one -> "\n  " + one.channel() + ": " + one.event().label() + " "
                        + one.state().label().replace('_', ' ') + " " + at(one.next(), zone)
                        + (one.problem() == null ? "" : " (" + one.problem() + ")"))
                .collect(Collectors.joining());
    }

    private static String text(Alert alert, Instant now, ZoneId zone) {
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "[%s] %s, %s%n  since %s, last seen %s%n  id: %s",
                alert.state(now),
                alert.signal().label(),
                figures(alert),
                at(alert.from(), zone),
                at(alert.lastSeen(), zone),
                alert.id()));
        if (!alert.causeText().isEmpty()) {
            text.append("\n  suspected cause: ").append(alert.causeText());
        }
        Advise.on(alert).ifPresent(advice -> text.append("\n  next step: ").append(advice.english()));
        return text.toString();
    }

    private static String figures(Alert alert) {
        Alert.Figures figures = alert.figures();
        return alert.signal().isOwn()
                ? String.format(
                        Locale.ROOT,
                        "of Deskpulse itself: due %.0f times in %d hours, without success",
                        figures.observed(),
                        figures.hours())
                : String.format(
                        Locale.ROOT,
                        "%s: %.0f %s, about %.1f expected",
                        alert.where(),
                        figures.observed(),
                        figures.hours() == 0 ? "at a time" : "in " + figures.hours() + " hours",
                        figures.expected());
    }

    private static LocalDateTime at(Instant moment, ZoneId zone) {
        return LocalDateTime.ofInstant(moment, zone).truncatedTo(ChronoUnit.MINUTES);
    }
}
