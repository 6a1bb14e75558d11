package dev.deskpulse.scheduler.rootcause;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Made-up figures with planted causes, in the manner of the public generator of RiskLoc (Kalander 2022): skewed leaves, some
 * of them empty, an error of forecast on either side, and one to three causes of one to three slices each, whose leaves
 * all shrink by about the same share.
 */
final class RippleCase {
    private final int[] sizes;
    private final Random random;
    private final double noise;
    private final double[] real;
    private final double[] expected;
    private final List<List<int[]>> causes = new ArrayList<>();
    private boolean raised;

    private RippleCase(long seed, double mostNoise, int... sizes) {
        this.sizes = sizes.clone();
        this.random = new Random(seed);
        this.noise = mostNoise * random.nextDouble();
        int leaves = Arrays.stream(sizes).reduce(1, (a, b) -> a * b);
        this.real = new double[leaves];
        this.expected = new double[leaves];
    }

    /** With causes. */
    static RippleCase of(long seed, double mostNoise, int... sizes) {
        RippleCase made = quiet(seed, mostNoise, sizes);
        made.plant();
        return made;
    }

    /** Without any. */
    static RippleCase quiet(long seed, double mostNoise, int... sizes) {
        RippleCase made = new RippleCase(seed, mostNoise, sizes);
        made.fill();
        return made;
    }

    private void fill() {
        double shape = 0.5 + 0.5 * random.nextDouble();
        double empty = 0.25 * random.nextDouble();
        for (int leaf = 0; leaf < real.length; leaf++) {
            double value =
                    random.nextDouble() < empty ? 0 : 100 * Math.pow(-Math.log(1 - random.nextDouble()), 1 / shape);
            double off = Math.max(0, value * (1 + noise * random.nextGaussian()));
            boolean swapped = random.nextBoolean();
            real[leaf] = swapped ? off : value;
            expected[leaf] = swapped ? value : off;
        }
        raised = Arrays.stream(real).sum() > Arrays.stream(expected).sum();
    }

    private void plant() {
        int wanted = 1 + random.nextInt(3);
        while (causes.size() < wanted) {
            List<Integer> dimensions = dimensions();
            List<int[]> slices = slices(dimensions, 1 + random.nextInt(3));
            if (!slices.isEmpty()) {
                causes.add(slices);
                shrink(slices);
            }
        }
    }

    private List<Integer> dimensions() {
        List<Integer> all =
                new ArrayList<>(IntStream.range(0, sizes.length).boxed().toList());
        Collections.shuffle(all, random);
        return all.subList(0, 1 + random.nextInt(sizes.length)).stream()
                .sorted()
                .toList();
    }

    /** None where they would overlap with others of the same dimension, or be empty. */
    private List<int[]> slices(List<Integer> dimensions, int count) {
        List<int[]> slices = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int[] slice = new int[sizes.length];
            Arrays.fill(slice, -1);
            dimensions.forEach(d -> slice[d] = random.nextInt(sizes[d]));
            boolean clash = causes.stream().flatMap(List::stream).anyMatch(other -> dimensions.stream()
                    .anyMatch(d -> other[d] == slice[d]));
            boolean twice = slices.stream().anyMatch(other -> Arrays.equals(other, slice));
            boolean empty = IntStream.range(0, real.length)
                    .noneMatch(leaf -> contains(slice, leaf) && real[leaf] + expected[leaf] > 0);
            if (clash || twice || empty) {
                return List.of();
            }
            slices.add(slice);
        }
        return slices;
    }

    private void shrink(List<int[]> slices) {
        double severity = 0.2 + 0.8 * random.nextDouble() + noise;
        double spread = 0.1 * random.nextDouble();
        for (int leaf = 0; leaf < real.length; leaf++) {
            int at = leaf;
            if (slices.stream().anyMatch(slice -> contains(slice, at))) {
                double rest = Math.max(0, 1 - severity - spread * random.nextGaussian());
                double base = raised ? real[leaf] : expected[leaf];
                real[leaf] = raised ? base : base * rest;
                expected[leaf] = raised ? base * rest : base;
            }
        }
    }

    private int code(int dimension, int leaf) {
        int rest = leaf;
        for (int d = sizes.length - 1; d > dimension; d--) {
            rest /= sizes[d];
        }
        return rest % sizes[dimension];
    }

    private boolean contains(int[] slice, int leaf) {
        return IntStream.range(0, slice.length).allMatch(d -> slice[d] < 0 || slice[d] == code(d, leaf));
    }

    private static String name(int dimension) {
        return String.valueOf((char) ('a' + dimension));
    }

    Comparison comparison() {
        Comparison.Builder rows = Comparison.ofSums(
                IntStream.range(0, sizes.length).mapToObj(RippleCase::name).toList());
        for (int leaf = 0; leaf < real.length; leaf++) {
            int at = leaf;
            rows.add(
                    IntStream.range(0, sizes.length)
                            .mapToObj(d -> name(d) + code(d, at))
                            .toList(),
                    real[leaf],
                    expected[leaf],
                    1);
        }
        return rows.build();
    }

    Set<String> truth() {
        Set<String> truth = new TreeSet<>();
        causes.stream().flatMap(List::stream).forEach(slice -> {
            StringJoiner text = new StringJoiner("&");
            IntStream.range(0, slice.length)
                    .filter(d -> slice[d] >= 0)
                    .forEach(d -> text.add(name(d) + "=" + name(d) + slice[d]));
            truth.add(text.toString());
        });
        return truth;
    }
}
