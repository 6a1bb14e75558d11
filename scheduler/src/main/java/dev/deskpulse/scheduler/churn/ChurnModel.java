package dev.deskpulse.scheduler.churn;

import dev.deskpulse.scheduler.driver.Column;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * A logistic model that adds up what each column says (a generalised additive model: Hastie and Tibshirani 1986), so that
 * what a column contributes is exactly known. Asked with columns in the order in which it learned them.
 */
public final class ChurnModel {
    private static final double NEARLY_NOTHING = 0.02;
    private static final double RARE = 0.01;

    private final Layout layout;
    private final double[] coefficients;
    private final double[] weight;
    private final double[] usual;
    private final double[] spread;

    /**
     * What one column adds for one customer, against the mean of all that were learned from.
     *
     * @param value as people read it
     * @param logOdds above 0 where it makes leaving likelier; e to its power is the factor on the odds
     */
    public record Contribution(String column, String value, double logOdds) {}

    /**
     * A model as it is kept; what it says of all customers is not in it.
     *
     * @param columns in which place of the table each term's column stands
     * @param usual what each term adds for the mean customer
     */
    public record Stored(List<StoredTerm> terms, List<Integer> columns, List<Double> coefficients, List<Double> usual) {
        public Stored {
            terms = List.copyOf(terms);
            columns = List.copyOf(columns);
            coefficients = List.copyOf(coefficients);
            usual = List.copyOf(usual);
        }
    }

    /** A curve where there are knots, else steps. */
    public record StoredTerm(String name, List<String> levels, List<Double> knots) {
        public StoredTerm {
            levels = List.copyOf(levels);
            knots = List.copyOf(knots);
        }

        private Term term() {
            return knots.isEmpty() ? new Steps(name, levels) : new Curve(name, unboxed(knots));
        }

        private static StoredTerm of(Term term) {
            return term instanceof Curve curve
                    ? new StoredTerm(term.name(), List.of(), boxed(curve.knots()))
                    : new StoredTerm(term.name(), term.labels(), List.of());
        }
    }

    private ChurnModel(Layout layout, double[] coefficients, double[] usual, double[] spread, double[] weight) {
        this.layout = layout;
        this.coefficients = coefficients;
        this.usual = usual;
        this.spread = spread;
        this.weight = weight;
    }

    private ChurnModel(Layout layout, double[] coefficients, List<Column> table, int[] rows) {
        this(
                layout,
                coefficients,
                new double[layout.terms().size()],
                new double[layout.terms().size()],
                new double[coefficients.length]);
        Entries entries = layout.entries();
        for (int row : rows) {
            layout.row(table, row, entries);
            for (int i = 0; i < entries.size(); i++) {
                weight[entries.place(i)] += entries.value(i) / rows.length;
            }
            for (int t = 0; t < usual.length; t++) {
                usual[t] += added(table, t, row) / rows.length;
            }
        }
        for (int row : rows) {
            for (int t = 0; t < usual.length; t++) {
                spread[t] += Math.abs(added(table, t, row) - usual[t]) / rows.length;
            }
        }
    }

    /** The model that was kept; its {@link #reasons} are none. */
    public static ChurnModel of(Stored stored) {
        Layout layout = new Layout(stored.terms.stream().map(StoredTerm::term).toList(), stored.columns);
        int terms = stored.terms.size();
        return new ChurnModel(
                layout,
                unboxed(stored.coefficients),
                unboxed(stored.usual),
                new double[terms],
                new double[stored.coefficients.size()]);
    }

    /** As it is kept. */
    public Stored stored() {
        return new Stored(
                layout.terms().stream().map(StoredTerm::of).toList(),
                layout.columns(),
                boxed(coefficients),
                boxed(usual));
    }

    private static List<Double> boxed(double[] numbers) {
        return Arrays.stream(numbers).boxed().toList();
    }

    private static double[] unboxed(List<Double> numbers) {
        return numbers.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /**
     * Learns.
     *
     * @param outcome 1 for those who left, else 0; both must be among the rows
     * @param rows which to learn from
     */
    public static ChurnModel of(List<Column> table, double[] outcome, int[] rows) {
        Layout layout = Layout.of(table, rows);
        return new ChurnModel(layout, Fit.of(layout, table, outcome, rows), table, rows);
    }

    /** Whether any column differs between the customers. */
    public boolean knowsAnything() {
        return !layout.terms().isEmpty();
    }

    /** How likely a customer is to leave, from 0 to 1. */
    public double probability(List<Column> columns, int row) {
        Entries entries = layout.entries();
        layout.row(columns, row, entries);
        return 1 / (1 + Math.exp(-entries.sum(coefficients)));
    }

    /** What makes a customer likelier to leave than most, and what less, the strongest first. */
    public List<Contribution> contributions(List<Column> columns, int row) {
        List<Contribution> all = new ArrayList<>();
        for (int t = 0; t < layout.terms().size(); t++) {
            Column column = columns.get(layout.columns().get(t));
            double logOdds = added(columns, t, row) - usual[t];
            if (Math.abs(logOdds) >= NEARLY_NOTHING) {
                all.add(new Contribution(column.name(), Term.value(column, row), logOdds));
            }
        }
        all.sort(Comparator.comparingDouble(one -> -Math.abs(one.logOdds())));
        return List.copyOf(all);
    }

    /** What each column says of all customers, the most telling first. */
    public List<Reason> reasons() {
        double whole = 0;
        for (double one : spread) {
            whole += one;
        }
        List<Reason> reasons = new ArrayList<>();
        for (int t = 0; t < layout.terms().size(); t++) {
            if (spread[t] >= NEARLY_NOTHING) {
                reasons.add(reason(t, spread[t] / whole));
            }
        }
        reasons.sort(Comparator.comparingDouble(Reason::share).reversed());
        return List.copyOf(reasons);
    }

    /** Values that hardly any row has are no news. */
    private Reason reason(int t, double share) {
        Term term = layout.terms().get(t);
        int first = layout.first(t);
        int raises = -1;
        int lowers = -1;
        for (int k = 0; k < term.width(); k++) {
            if (weight[first + k] < RARE) {
                continue;
            }
            raises = raises < 0 || coefficients[first + k] > coefficients[first + raises] ? k : raises;
            lowers = lowers < 0 || coefficients[first + k] < coefficients[first + lowers] ? k : lowers;
        }
        return new Reason(
                term.name(), share, point(term, raises, usual[t], first), point(term, lowers, usual[t], first));
    }

    private Reason.Point point(Term term, int place, double mean, int first) {
        String label = term.labels().get(place);
        boolean onCurve = term instanceof Curve && !label.equals(Term.NOT_KNOWN);
        return new Reason.Point(label, onCurve, Math.exp(coefficients[first + place] - mean));
    }

    private double added(List<Column> columns, int term, int row) {
        Entries entries = layout.entries();
        layout.terms().get(term).encode(columns.get(layout.columns().get(term)), row, layout.first(term), entries);
        return entries.sum(coefficients);
    }
}
