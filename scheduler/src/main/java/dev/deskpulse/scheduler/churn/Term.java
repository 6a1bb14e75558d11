package dev.deskpulse.scheduler.churn;

import dev.deskpulse.scheduler.driver.Column;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What one column adds to the log-odds: a curve over a number, or a step for each value. */
sealed interface Term permits Curve, Steps {
    /** Where a column is not filled. */
    String NOT_KNOWN = "(not known)";

    /** Numbers of no more than so many different values are values. */
    int FEW_NUMBERS = 4;

    /** Learned from the given rows alone; empty where these are all the same in the column. */
    static Optional<Term> of(Column column, int[] rows) {
        if (column instanceof Column.Numbers numbers) {
            TreeSet<Double> distinct = new TreeSet<>();
            IntStream.of(rows)
                    .mapToObj(numbers.numbers()::get)
                    .filter(x -> x != null)
                    .forEach(distinct::add);
            if (distinct.size() > FEW_NUMBERS) {
                return Optional.of(Curve.of(numbers, rows));
            }
        }
        return Steps.of(column, rows);
    }

    /** The column's value as people read it. */
    static String value(Column column, int row) {
        if (column instanceof Column.Values values) {
            @Nullable String text = values.values().get(row);
            return text == null ? NOT_KNOWN : text;
        }
        Double number = ((Column.Numbers) column).numbers().get(row);
        return number == null ? NOT_KNOWN : Curve.text(number);
    }

    String name();

    /** How many coefficients it has. */
    int width();

    /** Adds a row's entries, from the place {@code first} on; none for a value that was never seen. */
    void encode(Column column, int row, int first, Entries to);

    /** Most entries of a row. */
    int entries();

    /** Of the coefficients, up to a factor: what the fit holds against a term that is not straight and small. */
    double[][] penalty();

    /** What each coefficient stands for. */
    List<String> labels();
}
