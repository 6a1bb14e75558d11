package dev.deskpulse.scheduler.churn;

import dev.deskpulse.scheduler.driver.Column;
import java.util.Arrays;
import java.util.List;
import org.hipparchus.linear.CholeskyDecomposition;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;

/**
 * Penalised logistic regression by Newton's method. How strongly each term is penalised is told by the data: the strength
 * under which they are most likely (empirical Bayes; the fixed point of MacKay 1992 and of Wood and Fasiolo 2017). A term
 * that tells nothing is so drawn to nothing, and no strength has to be tuned.
 */
final class Fit {
    private static final int MOST_ROUNDS = 30;
    private static final int STEPS_A_ROUND = 3;
    private static final double CLOSE = 1e-4;
    private static final double SETTLED = 0.05;
    private static final double LEAST_STRENGTH = 0.01;
    private static final double MOST_STRENGTH = 1e5;
    private static final double LEAST_WEIGHT = 1e-9;

    private final Layout layout;
    private final List<Column> table;
    private final double[] outcome;
    private final int[] rows;
    private final double[][][] penalties;
    private final double[] strengths;
    private double[] coefficients;
    private RealMatrix covariance = MatrixUtils.createRealMatrix(1, 1);

    private Fit(Layout layout, List<Column> table, double[] outcome, int[] rows) {
        this.layout = layout;
        this.table = table;
        this.outcome = outcome;
        this.rows = rows;
        this.penalties = layout.terms().stream().map(Term::penalty).toArray(double[][][]::new);
        this.strengths = new double[penalties.length];
        Arrays.fill(strengths, 1);
        this.coefficients = new double[layout.width()];
        double mean =
                Arrays.stream(rows).mapToDouble(row -> outcome[row]).average().orElse(0.5);
        coefficients[Layout.INTERCEPT] = Math.log(mean / (1 - mean));
    }

    /** The coefficients; both outcomes must be among the rows. */
    static double[] of(Layout layout, List<Column> table, double[] outcome, int[] rows) {
        Fit fit = new Fit(layout, table, outcome, rows);
        for (int round = 0; round < MOST_ROUNDS; round++) {
            for (int step = 0; step < STEPS_A_ROUND && fit.step() > CLOSE; step++) {
                // the condition steps
            }
            if (fit.strengthen() < SETTLED) {
                break;
            }
        }
        return fit.coefficients;
    }

    /** How far the farthest coefficient moved. */
    private double step() {
        int width = layout.width();
        double[][] matrix = new double[width][width];
        double[] score = new double[width];
        Entries entries = layout.entries();
        for (int row : rows) {
            layout.row(table, row, entries);
            double p = 1 / (1 + Math.exp(-entries.sum(coefficients)));
            add(entries, Math.max(LEAST_WEIGHT, p * (1 - p)), outcome[row] - p, matrix, score);
        }
        for (int a = 0; a < width; a++) {
            for (int b = 0; b < a; b++) {
                matrix[b][a] = matrix[a][b];
            }
        }
        penalise(matrix, score);
        matrix[Layout.INTERCEPT][Layout.INTERCEPT] += LEAST_WEIGHT;
        covariance = new CholeskyDecomposition(MatrixUtils.createRealMatrix(matrix), LEAST_WEIGHT, 0)
                .getSolver()
                .getInverse();
        double[] move = covariance.operate(score);
        double[] moved = coefficients.clone();
        double farthest = 0;
        for (int k = 0; k < width; k++) {
            moved[k] += move[k];
            farthest = Math.max(farthest, Math.abs(move[k]));
        }
        coefficients = moved;
        return farthest;
    }

    private static void add(Entries entries, double weight, double residual, double[][] matrix, double[] score) {
        for (int a = 0; a < entries.size(); a++) {
            double[] sums = matrix[entries.place(a)];
            double weighted = weight * entries.value(a);
            for (int b = 0; b <= a; b++) {
                sums[entries.place(b)] += weighted * entries.value(b);
            }
            score[entries.place(a)] += residual * entries.value(a);
        }
    }

    private void penalise(double[][] matrix, double[] score) {
        for (int t = 0; t < penalties.length; t++) {
            int first = layout.first(t);
            for (int a = 0; a < penalties[t].length; a++) {
                for (int b = 0; b < penalties[t].length; b++) {
                    double penalty = strengths[t] * penalties[t][a][b];
                    matrix[first + a][first + b] += penalty;
                    score[first + a] -= penalty * coefficients[first + b];
                }
            }
        }
    }

    /** How far the strength moved that moved most, as a logarithm. */
    private double strengthen() {
        double farthest = 0;
        for (int t = 0; t < penalties.length; t++) {
            int first = layout.first(t);
            double size = 0;
            double spread = 0;
            for (int a = 0; a < penalties[t].length; a++) {
                for (int b = 0; b < penalties[t].length; b++) {
                    size += coefficients[first + a] * penalties[t][a][b] * coefficients[first + b];
                    spread += covariance.getEntry(first + a, first + b) * penalties[t][a][b];
                }
            }
            double told = Math.max(CLOSE, penalties[t].length - strengths[t] * spread);
            double strength = Math.min(MOST_STRENGTH, Math.max(LEAST_STRENGTH, told / Math.max(LEAST_WEIGHT, size)));
            farthest = Math.max(farthest, Math.abs(Math.log(strength / strengths[t])));
            strengths[t] = strength;
        }
        return farthest;
    }
}
