package dev.deskpulse.scheduler.kpi;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * A KPI's figures, ordered by period and slice. As JSON (with Jackson's modules for JDK 8 types and for dates) an empty
 * value is {@code null}.
 */
public record KpiTable(
        Kpi kpi, Kpi.Unit unit, String headline, KpiQuery.Period period, List<Dimension> by, List<Row> rows) {
    public KpiTable {
        by = List.copyOf(by);
        rows = List.copyOf(rows);
    }

    /**
     * One period of one slice. A slice without tickets in a period has no row.
     *
     * @param period first day of the period
     * @param slice the value of each dimension asked; the empty text where the tickets have none
     * @param cases how many tickets (answers, SLA cycles) the values rest on
     * @param values by name; empty where there is no data, never 0 instead
     */
    public record Row(
            LocalDate period,
            Map<Dimension, String> slice,
            long cases,
            @JsonInclude Map<String, OptionalDouble> values) {
        public Row {
            slice = Collections.unmodifiableMap(new LinkedHashMap<>(slice));
            values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        }

        /** Empty where there is no data; an error where this KPI has no value of that name. */
        public OptionalDouble value(String name) {
            OptionalDouble value = values.get(name);
            if (value == null) {
                throw new IllegalArgumentException("no value '" + name + "'; there are " + values.keySet());
            }
            return value;
        }
    }

    /** The headline value of the only row; empty where there is no row or no data. For a query without slices. */
    public OptionalDouble single() {
        return rows.isEmpty() ? OptionalDouble.empty() : rows.get(0).value(headline);
    }
}
