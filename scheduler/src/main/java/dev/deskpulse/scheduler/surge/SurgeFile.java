package dev.deskpulse.scheduler.surge;

import dev.deskpulse.connector.file.TextRow;
import dev.deskpulse.connector.file.TextTable;
import dev.deskpulse.connector.file.Unpacked;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Judges the rows of a CSV or XLSX file in their order, packed with gzip or not; memory does not grow with the file. */
public final class SurgeFile {
    private static final int BATCH = 1_000;
    private static final int LINES_NAMED = 5;
    private static final int DATE_LENGTH = 10;

    private final TextTable table;
    private final int timeAt;
    private final int valueAt;
    private final Consumer<Judged> judged;
    private final SurgeDetector detector = new SurgeDetector();
    private final List<Long> leftOutLines = new ArrayList<>();
    private long rows;
    private long alerts;
    private long leftOut;
    private long outOfOrder;
    private @Nullable LocalDateTime before;

    /**
     * A row with what the rows before it say of it.
     *
     * @param timestamp as it stands in the file
     */
    public record Judged(String timestamp, LocalDateTime at, double value, Judgement judgement) {}

    /**
     * What came of it.
     *
     * @param leftOut rows without a time or a finite number
     * @param leftOutLines where the first of them are
     * @param outOfOrder judged rows that are older than the one before
     */
    public record Report(long rows, long alerts, long leftOut, List<Long> leftOutLines, long outOfOrder) {
        public Report {
            leftOutLines = List.copyOf(leftOutLines);
        }
    }

    private SurgeFile(TextTable table, String time, String value, Consumer<Judged> judged) {
        this.table = table;
        this.timeAt = table.column(time);
        this.valueAt = table.column(value);
        this.judged = judged;
    }

    /** @throws dev.deskpulse.connector.file.FileImportException where it is no table or lacks a column */
    public static Report run(Path file, String time, String value, Consumer<Judged> judged) {
        try (Unpacked unpacked = Unpacked.of(file)) {
            return new SurgeFile(TextTable.of(unpacked.path(), value), time, value, judged).judge();
        }
    }

    private Report judge() {
        TextTable.Outcome outcome = table.read(BATCH, batch -> batch.forEach(this::take));
        if (rows == 0 && leftOut > 0) {
            throw new IllegalArgumentException(
                    "no row has a time such as 2026-03-01 14:05:00 and a number; the first is" + " line "
                            + leftOutLines.get(0) + "; check which columns hold them");
        }
        return new Report(rows, alerts, leftOut + outcome.refusedTotal(), leftOutLines, outOfOrder);
    }

    private void take(TextRow row) {
        String timestamp = row.cells().get(timeAt).trim();
        try {
            LocalDateTime at = time(timestamp);
            double value = Double.parseDouble(row.cells().get(valueAt));
            Judgement judgement = detector.next(at, value);
            rows++;
            alerts += judgement.alert() ? 1 : 0;
            outOfOrder += before != null && at.isBefore(before) ? 1 : 0;
            before = at;
            judged.accept(new Judged(timestamp, at, value, judgement));
        } catch (DateTimeParseException | IllegalArgumentException e) {
            if (++leftOut <= LINES_NAMED) {
                leftOutLines.add(row.line());
            }
        }
    }

    /** ISO 8601 with a T or a blank; where an offset is given, the clock there counts. */
    private static LocalDateTime time(String text) {
        if (text.length() == DATE_LENGTH) {
            return LocalDate.parse(text).atStartOfDay();
        }
        String iso = text.replaceFirst(" ", "T");
        boolean offset = iso.endsWith("Z") || iso.indexOf('+') > 0 || iso.lastIndexOf('-') > DATE_LENGTH;
        return offset ? OffsetDateTime.parse(iso).toLocalDateTime() : LocalDateTime.parse(iso);
    }
}
