package dev.deskpulse.connector.file;

import java.util.regex.Pattern;

/**
 * Keeps a spreadsheet from running a cell of a CSV file: what begins as a formula gets an apostrophe before it, as
 * OWASP's "CSV Injection" advises. Plain numbers stay. {@link #off} takes the apostrophe away again, so that a guarded
 * text read back is the text.
 */
public final class SpreadsheetGuard {
    private static final Pattern FORMULA =
            Pattern.compile("'*[=+\\-@\\t\\r\uFF1D\uFF0B\uFF0D\uFF20].+", Pattern.DOTALL);
    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]+(?:[.,][0-9]+)*%?");
    private static final Pattern GUARDED =
            Pattern.compile("''*[=+\\-@\\t\\r\uFF1D\uFF0B\uFF0D\uFF20].+", Pattern.DOTALL);

    private SpreadsheetGuard() {}

    /** The cell as it is safe to write. */
    public static String on(String cell) {
        return FORMULA.matcher(cell).matches() && !NUMBER.matcher(cell).matches() ? "'" + cell : cell;
    }

    /** The cell as it was before {@link #on}. */
    public static String off(String cell) {
        return GUARDED.matcher(cell).matches() ? cell.substring(1) : cell;
    }
}
