package dev.deskpulse.scheduler.driver;

import dev.deskpulse.connector.file.FileImportException;
import dev.deskpulse.connector.file.TextTable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The rows of any table as cases. A target of two values is a share (of the second in the order of their texts, or of
 * {@code 1}, {@code true}, {@code yes}); any other is a number. A column is of numbers where nearly all its cells are.
 */
public final class FileCases {
    /** More columns than this are more than cases can tell apart. */
    public static final int MOST_COLUMNS = 40;

    private static final int BATCH = 2_000;
    private static final double NEARLY_ALL = 0.95;
    private static final int MOST_VALUES = 2;

    /**
     * The table, and what of the file is not in it.
     *
     * @param lines where each case of the table starts in the file, from 1 with the header
     * @param refused rows that could not be read, or whose target is empty or no number
     * @param leftOut columns that are not looked at, with the reason
     */
    public record Read(CaseTable table, List<Long> lines, long refused, List<String> leftOut) {
        public Read {
            lines = List.copyOf(lines);
            leftOut = List.copyOf(leftOut);
        }
    }

    private record Case(long line, double outcome, List<String> cells) {}

    private record Hit(String label, Function<String, @Nullable Double> value) {}

    private final TextTable table;
    private final String target;
    private final boolean logarithm;

    /**
     * Looks at the file's header.
     *
     * @param logarithm whether the target is a positive, skewed quantity such as a duration
     * @throws FileImportException where it is no table or has no such column
     */
    public FileCases(Path file, String target, boolean logarithm) {
        this.table = TextTable.of(file, target);
        this.target = target;
        this.logarithm = logarithm;
    }

    /**
     * Reads the file twice: what the target holds, and then the cases.
     *
     * @param columns the predictors; none for all other columns
     * @throws FileImportException where there is no such column, or the target is no number
     */
    public Read read(List<String> columns) {
        List<String> leftOut = new ArrayList<>();
        List<String> asked = columns.isEmpty() ? others() : columns;
        if (asked.size() > MOST_COLUMNS) {
            leftOut.add((asked.size() - MOST_COLUMNS) + " columns after '" + asked.get(MOST_COLUMNS - 1) + "': at most "
                    + MOST_COLUMNS + " are looked at; name them with --columns");
            asked = asked.subList(0, MOST_COLUMNS);
        }
        List<Integer> places = asked.stream().map(table::column).toList();
        Hit hit = hit();
        Sample<Case> sample = new Sample<>(CaseTable.MOST_CASES);
        List<Long> empty = new ArrayList<>();
        TextTable.Outcome read = table.read(
                BATCH,
                batch -> batch.forEach(row -> {
                    Double value = hit.value.apply(row.text().strip());
                    if (value == null) {
                        empty.add(row.line());
                    } else {
                        sample.add(new Case(
                                row.line(),
                                value,
                                places.stream()
                                        .map(place -> row.cells().get(place).strip())
                                        .toList()));
                    }
                }));
        return new Read(
                cases(hit, asked, sample, leftOut),
                sample.rows().stream().map(Case::line).toList(),
                read.refusedTotal() + empty.size(),
                leftOut);
    }

    private List<String> others() {
        return table.header().stream()
                .filter(title -> !title.equals(target) && !title.isBlank())
                .distinct()
                .toList();
    }

    private CaseTable cases(Hit hit, List<String> names, Sample<Case> sample, List<String> leftOut) {
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            int at = i;
            List<String> cells =
                    sample.rows().stream().map(one -> one.cells.get(at)).toList();
            Column column = column(names.get(i), cells);
            if (isText(column)) {
                leftOut.add("'" + names.get(i) + "': nearly every row has a value of its own");
            } else {
                columns.add(column);
            }
        }
        List<Double> outcomes = sample.rows().stream().map(Case::outcome).toList();
        Scale scale = !hit.label.isEmpty() ? Scale.SHARE : logarithm ? Scale.LOGARITHM : Scale.PLAIN;
        String outcome = hit.label.isEmpty() ? target : target + " = " + hit.label;
        return new CaseTable(outcome, scale, outcomes, columns, sample.seen());
    }

    /** What makes a case a hit; no label where the target is a number. */
    private Hit hit() {
        TreeSet<String> values = new TreeSet<>();
        long[] numbers = {0, 0};
        table.read(
                BATCH,
                batch -> batch.forEach(row -> {
                    String text = row.text().strip();
                    if (!text.isEmpty()) {
                        numbers[0]++;
                        numbers[1] += number(text) == null ? 0 : 1;
                        if (values.size() <= MOST_VALUES) {
                            values.add(text);
                        }
                    }
                }));
        if (values.size() == MOST_VALUES && !logarithm) {
            String yes = values.stream().filter(FileCases::isYes).findFirst().orElse(values.last());
            return new Hit(yes, text -> text.isEmpty() ? null : text.equals(yes) ? 1.0 : 0.0);
        }
        if (numbers[1] < NEARLY_ALL * numbers[0] && values.size() == 1) {
            throw new FileImportException(
                    "the target '" + target + "' is the same in every row; there is nothing to tell apart");
        }
        if (numbers[1] < NEARLY_ALL * numbers[0]) {
            throw new FileImportException("the target '" + target
                    + "' is neither of two values nor a number; name a column that is, or make one of it");
        }
        return new Hit("", text -> {
            Double x = number(text);
            return x == null || (logarithm && x <= 0) ? null : x;
        });
    }

    private static boolean isYes(String text) {
        return Set.of("1", "true", "yes", "y", "是").contains(text.toLowerCase(Locale.ROOT));
    }

    private static Column column(String name, List<String> cells) {
        List<@Nullable Double> numbers = new ArrayList<>();
        List<@Nullable String> values = new ArrayList<>();
        int told = 0;
        int numeric = 0;
        for (String cell : cells) {
            Double x = number(cell);
            numbers.add(x);
            values.add(cell.isEmpty() ? null : cell);
            told += cell.isEmpty() ? 0 : 1;
            numeric += x == null ? 0 : 1;
        }
        return told > 0 && numeric >= NEARLY_ALL * told
                ? new Column.Numbers(name, numbers)
                : new Column.Values(name, values);
    }

    /** Such as ids, names, moments and sentences. */
    private static boolean isText(Column column) {
        if (!(column instanceof Column.Values values)) {
            return false;
        }
        TreeMap<String, Integer> counts = new TreeMap<>();
        values.values().forEach(value -> counts.merge(value == null ? "" : value, 1, Integer::sum));
        return counts.size() > 2 * Math.sqrt(column.size()) + 10
                && counts.values().stream().noneMatch(count -> count > column.size() / 20);
    }

    private static @Nullable Double number(String text) {
        if (text.isEmpty() || text.length() > 40 || !"+-.0123456789".contains(text.substring(0, 1))) {
            return null;
        }
        try {
            double x = Double.parseDouble(text);
            return Double.isFinite(x) && Math.abs(x) < 1e100 ? x : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
