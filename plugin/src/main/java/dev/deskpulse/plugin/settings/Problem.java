package dev.deskpulse.plugin.settings;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.deskpulse.words.Words;

/**
 * One thing wrong in a settings file.
 *
 * @param line counted from 1; 0 where it is the file as a whole
 * @param key the dotted path of the setting
 * @param words what is wrong and how to mend it; never a secret's value
 */
public record Problem(int line, String key, Words words) {
    /** One that is told in English: the Chinese says that the setting is wrong, with the details as they are. */
    public Problem(int line, String key, String message) {
        this(line, key, new Words(message, "设置有误（" + message + "）"));
    }

    @JsonProperty
    public String message() {
        return words.en();
    }

    @Override
    public String toString() {
        String place = line == 0 ? "" : "line " + line + ": ";
        return key.isEmpty() ? place + words.en() : place + key + ": " + words.en();
    }
}
