package dev.deskpulse.plugin.settings;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One setting as somebody wants it.
 *
 * @param path the keys from the outermost in; an entry of a list by its number, from 0
 * @param value a text, number, truth value, list or map; null takes the setting away
 */
public record SettingsEdit(List<String> path, @Nullable Object value) {
    /** What can be set without having the machine: nothing of the site's address, files, ports, or where messages go. */
    static final List<List<String>> SETTABLE = List.of(
            List.of("fields"),
            List.of("writeBack"),
            List.of("calendar"),
            List.of("calendars"),
            List.of("privacy"),
            List.of("quality"),
            List.of("customers"),
            List.of("rivals"),
            List.of("kpi", "profile"),
            List.of("kpi", "profiles"),
            List.of("kpi", "targets"),
            List.of("access", "people"),
            List.of("access", "adminGroups"),
            List.of("access", "leadGroups"),
            List.of("access", "auditorGroups"),
            List.of("access", "filesForAll"));

    /** Names a file of the machine. */
    private static final String HOLIDAY_FILE = "holidayFile";
    /** Whoever sets it signs in as that person. */
    static final String TOKEN_HASH = "tokenHash";

    private static final int LONGEST = 500;
    private static final int DEEPEST = 6;

    public SettingsEdit {
        if (path == null || path.isEmpty() || path.size() > DEEPEST) {
            throw new IllegalArgumentException("an edit needs the path of a setting");
        }
        path = List.copyOf(path);
    }

    String key() {
        return String.join(".", path);
    }

    /** @throws IllegalArgumentException where this cannot be set here */
    void check() {
        boolean settable = SETTABLE.stream()
                .anyMatch(known -> path.size() >= known.size()
                        && path.subList(0, known.size()).equals(known));
        if (!settable) {
            throw new IllegalArgumentException("is changed in the settings file alone");
        }
        path.forEach(SettingsEdit::checkKey);
        check(value, 0);
    }

    private static void check(@Nullable Object value, int depth) {
        if (depth > DEEPEST) {
            throw new IllegalArgumentException("is nested too deep");
        }
        if (value instanceof Map<?, ?> map) {
            map.keySet().forEach(key -> checkKey(String.valueOf(key)));
            map.values().forEach(one -> check(one, depth + 1));
        } else if (value instanceof Collection<?> list) {
            list.forEach(one -> check(one, depth + 1));
        } else if (value != null) {
            checkText(String.valueOf(value));
        }
    }

    private static void checkKey(String key) {
        checkText(key);
        if (key.equals(HOLIDAY_FILE) || key.equals(TOKEN_HASH)) {
            throw new IllegalArgumentException(key + " is changed in the settings file alone");
        }
    }

    private static void checkText(String text) {
        if (text.length() > LONGEST) {
            throw new IllegalArgumentException("is longer than " + LONGEST + " characters");
        }
        if (text.contains("${")) {
            throw new IllegalArgumentException("names a variable of the environment; do so in the settings file");
        }
        if (text.codePoints().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("holds characters that cannot be seen");
        }
    }

    /** What the settings say with it. */
    Map<String, Object> on(Map<String, Object> tree) {
        for (int depth = 1; depth < path.size(); depth++) {
            List<String> outer = path.subList(0, depth);
            if (SettingsTree.at(tree, outer) instanceof List<?> list) {
                List<Object> changed = changed(list, path.get(depth), path.subList(depth + 1, path.size()));
                return SettingsTree.with(tree, outer, changed.isEmpty() ? null : changed);
            }
        }
        return SettingsTree.with(tree, path, SettingsTree.plain(value));
    }

    private List<Object> changed(List<?> list, String number, List<String> rest) {
        List<Object> items = new ArrayList<>(list);
        int place = number.matches("\\d{1,5}") ? Integer.parseInt(number) : -1;
        if (place < 0 || place > items.size() || (place == items.size() && (value == null || !rest.isEmpty()))) {
            throw new IllegalArgumentException("there is no entry " + number);
        }
        Object item = SettingsTree.plain(value);
        if (!rest.isEmpty()) {
            item = SettingsTree.with(SettingsTree.map(items.get(place)), rest, item);
        }
        if (place == items.size()) {
            items.add(Objects.requireNonNullElse(item, ""));
        } else if (item == null) {
            items.remove(place);
        } else {
            items.set(place, item);
        }
        return items;
    }
}
