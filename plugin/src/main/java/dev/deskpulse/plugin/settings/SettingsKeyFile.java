package dev.deskpulse.plugin.settings;

import dev.deskpulse.scheduler.privacy.OwnerOnly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Where the key of a settings file's secrets is: in the environment, in the file that the environment names, or in
 * {@code secret.key} beside the settings. A file is read only where its owner alone may.
 */
final class SettingsKeyFile {
    /** The key itself. */
    static final String KEY = "DESKPULSE_SECRET_KEY";
    /** The path of the key's file; a relative one starts at the settings' folder. */
    static final String PATH = "DESKPULSE_SECRET_KEY_FILE";

    private static final String USUAL = "secret.key";

    private final Map<String, String> environment;
    private final Path file;

    SettingsKeyFile(Path folder, Map<String, String> environment) {
        this.environment = environment;
        this.file = folder.resolve(environment.getOrDefault(PATH, USUAL)).toAbsolutePath();
    }

    /** @throws IllegalArgumentException where there is none, or others may read it */
    SettingsKeys read() {
        String given = environment.get(KEY);
        if (given != null) {
            return of(KEY, given);
        }
        try {
            if (!Files.exists(file)) {
                throw new IllegalArgumentException("is encrypted, and its key is not there: put it back to " + file
                        + ", or give it as " + KEY + " or " + PATH);
            }
            if (OwnerOnly.isOpenToOthers(file)) {
                throw new IllegalArgumentException(
                        file + " can be read by others than its owner; run: chmod 600 " + file);
            }
            return of(file.toString(), Files.readString(file));
        } catch (IOException e) {
            throw new IllegalArgumentException(file + " cannot be read; let this account read it", e);
        }
    }

    /** As above; the first use makes the file. */
    SettingsKeys readOrMake() {
        if (!environment.containsKey(KEY) && !Files.exists(file)) {
            write(SettingsKeys.make());
        }
        return read();
    }

    /** @throws IllegalStateException where the key comes from the environment, which cannot be changed from here */
    void write(SettingsKeys keys) {
        if (environment.containsKey(KEY)) {
            throw new IllegalStateException(KEY
                    + " is in the environment, which cannot be changed from here; put the key into a file, name it in "
                    + PATH + ", and try again");
        }
        try {
            WholeFile.replace(file, keys.json());
        } catch (IOException e) {
            throw new IllegalStateException(file + " cannot be written; let this account write to its folder", e);
        }
    }

    Path file() {
        return file;
    }

    private static SettingsKeys of(String name, String json) {
        try {
            return SettingsKeys.of(json);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(name + " " + e.getMessage(), e);
        }
    }
}
