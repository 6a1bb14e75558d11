package dev.deskpulse.connector.file;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A CSV or XLSX file with a column of texts, which can be read any number of times, and written as CSV (commas, UTF-8)
 * with texts changed or columns added. Rows stream through in batches. Kind, separator and encoding are told by the
 * content; bytes that mean nothing in the encoding are read as U+FFFD where they are few. Cells that a spreadsheet would
 * run as formulas are written with an apostrophe before them, which reading takes away again.
 */
public final class TextTable {
    private static final int LONGEST_CELL = 1 << 24;
    private static final ImportLimits LIMITS =
            new ImportLimits(ImportLimits.DEFAULT.unpackedBytes(), LONGEST_CELL, ImportLimits.DEFAULT.refusedListed());

    private final Path file;
    private final @Nullable TextEncoding encoding;
    private final List<String> header;
    private final int textAt;

    /**
     * What came of reading a table.
     *
     * @param rows taken
     * @param refusedTotal rows that could not be read and were left out
     * @param refused the first of them, with their reasons
     */
    public record Outcome(long rows, long refusedTotal, List<ImportReport.Refused> refused) {
        public Outcome {
            refused = List.copyOf(refused);
        }
    }

    private TextTable(Path file, @Nullable TextEncoding encoding, List<String> header, int textAt) {
        this.file = file;
        this.encoding = encoding;
        this.header = header;
        this.textAt = textAt;
    }

    /**
     * Looks at the file's kind, encoding and header.
     *
     * @throws FileImportException where it is no table or has no such column
     */
    public static TextTable of(Path file, String textColumn) {
        if (!Files.isRegularFile(file)) {
            throw new FileImportException(file + " is no file; check the path");
        }
        try {
            TextEncoding encoding = FileKind.isWorkbook(file) ? null : encoding(file);
            try (Table table = open(file, encoding)) {
                List<String> header = titles(table, encoding);
                return new TextTable(file, encoding, header, position(file, header, textColumn));
            }
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    /** How often bytes of the file mean nothing in its encoding; each such place is read as U+FFFD. */
    public long brokenPlaces() {
        return encoding == null ? 0 : encoding.brokenPlaces();
    }

    /** The columns' names, in the file's order. */
    public List<String> header() {
        return header;
    }

    /**
     * Where in {@link TextRow#cells} a column is; the first of that name.
     *
     * @throws FileImportException where there is none
     */
    public int column(String name) {
        return position(file, header, name);
    }

    /** Reads every row. */
    public Outcome read(int batchSize, Consumer<List<TextRow>> batches) {
        try (Table table = open(file, encoding)) {
            return read(table, batchSize, batches);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    /**
     * Writes the table anew. The output appears whole or not at all, and may stand in the place of an older one.
     *
     * @param added names of further columns; one that the table already has gets a number behind it
     * @param change gives for each batch its rows, in their order, with a cell for every added column
     * @throws FileImportException where the file cannot be read or the output not be written
     */
    public Outcome write(Path output, List<String> added, int batchSize, UnaryOperator<List<TextRow>> change) {
        Path target = output.toAbsolutePath();
        List<String> titles = titlesWith(added);
        try {
            if (Files.exists(target) && Files.isSameFile(file, target)) {
                throw new FileImportException(output + " is the file that is read; name another one for the output");
            }
            Path part = Files.createTempFile(target.getParent(), ".deskpulse", ".csv");
            try {
                Outcome outcome = writeWhole(part, titles, batchSize, change);
                Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
                return outcome;
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (IOException | UncheckedIOException e) {
            throw new FileImportException(
                    output + " cannot be written; check that its folder exists, its disk and its permissions", e);
        }
    }

    private Outcome writeWhole(Path part, List<String> titles, int batchSize, UnaryOperator<List<TextRow>> change)
            throws IOException {
        try (CsvWriter writer = CsvWriter.builder().build(part)) {
            writer.writeRecord(titles.stream().map(SpreadsheetGuard::on).toList());
            return read(batchSize, batch -> change.apply(batch).forEach(row -> write(writer, row, titles.size())));
        }
    }

    private static void write(CsvWriter writer, TextRow row, int columns) {
        if (row.cells().size() != columns) {
            throw new IllegalArgumentException("a row of " + row.cells().size() + " cells for " + columns + " columns");
        }
        writer.writeRecord(row.cells().stream().map(SpreadsheetGuard::on).toList());
    }

    private Outcome read(Table table, int batchSize, Consumer<List<TextRow>> batches) {
        List<TextRow> batch = new ArrayList<>(batchSize);
        List<ImportReport.Refused> refused = new ArrayList<>();
        long rows = 0;
        long refusedTotal = 0;
        while (table.hasNext()) {
            Row row = table.next();
            if (row.fault() == null) {
                batch.add(textRow(row));
                rows++;
            } else if (++refusedTotal <= LIMITS.refusedListed()) {
                refused.add(new ImportReport.Refused(row.line(), row.fault()));
            }
            if (batch.size() == batchSize) {
                batches.accept(List.copyOf(batch));
                batch.clear();
            }
        }
        if (!batch.isEmpty()) {
            batches.accept(List.copyOf(batch));
        }
        return new Outcome(rows, refusedTotal, refused);
    }

    /** As many cells as columns: rows may end early, or in empty cells past the header. */
    private TextRow textRow(Row row) {
        List<String> cells = new ArrayList<>(header.size());
        for (int i = 0; i < header.size(); i++) {
            String cell = i < row.raw().size() ? row.raw().get(i) : "";
            cells.add(encoding == null ? cell : SpreadsheetGuard.off(cell));
        }
        return new TextRow(row.line(), cells, textAt);
    }

    private List<String> titlesWith(List<String> added) {
        List<String> titles = new ArrayList<>(header);
        for (String wanted : added) {
            String title = wanted;
            for (int number = 2; titles.contains(title); number++) {
                title = wanted + "_" + number;
            }
            titles.add(title);
        }
        return titles;
    }

    private static TextEncoding encoding(Path file) throws IOException {
        TextEncoding encoding = TextEncoding.tolerant(file);
        if (FileKind.ofText(file, encoding.charset()) == FileKind.JSON_LINES) {
            throw new FileImportException(file.getFileName() + " is JSON Lines; give a CSV or XLSX file");
        }
        return encoding;
    }

    private static Table open(Path file, @Nullable TextEncoding encoding) throws IOException {
        return encoding == null ? new XlsxTable(file, null, LIMITS) : new CsvTable(file, encoding, LIMITS);
    }

    private static List<String> titles(Table table, @Nullable TextEncoding encoding) {
        Stream<String> titles = table.header().stream();
        return encoding == null
                ? titles.toList()
                : titles.map(SpreadsheetGuard::off).toList();
    }

    private static int position(Path file, List<String> header, String column) {
        int position = header.indexOf(column);
        if (position < 0) {
            throw new FileImportException(file.getFileName() + " has no column '" + column + "'; its columns are "
                    + FileImport.listed(header));
        }
        return position;
    }

    private static FileImportException unreadable(Path file, Exception e) {
        return new FileImportException(
                file.getFileName() + " cannot be read; check the file, its disk and its permissions", e);
    }
}
