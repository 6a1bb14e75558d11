package dev.deskpulse.plugin.cli;

import dev.deskpulse.plugin.app.Desk;
import dev.deskpulse.scheduler.agent.HourlyStaffing;
import dev.deskpulse.scheduler.sight.Sight;
import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code deskpulse agents staffing}. */
@Command(
        name = "staffing",
        mixinStandardHelpOptions = true,
        description = {
            "Shows for each hour of the week to come the contacts forecast, the agents that they need, and those who were at work"
                    + " at that hour of the weeks before.",
            "Without --aht so many agents are needed as took as many contacts an hour in these weeks."
        })
final class StaffingCommand implements Callable<Integer> {
    /** Hours with less to come and nobody at work are left out. */
    private static final double NOTHING = 0.05;

    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    private final Console console;
    private final Clock clock;

    @Mixin
    private SettingsOption settings;

    @Mixin
    private LanguageOption language;

    @Mixin
    private StaffingOption staffing;

    @Option(
            names = "--weeks",
            paramLabel = "N",
            defaultValue = "8",
            description = "How many weeks to look back on for who was at work (${DEFAULT-VALUE}).")
    private int weeks;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    StaffingCommand(Console console, Clock clock) {
        this.console = console;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        if (staffing.impatient().isPresent()) {
            throw new IllegalArgumentException("--patience is for `deskpulse forecast`; leave it out");
        }
        try (Desk desk = ReadDesk.open(settings.read(), clock, "agents staffing", json)) {
            HourlyStaffing plan = desk.planHours().plan(weeks, staffing.staffing(), Sight.ALL);
            if (json) {
                console.printJson(plan);
            } else {
                console.print(text(plan));
            }
            return plan.hours().isEmpty() ? 1 : 0;
        }
    }

    private String text(HourlyStaffing plan) {
        List<String> lines = new ArrayList<>(plan.notes());
        lines.add(basis(plan));
        int day = 0;
        for (HourlyStaffing.Hour hour : plan.hours()) {
            if (hour.contacts() < NOTHING && hour.working() == 0) {
                continue;
            }
            if (hour.at().getDayOfYear() != day) {
                day = hour.at().getDayOfYear();
                lines.add(hour.at().toLocalDate() + " "
                        + hour.at()
                                .getDayOfWeek()
                                .getDisplayName(
                                        TextStyle.FULL, language.isChinese() ? Locale.CHINESE : Locale.ENGLISH));
            }
            lines.add(String.format(
                    Locale.ROOT,
                    say(
                            "  %s  contacts %.1f (%.1f–%.1f), needed %s, at work %.1f, gap %s",
                            "  %s  预计 %.1f（%.1f–%.1f），需要 %s 人，在岗 %.1f 人，差额 %s"),
                    HOUR.format(hour.at()),
                    hour.contacts(),
                    hour.low(),
                    hour.high(),
                    number("%.1f", hour.needed()),
                    hour.working(),
                    number("%+.1f", hour.gap())));
        }
        return String.join("\n", lines);
    }

    private String basis(HourlyStaffing plan) {
        String weeksTold =
                String.format(Locale.ROOT, say("at work: mean of the last %d weeks; ", "在岗人数：近 %d 周均值；"), plan.weeks());
        if (!plan.byPace()) {
            return weeksTold + say("needed: by the handling time (Erlang C)", "所需人数：按处理时长（Erlang C）");
        }
        return plan.pace() == null
                ? weeksTold
                        + say(
                                "needed: not known, for nobody replied in these weeks or no analysis has looked; give --aht",
                                "所需人数：未知，这几周没有回复或尚未分析；请用 --aht 指定处理时长")
                : weeksTold
                        + String.format(
                                Locale.ROOT,
                                say(
                                        "needed: at their pace of %.2f contacts an agent and hour",
                                        "所需人数：按这几周每人每小时 %.2f 个工单"),
                                plan.pace());
    }

    private static String number(String format, @Nullable Double value) {
        return value == null ? "–" : String.format(Locale.ROOT, format, value);
    }

    private String say(String english, String inChinese) {
        return language.isChinese() ? inChinese : english;
    }
}
