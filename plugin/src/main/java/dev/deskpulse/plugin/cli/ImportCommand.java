package dev.deskpulse.plugin.cli;

import dev.deskpulse.connector.file.ImportReport;
import dev.deskpulse.plugin.app.Desk;
import dev.deskpulse.plugin.settings.MappingFile;
import dev.deskpulse.plugin.settings.Settings;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code deskpulse import}. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = "Takes tickets of another channel from a CSV, XLSX or JSON Lines file into the store.")
final class ImportCommand implements Callable<Integer> {
    private final Console console;
    private final Clock clock;

    @Mixin
    private SettingsOption settings;

    @Parameters(paramLabel = "FILE", description = "The file; its kind and encoding are told by its content.")
    private Path file;

    @Option(
            names = "--mapping",
            paramLabel = "FILE",
            required = true,
            description = "What the columns mean; docs/mapping.example.yml explains it.")
    private Path mapping;

    @Option(names = "--rejects", paramLabel = "FILE", description = "Where refused rows go, with their reasons.")
    private @Nullable Path rejects;

    @Option(names = "--json", description = "Print the report as JSON.")
    private boolean json;

    ImportCommand(Console console, Clock clock) {
        this.console = console;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        Settings deskSettings = settings.read();
        MappingFile meaning = MappingFile.read(mapping, System.getenv(), deskSettings.zone());
        try (Desk desk = Desk.open(deskSettings, clock)) {
            ImportReport report = console.watch(
                    progress -> desk.importFile(file, meaning.source(), meaning.mapping(), rejects, progress));
            if (json) {
                console.printJson(report);
            } else {
                console.print(Summaries.imported(report));
            }
            return report.refusedTotal() == 0 ? 0 : 1;
        }
    }
}
