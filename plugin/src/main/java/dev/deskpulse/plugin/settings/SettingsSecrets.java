package dev.deskpulse.plugin.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The encrypted secrets of one settings file. */
public final class SettingsSecrets {
    private static final Pattern SEALED =
            Pattern.compile("(?<![A-Za-z0-9_])" + SettingsKeys.MARK + "[A-Za-z0-9_-]{20,}");

    private final Path settings;
    private final SettingsKeyFile key;

    /** @param environment where the key may be */
    public SettingsSecrets(Path settings, Map<String, String> environment) {
        this.settings = settings;
        this.key = new SettingsKeyFile(
                Optional.ofNullable(settings.toAbsolutePath().getParent()).orElse(Path.of(".")), environment);
    }

    /**
     * A secret as it may stand in the settings. The first use makes the key.
     *
     * @throws IllegalArgumentException where the key cannot be used
     */
    public String encrypt(String secret) {
        return key.readOrMake().seal(secret);
    }

    /**
     * What was done.
     *
     * @param secrets how many were encrypted anew
     * @param key where the new key is
     */
    public record Rotated(int secrets, Path key) {}

    /**
     * Makes a new key, encrypts every secret of the file anew and forgets the old key. Killed at any moment, all stays
     * readable, and another call brings it to its end: the old key goes only when nothing needs it.
     *
     * @throws IllegalArgumentException where a secret cannot be read; nothing is changed then
     * @throws IllegalStateException where the key or the settings cannot be written
     */
    public Rotated rotate() {
        try {
            SettingsKeys old = key.read();
            rewritten(old, old);
            SettingsKeys both = old.withNewKey();
            key.write(both);
            WholeFile.replace(settings.toRealPath(), rewritten(both, both));
            SettingsKeys alone = both.withoutOldKeys();
            // Whoever saved the file meanwhile may have put an old text back: then this throws, and the old key stays.
            rewritten(alone, alone);
            key.write(alone);
            return new Rotated(count(), key.file());
        } catch (NoSuchFileException e) {
            throw new IllegalStateException(settings + " is not there; name the settings by --config", e);
        } catch (IOException e) {
            throw new IllegalStateException(settings + " cannot be read or written; let this account do so", e);
        }
    }

    private int count() throws IOException {
        return Math.toIntExact(
                SEALED.matcher(Files.readString(settings)).results().count());
    }

    private String rewritten(SettingsKeys opening, SettingsKeys sealing) throws IOException {
        String text = Files.readString(settings);
        return SEALED.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(sealing.seal(opened(opening, text, found))));
    }

    private String opened(SettingsKeys keys, String text, MatchResult found) {
        try {
            return keys.open(found.group());
        } catch (IllegalArgumentException e) {
            long line = 1
                    + text.substring(0, found.start()).lines().count()
                    - (found.start() == 0 || text.charAt(found.start() - 1) == '\n' ? 0 : 1);
            throw new IllegalArgumentException(
                    settings + ":" + line + ": the secret " + e.getMessage() + ", or remove the line", e);
        }
    }
}
