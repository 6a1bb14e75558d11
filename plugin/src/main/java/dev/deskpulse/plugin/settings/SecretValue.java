package dev.deskpulse.plugin.settings;

import dev.deskpulse.scheduler.privacy.OwnerOnly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Reads secrets of the settings: as they stand there, encrypted, from the environment, or from files of their own. */
final class SecretValue {
    private SecretValue() {}

    /** A key's value, or the content of the file that the key with {@code File} behind it names. */
    static Optional<String> inFileOrOf(Section section, String key, Path folder) {
        String fileKey = key + "File";
        Optional<String> file = section.text(fileKey);
        return file.isPresent() ? content(section, fileKey, folder.resolve(file.get())) : of(section, key, folder);
    }

    /** A key's value, decrypted where it is encrypted. */
    static Optional<String> of(Section section, String key, Path folder) {
        Optional<String> given = section.text(key);
        // Only what stands in the file itself is written anew when the key changes.
        if (section.written(key).filter(SettingsKeys::isSealed).isEmpty()) {
            return given;
        }
        try {
            SettingsKeys keys = new SettingsKeyFile(folder, section.environment()).read();
            return given.map(keys::open);
        } catch (IllegalArgumentException e) {
            section.problem(key, String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private static Optional<String> content(Section section, String key, Path file) {
        try {
            if (OwnerOnly.isOpenToOthers(file)) {
                section.problem(key, "the file can be read by others than its owner; run: chmod 600 " + file);
                return Optional.empty();
            }
            return Optional.of(Files.readString(file));
        } catch (IOException e) {
            section.problem(key, "the file cannot be read (" + e.getClass().getSimpleName() + ")");
            return Optional.empty();
        }
    }
}
