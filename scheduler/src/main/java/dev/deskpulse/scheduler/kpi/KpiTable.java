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
     * @param weight whether the headline can be relied on
     * @param values by name; empty where there is no data, never 0 instead
     */
    public record Row(
            LocalDate period,
            Map<Dimension, String> slice,
            long cases,
            Weight weight,
            @JsonInclude Map<String, OptionalDouble> values) {
        public Row {
            slice = Collections.unmodifiableMap(new LinkedHashMap<>(slice));
            values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        }

        /** Without its values, which would give somebody away. */
        Row withheld() {
            Map<String, OptionalDouble> none = new LinkedHashMap<>();
            values.keySet().forEach(name -> none.put(name, OptionalDouble.empty()));
            return new Row(period, slice, cases, Weight.HIDDEN, none);
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

    /** How much a figure can bear. */
    public enum Weight {
        SOUND,
        /** It rests on fewer than {@link #FEW_CASES} cases. */
        FEW,
        /** Its 95 % interval is wider than {@link #WIDE_SHARE}, or {@link #WIDE_POINTS} points. */
        WIDE,
        /** It would tell of single people whose figures are not for the one who asks: its values are left out. */
        HIDDEN;

        static final int FEW_CASES = 10;
        static final double WIDE_SHARE = 0.2;
        static final double WIDE_POINTS = 40;

        /** A count is what it is, however small. */
        static Weight of(Kpi.Unit unit, long cases, Map<String, OptionalDouble> values) {
            if (unit == Kpi.Unit.COUNT) {
                return SOUND;
            }
            double low = values.getOrDefault("low", OptionalDouble.empty()).orElse(0);
            double high = values.getOrDefault("high", OptionalDouble.empty()).orElse(0);
            boolean wide = high - low > (unit == Kpi.Unit.POINTS ? WIDE_POINTS : WIDE_SHARE);
            return cases < FEW_CASES ? FEW : wide ? WIDE : SOUND;
        }
    }

    /** The headline value of the only row; empty where there is no row or no data. For a query without slices. */
    public OptionalDouble single() {
        return rows.isEmpty() ? OptionalDouble.empty() : rows.get(0).value(headline);
    }
}
