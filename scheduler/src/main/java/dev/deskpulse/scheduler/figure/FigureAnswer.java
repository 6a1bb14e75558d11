package dev.deskpulse.scheduler.figure;

import dev.deskpulse.scheduler.kpi.KpiQuery;
import dev.deskpulse.scheduler.kpi.KpiTable;
import dev.deskpulse.words.Wire;
import dev.deskpulse.words.Words;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * Some KPIs by period and slice.
 *
 * @param by the dimensions' names, in the order of each row's slice
 * @param before the stretch compared with, one row a slice; null where none is asked for
 * @param names by dimension and value, where the value itself is not what people call it
 * @param cut how many rows were left out, for there were too many to show; 0 where all are there
 */
public record FigureAnswer(
        LocalDate from,
        LocalDate to,
        String each,
        List<String> by,
        List<Table> tables,
        @Nullable Before before,
        Map<String, Map<String, Words>> names,
        long cut) {
    /** What was asked and what came of it. */
    public static FigureAnswer of(KpiQuery query, List<KpiTable> tables, @Nullable Before before, SliceNames names) {
        return new FigureAnswer(
                query.from(),
                query.to(),
                Wire.name(query.period()),
                query.by().stream().map(names.own()::nameOf).toList(),
                tables.stream().map(Table::of).toList(),
                before,
                names.in(tables),
                0);
    }

    /**
     * The same as far as a screen can show it: of each table the latest periods, and of those the slices with most cases, so that
     * the rows are not larger than this together. What was left out is counted.
     *
     * @param bytes of JSON, about
     */
    public FigureAnswer within(long bytes) {
        Before past = before;
        int all = tables.size() + (past == null ? 0 : past.tables().size());
        RowBudget each = new RowBudget(bytes / Math.max(1, all));
        List<Table> kept = within(tables, each);
        Before keptBefore = past == null ? null : new Before(past.from(), past.to(), within(past.tables(), each));
        long left = rows(tables)
                - rows(kept)
                + (past == null || keptBefore == null ? 0 : rows(past.tables()) - rows(keptBefore.tables()));
        return left == 0 ? this : new FigureAnswer(from, to, this.each, by, kept, keptBefore, names, left);
    }

    private static List<Table> within(List<Table> tables, RowBudget each) {
        return tables.stream()
                .map(table -> new Table(table.kpi(), table.unit(), table.headline(), each.of(table.rows())))
                .toList();
    }

    private static long rows(List<Table> tables) {
        return tables.stream().mapToLong(table -> table.rows().size()).sum();
    }

    public record Before(LocalDate from, LocalDate to, List<Table> tables) {
        public static Before of(KpiQuery query, List<KpiTable> tables) {
            return new Before(
                    query.from(), query.to(), tables.stream().map(Table::of).toList());
        }
    }

    public record Table(String kpi, String unit, String headline, List<Row> rows) {
        static Table of(KpiTable table) {
            return new Table(
                    table.kpi().label(),
                    Wire.name(table.unit()),
                    table.headline(),
                    table.rows().stream().map(Row::of).toList());
        }
    }

    public record Row(
            LocalDate period, List<String> slice, long cases, String weight, Map<String, OptionalDouble> values) {
        static Row of(KpiTable.Row row) {
            return new Row(
                    row.period(),
                    List.copyOf(row.slice().values()),
                    row.cases(),
                    Wire.name(row.weight()),
                    row.values());
        }
    }
}
