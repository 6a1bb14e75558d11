package dev.deskpulse.connector.file;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Sheet;
import org.jspecify.annotations.Nullable;

/**
 * A workbook's sheet, its first row that holds anything being the header. Formulas are never worked out: the text that
 * was last shown counts.
 */
final class XlsxTable implements Table {
    /** What a date format holds outside quoted text and brackets, such as {@code yyyy-mm-dd hh:mm}. */
    private static final Pattern DATE_FORMAT = Pattern.compile("[ymdhs]", Pattern.CASE_INSENSITIVE);

    private static final Pattern NOT_FORMAT = Pattern.compile("\"[^\"]*\"|\\[[^]]*]|\\\\.");
    private static final int COLUMNS = 2_000;

    private final String name;
    private final ImportLimits limits;
    private final ReadableWorkbook workbook;
    private final Stream<org.dhatim.fastexcel.reader.Row> stream;
    private final Iterator<org.dhatim.fastexcel.reader.Row> rows;
    private final List<String> header;
    private @Nullable Row ahead;

    XlsxTable(Path file, @Nullable String sheet, ImportLimits limits) throws IOException {
        this.name = String.valueOf(file.getFileName());
        this.limits = limits;
        WorkbookSize.requireBounded(file, limits);
        WorkbookCells.requireBounded(file);
        this.workbook = open(file);
        try {
            this.stream = sheet(sheet).openStream();
            this.rows = stream.iterator();
            this.header = firstRow();
        } catch (FileImportException | IOException e) {
            workbook.close();
            throw e;
        } catch (RuntimeException e) {
            workbook.close();
            throw unreadable(e);
        }
    }

    @Override
    public List<String> header() {
        return header;
    }

    @Override
    public boolean hasNext() {
        try {
            while (ahead == null && rows.hasNext()) {
                Row row = row(rows.next());
                ahead = row.fault() == null && row.cells().isEmpty() ? null : row;
            }
            return ahead != null;
        } catch (FileImportException e) {
            throw e;
        } catch (RuntimeException e) {
            // The library throws whatever a spoilt sheet leads it to.
            throw unreadable(e);
        }
    }

    @Override
    public Row next() {
        if (!hasNext() || ahead == null) {
            throw new NoSuchElementException();
        }
        Row row = ahead;
        ahead = null;
        return row;
    }

    @Override
    public void close() throws IOException {
        stream.close();
        workbook.close();
    }

    private ReadableWorkbook open(Path file) throws IOException {
        try {
            return new ReadableWorkbook(file.toFile(), new ReadingOptions(WorkbookStyles.in(file), false));
        } catch (RuntimeException | IOException e) {
            throw unreadable(e);
        }
    }

    private Sheet sheet(@Nullable String wanted) {
        if (wanted == null) {
            return workbook.getFirstSheet();
        }
        return workbook.findSheet(wanted)
                .orElseThrow(() -> new FileImportException(name + " has no sheet '" + wanted + "'; it has "
                        + workbook.getSheets().map(Sheet::getName).toList()));
    }

    private List<String> firstRow() {
        while (rows.hasNext()) {
            List<String> cells = texts(rows.next()).stream().map(Cells::clean).toList();
            if (cells.stream().anyMatch(cell -> !cell.isEmpty())) {
                return cells;
            }
        }
        throw new FileImportException(name + " has no header: the sheet is empty");
    }

    private Row row(org.dhatim.fastexcel.reader.Row row) {
        if (row.getCellCount() > COLUMNS) {
            return Row.unreadable(row.getRowNum(), "has more than " + COLUMNS + " cells");
        }
        return Cells.row(row.getRowNum(), header, texts(row), limits);
    }

    private static List<String> texts(org.dhatim.fastexcel.reader.Row row) {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < Math.min(row.getCellCount(), COLUMNS); i++) {
            texts.add(row.getOptionalCell(i).map(XlsxTable::text).orElse(""));
        }
        return texts;
    }

    private static String text(Cell cell) {
        if (cell.getType() == CellType.NUMBER) {
            return isDate(cell)
                    ? date(cell)
                    : cell.asNumber().stripTrailingZeros().toPlainString();
        }
        String raw = cell.getRawValue();
        return cell.getType() == CellType.FORMULA && raw != null ? raw : cell.getText();
    }

    private static boolean isDate(Cell cell) {
        String format = cell.getDataFormatString();
        return format != null
                && DATE_FORMAT
                        .matcher(NOT_FORMAT.matcher(format).replaceAll(""))
                        .find();
    }

    private static String date(Cell cell) {
        LocalDateTime date = cell.asDate();
        return date == null ? "" : date.toString();
    }

    private FileImportException unreadable(Exception e) {
        return new FileImportException(
                name + " is no workbook that can be read; open it and save it as .xlsx again", e);
    }
}
