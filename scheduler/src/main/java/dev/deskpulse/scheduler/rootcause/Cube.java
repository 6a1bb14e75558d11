package dev.deskpulse.scheduler.rootcause;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * All combinations of the dimensions, finest first. A combination's sums come from the smallest one that is finer by one
 * dimension, so that a pass over all of them costs little more than one over the leaves.
 */
final class Cube {
    /** Leaves times combinations that are kept: about 200 MiB. */
    private static final long MOST = 50_000_000;

    private final List<Cuboid> cuboids = new ArrayList<>();
    private final Map<Integer, Integer> positions = new HashMap<>();
    private final double[][] sums;

    /** @param counts leaves that can tell anything */
    Cube(Comparison rows, List<Integer> dimensions, boolean[] counts) {
        int most = mostDimensions(dimensions.size(), rows.leaves());
        masks(dimensions).stream()
                .filter(mask -> Integer.bitCount(mask) <= most)
                .forEach(mask -> {
                    positions.put(mask, cuboids.size());
                    cuboids.add(new Cuboid(mask, rows, finer(mask, dimensions), counts));
                });
        this.sums = new double[cuboids.size()][];
        Arrays.setAll(sums, i -> new double[cuboids.get(i).cells()]);
    }

    private static List<Integer> masks(List<Integer> dimensions) {
        return IntStream.range(0, 1 << dimensions.size())
                .map(bits -> IntStream.range(0, dimensions.size())
                        .filter(i -> (bits >> i & 1) == 1)
                        .map(i -> 1 << dimensions.get(i))
                        .sum())
                .boxed()
                .sorted(Comparator.comparing(mask -> -Integer.bitCount(mask)))
                .toList();
    }

    /** How many dimensions a slice may have, so that memory and time stay bounded. */
    private static int mostDimensions(int dimensions, int leaves) {
        long combinations = 1;
        long ofSize = 1;
        for (int size = 1; size <= dimensions; size++) {
            ofSize = ofSize * (dimensions - size + 1) / size;
            combinations += ofSize;
            if (combinations * leaves > MOST) {
                return Math.max(1, size - 1);
            }
        }
        return dimensions;
    }

    private @Nullable Cuboid finer(int mask, List<Integer> dimensions) {
        return dimensions.stream()
                .filter(d -> (mask >> d & 1) == 0)
                .map(d -> positions.get(mask | 1 << d))
                .filter(position -> position != null)
                .map(cuboids::get)
                .min(Comparator.comparingInt(Cuboid::cells))
                .orElse(null);
    }

    int size() {
        return cuboids.size();
    }

    Cuboid cuboid(int position) {
        return cuboids.get(position);
    }

    /** All slices there are to search. */
    long slices() {
        return cuboids.stream().mapToLong(Cuboid::tellingCells).sum();
    }

    /** The most dimensions that a slice has. */
    int depth() {
        return Integer.bitCount(cuboids.get(0).mask());
    }

    /** Adds the leaves' figures up, once for every cuboid; the arrays are written over by the next call. */
    double[][] sum(double[] leaves) {
        for (int i = 0; i < sums.length; i++) {
            Arrays.fill(sums[i], 0);
            Cuboid finer = cuboids.get(i).finer();
            double[] from = finer == null ? leaves : sums[positionOf(finer)];
            cuboids.get(i).sum(from, sums[i]);
        }
        return sums;
    }

    private int positionOf(Cuboid cuboid) {
        Integer position = positions.get(cuboid.mask());
        return position == null ? -1 : position;
    }
}
