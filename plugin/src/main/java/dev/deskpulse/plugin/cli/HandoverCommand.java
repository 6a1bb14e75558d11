package dev.deskpulse.plugin.cli;

import dev.deskpulse.plugin.app.Desk;
import dev.deskpulse.scheduler.cause.Explained;
import dev.deskpulse.scheduler.handover.HandFindingsOver;
import dev.deskpulse.scheduler.handover.Handover;
import dev.deskpulse.scheduler.insight.Finding;
import dev.deskpulse.scheduler.insight.FindingStore;
import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code deskpulse handover}. */
@Command(
        name = "handover",
        mixinStandardHelpOptions = true,
        description = {
            "Lists the findings that other departments were told of, each with its issue in their Jira project.",
            "Who answers for what is said in the settings, below handover."
        })
final class HandoverCommand implements Callable<Integer> {
    private static final Map<Handover.State, String> CHINESE = new EnumMap<>(Map.of(
            Handover.State.INTENDED, "结果未知",
            Handover.State.OPEN, "处理中",
            Handover.State.RECOVERED, "已恢复正常",
            Handover.State.DONE, "对方已完成",
            Handover.State.GONE, "事项已不存在",
            Handover.State.WITHDRAWN, "已撤回"));

    private final Console console;
    private final Clock clock;

    @Mixin
    private SettingsOption settings;

    @Mixin
    private LanguageOption language;

    @Option(names = "--json", description = "Print them as JSON.")
    private boolean json;

    HandoverCommand(Console console, Clock clock) {
        this.console = console;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        try (Desk desk = ReadDesk.open(settings.read(), clock, "handover", json)) {
            List<Handover> all = desk.departments().store().all();
            if (json) {
                console.printJson(Map.of("handovers", all));
            } else if (all.isEmpty()) {
                console.print(language.isChinese() ? "尚未移交任何发现。" : "Nothing was handed over yet.");
            } else {
                console.print(list(desk, all));
            }
            return 0;
        }
    }

    private String list(Desk desk, List<Handover> all) {
        Map<String, Finding> findings = desk.findings().all().stream()
                .map(FindingStore.Seen::finding)
                .collect(Collectors.toMap(Finding::id, Function.identity()));
        return all.stream()
                .map(handover -> String.join(
                        "  ",
                        "[" + state(handover) + "]",
                        handover.issue().map(Handover.Issue::key).orElse(handover.project()),
                        handover.department(),
                        handover.finding()
                                + (findings.containsKey(handover.finding())
                                        ? ": " + headline(findings.get(handover.finding()))
                                        : "")))
                .collect(Collectors.joining("\n"));
    }

    private String state(Handover handover) {
        return language.isChinese()
                ? CHINESE.getOrDefault(handover.state(), "")
                : handover.state().name().toLowerCase(Locale.ROOT);
    }

    private String headline(Finding finding) {
        return finding.headline().getOrDefault(language.isChinese() ? "zh" : "en", finding.sliceText());
    }

    @Command(
            name = "run",
            mixinStandardHelpOptions = true,
            description = {
                "Hands over the findings of the last analysis, each once, and follows what was handed over before.",
                "The write-back does this too."
            })
    int run(
            @Mixin SettingsOption at,
            @Option(names = "--dry-run", description = "Only say what would be handed over, and to whom.")
                    boolean dry) {
        try (Desk desk = Desk.open(at.read(), clock)) {
            if (desk.settings().handOver().departments().isEmpty()) {
                throw new IllegalArgumentException(
                        "no department is named; say in the settings who answers for what, below handover");
            }
            if (dry) {
                List<Explained> standing = desk.causes().all(desk.standingFindings());
                List<HandFindingsOver.Planned> planned = desk.departments().planned(standing);
                console.print(
                        planned.isEmpty()
                                ? "There is nothing new to hand over."
                                : planned.stream()
                                        .map(one -> one.department().project() + "  "
                                                + one.department().name() + "  "
                                                + one.finding().id())
                                        .collect(Collectors.joining("\n")));
                return 0;
            }
            HandFindingsOver.Report report = desk.handOver();
            console.print(report.made() + " handed over, " + report.joined() + " added to those before, "
                    + report.ended() + " ended");
            report.problems().forEach(console::say);
            return report.problems().isEmpty() ? 0 : 1;
        }
    }

    @Command(
            name = "withdraw",
            mixinStandardHelpOptions = true,
            description = "Takes a finding back: its issue is told why and closed, and none is made of it again.")
    int withdraw(
            @Mixin SettingsOption at,
            @Parameters(paramLabel = "ID", description = "The finding's, or how it begins.") String id,
            @Option(names = "--why", required = true, paramLabel = "TEXT", description = "For the department to read.")
                    String why) {
        try (Desk desk = Desk.open(at.read(), clock)) {
            Finding finding = FindingsCommand.finding(desk, id);
            console.print("withdrawn: "
                    + desk.departments().withdraw(finding.id(), why).key());
            return 0;
        }
    }
}
