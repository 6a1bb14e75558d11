package dev.deskpulse.connector.file;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Customers' orders in a CSV or XLSX file, one a row. Kind, separator and encoding are told by the content. */
public final class OrderFile {
    private static final int BATCH = 1_000;
    private static final int MOST_LISTED = ImportLimits.DEFAULT.refusedListed();
    private static final int LONGEST_NAME = 500;

    /**
     * Which column holds what.
     *
     * @param id null where a row is told apart by customer, time and amount
     * @param amount null where the file has none
     */
    public record Columns(
            String customer,
            String at,
            @Nullable String id,
            @Nullable String amount) {}

    /**
     * What came of it.
     *
     * @param refused the first rows that could not be understood, with the reason
     */
    public record Outcome(long rows, long refusedTotal, List<ImportReport.Refused> refused) {
        public Outcome {
            refused = List.copyOf(refused);
        }
    }

    private record Places(
            int at, @Nullable Integer id, @Nullable Integer amount) {}

    private final TextTable table;
    private final Places places;
    private final DateReader dates;

    /**
     * Looks at the header.
     *
     * @param zone of times that bring none
     * @throws FileImportException where it is no table or lacks a column
     */
    public OrderFile(Path file, Columns columns, ZoneId zone) {
        this.table = TextTable.of(file, columns.customer());
        this.places = new Places(
                table.column(columns.at()),
                columns.id() == null ? null : (Integer) table.column(columns.id()),
                columns.amount() == null ? null : (Integer) table.column(columns.amount()));
        this.dates = new DateReader(List.of(), zone);
    }

    /** Reads all rows; those that make no sense are refused one by one. */
    public Outcome read(Consumer<List<FileOrder>> orders) {
        List<ImportReport.Refused> refused = new ArrayList<>();
        long[] counts = new long[2];
        TextTable.Outcome read = table.read(BATCH, batch -> {
            List<FileOrder> understood = new ArrayList<>();
            for (TextRow row : batch) {
                try {
                    understood.add(order(row));
                    counts[0]++;
                } catch (RowRefused problem) {
                    counts[1]++;
                    if (refused.size() < MOST_LISTED) {
                        refused.add(new ImportReport.Refused(row.line(), problem.reason()));
                    }
                }
            }
            orders.accept(understood);
        });
        refused.addAll(read.refused());
        return new Outcome(counts[0], counts[1] + read.refusedTotal(), refused);
    }

    private FileOrder order(TextRow row) throws RowRefused {
        String customer = row.text().strip();
        if (customer.isEmpty() || customer.length() > LONGEST_NAME) {
            throw new RowRefused("the customer is missing, or is longer than " + LONGEST_NAME + " characters");
        }
        Instant at = dates.read(cell(row, places.at).strip())
                .orElseThrow(() -> new RowRefused("the time of the order is missing or no date"));
        Double amount = amount(row);
        String id = places.id == null ? "" : cell(row, places.id).strip();
        if (id.length() > LONGEST_NAME) {
            throw new RowRefused("the id is longer than " + LONGEST_NAME + " characters");
        }
        return new FileOrder(id.isEmpty() ? null : id, customer, at, amount);
    }

    /** With a currency's sign or thousands separators, as people write amounts. */
    private @Nullable Double amount(TextRow row) throws RowRefused {
        if (places.amount == null) {
            return null;
        }
        String text = cell(row, places.amount).replaceAll("[\\s,，¥￥$€£元]", "");
        if (text.isEmpty()) {
            return null;
        }
        return Optional.of(text)
                .filter(number -> number.matches("[+-]?\\d{1,15}(\\.\\d{1,6})?"))
                .map(Double::valueOf)
                .orElseThrow(() -> new RowRefused("the amount is no number"));
    }

    private static String cell(TextRow row, int place) {
        return row.cells().get(place);
    }
}
