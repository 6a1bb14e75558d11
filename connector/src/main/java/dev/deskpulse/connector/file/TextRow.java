package dev.deskpulse.connector.file;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A row of a {@link TextTable}.
 *
 * @param line where it starts in the file, counted from 1 with the header
 * @param cells every cell as it stands, one for each column, and those added after them
 * @param textAt which of them is the text
 */
public record TextRow(long line, List<String> cells, int textAt) {
    public TextRow {
        cells = List.copyOf(cells);
    }

    public String text() {
        return cells.get(textAt);
    }

    public TextRow withText(String text) {
        List<String> changed = new ArrayList<>(cells);
        changed.set(textAt, text);
        return new TextRow(line, changed, textAt);
    }

    /** The same with cells for the columns that are added to the table. */
    public TextRow with(String... added) {
        List<String> longer = new ArrayList<>(cells);
        longer.addAll(Arrays.asList(added));
        return new TextRow(line, longer, textAt);
    }
}
