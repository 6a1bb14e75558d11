package dev.deskpulse.scheduler.forecast;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;

/** Looks for the parameters with the least loss within bounds, by the simplex of Nelder and Mead (1965). */
final class Search {
    private static final int MOST_STEPS = 120;
    private static final double CLOSE = 1e-6;

    private final double[] low;
    private final double[] high;
    private final ToDoubleFunction<double[]> loss;

    private static final class Corner {
        private final double[] at;
        private final double loss;

        Corner(double[] at, double loss) {
            this.at = at;
            this.loss = loss;
        }

        double[] at() {
            return at;
        }

        double loss() {
            return loss;
        }
    }

    private Search(double[] low, double[] high, ToDoubleFunction<double[]> loss) {
        this.low = low;
        this.high = high;
        this.loss = loss;
    }

    /** The best that is found from any of the starts; the first start where no loss is a number. */
    static double[] least(double[][] starts, double[] low, double[] high, ToDoubleFunction<double[]> loss) {
        Search search = new Search(low, high, loss);
        return Arrays.stream(starts)
                .map(search::from)
                .min((a, b) -> Double.compare(a.loss(), b.loss()))
                .orElseThrow()
                .at();
    }

    private Corner from(double[] start) {
        int n = start.length;
        Corner[] simplex = new Corner[n + 1];
        simplex[0] = corner(start);
        for (int i = 0; i < n; i++) {
            double[] at = start.clone();
            double step = (high[i] - low[i]) / 5;
            at[i] += at[i] + step > high[i] ? -step : step;
            simplex[i + 1] = corner(at);
        }
        for (int step = 0; step < MOST_STEPS; step++) {
            Arrays.sort(simplex, (a, b) -> Double.compare(a.loss(), b.loss()));
            if (simplex[n].loss() - simplex[0].loss() <= CLOSE * Math.abs(simplex[0].loss())) {
                break;
            }
            move(simplex);
        }
        return Arrays.stream(simplex)
                .min((a, b) -> Double.compare(a.loss(), b.loss()))
                .orElseThrow();
    }

    private void move(Corner[] simplex) {
        int n = simplex.length - 1;
        double[] centre = centre(simplex);
        Corner reflected = between(centre, simplex[n].at(), -1);
        if (reflected.loss() < simplex[0].loss()) {
            Corner further = between(centre, simplex[n].at(), -2);
            simplex[n] = further.loss() < reflected.loss() ? further : reflected;
        } else if (reflected.loss() < simplex[n - 1].loss()) {
            simplex[n] = reflected;
        } else {
            Corner nearer = between(centre, simplex[n].at(), reflected.loss() < simplex[n].loss() ? -0.5 : 0.5);
            if (nearer.loss() < Math.min(reflected.loss(), simplex[n].loss())) {
                simplex[n] = nearer;
            } else {
                for (int i = 1; i <= n; i++) {
                    simplex[i] = between(simplex[0].at(), simplex[i].at(), 0.5);
                }
            }
        }
    }

    private static double[] centre(Corner[] simplex) {
        int n = simplex.length - 1;
        double[] centre = new double[n];
        for (int corner = 0; corner < n; corner++) {
            for (int i = 0; i < n; i++) {
                centre[i] += simplex[corner].at()[i] / n;
            }
        }
        return centre;
    }

    private Corner between(double[] from, double[] to, double share) {
        double[] at = new double[from.length];
        for (int i = 0; i < at.length; i++) {
            at[i] = from[i] + share * (to[i] - from[i]);
        }
        return corner(at);
    }

    private Corner corner(double[] at) {
        double[] within = new double[at.length];
        for (int i = 0; i < at.length; i++) {
            within[i] = Math.max(low[i], Math.min(high[i], at[i]));
        }
        double value = loss.applyAsDouble(within);
        return new Corner(within, Double.isNaN(value) ? Double.POSITIVE_INFINITY : value);
    }
}
