package dev.deskpulse.scheduler.action;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hipparchus.exception.MathRuntimeException;
import org.hipparchus.linear.CholeskyDecomposition;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;

/**
 * Regression whose errors hang together from day to day: generalised least squares under each noise thought possible,
 * weighted by how well the noise explains the data, which is the restricted likelihood (Patterson and Thompson 1971) with
 * the errors' size integrated out. Intervals so know that the noise itself is only estimated; with one best noise they are
 * too narrow in short series (Turner et al., "Evaluation of statistical methods used in the analysis of interrupted time
 * series studies", BMC Medical Research Methodology 2021, who find restricted likelihood the best of those in use).
 *
 * @param parts what each noise says
 */
record Fit(List<Part> parts) {
    private static final double SINGULAR = 1e-10;

    /**
     * What one noise says.
     *
     * @param weight of all parts 1
     * @param variance of the errors
     * @param degrees of freedom that are left
     */
    record Part(
            Noise noise, double weight, RealVector coefficients, RealMatrix unscaled, double variance, int degrees) {
        double error(int column) {
            return Math.sqrt(variance * unscaled.getEntry(column, column));
        }
    }

    Fit {
        parts = List.copyOf(parts);
    }

    /**
     * Fits.
     *
     * @throws IllegalArgumentException where there are too few days to tell the columns apart
     */
    static Fit of(DailyFigures figures, Design design) {
        int width = design.width();
        double[][] rows = rows(figures, design);
        double[] chance = chance(figures);
        List<Part> parts = new ArrayList<>();
        List<Double> logs = new ArrayList<>();
        for (Noise.Likely likely : Noise.all()) {
            Noise.Whitened white = likely.noise().whiten(rows, width + 1, chance);
            Sums sums = Sums.of(white.rows(), width);
            CholeskyDecomposition factor = factor(sums.squares());
            RealVector coefficients = factor.getSolver().solve(sums.products());
            int degrees = white.rows().size() - width;
            double rest = Math.max(Double.MIN_NORMAL, sums.total() - coefficients.dotProduct(sums.products()));
            logs.add(likely.logPrior()
                    - (degrees * Math.log(rest) + white.logDeterminant() + Math.log(factor.getDeterminant())) / 2);
            parts.add(new Part(
                    likely.noise(), 0, coefficients, factor.getSolver().getInverse(), rest / degrees, degrees));
        }
        return new Fit(weighted(parts, logs));
    }

    /** What the coefficient of a column is, over all noises. */
    Spread coefficient(int column) {
        return new Spread(parts.stream()
                .map(part -> new Spread.Part(
                        part.weight(), part.coefficients().getEntry(column), part.error(column), part.degrees()))
                .toList());
    }

    /** How far the estimate of a column would stray from the truth in a longer series with the noise of this one. */
    Spread errors(DailyFigures planned, Design design, int column) {
        double[][] rows = rows(planned, design);
        double[] chance = chance(planned);
        List<Spread.Part> errors = new ArrayList<>();
        for (Part part : parts) {
            Noise.Whitened white = part.noise().whiten(rows, design.width() + 1, chance);
            RealMatrix inverse = factor(Sums.of(white.rows(), design.width()).squares())
                    .getSolver()
                    .getInverse();
            errors.add(new Spread.Part(
                    part.weight(),
                    0,
                    Math.sqrt(part.variance() * inverse.getEntry(column, column)),
                    white.rows().size() - design.width()));
        }
        return new Spread(errors);
    }

    /** The columns and, last, the figure; empty on a day without data. */
    private static double[][] rows(DailyFigures figures, Design design) {
        double[][] rows = new double[figures.days()][0];
        int known = 0;
        for (int day = 0; day < rows.length; day++) {
            if (figures.has(day)) {
                rows[day] = Arrays.copyOf(design.row(day), design.width() + 1);
                rows[day][design.width()] = figures.value(day);
                known++;
            }
        }
        if (known <= design.width() + 1) {
            throw new IllegalArgumentException("only " + known + " days have data; wait for more of them");
        }
        return rows;
    }

    private static double[] chance(DailyFigures figures) {
        double sum = 0;
        int known = 0;
        for (int day = 0; day < figures.days(); day++) {
            if (figures.has(day)) {
                sum += figures.cases(day);
                known++;
            }
        }
        double[] chance = new double[figures.days()];
        for (int day = 0; day < chance.length; day++) {
            chance[day] = figures.has(day) ? sum / known / figures.cases(day) : 1;
        }
        return chance;
    }

    private static CholeskyDecomposition factor(RealMatrix squares) {
        try {
            return new CholeskyDecomposition(squares, SINGULAR * squares.getEntry(0, 0), SINGULAR);
        } catch (MathRuntimeException e) {
            throw new IllegalArgumentException("the days with data do not tell weekdays, trend and action apart", e);
        }
    }

    private static List<Part> weighted(List<Part> parts, List<Double> logs) {
        double best = logs.stream().mapToDouble(Double::doubleValue).max().orElse(0);
        double[] weights =
                logs.stream().mapToDouble(log -> Math.exp(log - best)).toArray();
        double sum = Arrays.stream(weights).sum();
        List<Part> weighted = new ArrayList<>();
        for (int i = 0; i < weights.length; i++) {
            Part part = parts.get(i);
            weighted.add(new Part(
                    part.noise(),
                    weights[i] / sum,
                    part.coefficients(),
                    part.unscaled(),
                    part.variance(),
                    part.degrees()));
        }
        return weighted;
    }

    /** XᵀX, Xᵀy and yᵀy of rows whose last column is y. */
    private record Sums(RealMatrix squares, RealVector products, double total) {
        static Sums of(List<double[]> rows, int width) {
            double[][] sums = new double[width + 1][width + 1];
            for (double[] row : rows) {
                for (int i = 0; i <= width; i++) {
                    double[] into = sums[i];
                    double left = row[i];
                    for (int j = 0; j <= i; j++) {
                        into[j] += left * row[j];
                    }
                }
            }
            double[][] squares = new double[width][width];
            for (int i = 0; i < width; i++) {
                for (int j = 0; j <= i; j++) {
                    squares[i][j] = sums[i][j];
                    squares[j][i] = sums[i][j];
                }
            }
            return new Sums(
                    MatrixUtils.createRealMatrix(squares),
                    MatrixUtils.createRealVector(Arrays.copyOf(sums[width], width)),
                    sums[width][width]);
        }
    }
}
