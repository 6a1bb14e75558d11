package dev.deskpulse.scheduler.driver;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;
import org.hipparchus.special.Erf;

/**
 * Average marginal effects: each case is predicted with a factor set one way and set the other, all else as it is, and the
 * differences are averaged. Intervals by the delta method (Oehlert 1992) from the sandwich covariance.
 */
final class Effects {
    private static final double Z = 1.959964;

    private final Design design;
    private final double[] coefficients;
    private final RealMatrix covariance;
    private final Scale scale;
    /** The mean and the standard deviation of the outcome as it was modelled. */
    private final double mean;

    private final double deviation;

    /** An average prediction, and how it moves with the coefficients. */
    private record Prediction(double value, RealVector gradient) {
        Prediction plus(double weight, Prediction other) {
            return new Prediction(value + weight * other.value, gradient.add(other.gradient.mapMultiply(weight)));
        }
    }

    Effects(Design design, Modelled outcome, Ridge fitted) {
        this.design = design;
        this.coefficients = fitted.coefficients();
        this.covariance = fitted.covariance(design, outcome.values(), outcome.logistic());
        this.scale = outcome.scale();
        this.mean = outcome.mean();
        this.deviation = outcome.deviation();
    }

    /** Every effect, the largest first, with its p-value corrected. */
    List<Driver> all() {
        Ties ties = Ties.in(design);
        List<Driver> effects = new ArrayList<>();
        ties.groups().forEach(group -> effects.add(together(group.members())));
        for (int b = 0; b < design.blocks().size(); b++) {
            alone(b, ties, effects);
        }
        return corrected(effects);
    }

    private void alone(int b, Ties ties, List<Driver> effects) {
        Block block = design.blocks().get(b);
        List<Prediction> at = IntStream.range(0, block.levels().size())
                .mapToObj(level -> at(Map.of(b, entries(block, level))))
                .toList();
        int firstAsked = block.isNumber() ? 1 : 0;
        // Of two values, one says it all: the rarer.
        int lastAsked = block.isNumber() ? 1 : block.levels().size() - 1;
        if (!block.isNumber() && block.levels().size() == 2) {
            firstAsked = 1;
        }
        for (int level = firstAsked; level <= lastAsked; level++) {
            boolean other = block.levels().get(level).label().equals(Block.OTHER);
            if (!ties.tied(b, level) && !(other && block.levels().size() > 2)) {
                effects.add(driver(List.of(new Place(b, level, true)), contrast(block, level, at)));
            }
        }
    }

    private static Prediction contrast(Block block, int level, List<Prediction> at) {
        Prediction contrast = at.get(level);
        if (block.isNumber()) {
            return contrast.plus(-1, at.get(0));
        }
        double others = block.rows() - block.cases(level);
        for (int other = 0; other < at.size(); other++) {
            if (other != level) {
                contrast = contrast.plus(-block.cases(other) / others, at.get(other));
            }
        }
        return contrast;
    }

    /** Places of one block are one setting, mixed in their proportions; so are those that are left of it. */
    private Driver together(List<Place> members) {
        Map<Integer, List<Place>> byBlock = new LinkedHashMap<>();
        members.forEach(place ->
                byBlock.computeIfAbsent(place.block(), b -> new ArrayList<>()).add(place));
        Map<Integer, double[]> with = new LinkedHashMap<>();
        Map<Integer, double[]> without = new LinkedHashMap<>();
        byBlock.forEach((b, places) -> {
            Block block = design.blocks().get(b);
            if (block.isNumber()) {
                Place place = places.get(0);
                with.put(b, entries(block, place.up() ? place.level() : 0));
                without.put(b, place.level() == 2 ? new double[block.width()] : entries(block, place.up() ? 0 : 1));
            } else {
                with.put(b, mixed(block, places, true));
                without.put(b, mixed(block, places, false));
            }
        });
        return driver(members, at(with).plus(-1, at(without)));
    }

    private static double[] mixed(Block block, List<Place> places, boolean inside) {
        double[] mix = new double[block.width()];
        for (int level = 0; level < mix.length; level++) {
            int own = level;
            if (places.stream().anyMatch(place -> place.level() == own) == inside) {
                mix[level] = block.cases(level);
            }
        }
        double all = Arrays.stream(mix).sum();
        return Arrays.stream(mix).map(cases -> all == 0 ? 0 : cases / all).toArray();
    }

    private static double[] entries(Block block, int level) {
        double[] entries = new double[block.width()];
        entries[block.levels().get(level).place()] = block.levels().get(level).entry();
        return entries;
    }

    /** The average prediction over all cases, some blocks set to the same entries in all of them. */
    private Prediction at(Map<Integer, double[]> set) {
        double[] gradient = new double[coefficients.length];
        double value = 0;
        int[] places = new int[design.entries()];
        double[] entries = new double[design.entries()];
        double fixed = 0;
        for (Map.Entry<Integer, double[]> block : set.entrySet()) {
            fixed += dot(block.getValue(), design.offset(block.getKey()));
        }
        double slopes = 0;
        for (int i = 0; i < design.rows(); i++) {
            design.row(i, places, entries);
            set.keySet().forEach(b -> entries[b + 1] = 0);
            double predicted = fixed;
            for (int k = 0; k < places.length; k++) {
                predicted += coefficients[places[k]] * entries[k];
            }
            double slope = slope(predicted) / design.rows();
            value += outcome(predicted) / design.rows();
            for (int k = 0; k < places.length; k++) {
                gradient[places[k]] += slope * entries[k];
            }
            slopes += slope;
        }
        for (Map.Entry<Integer, double[]> block : set.entrySet()) {
            for (int k = 0; k < block.getValue().length; k++) {
                gradient[design.offset(block.getKey()) + k] += slopes * block.getValue()[k];
            }
        }
        return new Prediction(value, MatrixUtils.createRealVector(gradient));
    }

    private double dot(double[] entries, int offset) {
        double sum = 0;
        for (int k = 0; k < entries.length; k++) {
            sum += entries[k] * coefficients[offset + k];
        }
        return sum;
    }

    private double outcome(double predicted) {
        return switch (scale) {
            case SHARE -> Ridge.share(predicted);
            case LOGARITHM -> Math.exp(mean + deviation * predicted);
            case PLAIN -> mean + deviation * predicted;
        };
    }

    private double slope(double predicted) {
        return switch (scale) {
            case SHARE -> Ridge.share(predicted) * (1 - Ridge.share(predicted));
            case LOGARITHM -> deviation * Math.exp(mean + deviation * predicted);
            case PLAIN -> deviation;
        };
    }

    private Driver driver(List<Place> places, Prediction contrast) {
        double variance = contrast.gradient.dotProduct(covariance.operate(contrast.gradient));
        double error = Math.sqrt(Math.max(0, variance));
        double p = error == 0 ? 1 : Erf.erfc(Math.abs(contrast.value / error) / Math.sqrt(2));
        Block first = design.blocks().get(places.get(0).block());
        int cases = first.isNumber()
                ? first.cases(first.levels().get(places.get(0).level()).place())
                : first.cases(places.get(0).level());
        return new Driver(
                places.stream().map(this::factor).toList(),
                contrast.value,
                contrast.value - Z * error,
                contrast.value + Z * error,
                p,
                cases);
    }

    private Driver.Factor factor(Place place) {
        Block block = design.blocks().get(place.block());
        List<Block.Level> levels = block.levels();
        if (!block.isNumber() || place.level() == 2) {
            return new Driver.Factor(block.name(), "", levels.get(place.level()).label());
        }
        String low = levels.get(0).label();
        String high = levels.get(1).label();
        return new Driver.Factor(block.name(), place.up() ? low : high, place.up() ? high : low);
    }

    private static List<Driver> corrected(List<Driver> effects) {
        List<Driver> sorted = new ArrayList<>(effects);
        sorted.sort(Comparator.comparingDouble(Driver::pValue));
        double least = 0;
        for (int i = 0; i < sorted.size(); i++) {
            Driver d = sorted.get(i);
            least = Math.max(least, Math.min(1, d.pValue() * (sorted.size() - i)));
            sorted.set(i, new Driver(d.factors(), d.effect(), d.low(), d.high(), least, d.cases()));
        }
        sorted.sort(
                Comparator.comparingDouble((Driver d) -> Math.abs(d.effect())).reversed());
        return sorted;
    }
}
