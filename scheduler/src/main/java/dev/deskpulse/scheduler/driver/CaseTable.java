package dev.deskpulse.scheduler.driver;

import java.util.List;

/**
 * The cases to learn from.
 *
 * @param outcomes 0 or 1 for shares; above 0 for {@link Scale#LOGARITHM}
 * @param all how many cases there are; the table holds a sample where it is shorter
 */
public record CaseTable(String outcome, Scale scale, List<Double> outcomes, List<Column> columns, long all) {
    /** A longer table is sampled before: the intervals are narrow enough, and time stays bounded. */
    public static final int MOST_CASES = 20_000;

    public CaseTable {
        outcomes = List.copyOf(outcomes);
        columns = List.copyOf(columns);
        for (Column column : columns) {
            if (column.size() != outcomes.size()) {
                throw new IllegalArgumentException("column '" + column.name() + "' has " + column.size()
                        + " values for " + outcomes.size() + " cases");
            }
        }
    }

    int size() {
        return outcomes.size();
    }
}
