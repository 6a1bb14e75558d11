package dev.deskpulse.connector.file;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One row as the file has it.
 *
 * @param line where it starts, counted from 1 with the header
 * @param cells trimmed texts by column name, in the file's order; empty cells left out
 * @param fault why it cannot be read, null where it can
 */
record Row(long line, Map<String, String> cells, @Nullable String fault) {
    Row {
        cells = Collections.unmodifiableMap(new LinkedHashMap<>(cells));
    }

    static Row of(long line, Map<String, String> cells) {
        return new Row(line, cells, null);
    }

    static Row unreadable(long line, String fault) {
        return new Row(line, Map.of(), fault);
    }
}
