package dev.deskpulse.plugin.cli;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.deskpulse.plugin.app.Desk;
import dev.deskpulse.scheduler.advice.Advise;
import dev.deskpulse.scheduler.alert.Alert;
import dev.deskpulse.scheduler.alert.AlertStore;
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
    private static final Duration LONGEST = Duration.ofDays(90);

    private final Console console;
    private final Clock clock;

    @Mixin
    private SettingsOption settings;

    @ArgGroup
    private @Nullable Said said;

    @Option(names = "--look", description = "Look for what is unusual now before listing, as the schedule does.")
    private boolean look;

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
            String state,
            @Nullable Advised advice) {}

    @Override
    public Integer call() {
        try (Desk desk = Desk.open(settings.read(), clock)) {
            Instant now = clock.instant();
            if (said != null) {
                handle(desk.alerts(), said, now);
            }
            if (look) {
                desk.raiseAlerts();
            }
            List<Alert> alerts = desk.alerts().latest();
            if (json) {
                console.printJson(Map.of(
                        "alerts",
                        alerts.stream().map(alert -> shown(alert, now)).toList()));
            } else {
                console.print(text(alerts, now, desk.settings().zone()));
            }
            return 0;
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

    private static Shown shown(Alert alert, Instant now) {
        return new Shown(
                alert,
                alert.state(now),
                Advise.on(alert)
                        .map(advice -> new Advised(advice.step(), advice.english(), advice.chinese()))
                        .orElse(null));
    }

    private static String text(List<Alert> alerts, Instant now, ZoneId zone) {
        return alerts.isEmpty()
                ? "No alerts."
                : alerts.stream().map(alert -> text(alert, now, zone)).collect(Collectors.joining("\n\n"));
    }

    private static String text(Alert alert, Instant now, ZoneId zone) {
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "[%s] %s, %s: %.0f in %d hours, about %.1f expected%n  since %s, last seen %s%n  id: %s",
                alert.state(now),
                alert.signal().label(),
                alert.where(),
                alert.figures().observed(),
                alert.figures().hours(),
                alert.figures().expected(),
                at(alert.from(), zone),
                at(alert.lastSeen(), zone),
                alert.id()));
        if (!alert.causeText().isEmpty()) {
            text.append("\n  suspected cause: ").append(alert.causeText());
        }
        Advise.on(alert).ifPresent(advice -> text.append("\n  next step: ").append(advice.english()));
        return text.toString();
    }

    private static LocalDateTime at(Instant moment, ZoneId zone) {
        return LocalDateTime.ofInstant(moment, zone).truncatedTo(ChronoUnit.MINUTES);
    }
}
