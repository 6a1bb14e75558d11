package dev.deskpulse.connector.file;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Comma, semicolon, tab or bar separated rows. A row with a broken quote is refused and reading goes on with the next
 * line, since an open quote would otherwise swallow the rest of the file.
 */
final class CsvTable implements Table {
    private static final Pattern STARTING_LINE = Pattern.compile("starting at line (\\d+)");

    /** Each broken quote reads the file again up to its line. */
    private static final int BROKEN_ROWS = 200;

    private final Path file;
    private final TextEncoding encoding;
    private final ImportLimits limits;
    private final char separator;
    private final List<String> header;
    private CloseableIterator<CsvRecord> records;
    private long skipped;
    private long lastLine;
    private int broken;
    private boolean ended;
    private @Nullable Row ahead;

    CsvTable(Path file, Charset charset, ImportLimits limits) throws IOException {
        this(file, new TextEncoding(charset, 0), limits);
    }

    CsvTable(Path file, TextEncoding encoding, ImportLimits limits) throws IOException {
        this.file = file;
        this.encoding = encoding;
        this.limits = limits;
        this.separator = separator(file, encoding);
        this.records = recordsAfter(0);
        this.header = firstRecord();
    }

    @Override
    public List<String> header() {
        return header;
    }

    @Override
    public boolean hasNext() {
        if (ahead == null && !ended) {
            ahead = advance();
            ended = ahead == null;
        }
        return ahead != null;
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
        records.close();
    }

    private List<String> firstRecord() {
        try {
            if (!records.hasNext()) {
                throw new FileImportException(file.getFileName() + " has no header");
            }
            CsvRecord first = records.next();
            lastLine = first.getStartingLineNumber();
            return first.getFields().stream().map(Cells::clean).toList();
        } catch (CsvParseException e) {
            throw new FileImportException(
                    file.getFileName() + ": the quotes of the header in line 1 are broken; mend that line", e);
        }
    }

    private @Nullable Row advance() {
        try {
            if (!records.hasNext()) {
                return null;
            }
            CsvRecord csv = records.next();
            lastLine = skipped + csv.getStartingLineNumber();
            return Cells.row(lastLine, header, csv.getFields(), limits);
        } catch (CsvParseException e) {
            return pastBroken(skipped + startOf(e));
        } catch (UncheckedIOException e) {
            throw new FileImportException(file.getFileName() + " cannot be read on; check the disk it is on", e);
        }
    }

    private Row pastBroken(long line) {
        broken++;
        if (broken > BROKEN_ROWS) {
            ended = true;
            return Row.unreadable(line, "is the " + broken + "th with broken quotes; everything after it is left out");
        }
        try {
            records.close();
            records = recordsAfter(line);
            skipped = line;
            lastLine = line;
        } catch (IOException e) {
            throw new FileImportException(file.getFileName() + " cannot be read again", e);
        }
        return Row.unreadable(line, "has a quote that is never closed, is followed by text, or holds too much");
    }

    private long startOf(CsvParseException e) {
        Matcher matcher = STARTING_LINE.matcher(String.valueOf(e.getMessage()));
        return matcher.find() ? Long.parseLong(matcher.group(1)) : lastLine - skipped + 1;
    }

    private CloseableIterator<CsvRecord> recordsAfter(long lines) throws IOException {
        BufferedReader reader = new BufferedReader(encoding.open(file), 1 << 16);
        for (long i = 0; i < lines && reader.readLine() != null; i++) {
            // skipping
        }
        return CsvReader.builder()
                .fieldSeparator(separator)
                .detectBomHeader(false)
                .skipEmptyLines(true)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .maxBufferSize(Math.max(1 << 16, 4 * limits.cellCharacters()))
                .ofCsvRecord(reader)
                .iterator();
    }

    /** The separator that gives the header the most columns. */
    private static char separator(Path file, TextEncoding encoding) throws IOException {
        String line;
        try (BufferedReader reader = new BufferedReader(encoding.open(file))) {
            line = firstLine(reader);
        }
        return Stream.of(',', ';', '\t', '|')
                .max(Comparator.comparingLong(
                        candidate -> line.chars().filter(c -> c == candidate).count()))
                .orElse(',');
    }

    // A file without line ends must not be read whole.
    private static String firstLine(BufferedReader reader) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = reader.read(); c >= 0 && line.length() < 100_000; c = reader.read()) {
            if ((c == '\n' || c == '\r') && !line.toString().isBlank()) {
                break;
            }
            line.append((char) c);
        }
        return line.toString();
    }
}
