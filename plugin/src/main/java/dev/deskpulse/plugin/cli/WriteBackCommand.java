package dev.deskpulse.plugin.cli;

import dev.deskpulse.plugin.app.Desk;
import dev.deskpulse.scheduler.audit.Actor;
import dev.deskpulse.scheduler.writeback.WriteBack;
import dev.deskpulse.scheduler.writeback.WriteBackReport;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code deskpulse write-back}. */
@Command(
        name = "write-back",
        mixinStandardHelpOptions = true,
        description =
                "Writes tags and findings into the site's tickets: differences only, never over a person's value.")
final class WriteBackCommand implements Callable<Integer> {
    private final Console console;
    private final Clock clock;

    @Mixin
    private SettingsOption settings;

    @Option(
            names = "--undo",
            paramLabel = "RUN",
            description =
                    "Take back what this run wrote, unless people have changed it since. Its tickets then stay so until"
                            + " their tags change.")
    private @Nullable String undo;

    @Option(names = "--again", description = "Write also what was undone.")
    private boolean again;

    @Option(names = "--runs", description = "List the runs that wrote something.")
    private boolean runs;

    @Option(names = "--json", description = "Print the outcome as JSON.")
    private boolean json;

    WriteBackCommand(Console console, Clock clock) {
        this.console = console;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        try (Desk desk = Desk.open(settings.read(), clock)) {
            if (runs) {
                console.printJson(desk.writes().runs());
                return 0;
            }
            return write(desk);
        }
    }

    private int write(Desk desk) {
        String run = undo;
        WriteBack.Undone undone = again ? WriteBack.Undone.IS_WRITTEN_AGAIN : WriteBack.Undone.STAYS;
        WriteBackReport report = console.watch(progress -> run == null
                ? desk.writeBack(Actor.COMMAND_LINE, undone, progress)
                : desk.writes().undo(Actor.COMMAND_LINE, run, progress));
        if (json) {
            console.printJson(report);
        } else {
            console.print(Summaries.writeBack(report));
        }
        return report.rejected() == 0 ? 0 : 1;
    }
}
