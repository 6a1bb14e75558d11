package dev.deskpulse.scheduler.rootcause;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hipparchus.special.Erf;

/** Reckons the figures of each slice that was found. */
final class Reckoning {
    private static final double LEAST_WEIGHT = 0.1;

    private static final double NORMAL_95 = 1.959964;

    private final Comparison rows;
    private final Deviations deviations;
    private final Noise noise;
    private final long slices;
    private final double change;
    private final boolean[] counted;
    private int causes;

    Reckoning(Comparison rows, Deviations deviations, Noise noise, long slices) {
        this.rows = rows;
        this.deviations = deviations;
        this.noise = noise;
        this.slices = slices;
        this.counted = new boolean[rows.leaves()];
        double sum = 0;
        for (int leaf = 0; leaf < counted.length; leaf++) {
            sum += rows.real(leaf) - rows.expected(leaf);
        }
        this.change = sum;
    }

    /** What is added up over a slice's leaves. */
    private static final class Sums {
        private int leaf = -1;
        private int leaves;
        private double real;
        private double expected;
        private double cases;
        private double variance;
        private double carried;
        private double weight;
        private double weighted;
    }

    /** To be called for the strongest cause first. */
    List<Localisation.Element> elements(Cause cause) {
        causes++;
        Map<Integer, Sums> byCell = new HashMap<>();
        for (int leaf = 0; leaf < counted.length; leaf++) {
            if (cause.covers(leaf)) {
                add(byCell.computeIfAbsent(cause.cuboid().cellOf(leaf), cell -> new Sums()), leaf);
            }
        }
        List<Localisation.Element> elements = new ArrayList<>();
        cause.cells().forEach(cell -> elements.add(element(cause, byCell.getOrDefault(cell, new Sums()))));
        return elements;
    }

    private void add(Sums sums, int leaf) {
        double difference = rows.real(leaf) - rows.expected(leaf);
        sums.leaf = leaf;
        sums.leaves++;
        sums.real += rows.real(leaf);
        sums.expected += rows.expected(leaf);
        sums.cases += rows.cases(leaf);
        sums.carried += counted[leaf] ? 0 : difference;
        counted[leaf] = true;
        double size = deviations.size(leaf);
        sums.variance += size == 0 ? 0 : size * size * noise.variance(size);
        if (deviations.isCount(leaf) && noise.isMostlyCount(size)) {
            // By what it was expected to be: a count that is high by chance must not look as if it were sure.
            double variance = noise.dispersion() + rows.expected(leaf) * noise.variance(Double.POSITIVE_INFINITY);
            sums.weight += rows.expected(leaf) / variance;
            sums.weighted += deviations.direction() * difference / variance;
        } else if (size > 0) {
            sums.weight += 1 / noise.variance(size);
            sums.weighted += deviations.of(leaf) / noise.variance(size);
        }
    }

    private Localisation.Element element(Cause cause, Sums sums) {
        double over = rows.isRate() ? sums.cases : 1;
        double margin = NORMAL_95 * Math.sqrt(sums.variance) / over;
        double difference = (sums.real - sums.expected) / over;
        double surprise = sums.weighted / Math.sqrt(Math.max(LEAST_WEIGHT, sums.weight));
        return new Localisation.Element(
                values(cause.cuboid(), sums.leaf),
                causes,
                sums.expected / over,
                sums.real / over,
                difference - margin,
                difference + margin,
                change == 0 ? 0 : sums.carried / change,
                deviations.direction() * surprise / Math.sqrt(sums.leaves),
                Math.min(1, slices * Erf.erfc(Math.abs(surprise) / Math.sqrt(2))),
                sums.leaves);
    }

    private Map<String, String> values(Cuboid cuboid, int leaf) {
        Map<String, String> values = new LinkedHashMap<>();
        for (int d = 0; d < rows.dimensions().size(); d++) {
            if ((cuboid.mask() >> d & 1) == 1) {
                values.put(rows.dimensions().get(d), rows.label(d, leaf));
            }
        }
        return values;
    }
}
