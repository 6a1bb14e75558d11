package dev.deskpulse.scheduler.forecast;

import java.util.Arrays;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.CholeskyDecomposition;
import org.hipparchus.linear.RealMatrix;

/**
 * Regression on what is known ahead, the season's phases among it, whose errors have a model of their own (Pankratz,
 * "Forecasting with Dynamic Regression Models", 1991). A small ridge keeps what was seen once or never from running away.
 *
 * @param season steps; phases get a regressor each up to {@value #MOST_PHASES}, longer seasons sine and cosine pairs
 * @param errors forecasts what the regression leaves
 */
record DynamicRegression(Regressors regressors, int season, Model errors) implements Model {
    private static final int MOST_PHASES = 31;
    private static final int PAIRS = 6;
    private static final double RIDGE = 0.5;

    @Override
    public String name() {
        return "calendar regression " + season + " with " + errors.name();
    }

    @Override
    public boolean fits(Past past) {
        return past.length() >= 2 * columns() + 10 && errors.fits(past);
    }

    @Override
    public Fitted fit(Past past) {
        double[] weights = weights(past.values());
        Fitted rest = errors.fit(Past.of(rest(past.values(), weights)));
        return (known, horizon) -> {
            double[] ahead = rest.forecast(Past.of(rest(known.values(), weights)), horizon);
            for (int h = 0; h < horizon; h++) {
                ahead[h] += explained(known.length() + h, weights);
            }
            return ahead;
        };
    }

    private double[] weights(double[] values) {
        int columns = columns();
        double[][] squares = new double[columns][columns];
        double[] products = new double[columns];
        for (int t = 0; t < values.length; t++) {
            double[] row = row(t);
            for (int i = 0; i < columns; i++) {
                products[i] += row[i] * values[t];
                for (int j = 0; row[i] != 0 && j <= i; j++) {
                    squares[i][j] += row[i] * row[j];
                }
            }
        }
        for (int i = 0; i < columns; i++) {
            squares[i][i] += i == 0 ? 1e-6 : RIDGE;
            for (int j = 0; j < i; j++) {
                squares[j][i] = squares[i][j];
            }
        }
        RealMatrix matrix = new Array2DRowRealMatrix(squares, false);
        return new CholeskyDecomposition(matrix)
                .getSolver()
                .solve(new ArrayRealVector(products))
                .toArray();
    }

    private double[] rest(double[] values, double[] weights) {
        double[] rest = new double[values.length];
        Arrays.setAll(rest, t -> values[t] - explained(t, weights));
        return rest;
    }

    private double explained(int step, double[] weights) {
        double[] row = row(step);
        double sum = 0;
        for (int i = 0; i < row.length; i++) {
            sum += row[i] * weights[i];
        }
        return sum;
    }

    private int columns() {
        return 1 + seasonColumns() + regressors.count();
    }

    private int seasonColumns() {
        return season <= 1 ? 0 : season <= MOST_PHASES ? season : 2 * PAIRS;
    }

    private double[] row(int step) {
        double[] row = new double[columns()];
        row[0] = 1;
        int own = seasonColumns();
        for (int i = 0; i < own; i++) {
            row[1 + i] = season <= MOST_PHASES ? step % season == i ? 1 : 0 : wave(step, i);
        }
        for (int i = 0; i < regressors.count(); i++) {
            row[1 + own + i] = regressors.at(step, i);
        }
        return row;
    }

    private double wave(int step, int column) {
        double angle = 2 * Math.PI * (column / 2 + 1) * (step % season) / season;
        return column % 2 == 0 ? Math.sin(angle) : Math.cos(angle);
    }
}
