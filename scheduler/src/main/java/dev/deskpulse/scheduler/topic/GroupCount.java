package dev.deskpulse.scheduler.topic;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Chooses how many groups a tree is cut into: the fewest whose silhouette (Rousseeuw, "Silhouettes: a graphical aid", 1987;
 * by cosine) comes within 2 % of the best. Cuts whose groups do not hold together are passed over, since two halves of a
 * motley crowd can be far apart without being about anything; so are cuts into more groups than a person would read.
 */
final class GroupCount {
    private static final double GOOD_ENOUGH = 0.98;
    private static final double LEAST_COHESION = 0.5;
    private static final double MOST_BY_ROOT = 1.5;

    private final WardTree tree;
    private final int[] finest;
    private final int[] sizes;
    /** Of each point with the sum of each finest group: coarser groups' sums are sums of these. */
    private final double[][] dots;

    private record Quality(double silhouette, double cohesion) {}

    private GroupCount(float[][] points, WardTree tree, int most) {
        this.tree = tree;
        this.finest = tree.cut(most);
        this.sizes = new int[most];
        float[][] sums = new float[most][points[0].length];
        for (int i = 0; i < points.length; i++) {
            sizes[finest[i]]++;
            Vectors.add(points[i], sums[finest[i]]);
        }
        this.dots = Arrays.stream(points)
                .parallel()
                .map(point -> Arrays.stream(sums)
                        .mapToDouble(sum -> Vectors.dot(point, sum))
                        .toArray())
                .toArray(double[][]::new);
    }

    /**
     * The group of each point.
     *
     * @param points of length 1, at least two
     */
    static int[] cut(float[][] points, WardTree tree) {
        int most = (int) Math.max(1, Math.min(points.length / 2.0, MOST_BY_ROOT * Math.sqrt(points.length)));
        return tree.cut(new GroupCount(points, tree, most).best(most));
    }

    private int best(int most) {
        Quality[] qualities = IntStream.rangeClosed(1, most)
                .parallel()
                .mapToObj(this::quality)
                .toArray(Quality[]::new);
        int least = 1;
        while (least < most && qualities[least - 1].cohesion < LEAST_COHESION) {
            least++;
        }
        double best = IntStream.rangeClosed(least, most)
                .mapToDouble(groups -> qualities[groups - 1].silhouette)
                .max()
                .orElse(0);
        double enough = Math.min(best, best * GOOD_ENOUGH);
        int groups = least;
        while (qualities[groups - 1].silhouette < enough) {
            groups++;
        }
        return groups;
    }

    private Quality quality(int groups) {
        int[] coarse = tree.cut(groups);
        int[] groupOfFinest = new int[sizes.length];
        for (int i = 0; i < coarse.length; i++) {
            groupOfFinest[finest[i]] = coarse[i];
        }
        int[] sizeOf = new int[groups];
        for (int f = 0; f < sizes.length; f++) {
            sizeOf[groupOfFinest[f]] += sizes[f];
        }
        double silhouette = 0;
        double[] squaredLength = new double[groups];
        for (int i = 0; i < coarse.length; i++) {
            double[] sums = new double[groups];
            for (int f = 0; f < sizes.length; f++) {
                sums[groupOfFinest[f]] += dots[i][f];
            }
            silhouette += silhouette(sums, sizeOf, coarse[i]);
            squaredLength[coarse[i]] += sums[coarse[i]];
        }
        double lengths = Arrays.stream(squaredLength)
                .map(square -> Math.sqrt(Math.max(0, square)))
                .sum();
        return new Quality(silhouette / coarse.length, lengths / coarse.length);
    }

    /** Of one point; the mean distance to a group's points is one less the mean of the cosines. */
    private static double silhouette(double[] sums, int[] sizes, int own) {
        if (sizes[own] == 1) {
            return 0;
        }
        double inside = 1 - (sums[own] - 1) / (sizes[own] - 1);
        double outside = Double.MAX_VALUE;
        for (int g = 0; g < sums.length; g++) {
            if (g != own) {
                outside = Math.min(outside, 1 - sums[g] / sizes[g]);
            }
        }
        double larger = Math.max(inside, outside);
        return sums.length == 1 || larger <= 0 ? 0 : (outside - inside) / larger;
    }
}
