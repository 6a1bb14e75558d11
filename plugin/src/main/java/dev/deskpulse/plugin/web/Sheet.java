package dev.deskpulse.plugin.web;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.deskpulse.connector.file.SpreadsheetGuard;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/**
 * A table for a spreadsheet, which will run none of its texts.
 *
 * @param rows with as many cells each as there are columns: texts, numbers, or null for none
 */
record Sheet(List<String> head, List<List<@Nullable Object>> rows) {
    private static final String MARK_OF_UTF_8 = "\uFEFF";

    /** A kind of file. */
    enum Format {
        CSV("text/csv; charset=utf-8"),
        XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

        private final String contentType;

        Format(String contentType) {
            this.contentType = contentType;
        }

        /** How the file's name ends. */
        String ending() {
            return name().toLowerCase(Locale.ROOT);
        }

        String contentType() {
            return contentType;
        }
    }

    byte[] as(Format format) {
        try {
            return format == Format.CSV ? csv() : xlsx();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** With the mark that makes spreadsheets read it as UTF-8. */
    private byte[] csv() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Writer writer = new OutputStreamWriter(bytes, StandardCharsets.UTF_8);
        writer.write(MARK_OF_UTF_8);
        try (CsvWriter csv = CsvWriter.builder().build(writer)) {
            csv.writeRecord(head.stream().map(SpreadsheetGuard::on).toList());
            rows.forEach(row -> csv.writeRecord(row.stream().map(Sheet::text).toList()));
        }
        return bytes.toByteArray();
    }

    private static String text(@Nullable Object cell) {
        if (cell == null) {
            return "";
        }
        return cell instanceof Number number ? number.toString() : SpreadsheetGuard.on(cell.toString());
    }

    /** Texts are cells of text there, which no spreadsheet runs. */
    private byte[] xlsx() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook book = new Workbook(bytes, "Deskpulse", "1.0")) {
            Worksheet page = book.newWorksheet("Deskpulse");
            for (int column = 0; column < head.size(); column++) {
                page.value(0, column, head.get(column));
                page.style(0, column).bold().set();
            }
            for (int row = 0; row < rows.size(); row++) {
                for (int column = 0; column < head.size(); column++) {
                    Object cell = rows.get(row).get(column);
                    if (cell instanceof Number number) {
                        page.value(row + 1, column, number);
                    } else if (cell != null) {
                        page.value(row + 1, column, cell.toString());
                    }
                }
            }
        }
        return bytes.toByteArray();
    }
}
