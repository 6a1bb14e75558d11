package dev.deskpulse.plugin.cli;

import dev.deskpulse.plugin.settings.Settings;
import dev.deskpulse.plugin.settings.SettingsFile;
import dev.deskpulse.plugin.settings.SettingsSecrets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The option that every command with a site has. */
final class SettingsOption {
    @Option(
            names = {"-c", "--config"},
            paramLabel = "FILE",
            defaultValue = "deskpulse.yml",
            description = "The settings file (${DEFAULT-VALUE}); docs/deskpulse.example.yml explains every setting.")
    private Path file;

    /** For what can do without: empty where none was named and none is in the usual place. */
    Optional<Settings> readWhereThereIsOne() {
        return file.equals(Path.of("deskpulse.yml")) && !Files.exists(file) ? Optional.empty() : Optional.of(read());
    }

    /** Those of the file, which need not be complete yet. */
    SettingsSecrets secrets() {
        return new SettingsSecrets(file, System.getenv());
    }

    Settings read() {
        return new SettingsFile(System.getenv(), ZoneId.systemDefault()).read(file);
    }
}
