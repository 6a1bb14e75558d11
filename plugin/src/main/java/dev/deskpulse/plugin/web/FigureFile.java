package dev.deskpulse.plugin.web;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.deskpulse.connector.file.SpreadsheetGuard;
import dev.deskpulse.scheduler.figure.Catalogue;
import dev.deskpulse.scheduler.figure.FigureAnswer;
import dev.deskpulse.words.Words;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/** Figures as a table for a spreadsheet: one row a period and slice, one column a value, plain numbers. */
final class FigureFile {
    private static final String MARK_OF_UTF_8 = "\uFEFF";

    private final Catalogue catalogue;
    private final Language language;

    FigureFile(Catalogue catalogue, Language language) {
        this.catalogue = catalogue;
        this.language = language;
    }

    /** A kind of file. */
    enum Format {
        CSV("text/csv; charset=utf-8"),
        XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

        private final String contentType;

        Format(String contentType) {
            this.contentType = contentType;
        }

        String contentType() {
            return contentType;
        }
    }

    /** In which the columns are named. */
    enum Language {
        EN,
        ZH;

        String of(Words words) {
            return this == ZH ? words.zh() : words.en();
        }
    }

    /** A row in the making: two people of one name are two lines. */
    private record Line(List<@Nullable Object> head, Map<String, OptionalDouble> values) {}

    private record Sheet(List<String> head, List<List<@Nullable Object>> rows) {}

    byte[] write(FigureAnswer answer, Format format) {
        Sheet sheet = sheet(answer);
        try {
            return format == Format.CSV ? csv(sheet) : xlsx(sheet);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Sheet sheet(FigureAnswer answer) {
        List<String> head = new ArrayList<>();
        head.add(language == Language.ZH ? "日期" : "from");
        answer.by().forEach(dimension -> head.add(nameOfDimension(dimension)));
        Map<List<String>, Line> lines = new LinkedHashMap<>();
        Map<String, String> columns = new LinkedHashMap<>();
        for (FigureAnswer.Table table : answer.tables()) {
            for (FigureAnswer.Row row : table.rows()) {
                List<String> key = new ArrayList<>(row.slice());
                key.add(0, row.period().toString());
                Line line = lines.computeIfAbsent(key, ignored -> new Line(cells(answer, row), new LinkedHashMap<>()));
                row.values().forEach((value, number) -> {
                    columns.putIfAbsent(table.kpi() + " " + value, title(table.kpi(), value));
                    line.values.put(table.kpi() + " " + value, number);
                });
            }
        }
        head.addAll(columns.values());
        return new Sheet(
                head,
                lines.values().stream().map(line -> row(line, columns.keySet())).toList());
    }

    private static List<@Nullable Object> row(Line line, Collection<String> columns) {
        List<@Nullable Object> row = new ArrayList<>(line.head);
        columns.forEach(column -> row.add(number(line.values.get(column))));
        return row;
    }

    private static @Nullable Object number(@Nullable OptionalDouble value) {
        return value == null || value.isEmpty() ? null : value.getAsDouble();
    }

    private List<@Nullable Object> cells(FigureAnswer answer, FigureAnswer.Row row) {
        List<@Nullable Object> cells = new ArrayList<>();
        cells.add(row.period().toString());
        for (int i = 0; i < row.slice().size(); i++) {
            String value = row.slice().get(i);
            Words name =
                    answer.names().getOrDefault(answer.by().get(i), Map.of()).get(value);
            cells.add(name == null ? value : language.of(name));
        }
        return cells;
    }

    private String nameOfDimension(String id) {
        return catalogue.dimensions().stream()
                .filter(dimension -> dimension.id().equals(id))
                .findFirst()
                .map(dimension -> language.of(dimension.name()))
                .orElse(id);
    }

    private String title(String kpi, String value) {
        return catalogue.kpis().stream()
                .filter(entry -> entry.id().equals(kpi))
                .findFirst()
                .map(entry -> language.of(entry.name()) + " · "
                        + entry.values().stream()
                                .filter(known -> known.id().equals(value))
                                .findFirst()
                                .map(known -> language.of(known.name()))
                                .orElse(value))
                .orElse(kpi + " " + value);
    }

    /** With the mark that makes spreadsheets read it as UTF-8. */
    private static byte[] csv(Sheet sheet) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Writer writer = new OutputStreamWriter(bytes, StandardCharsets.UTF_8);
        writer.write(MARK_OF_UTF_8);
        try (CsvWriter csv = CsvWriter.builder().build(writer)) {
            csv.writeRecord(sheet.head.stream().map(SpreadsheetGuard::on).toList());
            sheet.rows.forEach(
                    row -> csv.writeRecord(row.stream().map(FigureFile::text).toList()));
        }
        return bytes.toByteArray();
    }

    private static String text(@Nullable Object cell) {
        if (cell == null) {
            return "";
        }
        return cell instanceof Double number ? number.toString() : SpreadsheetGuard.on(cell.toString());
    }

    /** Texts are cells of text there, which no spreadsheet runs. */
    private static byte[] xlsx(Sheet sheet) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook book = new Workbook(bytes, "Deskpulse", "1.0")) {
            Worksheet page = book.newWorksheet("Deskpulse");
            for (int column = 0; column < sheet.head.size(); column++) {
                page.value(0, column, sheet.head.get(column));
                page.style(0, column).bold().set();
            }
            for (int row = 0; row < sheet.rows.size(); row++) {
                for (int column = 0; column < sheet.head.size(); column++) {
                    Object cell = sheet.rows.get(row).get(column);
                    if (cell instanceof Double number) {
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
