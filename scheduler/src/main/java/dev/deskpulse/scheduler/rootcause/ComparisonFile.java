package dev.deskpulse.scheduler.rootcause;

import dev.deskpulse.connector.file.TextRow;
import dev.deskpulse.connector.file.TextTable;
import dev.deskpulse.connector.file.Unpacked;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a {@link Comparison} from a CSV or XLSX file, packed with gzip or not. */
public final class ComparisonFile {
    private static final int BATCH = 10_000;
    private static final int LINES_NAMED = 5;

    private final Columns columns;
    private final List<Integer> dimensionsAt;
    private final int valueAt;
    private final int expectedAt;
    private final int weightAt;
    private final Comparison.Builder rows;
    private final List<Long> leftOutLines = new ArrayList<>();
    private long leftOut;
    private long taken;

    /**
     * Which columns to read.
     *
     * @param value what the KPI was
     * @param expected what it was expected to be
     * @param weight the number of cases where the values are rates or averages; null where they are counts or sums
     */
    public record Columns(
            String value,
            String expected,
            List<String> dimensions,
            @Nullable String weight) {
        public Columns {
            dimensions = List.copyOf(dimensions);
            if (dimensions.isEmpty() || new HashSet<>(dimensions).size() < dimensions.size()) {
                throw new IllegalArgumentException("name at least one dimension, and none twice");
            }
        }
    }

    /**
     * What was read.
     *
     * @param rows taken
     * @param leftOut without a finite number where one is needed, or not readable at all
     * @param leftOutLines where the first of them are
     */
    public record Read(Comparison comparison, long rows, long leftOut, List<Long> leftOutLines) {
        public Read {
            leftOutLines = List.copyOf(leftOutLines);
        }
    }

    private ComparisonFile(TextTable table, Columns columns) {
        this.columns = columns;
        this.dimensionsAt = columns.dimensions().stream().map(table::column).toList();
        this.valueAt = table.column(columns.value());
        this.expectedAt = table.column(columns.expected());
        this.weightAt = columns.weight() == null ? -1 : table.column(columns.weight());
        this.rows = columns.weight() == null
                ? Comparison.ofSums(columns.dimensions())
                : Comparison.ofRates(columns.dimensions());
    }

    /** @throws dev.deskpulse.connector.file.FileImportException where it is no table or lacks a column */
    public static Read read(Path file, Columns columns) {
        try (Unpacked unpacked = Unpacked.of(file)) {
            TextTable table = TextTable.of(unpacked.path(), columns.value());
            return new ComparisonFile(table, columns).read(table);
        }
    }

    private Read read(TextTable table) {
        TextTable.Outcome outcome = table.read(BATCH, batch -> batch.forEach(this::take));
        if (taken == 0 && leftOut > 0) {
            throw new IllegalArgumentException("no row has numbers in the columns '" + columns.value() + "' and '"
                    + columns.expected() + "'" + (columns.weight() == null ? "" : " and '" + columns.weight() + "'")
                    + "; the first is line " + leftOutLines.get(0) + "; check which columns hold the numbers");
        }
        return new Read(rows.build(), taken, leftOut + outcome.refusedTotal(), leftOutLines);
    }

    private void take(TextRow row) {
        List<String> cells = row.cells();
        double value = number(cells.get(valueAt));
        double expected = number(cells.get(expectedAt));
        double weight = weightAt < 0 ? 1 : number(cells.get(weightAt));
        if (Double.isFinite(value + expected) && weight >= 0 && Double.isFinite(weight)) {
            rows.add(dimensionsAt.stream().map(cells::get).toList(), value, expected, weight);
            taken++;
        } else if (++leftOut <= LINES_NAMED) {
            leftOutLines.add(row.line());
        }
    }

    private static double number(String cell) {
        try {
            return Double.parseDouble(cell);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }
}
