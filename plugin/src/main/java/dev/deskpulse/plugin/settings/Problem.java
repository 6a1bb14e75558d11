package dev.deskpulse.plugin.settings;

/**
 * One thing wrong in a settings file.
 *
 * @param line counted from 1; 0 where it is the file as a whole
 * @param key the dotted path of the setting
 * @param message what is wrong and how to mend it; never a secret's value
 */
public record Problem(int line, String key, String message) {
    @Override
    public String toString() {
        String place = line == 0 ? "" : "line " + line + ": ";
        return key.isEmpty() ? place + message : place + key + ": " + message;
    }
}
