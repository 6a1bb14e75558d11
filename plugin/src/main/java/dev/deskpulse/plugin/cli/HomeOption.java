package dev.deskpulse.plugin.cli;

import dev.deskpulse.plugin.settings.Settings;
import dev.deskpulse.plugin.settings.SettingsFile;
import dev.deskpulse.scheduler.privacy.Masker;
import dev.deskpulse.scheduler.privacy.PrivacyKey;
import dev.deskpulse.scheduler.privacy.PrivacySettings;
import dev.deskpulse.scheduler.text.model.ModelStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option of commands that can do without settings: then there is no store, and models live where they would by default. */
final class HomeOption {
    private static final Path USUAL = Path.of("deskpulse.yml");
    private static final Path USUAL_HOME = Path.of(".deskpulse");

    @Option(
            names = {"-c", "--config"},
            paramLabel = "FILE",
            description = "The settings file; deskpulse.yml where there is one, and not needed.")
    private @Nullable Path file;

    /** Empty where none was named and none is in the usual place. */
    Optional<Settings> settings() {
        if (file == null && !Files.exists(USUAL)) {
            return Optional.empty();
        }
        Path present = file == null ? USUAL : file;
        return Optional.of(new SettingsFile(System.getenv(), ZoneId.systemDefault()).read(present));
    }

    /** For texts of a file: masks the kinds that the settings switch on, all where there are none. */
    Masker masker() {
        PrivacySettings privacy = settings().map(Settings::privacy).orElse(PrivacySettings.DEFAULT);
        return Masker.of(privacy.kinds(), PrivacyKey.ofThisProcess());
    }

    ModelStore models() {
        return ModelStore.in(settings().map(Settings::home).orElse(USUAL_HOME));
    }
}
