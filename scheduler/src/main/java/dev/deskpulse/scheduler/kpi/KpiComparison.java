package dev.deskpulse.scheduler.kpi;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.deskpulse.scheduler.kpi.KpiTable.Weight;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * A KPI's figures of one stretch of days beside those of another, slice by slice.
 *
 * @param from first day of the stretch that is compared
 * @param beforeFrom first day of the one it is compared with
 */
public record KpiComparison(
        Kpi kpi,
        Kpi.Unit unit,
        String headline,
        LocalDate from,
        LocalDate beforeFrom,
        List<Dimension> by,
        List<Row> rows) {
    public KpiComparison {
        by = List.copyOf(by);
        rows = List.copyOf(rows);
    }

    /**
     * One slice in both.
     *
     * @param weight the lesser of the two
     * @param values all that the KPI has, by name
     */
    public record Row(
            Map<Dimension, String> slice, long cases, long casesBefore, Weight weight, Map<String, Change> values) {
        public Row {
            slice = Collections.unmodifiableMap(new LinkedHashMap<>(slice));
            values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        }
    }

    /**
     * A value in both; each part is empty where it cannot be told.
     *
     * @param difference now less before
     * @param ratio now by before
     */
    @JsonInclude
    public record Change(OptionalDouble now, OptionalDouble before, OptionalDouble difference, OptionalDouble ratio) {
        static Change of(OptionalDouble now, OptionalDouble before) {
            if (now.isEmpty() || before.isEmpty()) {
                return new Change(now, before, OptionalDouble.empty(), OptionalDouble.empty());
            }
            double present = now.getAsDouble();
            double past = before.getAsDouble();
            return new Change(
                    now,
                    before,
                    OptionalDouble.of(present - past),
                    past == 0 ? OptionalDouble.empty() : OptionalDouble.of(present / past));
        }
    }

    /**
     * @param now one row a slice: of a query for a whole stretch
     * @param before the same KPI by the same dimensions
     * @throws IllegalArgumentException where the tables do not go together
     */
    public static KpiComparison of(KpiTable now, KpiQuery query, KpiTable before, KpiQuery queryBefore) {
        if (now.kpi() != before.kpi()
                || !now.by().equals(before.by())
                || now.period() != KpiQuery.Period.WHOLE
                || before.period() != KpiQuery.Period.WHOLE) {
            throw new IllegalArgumentException(
                    "only the same figure by the same dimensions, one row a slice, compares");
        }
        Map<List<String>, KpiTable.Row[]> pairs = new LinkedHashMap<>();
        now.rows().forEach(row -> pair(pairs, row)[0] = row);
        before.rows().forEach(row -> pair(pairs, row)[1] = row);
        List<Row> rows = new ArrayList<>();
        pairs.values().forEach(pair -> rows.add(row(pair[0], pair[1])));
        rows.sort((a, b) -> Arrays.compare(texts(a), texts(b)));
        return new KpiComparison(
                now.kpi(), now.unit(), now.headline(), query.from(), queryBefore.from(), now.by(), rows);
    }

    private static String[] texts(Row row) {
        return row.slice.values().toArray(String[]::new);
    }

    private static KpiTable.Row[] pair(Map<List<String>, KpiTable.Row[]> pairs, KpiTable.Row row) {
        return pairs.computeIfAbsent(List.copyOf(row.slice().values()), slice -> new KpiTable.Row[2]);
    }

    private static Row row(KpiTable.@Nullable Row now, KpiTable.@Nullable Row before) {
        KpiTable.Row any = now == null ? Objects.requireNonNull(before) : now;
        Map<String, Change> changes = new LinkedHashMap<>();
        for (String name : any.values().keySet()) {
            changes.put(name, Change.of(value(now, name), value(before, name)));
        }
        return new Row(
                any.slice(),
                now == null ? 0 : now.cases(),
                before == null ? 0 : before.cases(),
                lesser(now, before, any),
                changes);
    }

    private static OptionalDouble value(KpiTable.@Nullable Row row, String name) {
        return row == null ? OptionalDouble.empty() : row.value(name);
    }

    private static Weight lesser(KpiTable.@Nullable Row now, KpiTable.@Nullable Row before, KpiTable.Row any) {
        if (now == null || before == null) {
            return any.weight() == Weight.SOUND ? Weight.SOUND : Weight.FEW;
        }
        return now.weight() == Weight.SOUND ? before.weight() : now.weight();
    }
}
