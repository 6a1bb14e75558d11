package dev.deskpulse.connector.file;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * A CSV file of figures over time, plain or packed with gzip: a timestamp and a value a row, or a whole series a row.
 * Separator and header are told by the content. Timestamps without a zone are taken as UTC, so that clock times stay as
 * they are written.
 */
public final class SeriesFile {
    private static final Set<String> MISSING =
            Set.of("", "na", "n/a", "null", "none", "-", "nan", "inf", "-inf", "+inf");
    private static final List<String> TIME_TITLES =
            List.of("timestamp", "datetime", "date", "time", "ds", "day", "时间", "日期");
    private static final List<String> VALUE_TITLES = List.of("value", "y", "count", "volume", "值", "数量");
    private static final int LONGEST_RECORD = 1 << 24;

    private final Path file;
    private final DateReader dates = new DateReader(List.of(), ZoneOffset.UTC);

    /**
     * @param value NaN where the cell is empty or says that there is none
     */
    public record TimedValue(Instant at, double value) {}

    /**
     * @param rows in the file's order
     * @param refused the rows that are missing because a cell cannot be read, with the reason; only the first few
     * @param refusedTotal how many they are
     * @param sample the first timestamp as it is written; empty where there is no row
     */
    public record Timed(List<TimedValue> rows, List<ImportReport.Refused> refused, long refusedTotal, String sample) {
        public Timed {
            rows = List.copyOf(rows);
            refused = List.copyOf(refused);
        }
    }

    /** What happens on a day, such as a holiday. */
    public record DayName(LocalDate day, String name) {}

    /** @param values NaN where a cell is empty or no number; empty cells at the end are left out */
    public record Named(String name, List<Double> values) {
        public Named {
            values = List.copyOf(values);
        }
    }

    public SeriesFile(Path file) {
        this.file = file;
    }

    /**
     * Reads a timestamp and a value a row.
     *
     * @param timeColumn null for the one with a usual title, else the first
     * @param valueColumn null for the one with a usual title, else the first other one
     * @throws FileImportException where the file cannot be read or lacks a column that was named
     */
    public Timed timed(@Nullable String timeColumn, @Nullable String valueColumn) {
        TimedReader reader = new TimedReader(timeColumn, valueColumn);
        read(reader);
        return new Timed(reader.rows, reader.refused, reader.refusedTotal, reader.sample);
    }

    /** Reads one series a row: its name, then its values. A first row with texts for values is taken for a header. */
    public List<Named> wide() {
        List<Named> series = new ArrayList<>();
        read((line, cells) -> {
            boolean header = line == 1
                    && cells.stream().skip(1).anyMatch(cell -> number(cell).isEmpty());
            if (!header) {
                series.add(named(cells));
            }
        });
        return series;
    }

    /**
     * Reads a date and a name a row, under a header.
     *
     * @throws FileImportException also where a date is none: a holiday left out without a word would mislead
     */
    public List<DayName> days() {
        List<DayName> days = new ArrayList<>();
        read((line, cells) -> {
            Optional<Instant> at = dates.read(cells.get(0));
            if (at.isPresent() && cells.size() > 1) {
                days.add(new DayName(LocalDate.ofInstant(at.get(), ZoneOffset.UTC), cells.get(1)));
            } else if (line > 1) {
                throw new FileImportException(file.getFileName() + " line " + line
                        + " has no date and name; write it as 2026-05-01,Labour Day");
            }
        });
        return days;
    }

    private static Named named(List<String> cells) {
        int end = cells.size();
        while (end > 1 && cells.get(end - 1).isBlank()) {
            end--;
        }
        return new Named(
                cells.get(0),
                cells.subList(1, end).stream()
                        .map(cell -> number(cell).orElse(Double.NaN))
                        .toList());
    }

    /** Takes the rows one by one; the first may be the header. */
    private final class TimedReader implements BiConsumer<Long, List<String>> {
        private static final int LISTED = 5;

        private final @Nullable String timeColumn;
        private final @Nullable String valueColumn;
        private final List<TimedValue> rows = new ArrayList<>();
        private final List<ImportReport.Refused> refused = new ArrayList<>();
        private long refusedTotal;
        private String sample = "";
        private int timeAt;
        private int valueAt = 1;

        TimedReader(@Nullable String timeColumn, @Nullable String valueColumn) {
            this.timeColumn = timeColumn;
            this.valueColumn = valueColumn;
        }

        @Override
        public void accept(Long line, List<String> cells) {
            if (line == 1 && isHeader(cells)) {
                timeAt = position(cells, timeColumn, TIME_TITLES, -1);
                valueAt = position(cells, valueColumn, VALUE_TITLES, timeAt);
            } else {
                row(line, cells);
            }
        }

        private boolean isHeader(List<String> cells) {
            return timeColumn != null
                    || valueColumn != null
                    || dates.read(cells.get(0)).isEmpty();
        }

        private int position(List<String> titles, @Nullable String wanted, List<String> usual, int taken) {
            if (wanted != null) {
                int at = titles.indexOf(wanted);
                if (at < 0) {
                    throw new FileImportException(file.getFileName() + " has no column '" + wanted
                            + "'; its columns are " + FileImport.listed(titles));
                }
                return at;
            }
            for (int i = 0; i < titles.size(); i++) {
                if (i != taken && usual.contains(titles.get(i).toLowerCase(Locale.ROOT))) {
                    return i;
                }
            }
            return taken == 0 ? 1 : 0;
        }

        private void row(long line, List<String> cells) {
            if (cells.size() <= Math.max(timeAt, valueAt)) {
                refuse(line, "has only " + cells.size() + " cells");
                return;
            }
            Optional<Instant> at = dates.read(cells.get(timeAt));
            Optional<Double> value = number(cells.get(valueAt));
            if (at.isEmpty()) {
                refuse(line, "its timestamp is no date that can be understood, such as 2026-01-31 or 2026-01-31 14:00");
            } else if (value.isEmpty()) {
                refuse(line, "its value is no number");
            } else {
                sample = sample.isEmpty() ? cells.get(timeAt) : sample;
                rows.add(new TimedValue(at.get(), value.get()));
            }
        }

        private void refuse(long line, String reason) {
            if (++refusedTotal <= LISTED) {
                refused.add(new ImportReport.Refused(line, reason));
            }
        }
    }

    private static Optional<Double> number(String cell) {
        if (MISSING.contains(cell.toLowerCase(Locale.ROOT))) {
            return Optional.of(Double.NaN);
        }
        try {
            double value = Double.parseDouble(cell);
            return Optional.of(Double.isFinite(value) ? value : Double.NaN);
        } catch (NumberFormatException e) {
            return Optional.empty(); // the parser's only way to say that a text is no number
        }
    }

    private void read(BiConsumer<Long, List<String>> rows) {
        if (!Files.isRegularFile(file)) {
            throw new FileImportException(file + " is no file; check the path");
        }
        try {
            Charset charset = packed() ? StandardCharsets.UTF_8 : TextEncoding.of(file, null);
            try (Reader reader = open(charset);
                    CloseableIterator<CsvRecord> records = records(reader, separator(charset))) {
                for (long line = 1; records.hasNext(); line++) {
                    rows.accept(
                            line,
                            records.next().getFields().stream()
                                    .map(Cells::clean)
                                    .toList());
                }
            }
        } catch (IOException | UncheckedIOException e) {
            throw new FileImportException(
                    file.getFileName() + " cannot be read; check the file, its disk and its permissions", e);
        } catch (CsvParseException e) {
            throw new FileImportException(file.getFileName() + " has broken quotes: " + e.getMessage(), e);
        }
    }

    private static CloseableIterator<CsvRecord> records(Reader reader, char separator) {
        return CsvReader.builder()
                .fieldSeparator(separator)
                .skipEmptyLines(true)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .maxBufferSize(LONGEST_RECORD)
                .ofCsvRecord(reader)
                .iterator();
    }

    private boolean packed() throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.read() == 0x1f && in.read() == 0x8b;
        }
    }

    private Reader open(Charset charset) throws IOException {
        if (!packed()) {
            return new BufferedReader(TextEncoding.open(file, charset), 1 << 16);
        }
        InputStream unpacked = new GZIPInputStream(new BufferedInputStream(Files.newInputStream(file)), 1 << 16);
        return new BufferedReader(new InputStreamReader(unpacked, charset), 1 << 16);
    }

    private char separator(Charset charset) throws IOException {
        char[] start = new char[10_000];
        try (Reader reader = open(charset)) {
            int read = reader.read(start);
            String text = new String(start, 0, Math.max(0, read));
            String first = text.lines().findFirst().orElse("");
            return Stream.of(',', ';', '\t', '|')
                    .max((a, b) -> Long.compare(count(first, a), count(first, b)))
                    .orElse(',');
        }
    }

    private static long count(String text, char wanted) {
        return text.chars().filter(c -> c == wanted).count();
    }
}
