package dev.deskpulse.scheduler.driver;

import java.util.Arrays;
import org.hipparchus.linear.CholeskyDecomposition;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;

/**
 * Penalised regression: logistic by iteratively reweighted least squares, or linear. The penalty says that a coefficient
 * is about 1 large at most (on the log-odds, or in standard deviations of the outcome), so that it shrinks values with
 * few cases and hardly touches those with many; the intercept is free.
 *
 * <p>The covariance is the sandwich (White 1980; Huber 1967) with the penalty's own share in the middle, which is the
 * Bayesian covariance (Wahba 1983; Nychka 1988) where the model holds: its intervals cover what shrinking moves as well.
 */
final class Ridge {
    private static final int MOST_STEPS = 50;
    private static final double CLOSE = 1e-8;
    private static final double LEAST_WEIGHT = 1e-9;

    private final double[] coefficients;
    private final double[][] bread;

    private Ridge(double[] coefficients, double[][] bread) {
        this.coefficients = coefficients;
        this.bread = bread;
    }

    double[] coefficients() {
        return coefficients.clone();
    }

    /**
     * Fits.
     *
     * @param outcome 0 or 1 where logistic, else standardised
     * @param rows which rows to learn from
     */
    static Ridge fit(Design design, double[] outcome, int[] rows, boolean logistic) {
        return logistic ? logistic(design, outcome, rows) : linear(design, outcome, rows);
    }

    private static Ridge logistic(Design design, double[] outcome, int[] rows) {
        double[] coefficients = new double[design.width()];
        double mean = Arrays.stream(rows).mapToDouble(i -> outcome[i]).average().orElse(0.5);
        coefficients[Design.INTERCEPT] = Math.log(mean / (1 - mean));
        double[][] bread = new double[0][0];
        for (int step = 0; step < MOST_STEPS; step++) {
            double[] current = coefficients;
            Sums sums = new Sums(design);
            for (int i : rows) {
                double p = share(design.predict(i, current));
                sums.add(i, Math.max(LEAST_WEIGHT, p * (1 - p)), outcome[i] - p);
            }
            bread = sums.inverse(1);
            double[] move = sums.move(bread, current, 1);
            double largest = 0;
            coefficients = current.clone();
            for (int k = 0; k < move.length; k++) {
                coefficients[k] += move[k];
                largest = Math.max(largest, Math.abs(move[k]));
            }
            if (largest < CLOSE) {
                break;
            }
        }
        return new Ridge(coefficients, bread);
    }

    /** The noise is first taken for all of the outcome's variance, then for what the model leaves of it. */
    private static Ridge linear(Design design, double[] outcome, int[] rows) {
        double noise = 1;
        Ridge fitted = new Ridge(new double[0], new double[0][0]);
        for (int round = 0; round < 3; round++) {
            Sums sums = new Sums(design);
            for (int i : rows) {
                sums.add(i, 1, outcome[i]);
            }
            double[][] bread = sums.inverse(noise);
            double[] coefficients = sums.move(bread, new double[design.width()], noise);
            fitted = new Ridge(coefficients, bread);
            double squares = 0;
            for (int i : rows) {
                double residual = outcome[i] - design.predict(i, coefficients);
                squares += residual * residual;
            }
            noise = Math.max(LEAST_WEIGHT, squares / rows.length);
        }
        return fitted;
    }

    /** Of the coefficients, robust to an outcome that varies differently from how the model has it. */
    RealMatrix covariance(Design design, double[] outcome, boolean logistic) {
        int width = design.width();
        Sums meat = new Sums(design);
        double squares = 0;
        for (int i = 0; i < design.rows(); i++) {
            double predicted = design.predict(i, coefficients);
            double residual = outcome[i] - (logistic ? share(predicted) : predicted);
            meat.add(i, residual * residual, 0);
            squares += residual * residual;
        }
        double correction = (double) design.rows() / Math.max(1, design.rows() - width);
        double penalty = logistic ? 1 : squares / design.rows();
        double[][] middle = meat.matrix();
        for (double[] row : middle) {
            for (int k = 0; k < width; k++) {
                row[k] *= correction;
            }
        }
        // The scores' variance that the penalty stands for: penalty² over the spread 1 it allows, in units of the
        // noise.
        for (int k = 1; k < width; k++) {
            middle[k][k] += penalty * penalty;
        }
        RealMatrix outer = MatrixUtils.createRealMatrix(bread);
        return outer.multiply(MatrixUtils.createRealMatrix(middle)).multiply(outer);
    }

    static double share(double logOdds) {
        return 1 / (1 + Math.exp(-logOdds));
    }

    /** Weighted sums over rows: XᵀWX and Xᵀr. */
    private static final class Sums {
        private final Design design;
        private final double[][] matrix;
        private final double[] vector;
        private final int[] places;
        private final double[] entries;

        Sums(Design design) {
            this.design = design;
            this.matrix = new double[design.width()][design.width()];
            this.vector = new double[design.width()];
            this.places = new int[design.entries()];
            this.entries = new double[design.entries()];
        }

        void add(int row, double weight, double residual) {
            design.row(row, places, entries);
            for (int a = 0; a < places.length; a++) {
                double[] sums = matrix[places[a]];
                double weighted = weight * entries[a];
                for (int b = 0; b <= a; b++) {
                    sums[places[b]] += weighted * entries[b];
                }
                vector[places[a]] += residual * entries[a];
            }
        }

        /** Rows are summed below the diagonal alone: both sides summed would differ in their last digits. */
        double[][] matrix() {
            for (int a = 0; a < matrix.length; a++) {
                for (int b = 0; b < a; b++) {
                    matrix[b][a] = matrix[a][b];
                }
            }
            return matrix;
        }

        double[][] inverse(double penalty) {
            RealMatrix penalised = MatrixUtils.createRealMatrix(matrix());
            for (int k = 1; k < vector.length; k++) {
                penalised.addToEntry(k, k, penalty);
            }
            return new CholeskyDecomposition(penalised, CLOSE, 0)
                    .getSolver()
                    .getInverse()
                    .getData();
        }

        double[] move(double[][] inverse, double[] from, double penalty) {
            double[] score = vector.clone();
            for (int k = 1; k < score.length; k++) {
                score[k] -= penalty * from[k];
            }
            return MatrixUtils.createRealMatrix(inverse).operate(score);
        }
    }
}
