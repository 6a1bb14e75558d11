package dev.deskpulse.plugin.cli;

import dev.deskpulse.plugin.app.Desk;
import dev.deskpulse.plugin.settings.Settings;
import dev.deskpulse.scheduler.audit.Actor;
import dev.deskpulse.scheduler.rival.Named;
import dev.deskpulse.scheduler.sight.Sight;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code deskpulse rivals}. */
@Command(
        name = "rivals",
        mixinStandardHelpOptions = true,
        description = {
            "Shows what customers say of the rivals and products that the settings name, in tickets and imported reviews:",
            "how often, how they feel about them, and whether that grows; and names found where customers go elsewhere."
        })
final class RivalsCommand implements Callable<Integer> {
    private static final Map<Named.Trend, String> CHINESE = Map.of(
            Named.Trend.GROWS, "上升",
            Named.Trend.FALLS, "下降",
            Named.Trend.STEADY, "平稳",
            Named.Trend.TOO_FEW, "太少，无法判断");
    private static final Map<Named.Kind, String> KINDS =
            Map.of(Named.Kind.RIVAL, "竞争对手", Named.Kind.PRODUCT, "产品", Named.Kind.FOUND, "新发现");

    private final Console console;
    private final Clock clock;

    @Mixin
    private SettingsOption settings;

    @Mixin
    private LanguageOption language;

    @Option(
            names = "--period",
            paramLabel = "FROM..TO",
            description = "Tickets created in it: 2026-01-01..2026-03-31, 2026-03 or 2026; else the last 180 days.")
    private @Nullable String period;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    RivalsCommand(Console console, Clock clock) {
        this.console = console;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        Settings read = settings.read();
        Days days = Days.parse(period, LocalDate.ofInstant(clock.instant(), read.zone()));
        try (Desk desk = Desk.open(read, clock)) {
            desk.audit()
                    .export(
                            Actor.COMMAND_LINE,
                            "rivals " + days.from() + ".." + days.to(),
                            json ? "json" : "text",
                            "terminal");
            List<Named> named = desk.rivals().in(days.from(), days.to(), Sight.ALL);
            if (read.rivals().isEmpty()) {
                console.say("no rivals are named; list them in the settings, below rivals");
            }
            if (json) {
                console.printJson(Map.of("from", days.from(), "to", days.to(), "named", named));
            } else if (named.isEmpty()) {
                console.print(language.isChinese() ? "没有工单提到。" : "No ticket names any.");
            } else {
                console.print(named.stream().map(this::text).collect(Collectors.joining("\n")));
            }
            return 0;
        }
    }

    private String text(Named named) {
        boolean chinese = language.isChinese();
        String kind = chinese
                ? KINDS.getOrDefault(named.kind(), "")
                : named.kind().name().toLowerCase(Locale.ROOT);
        String trend = chinese
                ? CHINESE.getOrDefault(named.trend(), "")
                : named.trend().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        String months = named.months().entrySet().stream()
                .map(month -> month.getKey() + " " + month.getValue())
                .collect(Collectors.joining(", "));
        String head = String.format(
                Locale.ROOT,
                chinese ? "%s（%s）：%d 张工单，不满 %d，满意 %d；%s" : "%s (%s): %d tickets, %d unhappy, %d content; %s",
                named.name(),
                kind,
                named.tickets(),
                named.negative(),
                named.positive(),
                trend);
        String said = named.said().stream()
                .map(one -> "\n    “" + one.sentence() + "”")
                .collect(Collectors.joining());
        return head + "\n    " + months + said + "\n    " + String.join(", ", named.keys());
    }
}
