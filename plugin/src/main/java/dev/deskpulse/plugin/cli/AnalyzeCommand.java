package dev.deskpulse.plugin.cli;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.deskpulse.plugin.app.Desk;
import dev.deskpulse.scheduler.cause.Causes;
import dev.deskpulse.scheduler.cause.Explained;
import dev.deskpulse.scheduler.job.Analysis;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code deskpulse analyze}. */
@Command(
        name = "analyze",
        mixinStandardHelpOptions = true,
        description = "Tags, measures and explains what changed in the store; the site is not asked.")
final class AnalyzeCommand implements Callable<Integer> {
    private final Console console;
    private final Clock clock;

    @Mixin
    private SettingsOption settings;

    @Option(names = "--json", description = "Print the outcome with all findings as JSON.")
    private boolean json;

    /** @param causes in the order of the findings */
    private record Result(@JsonUnwrapped Analysis.Outcome outcome, List<Causes> causes, List<Advised> advice) {}

    AnalyzeCommand(Console console, Clock clock) {
        this.console = console;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        try (Desk desk = Desk.open(settings.read(), clock)) {
            Analysis.Outcome outcome = console.watch(desk::analyze);
            LocalDate today =
                    LocalDate.ofInstant(clock.instant(), desk.settings().zone());
            List<Explained> explained = desk.causes().all(outcome.findings());
            if (json) {
                List<Causes> causes = explained.stream().map(Explained::causes).toList();
                console.printJson(new Result(outcome, causes, Advised.on(outcome.findings(), today)));
            } else {
                console.print(Summaries.analysis(
                        outcome, explained, desk.settings().fields().unmapped(), today));
            }
            return 0;
        }
    }
}
