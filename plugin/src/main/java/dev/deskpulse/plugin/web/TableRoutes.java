package dev.deskpulse.plugin.web;

import dev.deskpulse.scheduler.audit.AuditLog;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Makes files of what a screen shows and figures alone cannot tell, such as lists of topics or customers: the screen has
 * it, in its reader's words, and sends it; here it is made harmless to spreadsheets and put into the audit log. Pictures,
 * which the screen makes by itself, are only put into the log.
 */
final class TableRoutes {
    private static final Pattern KIND = Pattern.compile("[a-z-]{1,40}");
    private static final int MOST_ROWS = 10_000;
    private static final int MOST_COLUMNS = 50;
    private static final int LONGEST = 2_000;

    private final AuditLog exports;

    TableRoutes(AuditLog exports) {
        this.exports = exports;
    }

    /**
     * A table on the wire.
     *
     * @param kind of the gadget that shows it
     * @param rows of texts and numbers; null for an empty cell
     */
    record Table(String kind, List<String> head, List<List<@Nullable Object>> rows) {
        Table {
            require(KIND.matcher(kind).matches(), "kind is made of a-z and -");
            require(!head.isEmpty() && head.size() <= MOST_COLUMNS, "head has 1 to " + MOST_COLUMNS + " columns");
            require(rows.size() <= MOST_ROWS, "rows are at most " + MOST_ROWS + "; narrow the gadget");
            for (List<@Nullable Object> row : rows) {
                require(row.size() == head.size(), "each of rows has as many cells as head");
                row.forEach(cell -> require(
                        cell == null || cell instanceof Number || cell instanceof String,
                        "rows hold texts and numbers"));
            }
        }

        Sheet sheet() {
            return new Sheet(
                    head.stream().map(Table::shortened).toList(),
                    rows.stream().map(Table::shortened).toList());
        }

        private static List<@Nullable Object> shortened(List<@Nullable Object> row) {
            List<@Nullable Object> cells = new ArrayList<>();
            row.forEach(cell -> cells.add(cell instanceof String text ? shortened(text) : cell));
            return cells;
        }

        private static String shortened(String text) {
            return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
        }

        private static void require(boolean condition, String message) {
            if (!condition) {
                throw new IllegalArgumentException(message);
            }
        }
    }

    void addTo(RoutesConfig routes) {
        routes.post("/api/tables/file", this::file);
        routes.post("/api/pictures", this::picture);
    }

    /** @param kind of the gadget whose picture the screen is about to save */
    record Picture(String kind) {
        Picture {
            Table.require(KIND.matcher(kind).matches(), "kind is made of a-z and -");
        }
    }

    /** The screen draws it, and saves it once it is in the audit log. */
    private void picture(Context request) {
        Picture picture = request.bodyAsClass(Picture.class);
        exports.export(Gate.viewer(request).actor(request.ip()), picture.kind() + ": picture", "png", "download");
        request.status(HttpStatus.NO_CONTENT);
    }

    private void file(Context request) {
        Sheet.Format format = FigureRequest.choice(request, "format", Sheet.Format.CSV);
        Table table = request.bodyAsClass(Table.class);
        byte[] file = table.sheet().as(format);
        exports.export(
                Gate.viewer(request).actor(request.ip()),
                table.kind() + ": " + table.rows().size() + " rows",
                format.ending(),
                "download");
        request.contentType(format.contentType());
        request.header(
                "Content-Disposition",
                "attachment; filename=\"deskpulse-" + table.kind() + "." + format.ending() + "\"");
        request.result(file);
    }
}
