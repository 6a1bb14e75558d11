package dev.deskpulse.scheduler.sight;

import java.util.List;

/**
 * Which fact rows count, for texts in SQL.
 *
 * @param facts stands for the fact rows, by the name {@code f}
 * @param sql conditions on {@code f} to follow others, each begun by AND, with a mark for each value; may be empty
 * @param values what stands for the marks
 */
public record FactCondition(String facts, String sql, List<Object> values) {
    public FactCondition {
        values = List.copyOf(values);
    }

    /** All that somebody sees. */
    public static FactCondition seen(Sight sight) {
        return new FactCondition("kpi_fact f", " AND " + sight.condition("f.scope"), sight.values());
    }
}
