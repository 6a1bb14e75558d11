package dev.deskpulse.scheduler.agent;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.hipparchus.linear.CholeskyDecomposition;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;

/**
 * What each agent adds to a case's value beside all other factors: a linear mixed model with fixed factors for the cases and
 * a normal effect for the agents, so that agents with few cases are shrunk to their like.
 *
 * <p>The fixed factors are absorbed and the agents' equations turned to their axes, where the restricted likelihood is a sum
 * (Henderson, Biometrics 31 (1975) 423; Patterson and Thompson, Biometrika 58 (1971) 545; Searle, Casella, McCulloch,
 * Variance Components, 1992, ch. 7). The ratio of the agents' spread to the cases' is not fixed at its likeliest value, which
 * for few agents is often none at all and would make every interval empty, but averaged over, with a flat prior on the
 * ratio of the standard deviations (Gelman, Bayesian Analysis 1 (2006) 515). Shares are taken as 0 and 1 with normal errors.
 */
public final class MixedModel {
    /** A case's weight that holds each fixed level at the mean: levels that say the same then need no special case. */
    private static final double HOLD = 0.01;

    /** With less than so many cases' worth left once the other factors are known, there is nobody to compare with. */
    private static final double COMPARABLE = 0.5;

    private static final double Z = 1.959964;
    private static final int STEPS = 80;
    private static final double LEAST_RATIO = 0.002;
    private static final double STEP = 1.12;

    private MixedModel() {}

    /**
     * What an agent adds beyond the mean of their team's cases, with its 95 % interval, in the value's unit.
     *
     * @param comparable whether others of the team have cases to compare with; if not the effect says nothing
     */
    public record Effect(double value, double low, double high, boolean comparable) {}

    /** By agent, in the order of their names; empty without cases. */
    public static Map<String, Effect> of(CaseSums sums, UnaryOperator<String> team) {
        List<CaseSums.Level> agents = sums.levels(true);
        if (agents.isEmpty()) {
            return Map.of();
        }
        List<CaseSums.Level> fixed = sums.levels(false);
        RealMatrix held = counts(sums, fixed, fixed);
        double rank = 1;
        RealMatrix own = counts(sums, agents, agents);
        RealVector right = centred(sums, agents);
        double mean = sums.all().mean();
        double rest = Math.max(0, sums.all().squares() - sums.all().cases() * mean * mean);
        if (!fixed.isEmpty()) {
            for (int i = 0; i < fixed.size(); i++) {
                held.addToEntry(i, i, HOLD);
            }
            RealMatrix inverse = new CholeskyDecomposition(held).getSolver().getInverse();
            rank = fixed.size() - HOLD * inverse.getTrace();
            RealMatrix across = counts(sums, agents, fixed);
            RealVector sides = centred(sums, fixed);
            own = own.subtract(across.multiply(inverse).multiplyTransposed(across));
            right = right.subtract(across.operate(inverse.operate(sides)));
            rest = Math.max(0, rest - sides.dotProduct(inverse.operate(sides)));
        }
        Teams teams = Teams.of(agents, sums, team);
        return effects(teams, own, right, rest, sums.all().cases() - rank);
    }

    private static RealMatrix counts(CaseSums sums, List<CaseSums.Level> rows, List<CaseSums.Level> columns) {
        RealMatrix counts = MatrixUtils.createRealMatrix(rows.size(), Math.max(1, columns.size()));
        for (int i = 0; i < rows.size(); i++) {
            for (int j = 0; j < columns.size(); j++) {
                counts.setEntry(i, j, (double) sums.cases(rows.get(i), columns.get(j)));
            }
        }
        return counts;
    }

    private static RealVector centred(CaseSums sums, List<CaseSums.Level> levels) {
        double mean = sums.all().mean();
        return MatrixUtils.createRealVector(levels.stream()
                .mapToDouble(
                        level -> sums.of(level).sum() - mean * sums.of(level).cases())
                .toArray());
    }

    private static Map<String, Effect> effects(
            Teams teams, RealMatrix own, RealVector right, double rest, double free) {
        RealMatrix even = own.add(own.transpose()).scalarMultiply(0.5);
        EigenDecompositionSymmetric axes = new EigenDecompositionSymmetric(even);
        RealMatrix turned = axes.getV();
        Axes told =
                new Axes(MatrixUtils.createRealVector(axes.getEigenvalues()), turned.preMultiply(right), rest, free);
        Posterior posterior = told.posterior();
        Map<String, Effect> effects = new LinkedHashMap<>();
        for (int i = 0; i < teams.agents().size(); i++) {
            double value = 0;
            double variance = 0;
            double[] row = turned.getRowVector(i)
                    .subtract(turned.preMultiply(teams.shares(i)))
                    .toArray();
            for (Posterior.Step step : posterior.steps()) {
                double mean = 0;
                double spread = 0;
                for (int k = 0; k < row.length; k++) {
                    mean += row[k] * step.means().getEntry(k);
                    spread += row[k] * row[k] * step.variances().getEntry(k);
                }
                value += step.weight() * mean;
                variance += step.weight() * (spread + mean * mean);
            }
            double error = Z * Math.sqrt(Math.max(0, variance - value * value));
            effects.put(
                    teams.agents().get(i).value(),
                    new Effect(
                            value,
                            value - error,
                            value + error,
                            even.getEntry(i, i) >= COMPARABLE && teams.hasOthers(i)));
        }
        return effects;
    }

    /**
     * Whose mean each agent is compared with: that of all cases of the team, their own among them, as the team's level is.
     *
     * @param names of each agent's team
     * @param cases of each agent
     */
    private record Teams(List<CaseSums.Level> agents, List<String> names, RealVector cases) {
        static Teams of(List<CaseSums.Level> agents, CaseSums sums, UnaryOperator<String> team) {
            return new Teams(
                    agents,
                    agents.stream().map(agent -> team.apply(agent.value())).toList(),
                    MatrixUtils.createRealVector(agents.stream()
                            .mapToDouble(agent -> sums.of(agent).cases())
                            .toArray()));
        }

        /** Of each agent in the cases of one's team; they add up to 1. */
        RealVector shares(int agent) {
            RealVector shares = cases.copy();
            for (int i = 0; i < names.size(); i++) {
                if (!names.get(i).equals(names.get(agent))) {
                    shares.setEntry(i, 0);
                }
            }
            return shares.mapDivide(shares.getL1Norm());
        }

        boolean hasOthers(int agent) {
            return names.stream().filter(names.get(agent)::equals).count() > 1;
        }
    }

    /** Weights add up to 1. */
    private record Posterior(List<Step> steps) {
        private record Step(double weight, RealVector means, RealVector variances) {}
    }

    /** The agents' equations on their axes: independent of each other. */
    private record Axes(RealVector information, RealVector right, double rest, double free) {
        private static final double NOTHING = 0.02;

        Posterior posterior() {
            double[] logs = new double[STEPS];
            double most = Double.NEGATIVE_INFINITY;
            for (int s = 0; s < STEPS; s++) {
                logs[s] = Math.log(ratio(s)) + likelihood(ratio(s) * ratio(s));
                most = Math.max(most, logs[s]);
            }
            double total = 0;
            for (int s = 0; s < STEPS; s++) {
                logs[s] = Math.exp(logs[s] - most);
                total += logs[s];
            }
            List<Posterior.Step> steps = new ArrayList<>();
            for (int s = 0; s < STEPS; s++) {
                if (logs[s] > 1e-6 * total) {
                    steps.add(step(logs[s] / total, ratio(s) * ratio(s)));
                }
            }
            return new Posterior(steps);
        }

        /** Up to about 15: agents who differ so much more than their cases need no shrinking. */
        private static double ratio(int step) {
            return LEAST_RATIO * Math.pow(STEP, step);
        }

        /** Of the ratio of the agents' variance to the cases', the cases' at its likeliest. */
        private double likelihood(double gamma) {
            double logs = 0;
            for (double d : information.toArray()) {
                logs += d > NOTHING ? Math.log1p(gamma * d) : 0;
            }
            double dimension = Math.max(1, free);
            return -0.5 * (dimension * Math.log(variance(gamma)) + logs);
        }

        private double variance(double gamma) {
            double within = rest;
            for (int k = 0; k < information.getDimension(); k++) {
                double d = information.getEntry(k);
                within -= d > NOTHING ? right.getEntry(k) * right.getEntry(k) * gamma / (1 + gamma * d) : 0;
            }
            return Math.max(1e-9, within) / Math.max(1, free);
        }

        private Posterior.Step step(double weight, double gamma) {
            double[] means = new double[information.getDimension()];
            double[] variances = new double[information.getDimension()];
            double noise = variance(gamma);
            for (int k = 0; k < information.getDimension(); k++) {
                double d = information.getEntry(k) > NOTHING ? information.getEntry(k) : 0;
                double shrink = gamma / (1 + gamma * d);
                means[k] = d > 0 ? shrink * right.getEntry(k) : 0;
                variances[k] = noise * shrink;
            }
            return new Posterior.Step(
                    weight, MatrixUtils.createRealVector(means), MatrixUtils.createRealVector(variances));
        }
    }
}
