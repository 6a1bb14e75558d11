package dev.deskpulse.connector.file;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Cells of a row, cleaned and bounded. */
final class Cells {
    private Cells() {}

    /** The row that a header and its cells make; cells past the header are refused, they belong to no column. */
    static Row row(long line, List<String> header, List<String> cells, ImportLimits limits) {
        Map<String, String> named = new LinkedHashMap<>();
        for (int i = 0; i < cells.size(); i++) {
            String cell = clean(cells.get(i));
            if (cell.length() > limits.cellCharacters()) {
                return Row.unreadable(line, tooLong(i < header.size() ? header.get(i) : "", limits));
            }
            if (cell.isEmpty()) {
                continue;
            }
            if (i >= header.size()) {
                return Row.unreadable(
                        line,
                        "has " + cells.size() + " cells under a header of " + header.size() + ": a separator too many");
            }
            named.putIfAbsent(header.get(i), cell);
        }
        return Row.of(line, named, cells);
    }

    static String tooLong(String column, ImportLimits limits) {
        return "column '" + column + "' holds more than " + limits.cellCharacters() + " characters";
    }

    /** Without blanks around it, and without control characters other than tab and line end. */
    static String clean(String text) {
        boolean plain = text.chars().noneMatch(Cells::isControl);
        String kept = plain
                ? text
                : text.codePoints()
                        .filter(c -> !isControl(c))
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
        return kept.strip();
    }

    private static boolean isControl(int c) {
        return (Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t') || c == '\uFEFF';
    }
}
