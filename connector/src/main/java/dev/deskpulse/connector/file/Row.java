package dev.deskpulse.connector.file;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One row as the file has it.
 *
 * @param line where it starts, counted from 1 with the header
 * @param cells trimmed texts by column name, in the file's order; empty cells left out
 * @param raw every cell as it stands, by position; empty where each row names its own columns
 * @param fault why it cannot be read, null where it can
 */
record Row(
        long line,
        Map<String, String> cells,
        List<String> raw,
        @Nullable String fault) {
    Row {
        cells = Collections.unmodifiableMap(new LinkedHashMap<>(cells));
        raw = List.copyOf(raw);
    }

    static Row of(long line, Map<String, String> cells) {
        return new Row(line, cells, List.of(), null);
    }

    static Row of(long line, Map<String, String> cells, List<String> raw) {
        return new Row(line, cells, raw, null);
    }

    static Row unreadable(long line, String fault) {
        return new Row(line, Map.of(), List.of(), fault);
    }
}
