package dev.deskpulse.plugin.settings;

import dev.deskpulse.plugin.settings.SettingsTree.Difference;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A change of the settings, as it is shown.
 *
 * @param id counted from 1
 * @param undoes the change that this one took back; null where it is none of that kind
 * @param undoneBy the change that took this one back
 */
public record SettingsChange(
        long id,
        Instant at,
        String person,
        @Nullable Long undoes,
        @Nullable Long undoneBy,
        List<Setting> settings) {
    /** One setting in words of the file; null where it was, or is, not given. Of lists what differs alone. */
    public record Setting(
            String key, @Nullable String before, @Nullable String after) {
        static Setting of(Difference difference) {
            return new Setting(
                    difference.key(),
                    text(difference.before(), difference.after()),
                    text(difference.after(), difference.before()));
        }
    }

    static SettingsChange of(SettingsLog.Entry entry, List<SettingsLog.Entry> all) {
        Long undoneBy = all.stream()
                .filter(other -> Long.valueOf(entry.id()).equals(other.undoes()))
                .map(SettingsLog.Entry::id)
                .findFirst()
                .orElse(null);
        return new SettingsChange(
                entry.id(),
                entry.at(),
                entry.person(),
                entry.undoes(),
                undoneBy,
                entry.differences().stream().map(Setting::of).toList());
    }

    private static @Nullable String text(@Nullable Object value, @Nullable Object other) {
        if (!(value instanceof List<?> list)) {
            return value == null ? null : text(value);
        }
        List<Object> own = new ArrayList<>(list);
        if (other instanceof List<?> those) {
            own.removeAll(those);
        }
        return text(own);
    }

    private static String text(Object value) {
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .map(entry -> entry.getKey().equals(SettingsEdit.TOKEN_HASH)
                            ? SettingsEdit.TOKEN_HASH
                            : entry.getKey() + ": " + text(entry.getValue()))
                    .collect(Collectors.joining(", "));
        }
        return value instanceof Collection<?> list
                ? list.stream().map(SettingsChange::text).collect(Collectors.joining("; "))
                : String.valueOf(value);
    }
}
