package dev.deskpulse.scheduler.figure;

import dev.deskpulse.scheduler.figure.FigureAnswer.Row;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * How much of a table a screen takes.
 *
 * @param bytes of JSON, about
 */
record RowBudget(long bytes) {
    /** The names of a row's own fields, its day, its count and its weight. */
    private static final int ROW = 90;
    /** A number with its digits, and what parts it from others. */
    private static final int NUMBER = 26;

    private static final Comparator<Row> FIRST =
            Comparator.comparing(Row::period).thenComparingLong(Row::cases).reversed();

    /** In the order in which they come; a period that is not whole is left out, unless it is the only one. */
    List<Row> of(List<Row> rows) {
        if (rows.stream().mapToLong(RowBudget::size).sum() <= bytes) {
            return rows;
        }
        Set<Row> kept = Collections.newSetFromMap(new IdentityHashMap<>());
        Set<LocalDate> periods = new HashSet<>();
        LocalDate broken = LocalDate.MIN;
        long left = bytes;
        for (Row row : rows.stream().sorted(FIRST).toList()) {
            left -= size(row);
            if (left < 0) {
                broken = row.period();
                break;
            }
            kept.add(row);
            periods.add(row.period());
        }
        if (periods.size() > 1) {
            LocalDate part = broken;
            kept.removeIf(row -> row.period().equals(part));
        }
        return rows.stream().filter(kept::contains).toList();
    }

    private static long size(Row row) {
        long size = ROW;
        for (String value : row.slice()) {
            size += value.getBytes(StandardCharsets.UTF_8).length + 3L;
        }
        for (String name : row.values().keySet()) {
            size += name.length() + NUMBER;
        }
        return size;
    }
}
